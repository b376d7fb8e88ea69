"""A worker: ``python -m vedette.run.worker MODEL`` takes pages on standard input and answers on standard output.

A process of its own even when there is only one, so that a page which hangs or eats memory inside a C library can be
ended from outside; and not ``multiprocessing``, so that a user's script is never imported a second time.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import traceback
from collections.abc import Callable
from typing import BinaryIO, Protocol

import msgspec

from vedette.records.documents import Page
from vedette.records.reading import Reading
from vedette.run.messages import Read, Ready, Refused, Unable, frame, take_frame

# How far a worker may grow after loading: 50 times what the longest page of 60 stories took.
ROOM_TO_GROW = 1536 * 2**20
PR_SET_PDEATHSIG = 1


class ReadsPages(Protocol):
    """What a worker needs: something that reads one page."""

    def read(self, page: Page) -> Reading:
        """The reading of a page."""


def serve(load: Callable[[], ReadsPages]) -> int:
    """Load a reader, then answer page after page until the other side is gone."""
    pages, answers = take_pipes()
    die_with_parent()
    try:
        reader = load()
    except Exception as error:
        send(answers, frame(Unable(f"{error}" or type(error).__name__)))
        return 1
    bound_memory(ROOM_TO_GROW)
    send(answers, frame(Ready()))
    decoder = msgspec.msgpack.Decoder(Page)
    while (body := take_frame(pages)) is not None:
        answer = answer_for(reader, decoder.decode(body))
        try:
            framed = frame(answer)
        except (UnicodeEncodeError, MemoryError) as error:
            framed = frame(Refused("read", f"what was read can't be kept: {error}"[:300]))
        if not send(answers, framed) or (isinstance(answer, Refused) and answer.leaving):
            break
    return 0


def answer_for(reader: ReadsPages, page: Page) -> Read | Refused:
    """The reading of a page, or why there is none. One bad page must not end the run."""
    try:
        return Read(reader.read(page))
    except MemoryError:
        return Refused("read", "the page needs more memory than a worker may take", leaving=True)
    except RecursionError:
        return Refused("read", "the page is nested too deeply")
    except Exception as error:
        where = " > ".join(frame.name for frame in traceback.extract_tb(error.__traceback__)[-3:])
        return Refused("read", f"{type(error).__name__}: {error}"[:300] + f" (a defect, in {where})")


def take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for ourselves: whatever else prints goes to standard error."""
    pages, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    return pages, answers


def send(answers: BinaryIO, framed: bytes) -> bool:
    """Send an answer; False when nobody is there any more."""
    try:
        answers.write(framed)
        answers.flush()
    except BrokenPipeError:
        return False
    return True


def die_with_parent() -> None:
    """Let the run decide when we stop (Ctrl-C reaches the whole group), and never outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def bound_memory(room: int) -> None:
    """Let the address space grow by ``room`` bytes from here, no further; where the system can't, do without."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        with open("/proc/self/statm", encoding="ascii") as statm:
            taken = int(statm.read().split()[0]) * resource.getpagesize()
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (taken + room, hard))


def main() -> int:
    """Serve with the page reader of the model named on the command line."""

    def load() -> ReadsPages:
        from vedette.run.reading import PageReader

        return PageReader(sys.argv[1])

    return serve(load)


if __name__ == "__main__":
    sys.exit(main())
