"""Text from pages on a terminal: tables that fit, and nothing in a page that the terminal would obey."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence

WIDTH_WHEN_NOBODY_WATCHES = 120
LONGEST_CELL = 240
LEAST_COLUMN = 10


def harmless(text: str) -> str:
    """Text in one line, without control characters: a page must not move the cursor or colour the screen.

    >>> harmless("two\\nlines \\x1b[31mred")
    'two lines [31mred'
    """
    return "".join(c for c in " ".join(text.split()) if c.isprintable())


def in_short(text: str, longest: int = LONGEST_CELL) -> str:
    """Harmless text, cut with an ellipsis where it is long."""
    line = harmless(text)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def width() -> int:
    """How many columns there are."""
    return shutil.get_terminal_size((WIDTH_WHEN_NOBODY_WATCHES, 40)).columns


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]], firm: Sequence[str] = ()) -> None:
    """A table on standard output; columns named in ``firm`` are never wrapped."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        collapse_padding=True,
        show_edge=False,
        header_style="bold" if sys.stdout.isatty() else "",
    )
    for at, heading in enumerate(headings):
        longest = max((len(in_short(row[at])) for row in rows), default=0)
        # A text column is never squeezed below a word or two, so that words are not cut where the table is wide enough.
        least = max(len(heading), min(longest, LEAST_COLUMN)) if heading not in firm else None
        table.add_column(heading, no_wrap=heading in firm, overflow="fold", min_width=least)
    for row in rows:
        table.add_row(*(Text(in_short(cell)) for cell in row))
    Console(width=width(), highlight=False).print(table)
