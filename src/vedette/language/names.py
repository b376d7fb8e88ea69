"""Names on a page: the parser's own entities corrected by the known names, with titles trimmed and kinds put right."""

from __future__ import annotations

from collections.abc import Iterable

from vedette.language.drafts import Draft
from vedette.language.lexicon import Hit, Known, Lexicon, Noun, fold, is_capitals, pieces_of
from vedette.language.metonyms import stands_for_state
from vedette.records.entities import EntityKind
from vedette.records.parsed import Parsed, Token

LABELS: dict[str, EntityKind] = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "facility", "NORP": "population",
    "PRODUCT": "weapon", "LAW": "agreement", "WORK_OF_ART": "organization", "EVENT": "organization",
}  # fmt: skip
# The parser's labels that are only believed where another clue backs them.
WEAK = frozenset({"WORK_OF_ART", "EVENT", "PRODUCT", "LAW", "NORP"})


def find_names(parsed: Parsed, lexicon: Lexicon, names: list[Hit], nouns: list[Hit]) -> list[Draft]:
    """The named mentions of a page in text order, none overlapping another."""
    tokens = parsed.tokens
    known_at: dict[int, Hit] = {i: h for h in names for i in range(h.first, h.last)}
    taken: set[int] = set()
    drafts: list[Draft] = []

    def take(draft: Draft) -> None:
        drafts.append(draft)
        taken.update(range(draft.first, draft.last))

    spans = list(labelled_spans(tokens))
    for label, first, last in spans:
        if label != "PERSON" and not (label in LABELS and looks_like_person(parsed, lexicon, first, last, known_at)):
            continue
        first, last = trim(parsed, lexicon, first, last, known_at)
        if last - first < 1 or not tokens[first].text[0].isupper():
            continue
        inside = [known_at[i] for i in range(first, last) if i in known_at]
        if any(h.first <= first and h.last >= last for h in inside):
            continue
        if any(h.last - h.first > 1 and isinstance(h.meaning, Known) for h in inside):
            continue
        if kind_by_words(lexicon, tokens[first:last]) not in (None, "armed_group", "place"):
            continue
        take(person(parsed, lexicon, first, last))
    for hit in names:
        if taken.isdisjoint(range(hit.first, hit.last)) and isinstance(hit.meaning, Known):
            draft = known_draft(parsed, lexicon, hit, hit.meaning)
            if draft is not None:
                take(draft)
    nouns_at = {i: h for h in nouns for i in range(h.first, h.last)}
    for label, first, last in spans:
        if label not in LABELS or label == "PERSON":
            continue
        first, last = trim(parsed, lexicon, first, last, known_at)
        free = [i for i in range(first, last) if i not in taken]
        if not free or len(free) < last - first:
            continue
        draft = other_name(parsed, lexicon, label, first, last, nouns_at)
        if draft is not None:
            take(draft)
    return sorted(drafts, key=lambda d: d.first)


def labelled_spans(tokens: tuple[Token, ...]) -> Iterable[tuple[str, int, int]]:
    """Runs of tokens with one label of the parser, within a sentence."""
    at = 0
    while at < len(tokens):
        label = tokens[at].label
        end = at + 1
        if label:
            while end < len(tokens) and tokens[end].label == label and tokens[end].sentence == tokens[at].sentence:
                end += 1
            yield label, at, end
        at = end


def trim(parsed: Parsed, lexicon: Lexicon, first: int, last: int, known_at: dict[int, Hit]) -> tuple[int, int]:
    """A span without articles, possessives, quotation marks, titles and leading adjectives of states."""
    tokens = parsed.tokens
    while first < last:
        token = tokens[first]
        low = fold(token.text)
        hit = known_at.get(first)
        if (
            token.lower in lexicon.trims
            or (low in lexicon.courtesy and last - first > 1)
            or (low in lexicon.role_words and last - first > 1 and not is_capitals(token.text))
        ):
            first += 1
        elif hit and hit.last < last and isinstance(hit.meaning, Known) and hit.meaning.sense in ("adjective", "one"):
            first = hit.last
        else:
            break
    while last > first and (tokens[last - 1].lower in lexicon.trims or tokens[last - 1].tag == "POS"):
        last -= 1
    return first, last


def head_of(parsed: Parsed, first: int, last: int) -> int:
    """The token of a span whose head lies outside it (the last such)."""
    heads = [i for i in range(first, last) if not first <= parsed.tokens[i].head < last or parsed.tokens[i].head == i]
    nominal = [i for i in heads if parsed.tokens[i].pos in ("PROPN", "NOUN", "PRON", "ADJ", "NUM")]
    return (nominal or heads or [last - 1])[-1]


def words_of(parsed: Parsed, first: int, last: int) -> str:
    """The text of a span on one line."""
    return " ".join(parsed.text[parsed.tokens[first].start : parsed.tokens[last - 1].end].split())


