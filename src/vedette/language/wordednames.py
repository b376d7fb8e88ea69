"""Names that say what they are: capitalised words up to "Agreement", "Hotel" or "River", or behind "Lake" or "Camp"."""

from __future__ import annotations

from vedette.language.drafts import Draft
from vedette.language.lexicon import Hit, Lexicon, Noun, fold, loud_sentences
from vedette.language.namespans import words_of
from vedette.records.entities import EntityKind
from vedette.records.parsed import Parsed

THINGS: frozenset[EntityKind] = frozenset({"agreement", "facility", "place"})
LONGEST = 6


def worded_names(parsed: Parsed, lexicon: Lexicon, nouns_at: dict[int, Hit]) -> list[Draft]:
    """The names of places, buildings and agreements that their own last or first word tells, states' names in them too.

    A state's adjective in front alone makes no name ("the Russian Embassy" is read as Russia's body).
    """
    tokens = parsed.tokens
    loud = loud_sentences(tokens)
    out: list[Draft] = []
    for token in tokens:
        if not token.text[0].isupper() or token.sentence in loud:
            continue
        low = fold(token.text)
        kind = lexicon.last_words.get(low)
        first, last = start_of_run(parsed, lexicon, token.index), token.index + 1
        hit = nouns_at.get(token.index)
        is_body = hit is not None and isinstance(hit.meaning, Noun) and hit.meaning.institution is not None
        if kind not in THINGS or last - first < 2 or is_body or goes_on(parsed, last):
            kind = lexicon.first_words.get(low)
            first, last = token.index, end_of_run(parsed, token.index)
            if kind not in THINGS or last - first < 2 or start_of_run(parsed, lexicon, token.index) < first:
                continue
        if kind is not None:
            out.append(Draft(first, last, last - 1, "name", kind, words_of(parsed, first, last), sure=True))
    return out


def start_of_run(parsed: Parsed, lexicon: Lexicon, last: int) -> int:
    """The first of the capitalised words that end at ``last``, titles and articles left out."""
    tokens = parsed.tokens
    at = last
    while at > 0 and last - at < LONGEST and tokens[at - 1].sentence == tokens[last].sentence:
        before = tokens[at - 1]
        if not before.text[0].isupper() or before.pos not in ("PROPN", "NOUN", "ADJ") or not before.text.isalpha():
            break
        if before.lower in lexicon.trims or fold(before.text) in lexicon.courtesy | lexicon.never | lexicon.role_heads:
            break
        at -= 1
    return at


def end_of_run(parsed: Parsed, first: int) -> int:
    """One past the last of the capitalised words that begin at ``first``."""
    at = first + 1
    while goes_on(parsed, at) and at - first < LONGEST:
        at += 1
    return at


def goes_on(parsed: Parsed, at: int) -> bool:
    """Whether the name goes on with the token at ``at``."""
    tokens = parsed.tokens
    return (
        at < len(tokens)
        and tokens[at].sentence == tokens[at - 1].sentence
        and tokens[at].text[0].isupper()
        and tokens[at].pos == "PROPN"
        and tokens[at].text.isalpha()
    )
