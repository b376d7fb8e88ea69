"""Quotation marks: where words are set in marks, in any house style, whether or not the marks balance."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from vedette.records.parsed import Parsed

# Opening mark to the marks that may close it. Low marks close with either curly form, by country.
CLOSERS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "‘": "’",
    "‚": "‘’",
    '"': '"',
    "'": "'",
    "``": "''",
}
MARK = re.compile("``|''|[“”„«»‹›‘’‚\"']")
SINGLE = frozenset("‘’‚'")
# Elisions that begin with an apostrophe and are no opening mark.
ELIDED = re.compile(r"(?:em|til|tis|twas|cause|round|n|\d0s)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in marks: text[start:end] without the marks, text[outer_start:outer_end] with them.

    ``closed`` is False where the paragraph ended, or another quotation began, before a closing mark.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    paragraph: int
    closed: bool

    def holds(self, position: int) -> bool:
        """Whether a character is inside, marks included."""
        return self.outer_start <= position < self.outer_end


class Quotations:
    """The outermost quotations of a page in text order, found by position in logarithmic time."""

    def __init__(self, found: tuple[Quotation, ...]) -> None:
        self.all = found
        self._starts = [q.outer_start for q in found]

    def at(self, position: int) -> Quotation | None:
        """The quotation that a character is in."""
        place = bisect_right(self._starts, position) - 1
        return self.all[place] if place >= 0 and self.all[place].holds(position) else None

    def after(self, quotation: Quotation) -> tuple[Quotation, ...]:
        """The next quotation, if there is one."""
        place = bisect_right(self._starts, quotation.outer_start)
        return self.all[place : place + 1]

    def between(self, start: int, end: int) -> list[Quotation]:
        """The quotations that overlap a stretch of text."""
        place = max(0, bisect_right(self._starts, start) - 1)
        out = []
        while place < len(self.all) and self.all[place].outer_start < end:
            if self.all[place].outer_end > start:
                out.append(self.all[place])
            place += 1
        return out


def paragraphs(parsed: Parsed) -> Iterator[tuple[int, int, int]]:
    """Each block of parsed text as (number, start, end)."""
    current: tuple[int, int, int] | None = None
    for sentence in parsed.sentences:
        if current and current[0] == sentence.paragraph:
            current = (current[0], current[1], sentence.end)
        else:
            if current:
                yield current
            current = (sentence.paragraph, sentence.start, sentence.end)
    if current:
        yield current


def find_quotations(parsed: Parsed) -> Quotations:
    """The outermost quotations of a page. Marks inside a quotation by other marks belong to it."""
    return Quotations(
        tuple(q for number, start, end in paragraphs(parsed) for q in quotations_in(parsed.text, start, end, number))
    )


def quotations_in(text: str, start: int, end: int, paragraph: int = 0) -> Iterator[Quotation]:
    """The outermost quotations of one block, in one pass over its marks.

    A mark that could open while one of its kind is open means that the first was never closed.
    """
    marks = [(m.start(), m.group()) for m in MARK.finditer(text, start, end)]
    plural_later = later_closers(text, marks, end)
    opened: tuple[int, str] | None = None
    for number, (at, mark) in enumerate(marks):
        if opened is None:
            if can_open(text, at, mark, start, end):
                opened = (at, mark)
            continue
        o_at, o_mark = opened
        if mark[0] in CLOSERS[o_mark] and (o_mark != "``" or mark == "''"):
            if o_mark == '"' and looks_open(text, at, 1, start, end):
                yield make(text, o_at, 1, at, 0, paragraph, False)
                opened = (at, mark)
            elif can_close(text, at, mark, start, end, plural_later[number]):
                yield make(text, o_at, len(o_mark), at, len(mark), paragraph, True)
                opened = None
        elif o_mark == "“" and mark == '"' and at + 1 < end and not looks_open(text, at, 1, start, end):
            # A curly opening closed by a straight mark: typed by two hands.
            yield make(text, o_at, 1, at, 1, paragraph, True)
            opened = None
        elif mark == o_mark and mark in "“«„":
            yield make(text, o_at, 1, at, 0, paragraph, False)
            opened = (at, mark)
    if opened and opened[1] not in SINGLE:
        yield make(text, opened[0], len(opened[1]), end, 0, paragraph, False)


def make(text: str, at: int, width: int, end: int, closing: int, paragraph: int, closed: bool) -> Quotation:
    return Quotation(at + width, end, at, end + closing, paragraph, closed)


def looks_open(text: str, at: int, width: int, start: int, end: int) -> bool:
    """A mark after a space (or dash, or bracket) and before a word."""
    before = text[at - 1] if at > start else " "
    after = text[at + width] if at + width < end else " "
    return (before.isspace() or before in "([{—–-:…") and not after.isspace() and after not in ",.;:?!)"


def can_open(text: str, at: int, mark: str, start: int, end: int) -> bool:
    if mark not in CLOSERS or at + len(mark) >= end:
        return False
    if mark in ("“", "„", "«", "‹", "``"):
        return True
    if mark in SINGLE and ELIDED.match(text, at + 1):
        return False
    before = text[at - 1] if at > start else " "
    if mark == '"':
        return not text[at + 1].isspace() and not (before.isalnum() and text[at + 1].isalnum())
    if mark == "»":
        return looks_open(text, at, 1, start, end)
    return not before.isalnum() and looks_open(text, at, len(mark), start, end)


def can_close(text: str, at: int, mark: str, start: int, end: int, better_later: bool) -> bool:
    """Whether a mark closes the open one, and is no apostrophe ("the soldiers’ posts")."""
    if mark not in SINGLE:
        return True
    before, after = text[at - 1] if at > start else " ", text[at + 1] if at + 1 < end else " "
    if before.isalnum() and after.isalnum():
        return False
    return not (before in "sS" and after == " " and better_later)


def later_closers(text: str, marks: list[tuple[int, str]], end: int) -> list[bool]:
    """For each mark, whether a sure closing single mark comes later, before the next opening one."""
    out = [False] * len(marks)
    sure = False
    for number in range(len(marks) - 1, -1, -1):
        at, mark = marks[number]
        out[number] = sure
        if mark in SINGLE:
            after = text[at + 1] if at + 1 < end else " "
            before = text[at - 1] if at else " "
            if mark == "‘" or (mark == "'" and not before.isalnum() and after.isalnum()):
                sure = False
            elif not after.isalnum() and before not in "sS ":
                sure = True
    return out
