"""The case, opened for a report: any record by its id, what a page is called, how many origins stand behind pages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from pathlib import PurePath

from vedette.records.case import CaseContent, InferredDate
from vedette.records.dates import DateRange
from vedette.records.documents import Document
from vedette.records.lines import paragraph_ranges
from vedette.records.reading import Agreement, Event, Figure, Reading, Statement
from vedette.records.spans import Span, make_span
from vedette.report.sentences import sentence_around
from vedette.report.wording import clipped, date_words, shown, unique

Told = Statement | Event | Figure
UNDATED = "9999"  # sorts after every day
LONGEST_TELLING = 400
LONGEST_SENTENCE = 280
LONGEST_LABEL = 40
TELLING = 40  # characters of evidence that tell a deed without the sentence around them


class Docket:
    """A read-only view of a case by ids."""

    def __init__(self, case: CaseContent) -> None:
        self.case = case
        self.links = case.links
        self.readings: dict[str, Reading] = {r.document.id: r for r in case.readings}
        self.documents: dict[str, Document] = {r.document.id: r.document for r in case.readings}
        self.statements: dict[str, Statement] = {s.id: s for r in case.readings for s in r.statements}
        self.events: dict[str, Event] = {e.id: e for r in case.readings for e in r.events}
        self.figures: dict[str, Figure] = {f.id: f for r in case.readings for f in r.figures}
        self.agreements: dict[str, Agreement] = {a.id: a for r in case.readings for a in r.agreements}
        self.inferred: dict[str, InferredDate] = {i.document: i for i in case.links.inferred}
        self._blocks: dict[str, list[tuple[int, int]]] = {}
        self._origin = {d: o.id for o in case.links.origins for d in o.documents}
        self.incident_of = {e: i.id for i in case.links.incidents for e in i.events}
        self.repeated_of = {s: x for x in case.links.repeated for s in x.statements}
        self.series_of = {f: s for s in case.links.series for f in s.figures}

    def told(self, key: str) -> Told | None:
        """The statement, event or figure of an id."""
        return self.statements.get(key) or self.events.get(key) or self.figures.get(key)

    def words(self, record: Told) -> tuple[Span, ...]:
        """The words that stand for a record: of what the page words itself, speaker and cue as well.

        "Japan denied that any of its warships …" says more than "any of its warships …", and stands on the page like
        that. A speaker's own words stand alone; so does what is too long or runs over a line's end.
        """
        if isinstance(record, Event):
            return self._in_sentence(record.document, record.evidence)
        if isinstance(record, Figure):
            return record.evidence
        if record.kind == "direct":
            return record.content
        named = [record.speaker.span] if record.speaker and record.speaker.span else []
        spans = [*named, *([record.cue] if record.cue else []), *record.content]
        start, end = min(s.start for s in spans), max(s.end for s in spans)
        whole = self.documents[record.document].text
        text = whole[start:end]
        if whole[end : end + 1] in ('"', "”") and (text.count('"') % 2 or text.count("“") > text.count("”")):
            end, text = end + 1, whole[start : end + 1]
        return record.content if "\n" in text or len(text) > LONGEST_TELLING else (Span(start, end, text),)

    def _in_sentence(self, document: str, evidence: tuple[Span, ...]) -> tuple[Span, ...]:
        """The sentence around a deed, since "shelling" alone tells a reader nothing; of a long one the clause read."""
        start, end = min(s.start for s in evidence), max(s.end for s in evidence)
        text = self.documents[document].text
        longest = LONGEST_TELLING if end - start < TELLING else LONGEST_SENTENCE
        around = sentence_around(text, start, end, longest, self._block(document, start, end))
        return (make_span(text, *around),) if around else evidence

    def _block(self, document: str, start: int, end: int) -> tuple[int, int] | None:
        """The paragraph around words; lines that were wrapped at a column are one."""
        if document not in self._blocks:
            self._blocks[document] = paragraph_ranges(self.documents[document].text)
        blocks = self._blocks[document]
        at = bisect_right(blocks, (start, len(self.documents[document].text))) - 1
        return blocks[at] if at >= 0 and end <= blocks[at][1] else None

    def outlet(self, document: str) -> str:
        """What a page is called: its outlet, else the agency it credits, its title (as such), its file."""
        doc = self.documents[document]
        name = doc.outlet or next(iter(doc.agencies), "")
        if name:
            return shown(name)
        if doc.title:
            return f"page “{clipped(shown(doc.title), LONGEST_LABEL)}”"
        return shown(PurePath(doc.sources[0]).name) if doc.sources else "a page without a name"

    def published(self, document: str) -> DateRange | None:
        """The day of a page, as printed or as other pages let us infer it."""
        doc = self.documents[document]
        if doc.published:
            return doc.published.date
        inferred = self.inferred.get(document)
        return inferred.date if inferred else None

    def day(self, document: str) -> str:
        """The day of a page in words."""
        words = date_words(self.published(document))
        if not words:
            return "undated"
        return words if self.documents[document].published else f"undated, inferred {words}"

    def order(self, document: str) -> tuple[str, bool, str, str]:
        """Pages in the order of their days, of one day those that print it first, undated ones last."""
        inferred = self.documents[document].published is None
        return (time_key(self.published(document)), inferred, self.outlet(document), document)

    def in_order(self, documents: Iterable[str]) -> list[str]:
        return sorted(set(documents), key=self.order)

    def origins(self, documents: Iterable[str]) -> int:
        """How many independent origins these pages go back to; a page of no origin is one of its own."""
        return len({self._origin.get(d, d) for d in documents})

    def outlets(self, documents: Iterable[str]) -> list[str]:
        return unique(self.outlet(d) for d in documents)

    def head(self, document: str) -> Span | None:
        """The words that stand for a page as a whole: its title, else its first line that is no furniture."""
        doc = self.documents[document]
        title = next(iter(doc.facts.get("title", ())), None)
        if title:
            return title
        at = doc.text.find(doc.title) if doc.title else -1
        if doc.title and at >= 0:
            return Span(at, at + len(doc.title), doc.title)
        start = 0
        for line in doc.text.split("\n"):
            span = Span(start, start + len(line), line)
            if line.strip() and not any(span.overlaps(f) for f in doc.furniture):
                lead = len(line) - len(line.lstrip())
                return Span(start + lead, start + len(line.rstrip()), line.strip())
            start += len(line) + 1
        return None


def time_key(date: DateRange | None) -> str:
    """Sorts by the first known day; what has none comes last."""
    return (date.earliest or date.latest or UNDATED) if date else UNDATED
