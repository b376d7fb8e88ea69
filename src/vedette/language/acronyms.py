"""Acronyms that the page itself explains: "Hayat Tahrir al-Sham (HTS)"."""

from __future__ import annotations

from vedette.language.drafts import Draft
from vedette.language.lexicon import is_capitals
from vedette.records.parsed import Parsed


def bracketed_acronyms(parsed: Parsed, names: list[Draft]) -> dict[str, Draft]:
    """Acronyms in brackets right after a name, with the name they stand for."""
    tokens = parsed.tokens
    out: dict[str, Draft] = {}
    for draft in names:
        at = draft.last
        if at + 2 < len(tokens) + 1 and at + 1 < len(tokens) and tokens[at].text in ("(", "[", ","):
            word = tokens[at + 1]
            closing = tokens[at + 2].text if at + 2 < len(tokens) else ""
            if is_capitals(word.text) and closing in (")", "]", ",") and fits(word.text, draft.name):
                out.setdefault(word.text.replace(".", ""), draft)
    return out


def fits(acronym: str, name: str) -> bool:
    """Whether the acronym's first letter begins a word of the name and half of its letters begin words in order."""
    letters = [c for c in acronym.upper() if c.isalpha()]
    starts = [w[0].upper() for w in name.replace("-", " ").split() if w]
    at = found = 0
    for letter in letters:
        for i in range(at, len(starts)):
            if starts[i] == letter:
                found, at = found + 1, i + 1
                break
    return found * 2 >= len(letters) and found >= 1
