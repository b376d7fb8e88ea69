"""Readings of time expressions that need more than a line: relative units, weekends, quarters, seasons."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from vedette.extract.times.calendar_rules import (
    UNKNOWN,
    Interval,
    Setting,
    add_months,
    iso_length,
    one_day,
    shift,
    unit_around,
    weekday_near,
    whole_month,
    whole_year,
)
from vedette.extract.times.words import fold, month_of
from vedette.knowledge.times import time_words


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means: days, the kind of time, an ISO length for durations, the rule that read it."""

    days: Interval
    rule: str
    kind: str = "point"
    length: str | None = None


Reading = Callable[[re.Match[str], Setting], Meaning]


def unread(rule: str, kind: str = "point") -> Reading:
    """A reading that gives no days, only the rule that says why."""
    return lambda m, s: Meaning(UNKNOWN, rule, kind)


def month_of_year(m: re.Match[str], s: Setting) -> Meaning:
    """September last year."""
    which = fold(m["w"]).removeprefix("the ")
    base = s.previous.first if which in ("that", "same") and s.previous else s.anchor
    if base is None:
        return Meaning(UNKNOWN, "month of a named year")
    year = base.year + {"last": -1, "next": 1}.get(which, 0)
    return Meaning(whole_month(year, month_of(m["m"])), "month of a named year")


def relative_unit(which: str, unit: str, s: Setting, end: str = "") -> Meaning:
    """Last week, this month, the previous year, that day; ``end`` is "earlier" or "later" in it."""
    if unit in ("minute", "hour", "second"):
        return Meaning(UNKNOWN, "moment")
    if which in ("that", "same", "previous", "following"):
        if s.previous is None or s.previous.first is None:
            return Meaning(UNKNOWN, "unit of the time told before")
        step = {"previous": -1, "following": 1}.get(which, 0)
        return Meaning(unit_around(shift(s.previous.first, unit, step), unit), "unit of the time told before")
    if s.anchor is None:
        return Meaning(UNKNOWN, f"{which} {unit}")
    if which in ("past", "this past") and unit != "day":
        length = iso_length(1, time_words().units[unit])
        return Meaning(Interval(shift(s.anchor, unit, -1), s.anchor), "units up to publication", "window", length)
    if which in ("last", "next", "coming", "this coming", "past", "this past"):
        step = -1 if "last" in which or "past" in which else 1
        return Meaning(unit_around(shift(s.anchor, unit, step), unit), f"calendar {unit}")
    around = unit_around(s.anchor, unit)
    if s.whole:
        return Meaning(around, f"calendar {unit}")
    if end in ("later", "late") or (s.ahead and unit in ("week", "month") and not end):
        return Meaning(Interval(s.anchor, around.last), f"rest of the {unit}")
    if unit in ("week", "month") or end:
        return Meaning(Interval(around.first, s.anchor), f"{unit} up to publication")
    return Meaning(around, f"calendar {unit}")


def weekend(m: re.Match[str], s: Setting) -> Meaning:
    """The nearest Saturday and Sunday on the side that the verb points to; "last weekend" lies whole before the day."""
    if s.anchor is None:
        return Meaning(UNKNOWN, "weekend")
    which = fold(m["r"] or "").removeprefix("the ")
    saturday = weekday_near(Setting(s.anchor, False), 5).first
    assert saturday is not None
    if which == "next" or "coming" in which or (s.ahead and which not in ("last", "past")):
        later = weekday_near(Setting(s.anchor, True), 5).first
        assert later is not None
        saturday = later
    elif which in ("last", "past", "this past") and s.anchor <= saturday + dt.timedelta(days=1):
        saturday -= dt.timedelta(days=7)
    return Meaning(Interval(saturday, saturday + dt.timedelta(days=1)), "weekend")


def next_day(m: re.Match[str], s: Setting) -> Meaning:
    """The next day, the day before: counted from the time that the text told of before."""
    words = fold(m[0])
    step = 0 if "same" in words else -1 if ("previous" in words or "before" in words) else 1
    if s.previous is None or s.previous.first is None:
        return Meaning(UNKNOWN, "day from the time told before")
    return Meaning(one_day(s.previous.first + dt.timedelta(days=step)), "day from the time told before")


def quarter(m: re.Match[str], s: Setting) -> Meaning:
    """A quarter or half of a year; without a year the last one that has begun by publication."""
    number = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(
        fold(m["q"]), int(m["q"][0]) - 1 if m["q"][0].isdigit() else 0
    )
    size = 3 if fold(m["p"]) == "quarter" else 6
    if number * size >= 12:
        return Meaning(UNKNOWN, "part of a year")
    if m["y"]:
        year = int(m["y"])
    elif s.anchor is None or (size == 6 and not m["r"]):
        return Meaning(UNKNOWN, "part of a year")
    else:
        year = s.anchor.year + {"last": -1, "next": 1}.get(fold(m["r"] or ""), 0)
        if not m["r"] and not s.ahead and dt.date(year, number * size + 1, 1) > s.anchor:
            year -= 1
    first = dt.date(year, number * size + 1, 1)
    return Meaning(Interval(first, add_months(first, size) - dt.timedelta(days=1)), "part of a year")


def season(m: re.Match[str], s: Setting) -> Meaning:
    """A season: only its year is known without knowing the hemisphere."""
    year = m["y"] or m["y2"] or m["y3"]
    return Meaning(whole_year(int(year)), "season of a year") if year else Meaning(UNKNOWN, "season")


def day_of_month(m: re.Match[str], s: Setting) -> Meaning:
    """ "On the 11th": in the month told of last, else in that of publication or its neighbour on the verb's side."""
    told = s.previous.first if s.previous else None
    base = told or s.anchor
    rule = "day of the month told before" if told else "day of the month"
    number = int(m["d"])
    if not 1 <= number <= 31:
        raise ValueError(f"no day {number}")
    if base is None:
        return Meaning(UNKNOWN, rule)
    months = [add_months(base.replace(day=1), step) for step in ((0, 1, 2) if s.ahead else (0, -1, -2))]
    days = [one.replace(day=number) for one in months if number <= (add_months(one, 1) - one).days]
    anchor = s.anchor
    fits = [d for d in days if anchor is None or (d >= anchor if s.ahead else d <= anchor)]
    return Meaning(one_day(fits[0]) if fits else UNKNOWN, rule)
