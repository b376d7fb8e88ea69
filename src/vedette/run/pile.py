"""A pile of pages into a case: what is new is read, what is known is left, each finished page is kept at once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from vedette.__about__ import __version__
from vedette.records.documents import Page, Rejection
from vedette.records.reading import Reading
from vedette.run.pool import PAGE_SECONDS, Outcome, Pool, command_of
from vedette.run.version import reader_version
from vedette.store.writer import Writer


@dataclass
class Tally:
    """What became of the pages of one run."""

    new: int = 0
    again: int = 0  # known pages that a changed reader read anew
    known: int = 0
    unread: int = 0  # taken in, but in a language that isn't read; counted in ``new`` or ``again`` too
    refused: list[Rejection] = field(default_factory=list)
    seconds: float = 0.0
    linking: bool = False  # all pages are in, and what stands between them is being made

    @property
    def read(self) -> int:
        """Pages that were read in this run."""
        return self.new + self.again

    @property
    def seen(self) -> int:
        """All that came by."""
        return self.read + self.known + len(self.refused)


Watch = Callable[[Tally, str], None]
"""Told after each page: how things stand, and which page it was."""


@dataclass(frozen=True)
class Options:
    """How a pile is read. ``command`` starts a worker; without it, one with the named model."""

    model: str
    workers: int = 1
    page_seconds: float = PAGE_SECONDS
    retry: bool = False
    command: tuple[str, ...] = ()


def read_pile(
    writer: Writer, items: Iterable[Page | Rejection], options: Options, watch: Watch = lambda tally, what: None
) -> Tally:
    """Read into a case what these items hold that it doesn't have, and what another reader read before.

    Stopped at any moment, by an exception or a kill, the case keeps every page that was finished.
    """
    began = time.monotonic()
    run = PileRun(writer, options, watch)
    writer.begin_run(f"vedette {__version__}", run.reader, workers=options.workers)
    with Pool(options.command or command_of(options.model), options.workers, options.page_seconds) as pool:
        for page, outcome in pool.read(run.pages_to_read(items)):
            run.keep(page, outcome)
    tally = run.tally
    tally.seconds = time.monotonic() - began
    writer.end_run(new=tally.new, again=tally.again, known=tally.known, refused=len(tally.refused))
    return tally


class PileRun:
    """The state of one run over a pile."""

    def __init__(self, writer: Writer, options: Options, watch: Watch) -> None:
        self.writer, self.options, self.watch = writer, options, watch
        self.reader = reader_version(options.model)
        self.places: dict[str, set[str]] = {}  # where a page of this run lies, until it is kept
        self.tally = Tally()

    def pages_to_read(self, items: Iterable[Page | Rejection]) -> Iterator[Page]:
        """The pages that need reading: of the items, then of the case."""
        for item in items:
            if isinstance(item, Rejection):
                self.refuse(item)
            elif page := self.unknown(item):
                yield page
        for page_id, reader in self.writer.view.readers().items():
            if reader == self.reader or page_id in self.places:
                continue
            page = self.writer.view.page(page_id)
            if page is not None and (self.options.retry or not self.writer.view.refused_before(page_id, self.reader)):
                self.places[page_id] = set()
                yield page

    def unknown(self, page: Page) -> Page | None:
        """The page if it has to be read; otherwise it is counted, and its source noted.

        The file is asked, not a list from the beginning: another run may fill the same case.
        """
        source = writable(page.source)
        known = self.writer.view.reader_of(page.id) == self.reader
        if known or page.id in self.places:
            self.places.setdefault(page.id, set()).add(source)
            if known:
                self.writer.add_sources(page.id, [source])
            self.tally.known += 1
            self.watch(self.tally, source)
            return None
        before = None if self.options.retry else self.writer.view.refused_before(page.id, self.reader)
        if before is not None:
            self.refuse(before, page.id)
            return None
        self.places[page.id] = {source}
        return Page(page.id, source, page.media_type, page.content, page.hints)

    def keep(self, page: Page, outcome: Outcome) -> None:
        """Write down what became of a page."""
        if isinstance(outcome, Rejection):
            self.refuse(outcome, page.id)
            return
        reading = Reading(
            outcome.document, outcome.entities, outcome.statements, outcome.events, outcome.figures,
            outcome.agreements, outcome.rejections, self.reader,
        )  # fmt: skip
        before = self.writer.view.reader_of(page.id)
        self.writer.add_page(page, reading, sorted(self.places[page.id]))
        self.tally.new += before is None
        self.tally.again += before is not None
        self.tally.unread += reading.document.unread is not None
        self.watch(self.tally, page.source)

    def refuse(self, rejection: Rejection, page_id: str = "") -> None:
        """Write down what could not be taken in."""
        told = Rejection(writable(rejection.what), rejection.step, writable(rejection.reason))
        self.writer.refuse(told, self.reader, page_id)
        self.tally.refused.append(told)
        self.watch(self.tally, told.what)


def writable(text: str) -> str:
    """Text without halves of characters: a file's name needn't be UTF-8, a case file is."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
