"""What the comparison of names needs to know: words to leave out, and letters that transliterations disagree on."""

from __future__ import annotations

from functools import cache

import msgspec

from vedette.knowledge.files import load


class NameExample(msgspec.Struct, frozen=True):
    names: tuple[str, str]
    same: bool


class Transliteration(msgspec.Struct, frozen=True):
    """The file ``transliteration.toml``."""

    articles: frozenset[str]
    linkers: frozenset[str]
    titles: frozenset[str]
    generic: frozenset[str]
    sounds: tuple[tuple[str, str], ...]
    examples: tuple[NameExample, ...]


@cache
def transliteration() -> Transliteration:
    return load("transliteration", Transliteration)
