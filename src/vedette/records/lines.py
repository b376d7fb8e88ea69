"""The lines of a text, and its paragraphs where it was wrapped at a column, as wires, mail and old archives are.

The pages room needs them to tell furniture, the language room to hand whole paragraphs to the parser.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

# Quotation marks and brackets that may stand after a sentence's last mark.
CLOSERS = "\"'’”»)]*_ \xa0"
LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")


def line_ranges(text: str) -> list[tuple[int, int]]:
    """Start and end of every line that is not blank."""
    return [(m.start(), m.end()) for m in LINE.finditer(text) if m.group().strip()]


def paragraph_ranges(text: str) -> list[tuple[int, int]]:
    """Start and end of every paragraph: a line each, or several where the text was wrapped at a column.

    >>> paragraph_ranges("One line.\\nAnother.")
    [(0, 9), (10, 18)]
    """
    pieces = line_ranges(text)
    column = wrapped_at(text, pieces)
    return joined(text, pieces, column) if column else pieces


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
