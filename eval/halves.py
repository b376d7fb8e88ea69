"""The command of a script that measures our own sentences in two halves, one developed on and one left unread."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol


class Counted(Protocol):
    """What a measure gives for a half: lines to print, and what was wrong."""

    @property
    def errors(self) -> list[str]: ...

    def lines(self) -> list[str]: ...


def show_halves(about: str | None, file: Path, measure: Callable[[Path], Mapping[str, Counted]]) -> int:
    """Read the arguments, measure ``file`` (or the one that is named), print each half; the exit status."""
    ask = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("file", type=Path, nargs="?", default=file)
    ask.add_argument("--half", choices=("development", "held_out"))
    ask.add_argument("--errors", action="store_true", help="list what is wrong; leave the held-out half unread")
    args = ask.parse_args()
    for half, board in measure(args.file).items():
        if args.half in (None, half):
            print(half, *board.lines(), sep="\n  ")
            if args.errors:
                print(*(f"  - {e}" for e in board.errors), sep="\n")
    return 0
