"""A case as CSV: one file a record kind, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

from vedette.report.columns import KINDS, Cell, Json, flat

# A spreadsheet takes a cell that begins with one of these for a formula, and runs it.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def guarded(value: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before.

    >>> guarded("=1+1"), guarded("-5 degrees"), guarded(-5), guarded("two")
    ("'=1+1", "'-5 degrees", -5, 'two')
    """
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def write_rows(kind: str, records: Iterable[Json], out: TextIO) -> None:
    """Records of a kind as CSV with a header, also where there are none."""
    rows = [flat(kind, record) for record in records]
    header = list(dict.fromkeys(name for row in [flat(kind, {}), *rows] for name in row))
    lines = csv.DictWriter(out, header, restval=None)
    lines.writeheader()
    for row in rows:
        lines.writerow({name: guarded(value) for name, value in row.items()})


def write_folder(export: dict[str, Any], folder: Path) -> tuple[Path, ...]:
    """Write ``<kind>.csv`` for each kind of the contract into a folder, made if it isn't there."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for kind in KINDS:
        path = folder / f"{kind}.csv"
        with path.open("w", encoding="utf-8", newline="") as out:
            write_rows(kind, export[kind], out)
        written.append(path)
    return tuple(written)
