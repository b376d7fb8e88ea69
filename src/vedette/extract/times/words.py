"""Words of a time expression as values: months, counts, units, and days that lie so many units away."""

from __future__ import annotations

import datetime as dt
import re

from vedette.extract.times.calendar_rules import (
    UNKNOWN,
    Interval,
    ago,
    one_day,
    shift,
)
from vedette.knowledge.numbers import number_words
from vedette.knowledge.times import time_words


def either(words: list[str] | dict[str, int] | set[str]) -> str:
    """An alternation of words, the longest first, with any white space where they have a blank."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s{1,3}").replace("'", "['’]") for w in ordered) + ")"


def fold(text: str) -> str:
    """The word as the knowledge has it: lower case, single blanks, straight apostrophes, no full stop."""
    return re.sub(r"\s{1,3}", " ", text.lower().replace("’", "'")).strip(" .,")


def month_of(name: str) -> int:
    words = time_words()
    key = fold(name)
    return words.months.get(key) or words.short_months[key]


def year_of(text: str) -> int:
    number = int(text)
    return number if number > 99 else number + (1900 if number > 30 else 2000)


def count_of(text: str) -> float | None:
    """The number before a unit; None for "several", "a few", "some"."""
    key = fold(text).replace("-", " ")
    if re.fullmatch(r"\d{1,4}(?:\.\d)?", key):
        return float(key)
    if key in ("a", "an", "one", "the"):
        return 1
    if key.startswith("half a"):
        return 0.5
    if key.startswith(("a couple", "couple")):
        return 2
    exact, scales = number_words().exact, number_words().scales
    total, current = 0, 0
    for word in key.split():
        if word in exact:
            current += exact[word]
        elif word in scales and scales[word] <= 1000:
            current = max(current, 1) * scales[word]
        elif word not in ("a", "and"):
            return None
    return float(total + current) or None


def unit_of(text: str) -> str:
    key = fold(text)
    if key in ("centuries", "century"):
        return "century"
    return key if key in time_words().units else key.removesuffix("s")


def moved(base: dt.date | None, unit: str, count: float | None) -> Interval:
    """The day or period that lies ``count`` units from a day, half units rounded to days."""
    kind = time_words().units[unit]
    if base is None or count is None:
        return UNKNOWN
    if not kind.days and not kind.months:
        hours = {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}[kind.letter] * count
        return one_day(base + dt.timedelta(days=int(hours / 24 + (0.5 if hours > 0 else -0.5))))
    if count != int(count):
        return one_day(base + dt.timedelta(days=round((kind.days or kind.months * 30.44) * count)))
    return ago(base, unit, -int(count))


def stretch(anchor: dt.date | None, unit: str, count: float | None, ahead: bool) -> Interval:
    """The last (or next) so many units up to (or from) a day."""
    end = edge(anchor, unit, count if ahead else -count if count is not None else None)
    if anchor is None or end is None:
        return UNKNOWN
    return Interval(anchor, end) if ahead else Interval(end, anchor)


def edge(base: dt.date | None, unit: str, count: float | None) -> dt.date | None:
    kind = time_words().units[unit]
    if base is None or count is None:
        return None
    if kind.months and count == int(count):
        return shift(base, unit, int(count))
    if kind.days or kind.months:
        return base + dt.timedelta(days=round((kind.days or kind.months * 30.44) * count))
    return moved(base, unit, count).first
