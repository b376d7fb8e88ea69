"""A page's text as lines, each with what can be seen of it without reading: length, ending, place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from vedette.records.spans import Span

# Quotation marks and brackets that may stand after a sentence's last mark.
CLOSERS = "\"'’”»)]*_ \xa0"
LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
# A collector's date glued to the first words of a page: "date 1904-10-26 Fleet leaves harbour".
STAMPED = re.compile(r"\s{0,3}date \d{4}-\d{2}(?:-\d{2})?(?:\s{1,2}-)?(?=\s)")
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
        return self.words >= LONG_WORDS or (self.words >= PROSE_WORDS and self.ends_sentence)


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank, in order; the paragraphs where the text was wrapped at a column."""
    pieces = [(m.start(), m.end()) for m in LINE.finditer(text) if m.group().strip()]
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


def wrapped_at(text: str, pieces: Sequence[tuple[int, int]]) -> int | None:
    """The column at which a text was wrapped, as wires, mail and old archives do; None for lines as long as they are.

    Wrapped text has no long lines, and many that nearly reach the column and break off in a sentence.
    """
    lengths = sorted(e - s for s, e in pieces)
    if len(lengths) < 5 or not 45 <= (column := lengths[-1 - len(lengths) // 6]) <= 110 or lengths[-1] > 140:
        return None
    broken = full = 0
    for (start, end), (after, stop) in pairwise(pieces):
        if end - start >= 0.7 * column and text[start:end].rstrip(CLOSERS)[-1:] not in ".!?…:;" and after - end <= 2:
            broken += 1
            # At a true wrap the next line's first word would not have fitted any more.
            full += end - start + 1 + len(text[after:stop].split(None, 1)[0]) > column - 2
    return column if broken >= 0.3 * len(lengths) and full >= 0.8 * broken else None


def joined(text: str, pieces: Sequence[tuple[int, int]], column: int) -> list[tuple[int, int]]:
    """The paragraphs of a wrapped text: a blank line, an indent or a line far from full ends one."""
    out: list[tuple[int, int]] = []
    open_end = False
    for start, end in pieces:
        indented = (
            text[start : start + 2].isspace() and not text[out[-1][0] : out[-1][0] + 2].isspace() if out else False
        )
        gap = text[out[-1][1] : start] if out else ""
        one_break = gap.count("\n") <= 1 and gap.count("\r") <= 1 and len(gap) <= 2
        if open_end and one_break and not indented:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
        open_end = end - start >= 0.6 * column
    return out


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
