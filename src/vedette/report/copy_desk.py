"""What every section of a brief is composed with: the case, the cast, the references, and the turns they share."""

from __future__ import annotations

from collections.abc import Iterable

from vedette.knowledge.briefing import Limits, brief_words
from vedette.records.case import CaseContent
from vedette.report.cast import Cast
from vedette.report.citations import Citations
from vedette.report.docket import Docket, Told
from vedette.report.quotes import bare
from vedette.report.wording import clipped, listing, shown


class CopyDesk:
    """One brief in the making."""

    def __init__(self, case: CaseContent, cites: Citations | None = None, limits: Limits | None = None) -> None:
        """A desk of its own; or one beside another, with the references of that one and its own room."""
        self.docket = Docket(case)
        self.cast = Cast(self.docket)
        self.cites = cites or Citations(self.docket)
        self.lexicon = brief_words()
        self.limits = limits or self.lexicon.limits
        self.places: dict[tuple[str, str], bool] = {}  # what was looked up on the pages: is this used as a place?

    def excerpt(self, record: Told) -> str:
        """The words of a record on one line, not too long; the reference holds them whole."""
        return self.clip(*(s.text for s in self.docket.words(record)))

    def clip(self, *pieces: str) -> str:
        """Words of a page as they stand in quotation marks."""
        return clipped(bare(shown(" … ".join(pieces))), self.limits.words)

    def spread(self, documents: Iterable[str]) -> str:
        """How many pages tell it, and how many independent origins they go back to."""
        pages = set(documents)
        if len(pages) == 1:
            return "1 page"
        origins = self.docket.origins(pages)
        return f"{len(pages)} pages → {origins} independent {'origin' if origins == 1 else 'origins'}"

    def page(self, document: str) -> str:
        """A page by outlet and day, as it stands beside its words."""
        return f"{self.docket.outlet(document)}, {self.docket.day(document)}"

    def names(self, names: Iterable[str], most: int = 3) -> str:
        """Entities, by their canonical names, as a list in a sentence."""
        return listing(self.cast.list_names(names, most))
