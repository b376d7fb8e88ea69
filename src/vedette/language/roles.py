"""Roles and titles beside a name: "Foreign Secretary Lord Lansdowne", "Lord Lansdowne, the foreign secretary,"."""

from __future__ import annotations

from collections.abc import Mapping

from vedette.language.drafts import Draft
from vedette.language.lexicon import Lexicon, fold, pieces_of
from vedette.records.parsed import Parsed


def role_before(parsed: Parsed, lexicon: Lexicon, draft: Draft, names_at: Mapping[int, Draft]) -> int:
    """The first token of the title in front of a person's name; the name's own first token where there is none."""
    tokens = parsed.tokens
    at = draft.first
    found = at
    while at > 0 and tokens[at - 1].sentence == tokens[draft.first].sentence and draft.first - at < 14:
        token = tokens[at - 1]
        low = fold(token.text)
        if low in lexicon.role_words or low in lexicon.courtesy:
            found = at = at - 1
        elif found == draft.first and token.text in ("[", "'", "‘", "“", '"') and at == draft.first:
            at -= 1
        elif (
            found == draft.first and at - 1 in names_at and at - 2 >= 0 and tokens[at - 2].lower in ("for", "to", "of")
        ):
            before = at - 3
            if before >= 0 and fold(tokens[before].text) in lexicon.role_words:
                found = at = before
            else:
                break
        elif found < draft.first and joins_title(parsed, at - 1, names_at):
            at -= 1
            if token.dep != "punct" and token.tag != "POS":
                found = at
        else:
            break
    return found


def joins_title(parsed: Parsed, index: int, names_at: Mapping[int, Draft]) -> bool:
    """Whether the token can stand before a title word as a part of it: "Russian Foreign Ministry", "Turkey's"."""
    token = parsed.tokens[index]
    if index in names_at:
        return names_at[index].kind != "person"
    if token.text == "-":
        return parsed.tokens[index - 1].end == token.start if index else False
    if token.tag == "POS" or token.text in ("’s", "'s"):
        return True
    if token.tag == "PRP$" or token.lower == "the":
        return True
    return token.pos in ("ADJ", "NOUN", "PROPN") and token.dep in ("compound", "amod", "nmod", "poss")


def sector_of(lexicon: Lexicon, role: str) -> str | None:
    """The PLOVER sector of a role by its longest last words that are known, then any word."""
    words = pieces_of(role)
    for size in (3, 2, 1):
        for at in range(len(words) - size, -1, -1):
            code = lexicon.role_sectors.get(" ".join(words[at : at + size]))
            if code:
                return code
    return None


def gender_of(lexicon: Lexicon, role: str) -> str | None:
    """The gender that a title tells, if any."""
    words = set(pieces_of(role))
    if words & lexicon.masculine:
        return "m"
    return "f" if words & lexicon.feminine else None
