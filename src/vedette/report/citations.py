"""References numbered in the order in which they are first used; the same words have one number."""

from __future__ import annotations

from collections.abc import Iterable

from vedette.knowledge.briefing import brief_words
from vedette.records.spans import Span
from vedette.report.brief_model import Cite, Note
from vedette.report.docket import Docket, Told
from vedette.report.wording import capital


class Citations:
    """Gives out the numbers while a brief is composed."""

    def __init__(self, docket: Docket) -> None:
        self._docket = docket
        self._most = brief_words().limits.cited
        self._numbers: dict[tuple[str, tuple[Span, ...]], int] = {}

    def number(self, document: str, spans: tuple[Span, ...]) -> int:
        """The number of these words of a page, a new one where they were not cited before."""
        return self._numbers.setdefault((document, tuple(sorted(set(spans)))), len(self._numbers) + 1)

    def words(self, document: str, *spans: Span) -> Cite:
        """A reference to words of one page; without words, to the page's title."""
        found = spans or tuple(s for s in [self._docket.head(document)] if s)
        return Cite((self.number(document, found),)) if found else Cite(())

    def pages(self, documents: Iterable[str]) -> Cite:
        """References to pages as a whole."""
        return merge(self.words(d) for d in documents)

    def told(self, records: Iterable[Told]) -> Cite:
        """References to the words of records, once each, pages in the order of their days; of very many the first."""
        told = sorted((self._docket.order(r.document), self._docket.words(r), r.document) for r in records)
        each = list(dict.fromkeys((document, words) for _, words, document in told))
        return Cite(tuple(self.number(*at) for at in each[: self._most]))

    @property
    def notes(self) -> tuple[Note, ...]:
        """All references that were given out."""
        return tuple(
            Note(number, document, spans, capital(self._docket.outlet(document)), self._docket.day(document))
            for (document, spans), number in self._numbers.items()
        )


def merge(cites: Iterable[Cite]) -> Cite:
    """Several references as one, each number once."""
    return Cite(tuple(dict.fromkeys(n for c in cites for n in c.numbers)))
