"""By what a page was read: program, parser, and a digest of the rooms that read. Known without loading any of them."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import re
from functools import cache
from pathlib import Path

from vedette.__about__ import __version__
from vedette.records.ids import digest

READING_ROOMS = ("records", "knowledge", "pages", "language", "extract")
LINKING_ROOMS = ("records", "knowledge", "resolve", "reconcile")
# Data files are counted whatever their ending; these are what Python and editors leave behind.
LEFT_OUT = re.compile(r"(^|/)(__pycache__|\.)|\.(pyc|pyo|swp|orig|rej)$|~$")


HOUSE = Path(__file__).parent.parent


@cache
def digest_of_rooms(rooms: tuple[str, ...], house: Path = HOUSE) -> str:
    """A digest over every source and data file of these rooms, so that changed rules are a changed reader."""
    files = sorted(
        (path.relative_to(house).as_posix(), path)
        for room in rooms
        for path in (house / room).rglob("*")
        if path.is_file()
    )
    kept = [(name, path) for name, path in files if not LEFT_OUT.search(name)]
    return digest("\n".join(f"{name} {digest(path.read_bytes())}" for name, path in kept).encode())


def model_version(model: str) -> str:
    """Name and version of a parser pipeline, from its package or folder; the name alone where that tells nothing."""
    folder = Path(model)
    if re.fullmatch(r"\w+", model):
        spec = importlib.util.find_spec(model)
        folder = Path(spec.origin).parent if spec and spec.origin else folder
    try:
        meta = json.loads((folder / "meta.json").read_text("utf-8"))
        return f"{meta['lang']}_{meta['name']}-{meta['version']}"
    except (OSError, ValueError, KeyError, TypeError):
        return model


@cache
def reader_version(model: str) -> str:
    """What a reading notes as its reader. A page is read again when, and only when, this differs."""
    spacy = importlib.metadata.version("spacy")
    return f"vedette {__version__}, {model_version(model)}, spacy {spacy}, rules {digest_of_rooms(READING_ROOMS)[:12]}"


def linker_version() -> str:
    """What links note beside the readings that they rest on."""
    return f"vedette {__version__}, rules {digest_of_rooms(LINKING_ROOMS)[:12]}"
