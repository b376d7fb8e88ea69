"""Several articles on one page: further headlines with a dateline under each. They are noted, so that none is merged
with its neighbour unseen; the page stays one document."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from vedette.pages.credits import name_pattern
from vedette.pages.datelines import read_dateline
from vedette.pages.lines import Line
from vedette.records.spans import Span

HEADLINE_WORDS = (3, 24)


def further_headlines(lines: Sequence[Line], hidden: set[int], body: tuple[int, int], first: int | None) -> list[Span]:
    """The headlines inside a story's paragraphs that another story stands under, each opened by a town's dateline.

    ``first`` is the line of the page's own dateline: without one, the first dateline may be that of the one story.
    """
    if first is None:
        return []
    seen = [n for n in lines[first + 1 : body[1] + 1] if n.index not in hidden]
    least, most = HEADLINE_WORDS
    out: list[Span] = []
    for line, after in pairwise(seen):
        if not least <= line.words <= most or line.ends_sentence or not after.is_prose:
            continue
        if name_pattern().search(line.text):
            continue
        opened = read_dateline(after.text)
        if opened and opened.place and not opened.bare and not opened.colon and read_dateline(line.text) is None:
            out.append(line.span)
    return out
