"""Copies: which pages share passages, and why: a wire, one house's own words, or the same quotation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Literal
from urllib.parse import urlsplit

from vedette.knowledge.wording import fold, paraphrases
from vedette.reconcile.passages import Passage, shared_passages
from vedette.reconcile.shingles import PageWords, page_words, pages_to_compare
from vedette.records.case import Copy
from vedette.records.documents import Document
from vedette.records.reading import Reading
from vedette.records.spans import Span

Kind = Literal["wire", "house", "quotation"]
# A passage of this weight (content words count 1, names and function words less) is no chance; so are several
# lesser ones that weigh this much together. Set on four annotated stories, checked on unseen sets.
ALONE = 5.2
TOGETHER = 10.0
IN_QUOTES = 4.0  # of words that both pages quote: the same rendering of what somebody said
ONE_HOUSE = 8.0  # together, on two pages of one house
WORTH_COUNTING = 2.2
QUOTED = re.compile(r"“[^“”\n]{8,600}”|\"[^\"\n]{8,600}\"")
USUAL_PAGE = 800  # words: of two longer pages more is shared by chance
LONG_COPY = 25  # equal words in a row that only a common text explains


def words_of_pages(readings: Sequence[Reading], stand_ins: Mapping[str, str]) -> list[PageWords]:
    """The words of all pages that were read, sorted by document id."""
    return [page_words(r, stand_ins) for r in sorted(readings, key=lambda r: r.document.id) if not r.document.unread]


def find_copies(readings: Sequence[Reading], pages: Sequence[PageWords]) -> tuple[Copy, ...]:
    """All pairs of documents that share passages, sorted; near-linear in the words of all pages."""
    by_id = {r.document.id: r for r in readings}
    ordered = [by_id[p.document] for p in pages]
    rarity = rarity_among(pages)
    open_words = [published_words(r) for r in ordered]
    quoted = [quoted_words(r) for r in ordered]
    out = []
    for i, j in pages_to_compare(pages):
        a, b = pages[i], pages[j]
        passages = [
            p
            for p in shared_passages(a, b, rarity)
            if not inside(open_words[i], span_a(a, p)) and not inside(open_words[j], span_b(b, p))
        ]
        counted = [p for p in passages if p.weight >= WORTH_COUNTING]
        both_quote = [p for p in counted if inside(quoted[i], span_a(a, p)) and inside(quoted[j], span_b(b, p))]
        house = house_of(ordered[i].document, ordered[j].document)
        if not is_copy(counted, both_quote, house is not None, min(len(a.words), len(b.words))):
            continue
        kind, reason = kind_of(ordered[i].document, ordered[j].document, counted, a, b, quoted[i], quoted[j])
        spans = tuple(
            (make(ordered[i].document, *span_a(a, p)), make(ordered[j].document, *span_b(b, p))) for p in counted
        )
        out.append(Copy((a.document, b.document), kind, spans, reason))
    return tuple(out)


def is_copy(passages: Sequence[Passage], both_quote: Sequence[Passage], one_house: bool, words: int) -> bool:
    """Whether these passages are too much for chance."""
    return (
        any(p.weight >= ALONE for p in passages)
        or any(p.weight >= IN_QUOTES for p in both_quote)
        or sum(p.weight for p in passages) >= (ONE_HOUSE if one_house else TOGETHER) * max(1.0, words / USUAL_PAGE)
    )


def rarity_among(pages: Sequence[PageWords]) -> Callable[[str], float]:
    """How much a word says about copying: 1 for a word of two pages, less the more of all pages have it.

    A story's own words (its town, its post, its deal) stand on every page of it; that two share them says little.
    """
    total = len(pages)
    held = Counter(w for p in pages for w in set(p.words))

    def rarity(word: str) -> float:
        if total < 4:
            return 1.0
        return max(0.3, min(1.0, 1.0 - 0.75 * (held[word] - 2) / (total - 2)))

    return rarity


def published_words(reading: Reading) -> list[Span]:
    """Words that their speaker published openly (a post, say): every reporter can have them first hand."""
    public = paraphrases().channels.public
    return [
        span
        for s in reading.statements
        if any(fold(word) in public for c in s.channel for word in (c.name, *c.name.split()))
        for span in s.content
    ]


def quoted_words(reading: Reading) -> list[Span]:
    """Where the page gives words as they were spoken: statements read as quoted, and what stands in double marks."""
    text = reading.document.text
    marked = [Span(m.start(), m.end(), m.group()) for m in QUOTED.finditer(text)]
    return [*marked, *(span for s in reading.statements if s.kind in ("direct", "mixed") for span in s.content)]


def inside(spans: Sequence[Span], where: tuple[int, int]) -> bool:
    """Whether most of a stretch lies in one of these spans."""
    start, end = where
    return any(min(end, s.end) - max(start, s.start) >= 0.6 * (end - start) for s in spans)


def span_a(page: PageWords, p: Passage) -> tuple[int, int]:
    return page.starts[p.first_a], page.ends[p.last_a]


def span_b(page: PageWords, p: Passage) -> tuple[int, int]:
    return page.starts[p.first_b], page.ends[p.last_b]


def make(document: Document, start: int, end: int) -> Span:
    return Span(start, end, document.text[start:end])


def kind_of(
    a: Document,
    b: Document,
    passages: Sequence[Passage],
    words_a: PageWords,
    words_b: PageWords,
    quoted_a: Sequence[Span],
    quoted_b: Sequence[Span],
) -> tuple[Kind, str]:
    """The kind of a copy and the reason in a sentence."""
    most = max(p.weight for p in passages)
    heavy = [p for p in passages if p.weight >= 0.6 * most]
    words = sum(p.equal for p in passages)
    if all(inside(quoted_a, span_a(words_a, p)) or inside(quoted_b, span_b(words_b, p)) for p in heavy):
        return "quotation", "They quote the same words in the same wording."
    if house := house_of(a, b):
        return "house", f"Both are of {house} and share {words} words."
    credited = sorted({*a.agencies, *b.agencies})
    if credited:
        return "wire", f"They share {words} words, and {' and '.join(credited)} is credited."
    longest = max(p.equal for p in passages)
    if longest >= LONG_COPY:
        return "wire", f"They share a run of {longest} words, which only a common text explains."
    return "wire", f"They share {words} words in {len(passages)} passages outside quotations; no agency is credited."


def house_of(a: Document, b: Document) -> str | None:
    """The outlet, or else the house's way to begin a report, that two pages share."""
    if a.outlet and b.outlet:
        return a.outlet if fold(a.outlet) == fold(b.outlet) else None
    site_a, site_b = (urlsplit(d.url).hostname if d.url else None for d in (a, b))
    if site_a and site_b:
        return site_a if site_a == site_b else None
    if a.dateline and b.dateline and fold(a.dateline) == fold(b.dateline) and not (a.agencies or b.agencies):
        return f"one house with the dateline {a.dateline}"
    return None
