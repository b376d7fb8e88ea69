"""Menus and rows of buttons in one line: short cells between strokes, dots or wide gaps."""

from __future__ import annotations

import re
from collections.abc import Callable

from vedette.pages.outlets import agency_called
from vedette.pages.printed_dates import day_pattern

# What parts the cells of a menu: strokes and dots with blanks around them, or a gap of two blanks and more.
PARTED = re.compile(r"\s{0,3}[|•·»›▪●]\s{0,3}|\s+[/>]\s+|[\t\xa0 ]{2,}")
CELL_WORDS = 3
CELL_LETTERS = 28
LONGEST = 600
NAMED = re.compile(r"^[A-ZÀ-ÖØ-Þ][^.!?\"“”]*$")


def cells_of(text: str) -> list[str]:
    """The cells of a line that is parted by strokes, dots or wide gaps; one cell for any other line."""
    if len(text) > LONGEST:
        return [text]
    return [c for c in (part.strip() for part in PARTED.split(text)) if c]


def is_menu(text: str, is_button: Callable[[str], bool]) -> bool:
    """Whether a line is a row of short names, as a site's menu is.

    ``is_button`` says whether a cell is a word that menus have ("Home", "Sport"). With one such word three cells are
    enough, without one it takes five. A line with a date or an agency in it tells of the page and is none.
    """
    cells = cells_of(text)
    if len(cells) < 3 or text.rstrip()[-1:] in ".!?…:;,":
        return False
    if any(len(c) > CELL_LETTERS or len(c.split()) > CELL_WORDS or not NAMED.match(c) for c in cells):
        return False
    if day_pattern().search(text) or any(agency_called(c) or c.lower().startswith("by ") for c in cells):
        return False
    return len(cells) >= 5 or any(is_button(c) for c in cells)
