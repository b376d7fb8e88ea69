"""The pages' texts as they lie under an HTML brief: paragraphs cut where cited words and furniture begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import PurePath

from vedette.records.documents import Document
from vedette.report.brief_model import Mark, Note, PageText
from vedette.report.docket import Docket
from vedette.report.wording import capital, shown

PARAGRAPH = re.compile(r"[^\r\n]+")


def page_texts(docket: Docket, notes: Sequence[Note]) -> tuple[PageText, ...]:
    """The cited pages in the order of their days, with the words of the notes marked in them."""
    by_page: dict[str, list[Note]] = {}
    for note in notes:
        by_page.setdefault(note.document, []).append(note)
    return tuple(
        PageText(
            key=f"page-{number}",
            outlet=capital(docket.outlet(d)),
            date=docket.day(d),
            title=shown(docket.documents[d].title or ""),
            source=PurePath(docket.documents[d].sources[0]).name if docket.documents[d].sources else "",
            paragraphs=paragraphs(docket.documents[d], by_page[d]),
        )
        for number, d in enumerate(docket.in_order(by_page), 1)
    )


def paragraphs(document: Document, notes: Sequence[Note]) -> tuple[tuple[Mark, ...], ...]:
    """Every line that is not blank, cut into stretches that lie in the same notes."""
    spans = [(n.number, s.start, s.end) for n in notes for s in n.spans]
    last = {n.number: max(s.end for s in n.spans) for n in notes if n.spans}
    first = {n.number: min(s.start for s in n.spans) for n in notes if n.spans}
    out = []
    for line in PARAGRAPH.finditer(document.text):
        if not line.group().strip():
            continue
        start, end = line.span()
        here = [(k, s, e) for k, s, e in spans if s < end and start < e]
        dim = [(f.start, f.end) for f in document.furniture if f.start < end and start < f.end]
        cuts = {start, end} | {c for _, s, e in here for c in (s, e)} | {c for pair in dim for c in pair}
        edges = sorted(c for c in cuts if start <= c <= end)
        marks = []
        for a, b in pairwise(edges):
            inside = tuple(sorted({k for k, s, e in here if s <= a and b <= e}))
            begins = tuple(k for k in inside if first[k] == a)
            ends = tuple(k for k in inside if last[k] == b)
            furniture = any(s <= a and b <= e for s, e in dim)
            marks.append(Mark(document.text[a:b], inside, begins, ends, furniture))
        out.append(tuple(marks))
    return tuple(out)
