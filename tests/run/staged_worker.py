"""A worker whose reader does what the page says: for tests of what a run does when reading goes wrong.

Started as ``python staged_worker.py [NOTES] [READER]``; each page that is read is noted in the file NOTES.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from vedette.records.documents import Document, Page
from vedette.records.reading import Reading
from vedette.run.worker import ReadsPages, serve


class StagedReader:
    """Reads a page by doing what its text says."""

    def read(self, page: Page) -> Reading:
        text = page.content.decode()
        with Path(sys.argv[1]).open("a") as notes:
            notes.write(f"{text}\n")
        order, _, rest = text.partition(" ")
        if order == "hang":
            time.sleep(600)
        elif order == "crash" or (order == "crash-once" and Path(sys.argv[1]).read_text().count(text) == 1):
            os.abort()
        elif order == "eat":
            bytearray(8 * 2**30)
        elif order == "raise":
            raise ValueError(f"no sense in {rest}")
        elif order == "print":
            print("a library says hello", flush=True)
            os.write(1, b"and so does C")
        elif order == "half":
            return Reading(Document(page.id, "\ud800"))
        elif order == "nap":
            time.sleep(0.05)
        return Reading(Document(page.id, text, (page.source,)))


def load() -> ReadsPages:
    if "unable" in sys.argv:
        raise RuntimeError("model 'x' is not installed")
    return StagedReader()


if __name__ == "__main__":
    sys.exit(serve(load))
