"""How far a run is: a bar with rate and time left when a person watches, plain lines now and then when not."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vedette.run.pile import Tally, Watch

LINE_EVERY = 10.0  # seconds


@contextmanager
def watching(count: Callable[[], int | None]) -> Iterator[Watch]:
    """Something to tell each finished page to. ``count`` is asked for the total only when a person watches."""
    if not sys.stderr.isatty():
        yield plain_lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

    with Progress(
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"), TimeRemainingColumn(), console=Console(stderr=True), transient=True,
    ) as bar:  # fmt: skip
        task = bar.add_task("Looking at the sources", total=None, rate="")
        total = count()
        bar.update(task, description="Reading", total=total)
        began = time.monotonic()

        def told(tally: Tally, what: str) -> None:
            rate = tally.read / max(time.monotonic() - began, 0.001)
            bar.update(task, completed=tally.seen, rate=f"{rate:.1f} pages/s" if tally.read else "")
            if tally.linking:
                bar.update(task, description="Linking", rate="")

        yield told


def plain_lines() -> Watch:
    """A line every ten seconds."""
    began = last = time.monotonic()

    def told(tally: Tally, what: str) -> None:
        nonlocal last
        now = time.monotonic()
        if tally.linking and now - began >= LINE_EVERY:
            print(f"{tally.seen} pages are in, linking", file=sys.stderr, flush=True)
        elif not tally.linking and now - last >= LINE_EVERY:
            last = now
            rate = tally.read / (now - began)
            print(f"{tally.seen} pages ({rate:.1f} read/s), last {what}", file=sys.stderr, flush=True)

    return told
