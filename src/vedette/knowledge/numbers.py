"""Number words as the news writes them: exact words, scales, vague words with their ranges, qualifiers."""

from __future__ import annotations

from functools import cache

import msgspec

from vedette.knowledge.files import load


class NumberExample(msgspec.Struct, frozen=True):
    """A number in words or digits, and how it must be read."""

    text: str
    qualifier: str
    low: float | int | None = None
    high: float | int | None = None


class NumberWords(msgspec.Struct, frozen=True):
    """The shape of ``numbers.toml``. A range under ``vague`` has no, one (a lower) or two bounds."""

    exact: dict[str, int]
    scales: dict[str, int]
    suffixes: dict[str, int]
    fractions: dict[str, float]
    vague_scales: dict[str, tuple[int, int]]
    vague: dict[str, list[int]]
    qualifiers: dict[str, list[str]]
    after: dict[str, list[str]]
    examples: list[NumberExample]


@cache
def number_words() -> NumberWords:
    """The shipped number words."""
    return load("numbers", NumberWords)
