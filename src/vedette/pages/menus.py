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


# Cells that were glued together: "FinancialGovernment SolutionsLegalRisk Management".
GLUED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ][a-zà-ÿ])")
GLUED_CELLS = 4


def is_glued(text: str) -> bool:
    """Whether a line is a menu whose names were glued together."""
    words = text.split()
    joints = len(GLUED.findall(text)) if len(words) <= 30 else 0
    return joints >= GLUED_CELLS and joints * 4 >= len(words) and text.rstrip()[-1:] not in '.!?:;,"”'


def cells_of(text: str) -> list[str]:
    """The cells of a line that is parted by strokes, dots or wide gaps; one cell for any other line."""
    if len(text) > LONGEST:
        return [text]
    return [c for c in (part.strip() for part in PARTED.split(text)) if c]


def is_row_of_sections(text: str, is_button: Callable[[str], bool]) -> bool:
    """Whether a line is sections' names with single blanks between: capitals all over, three names that menus have."""
    words = text.split()
    if not 5 <= len(words) <= 24 or not all(w[0].isupper() or w == "&" for w in words) or text[-1] in ".!?…:;,":
        return False
    pairs = [" ".join(words[n : n + 2]) for n in range(len(words) - 1)]
    return sum(is_button(w) for w in words) + sum(is_button(p) for p in pairs) >= 3


def is_menu(text: str, is_button: Callable[[str], bool]) -> bool:
    """Whether a line is a row of short names, as a site's menu is.

    ``is_button`` says whether a cell is a word that menus have ("Home", "Sport"). With one such word three cells are
    enough, without one it takes five. A line with a date or an agency in it tells of the page and is none.
    """
    if is_glued(text) or is_row_of_sections(text, is_button):
        return True
    cells = cells_of(text)
    if len(cells) < 3 or text.rstrip()[-1:] in ".!?…:;,":
        return False
    if any(len(c) > CELL_LETTERS or len(c.split()) > CELL_WORDS or not NAMED.match(c) for c in cells):
        return False
    if day_pattern().search(text) or any(agency_called(c) or c.lower().startswith("by ") for c in cells):
        return False
    return len(cells) >= 5 or any(is_button(c) for c in cells)
