"""Writing a result to a file as a whole: an earlier one stays as it was until the new one is complete."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Put the text into the file, by way of a new file beside it that takes its name at the end.

    What isn't a plain file (a pipe, a terminal) is written to directly. Raises OSError, and leaves nothing behind,
    when the disk is full or the folder can't be written to.
    """
    if path.exists() and not path.is_file():
        path.write_text(text, "utf-8")
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_text(text, "utf-8")
        os.replace(beside, path)
    except OSError as error:  # told of the file that was asked for, not of the one beside it
        raise OSError(error.errno, error.strerror or str(error), str(path)) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
