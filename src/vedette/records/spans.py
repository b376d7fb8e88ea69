"""Words and where they stand: a span of one document's text, and a span that names its document."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """A stretch of a document's text: half-open, in Unicode code points; ``text`` repeats the words.

    >>> Span(0, 3, "The").quotes("The army")
    True
    """

    start: int
    end: int
    text: str

    def quotes(self, text: str) -> bool:
        """Whether the span is non-empty and ``text`` holds exactly these words at its place."""
        return 0 <= self.start < self.end and text[self.start : self.end] == self.text

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character (both in one document)."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether every character of ``other`` is in this span."""
        return self.start <= other.start and other.end <= self.end


class Evidence(msgspec.Struct, frozen=True, order=True):
    """A span that says which document it is of, for records that rest on several pages."""

    document: str
    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """The same words without the document."""
        return Span(self.start, self.end, self.text)


def make_span(text: str, start: int, end: int) -> Span:
    """The span from ``start`` to ``end`` of ``text``, white space at both edges left out.

    Raises ValueError when nothing but white space is there.

    >>> make_span("  a b ", 0, 6)
    Span(start=2, end=5, text='a b')
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no words between {start} and {end} of a text of {len(text)} characters")
    return Span(start, end, text[start:end])


def merge_spans(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same characters as sorted spans of which no two touch or overlap."""
    merged: list[tuple[int, int]] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], span.end))
        else:
            merged.append((span.start, span.end))
    return tuple(Span(s, e, text[s:e]) for s, e in merged)
