"""A page's text as lines, each with what can be seen of it without reading: length, ending, place."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from vedette.records.lines import CLOSERS, joined, line_ranges, wrapped_at
from vedette.records.spans import Span

# A collector's date glued to the first words of a page: "date 1904-10-26 Fleet leaves harbour".
STAMPED = re.compile(r"\s{0,3}date \d{4}-\d{2}(?:-\d{2})?(?:\s{1,2}-)?(?=\s|$)")
LINE_ENDS = re.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029]")
BULLETS = re.compile(r"^(?:[•·▪●■◦‣►▶»›>*|+–—-]\s*)+")
PROSE_WORDS = 12
LONG_WORDS = 25


class Line(msgspec.Struct, frozen=True):
    """A line that is not blank, without the white space at its edges. ``start`` and ``end`` are offsets of the page.

    In a page that was wrapped at a column, a paragraph is one line: ``text`` has blanks where ``raw`` has line ends,
    so that offsets are the same in both.
    """

    index: int
    start: int
    end: int
    text: str
    raw: str
    words: int
    ends_sentence: bool

    @property
    def span(self) -> Span:
        return Span(self.start, self.end, self.raw)

    @property
    def bare(self) -> str:
        """The words without bullets before them."""
        return BULLETS.sub("", self.text).strip() or self.text

    @property
    def is_prose(self) -> bool:
        """Whether it looks like a paragraph of a story: long, or fairly long and ending like a sentence."""
        # On top of a page a line that breaks off is a path or a teaser.
        cut_short = self.index < 3 and self.text.endswith(("...", "…"))
        return self.words >= LONG_WORDS or (self.words >= PROSE_WORDS and self.ends_sentence and not cut_short)


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank, in order; the paragraphs where the text was wrapped at a column."""
    pieces = line_ranges(text)
    stamped = STAMPED.match(text)
    if stamped and pieces and pieces[0][1] > stamped.end() and text[stamped.end() : pieces[0][1]].strip():
        pieces[:1] = [(pieces[0][0], stamped.end()), (stamped.end(), pieces[0][1])]
    column = wrapped_at(text, pieces)
    return tuple(line_at(text, n, s, e) for n, (s, e) in enumerate(joined(text, pieces, column) if column else pieces))


def line_at(text: str, index: int, start: int, end: int) -> Line:
    """The line of these offsets, white space at its edges left out."""
    raw = text[start:end]
    start += len(raw) - len(raw.lstrip())
    raw = raw.strip()
    flat = LINE_ENDS.sub(" ", raw)
    # An editor's note or a credit after the last sentence ("[passage omitted]", "(Agency)") doesn't make it unfinished.
    words = re.sub(
        r"(?<=[.!?…”\"'’])(?:\s{1,3}[\[(][^\[\]()]{2,60}[\])]|\s{0,2}[—–-]{1,3}\s?[A-Z][\w ]{1,20})$", "", flat
    ).rstrip(CLOSERS)
    return Line(index, start, start + len(raw), flat, raw, len(flat.split()), words[-1:] in ".!?…。;" and bool(words))


def folded(words: str) -> str:
    """Words made comparable: lower case, straight quotes, single blanks, no marks at the edges."""
    plain = words.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"').replace("\xa0", " ")
    return " ".join(plain.lower().split()).strip(" .:;,!?|-–—\"'…»›*")


def prose_range(lines: Sequence[Line], hidden: set[int]) -> tuple[int, int]:
    """Indexes of the first and the last paragraph of the story; (n, -1) where there is none.

    Paragraphs that follow each other with few other lines between them are one run. The story is the longest run, and
    every other that is not small beside it: a weather report in the menu or a lone teaser is no part of it.
    """
    runs: list[list[Line]] = []
    gaps: list[int] = []
    between = 0
    for line in lines:
        if line.index in hidden:
            continue
        if not line.is_prose:
            between += 1
            continue
        if runs and between <= MOST_BETWEEN:
            runs[-1].append(line)
            gaps[-1] += between
        else:
            runs.append([line])
            gaps.append(0)
        between = 0
    if not runs:
        return len(lines), -1
    sizes = [sum(n.words for n in run) for run in runs]
    # Teasers have more lines between their paragraphs than paragraphs.
    large = [
        run
        for run, size, gap in zip(runs, sizes, gaps)
        if size == max(sizes) or (size >= SMALL_SHARE * max(sizes) and gap <= MOST_GAP * len(run))
    ]
    return large[0][0].index, large[-1][-1].index


MOST_BETWEEN = 3
SMALL_SHARE = 0.2
MOST_GAP = 1.0
