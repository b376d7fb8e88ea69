"""Words of time: months, days, units, parts of periods, calendars that stay unresolved."""

from __future__ import annotations

from functools import cache

import msgspec

from vedette.knowledge.files import load


class Unit(msgspec.Struct, frozen=True):
    """A unit of time: fixed ``days`` or calendar ``months`` (neither below a day), and its ISO 8601 letter."""

    letter: str
    days: int = 0
    months: int = 0


class TimeExample(msgspec.Struct, frozen=True):
    """A sentence of a page published on a day, a time in it and the days that it means."""

    text: str
    published: str
    found: str
    earliest: str | None = None
    latest: str | None = None


class TimeWords(msgspec.Struct, frozen=True):
    """The shape of ``times.toml``."""

    months: dict[str, int]
    short_months: dict[str, int]
    weekdays: dict[str, int]
    short_weekdays: dict[str, int]
    units: dict[str, Unit]
    days: dict[str, int]
    vague: dict[str, list[str]]
    calendars: dict[str, list[str]]
    seasons: dict[str, list[str]]
    dayparts: dict[str, list[str]]
    parts: dict[str, list[str]]
    ahead: dict[str, list[str]]
    examples: list[TimeExample]


@cache
def time_words() -> TimeWords:
    """The shipped words of time."""
    return load("times", TimeWords)