def person(parsed: Parsed, lexicon: Lexicon, first: int, last: int) -> Draft:
    """The draft of a person's name."""
    return Draft(first, last, head_of(parsed, first, last), "name", "person", words_of(parsed, first, last))


def looks_like_person(parsed: Parsed, lexicon: Lexicon, first: int, last: int, known_at: dict[int, Hit]) -> bool:
    """Whether a name that the parser doesn't call a person stands right after a title: "Minister Mevlut Cavusoglu"."""
    if first in known_at or not first or parsed.tokens[first].label in ("GPE", "NORP", "FAC"):
        return False
    before = parsed.tokens[first - 1]
    inner = parsed.tokens[first]
    titled = before.sentence == inner.sentence and (
        fold(before.text) in lexicon.role_words or fold(before.text) in lexicon.courtesy
    )
    if not titled and last - first >= 3:
        titled = fold(inner.text) in lexicon.role_words and inner.pos == "PROPN"
    name = parsed.tokens[first:last]
    return (
        titled
        and all(t.text[0].isupper() or t.text in ("-", "al") for t in name)
        and not any(is_capitals(t.text) and len(t.text) < 6 for t in name)
    )


def kind_by_words(lexicon: Lexicon, tokens: Iterable[Token]) -> EntityKind | None:
    """The kind that the last words of a name tell, if any."""
    words = [w for t in tokens for w in pieces_of(t.text)]
    for size in (2, 1):
        if len(words) > size and " ".join(words[-size:]) in lexicon.last_words:
            return lexicon.last_words[" ".join(words[-size:])]
    return None


def known_draft(parsed: Parsed, lexicon: Lexicon, hit: Hit, known: Known) -> Draft | None:
    """The draft of a known name; a seat of government is the state or the town as the syntax tells."""
    head = head_of(parsed, hit.first, hit.last)
    words = words_of(parsed, hit.first, hit.last)
    if known.strict and known.sense == "acronym":
        return None
    if known.sense == "seat":
        if stands_for_state(parsed, head):
            return Draft(
                hit.first, hit.last, head, "metonym", "state", known.name, known.key, known, country=known.country,
                sector=known.sector,
            )  # fmt: skip
        return Draft(hit.first, hit.last, head, "name", "place", words, f"place:{fold(words)}", country=known.country)
    if known.sense == "one" or known.sense == "people":
        token = parsed.tokens[head]
        if token.pos in ("NOUN", "PROPN") and token.dep not in ("compound", "amod", "nmod"):
            return Draft(
                hit.first, hit.last, head, "name", "population", words, f"people:{known.key}", known, None,
                known.country, None, known.sense == "people", owner=known.key,
            )  # fmt: skip
        return Draft(
            hit.first,
            hit.last,
            head,
            "name",
            known.kind,
            name_of(known),
            known.key,
            known,
            country=known.country,
            sector=known.sector,
        )
    return Draft(
        hit.first, hit.last, head, "acronym" if known.sense == "acronym" else "name", known.kind, known.name, known.key,
        known, country=known.country, sector=known.sector,
    )  # fmt: skip


def name_of(known: Known) -> str:
    """The canonical name of a known actor."""
    return known.name


def other_name(
    parsed: Parsed, lexicon: Lexicon, label: str, first: int, last: int, nouns_at: dict[int, Hit]
) -> Draft | None:
    """The draft of a name that only the parser sees; None where nothing backs a weak label."""
    tokens = parsed.tokens[first:last]
    words = words_of(parsed, first, last)
    if fold(words) in lexicon.never or not any(t.text[0].isupper() for t in tokens) or words.startswith("http"):
        return None
    if not any(t.pos in ("PROPN", "NOUN", "ADJ") for t in tokens):
        return None
    kind: EntityKind = LABELS[label]
    told = kind_by_words(lexicon, tokens) or kind_beside(parsed, nouns_at, first, last)
    if told:
        kind = told
    elif label == "NORP":
        if tokens[-1].tag not in ("NNPS", "NNS"):
            return None
    elif label in WEAK:
        return None
    head = head_of(parsed, first, last)
    form = "acronym" if last - first == 1 and is_capitals(tokens[0].text) and len(words) <= 6 else "name"
    return Draft(first, last, head, "acronym" if form == "acronym" else "name", kind, words, plural=label == "NORP")


def kind_beside(parsed: Parsed, nouns_at: dict[int, Hit], first: int, last: int) -> EntityKind | None:
    """The kind that a common noun beside the name tells: "the rebel group X", "X broadcaster"."""
    for at in (first - 1, last):
        hit = nouns_at.get(at)
        if hit is None or not isinstance(hit.meaning, Noun) or hit.meaning.nominal is None:
            continue
        if parsed.tokens[at].sentence != parsed.tokens[first].sentence or not parsed.tokens[at].text.islower():
            continue
        kind = hit.meaning.nominal.kind
        if kind in ("armed_group", "facility", "agreement", "organization", "place"):
            return kind
    return None
