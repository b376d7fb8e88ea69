"""Acronyms that the page itself explains: "Rapid Support Forces (RSF)"."""

from __future__ import annotations

from vedette.knowledge.actors import reference
from vedette.language.drafts import Draft
from vedette.language.lexicon import is_capitals
from vedette.records.parsed import Parsed

OPEN = frozenset("([")
CLOSE = frozenset(")]")


def explained_names(parsed: Parsed) -> list[tuple[int, int, int]]:
    """Names that an acronym in brackets follows, as (first, last, token of the acronym).

    The words before the bracket whose capitals begin with the acronym's letters in order are the name, which the
    parser often cuts ("Front for the Liberation of the Coast (FLC)").
    """
    tokens = parsed.tokens
    out: list[tuple[int, int, int]] = []
    for token in tokens[1:-1]:
        if token.text not in OPEN or tokens[token.index + 1].sentence != token.sentence:
            continue
        acronym = tokens[token.index + 1]
        closing = tokens[token.index + 2] if token.index + 2 < len(tokens) else None
        if closing is None or closing.text not in CLOSE or not is_capitals(acronym.text) or len(acronym.text) > 8:
            continue
        first = start_of_name(parsed, token.index, [c for c in acronym.text.upper() if c.isalpha()])
        if first is not None:
            out.append((first, token.index, acronym.index))
    return out


def start_of_name(parsed: Parsed, last: int, letters: list[str]) -> int | None:
    """The first token of the capitalised words before ``last`` that begin with these letters in order, if they do."""
    tokens = parsed.tokens
    at = last - 1
    left = list(letters)
    while at >= 0 and last - at <= 14 and tokens[at].sentence == tokens[last].sentence and left:
        word = tokens[at].text
        if word[0].isupper():
            size = next((n for n in (3, 2, 1) if "".join(left[-n:]) == word[:n].upper() and len(left) >= n), 0)
            del left[len(left) - size :]
            if not left:
                return at
        elif word.lower() not in reference().small_words:
            return None
        elif word[0].upper() == left[-1] and word != "the" and len(left) > 1:
            left.pop()
        at -= 1
    return None


def bracketed_acronyms(parsed: Parsed, names: list[Draft]) -> dict[str, Draft]:
    """Acronyms in brackets (or between commas) right after a name, with the name they stand for."""
    tokens = parsed.tokens
    out: dict[str, Draft] = {}
    for draft in names:
        at = draft.last
        if at + 1 < len(tokens) and tokens[at].text in ("(", "[", ","):
            word = tokens[at + 1]
            closing = tokens[at + 2].text if at + 2 < len(tokens) else ""
            if is_capitals(word.text) and closing in (")", "]", ",") and fits(word.text, draft.name):
                out.setdefault(word.text.replace(".", ""), draft)
    return out


def fits(acronym: str, name: str) -> bool:
    """Whether half of the acronym's letters begin words of the name, in order."""
    letters = [c for c in acronym.upper() if c.isalpha()]
    starts = [w[0].upper() for w in name.replace("-", " ").split() if w]
    at = found = 0
    for letter in letters:
        for i in range(at, len(starts)):
            if starts[i] == letter:
                found, at = found + 1, i + 1
                break
    return found * 2 >= len(letters) and found >= 1
