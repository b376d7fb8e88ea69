"""A page's text as lines, each with what can be seen of it without reading: length, ending, place."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from vedette.records.spans import Span

# Quotation marks and brackets that may stand after a sentence's last mark.
CLOSERS = "\"'’”»)]*_ \xa0"
LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
BULLETS = re.compile(r"^(?:[•·▪●■◦‣►▶»›>*|+–—-]\s*)+")
PROSE_WORDS = 12
LONG_WORDS = 25


class Line(msgspec.Struct, frozen=True):
    """A line that is not blank, without the white space at its edges. ``start`` and ``end`` are offsets of the page."""

    index: int
    start: int
    end: int
    text: str
    words: int
    ends_sentence: bool

    @property
    def span(self) -> Span:
        return Span(self.start, self.end, self.text)

    @property
    def bare(self) -> str:
        """The words without bullets before them."""
        return BULLETS.sub("", self.text).strip() or self.text

    @property
    def is_prose(self) -> bool:
        """Whether it looks like a paragraph of a story: long, or fairly long and ending like a sentence."""
        return self.words >= LONG_WORDS or (self.words >= PROSE_WORDS and self.ends_sentence)


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank, in order."""
    out: list[Line] = []
    for match in LINE.finditer(text):
        raw = match.group()
        core = raw.strip()
        if core:
            start = match.start() + (len(raw) - len(raw.lstrip()))
            last = core.rstrip(CLOSERS)[-1:]
            out.append(Line(len(out), start, start + len(core), core, len(core.split()), last in ".!?…。;"))
    return tuple(out)


def folded(words: str) -> str:
    """Words made comparable: lower case, straight quotes, single blanks, no marks at the edges."""
    plain = words.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"').replace("\xa0", " ")
    return " ".join(plain.lower().split()).strip(" .:;,!?|-–—\"'…")


def prose_range(lines: Sequence[Line], hidden: set[int]) -> tuple[int, int]:
    """Indexes of the first and the last line that look like a story's paragraphs; (n, -1) where none does."""
    prose = [line.index for line in lines if line.is_prose and line.index not in hidden]
    return (prose[0], prose[-1]) if prose else (len(lines), -1)
