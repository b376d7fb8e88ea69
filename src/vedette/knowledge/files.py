"""Reading the data files: each is TOML, checked against a typed shape, with the file and the entry named in errors."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from vedette.records.ids import digest

Shape = TypeVar("Shape")


class KnowledgeError(ValueError):
    """A data file that can't be read; the message names the file, the place in it and what to do."""


def read_toml(name: str) -> dict[str, Any]:
    """A data file that ships with the program, by its name without ``.toml``."""
    return parse_toml(
        (resources.files("vedette.knowledge") / "data" / f"{name}.toml").read_text("utf-8"), f"{name}.toml"
    )


def parse_toml(text: str, name: str) -> dict[str, Any]:
    """TOML text as a dict; raises KnowledgeError with the file's name and the line."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"{name}: not valid TOML: {error}") from error


def load(name: str, shape: type[Shape]) -> Shape:
    """A shipped data file as a typed value."""
    return convert(read_toml(name), shape, f"{name}.toml")


def load_file(path: Path, shape: type[Shape]) -> Shape:
    """A user's own data file as a typed value; raises KnowledgeError when it isn't one."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: can't be read: {error}") from error
    return convert(parse_toml(text, str(path)), shape, str(path))


def convert(data: dict[str, Any], shape: type[Shape], name: str) -> Shape:
    try:
        return msgspec.convert(data, shape)
    except msgspec.ValidationError as error:
        raise KnowledgeError(f"{name}: {error}") from error


@cache
def knowledge_digest() -> str:
    """A digest of all shipped data files: part of the reader's version."""
    folder = resources.files("vedette.knowledge") / "data"
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".toml"))
    return digest(b"".join(n.encode() + b"\0" + (folder / n).read_bytes() for n in names))
