"""A pool of workers: pages in, readings or refusals out, in the order in which they are done."""

from __future__ import annotations

import contextlib
import os
import selectors
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, Literal

from vedette.records.documents import Page, Rejection
from vedette.records.reading import Reading
from vedette.run.messages import Answer, Read, Ready, Refused, Unable, answers_in, frame

PAGE_SECONDS = 60.0
BYTES_A_SECOND = 20_000  # a long page gets more time: a tenth of the speed measured on one core
START_SECONDS = 180.0


Outcome = Reading | Rejection


class WorkerError(RuntimeError):
    """No worker can be started; the message says why."""


def command_of(model: str) -> tuple[str, ...]:
    """How a worker is started. ``-P`` keeps the user's folder, and any random.py in it, out of the import path."""
    return (sys.executable, "-P", "-m", "vedette.run.worker", model)


def surroundings() -> dict[str, str]:
    """One thread a worker (the cores are shared out by the pool), and a fixed order of sets."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {**threads, **os.environ, "PYTHONHASHSEED": "0"}


class Child:
    """One worker process, the page it has, and until when it may take for it."""

    def __init__(self, command: Sequence[str]) -> None:
        self.errors: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115 (closed in end)
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, env=surroundings(), bufsize=0
        )
        self.buffer = bytearray()
        self.page: Page | None = None
        self.state: Literal["starting", "idle", "busy", "leaving"] = "starting"
        self.deadline = time.monotonic() + START_SECONDS

    @property
    def output(self) -> int:
        assert self.process.stdout is not None
        return self.process.stdout.fileno()

    def send(self, page: Page, seconds: float) -> None:
        """Hand over a page, for so many seconds. A worker that is gone is found out when its output ends."""
        assert self.process.stdin is not None
        self.page, self.state = page, "busy"
        self.deadline = time.monotonic() + seconds
        message = memoryview(frame(page))
        with contextlib.suppress(BrokenPipeError):
            while message:
                message = message[self.process.stdin.write(message) or 0 :]

    def last_words(self) -> str:
        """The last line that the worker wrote to standard error."""
        self.errors.seek(max(0, self.errors.seek(0, os.SEEK_END) - 2000))
        lines = self.errors.read().decode("utf-8", "replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "it said nothing")[:200]

    def end(self, grace: float = 0.0) -> None:
        """End the process: at once, or after some seconds to leave by itself."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        try:
            self.process.wait(grace)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.errors.close()


class Pool:
    """Up to ``workers`` processes, started when there is a page for them, each with one page at a time.

    A page that takes longer than ``page_seconds`` (and its share for length), or that a worker runs out of memory
    on, is refused; one that a worker crashed on is tried once more in a fresh worker, then refused.
    """

    def __init__(self, command: Sequence[str], workers: int = 1, page_seconds: float = PAGE_SECONDS) -> None:
        self.command = tuple(command)
        self.workers = max(1, workers)
        self.page_seconds = page_seconds
        self.children: list[Child] = []
        self.selector = selectors.DefaultSelector()
        self.again: deque[Page] = deque()
        self.crashed: set[str] = set()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        for child in list(self.children):
            self.let_go(child, 0.0 if kind else 2.0)
        self.selector.close()

    def read(self, pages: Iterable[Page]) -> Iterator[tuple[Page, Outcome]]:
        """Each page with its reading, or with why there is none. Takes the next page only when a worker is free."""
        more = iter(pages)
        following = next(more, None)
        done: list[tuple[Page, Outcome]] = []
        while True:
            # Hand out before giving back: a worker must not wait while its last page is written to disk.
            while (self.again or following is not None) and (child := self.free_child()):
                if self.again:
                    page = self.again.popleft()
                    child.send(page, self.seconds_for(page))
                elif following is not None:
                    child.send(following, self.seconds_for(following))
                    following = next(more, None)
            yield from done
            if following is None and not self.again and not any(c.page for c in self.children):
                return
            done = self.wait()

    def seconds_for(self, page: Page) -> float:
        """How long a page may take: more for a long one."""
        return self.page_seconds + len(page.content) / BYTES_A_SECOND

    def free_child(self) -> Child | None:
        """A worker that waits for a page; starts one more where there may be more."""
        free = next((c for c in self.children if c.state == "idle"), None)
        if free is None and len(self.children) < self.workers:
            child = Child(self.command)
            self.children.append(child)
            self.selector.register(child.output, selectors.EVENT_READ, child)
        return free

    def wait(self) -> list[tuple[Page, Outcome]]:
        """What the workers answer next, and the refusals of those whose time is up."""
        done: list[tuple[Page, Outcome]] = []
        timed = [c.deadline for c in self.children if c.state in ("starting", "busy")]
        for key, _ in self.selector.select(max(0.0, min(timed, default=0.0) - time.monotonic())):
            child: Child = key.data
            data = os.read(child.output, 1 << 20)
            child.buffer += data
            for answer in answers_in(child.buffer):
                done += self.take(child, answer)
            if not data:
                done += self.gone(child)
        late = [c for c in self.children if c.state in ("starting", "busy") and c.deadline <= time.monotonic()]
        for child in late:
            page = child.page
            self.let_go(child)
            if page is None:
                raise WorkerError(f"a worker did not start within {START_SECONDS:.0f} seconds")
            most = self.seconds_for(page)
            reason = f"took longer than {round(most, 1):g} seconds: cut it into its articles, or leave it out"
            done.append((page, Rejection(page.source, "read", reason)))
        return done

    def take(self, child: Child, answer: Answer) -> list[tuple[Page, Outcome]]:
        """One answer of a worker: what it tells of a page, if anything."""
        if isinstance(answer, Unable):
            raise WorkerError(answer.reason)
        if isinstance(answer, Ready):
            child.state = "idle"
            return []
        page, child.page = child.page, None
        child.state = "leaving" if isinstance(answer, Refused) and answer.leaving else "idle"
        return [(page, outcome(page, answer))] if page else []

    def gone(self, child: Child) -> list[tuple[Page, Outcome]]:
        """A worker has ended: its page is tried again, or refused if another worker ended over it before."""
        page, words, started = child.page, child.last_words(), child.state != "starting"
        self.let_go(child)
        if not started:
            raise WorkerError(f"no worker could be started: {words}")
        if page is None:
            return []
        if page.id not in self.crashed:
            self.crashed.add(page.id)
            self.again.append(page)
            return []
        return [(page, Rejection(page.source, "read", f"the reader crashed on it ({words})"))]

    def let_go(self, child: Child, grace: float = 0.0) -> None:
        """End a worker and forget it."""
        self.selector.unregister(child.output)
        self.children.remove(child)
        child.end(grace)


def outcome(page: Page, answer: Read | Refused) -> Outcome:
    """A worker's answer as what is kept."""
    if isinstance(answer, Read):
        return answer.reading
    return Rejection(page.source, answer.step, answer.reason)
