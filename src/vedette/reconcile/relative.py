"""Relative times without a day to count from: "Wednesday", "earlier this month", "in late January".

Two questions are asked of them. On which days can a page have been printed that says so of a deed of a known day?
And which days does it mean on a page printed between two days? The words themselves are the knowledge of times.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from vedette.knowledge.times import time_words
from vedette.reconcile.sheet import Days

Kind = Literal["weekday", "day", "week", "month", "year", "month name", "recent"]
WEEK_BACK = 6  # a bare weekday is one of the last seven days
COUNTS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)} | {
    "few": 5,
    "couple": 2,
    "several": 6,
}
SOME = {"hours": 2, "days": 10, "weeks": 5, "months": 4}  # how many "recent weeks" are at most
NEARER = {"week": 1, "month": 3, "year": 15}  # "earlier this month" isn't said of the day before yesterday


@dataclass(frozen=True, slots=True)
class Relative:
    """A relative time: its kind, its number (weekday, days back, units back, month), and "earlier"."""

    kind: Kind
    number: int = 0
    earlier: bool = False


@cache
def _weekday_words() -> re.Pattern[str]:
    return re.compile(r"\b(" + "|".join(sorted(time_words().weekdays, key=len, reverse=True)) + r")\b")


@cache
def _month_words() -> re.Pattern[str]:
    return re.compile(r"\b(" + "|".join(sorted(time_words().months, key=len, reverse=True)) + r")\b")


def relative(text: str | None) -> Relative | None:
    """What a time's words say relative to the day of printing; None for other words, or a date with its year.

    >>> relative("on Wednesday"), relative("earlier this month")
    (Relative(kind='weekday', number=2, earlier=False), Relative(kind='month', number=0, earlier=True))
    """
    words = (text or "").lower()
    if not words or re.search(r"\b[12]\d{3}\b", words):
        return None
    if found := re.search(r"\b(this|last|past|previous|next) (week|month|year)\b", words):
        back = {"this": 0, "next": -1}.get(found.group(1), 1)
        unit = found.group(2)
        kind: Kind = "week" if unit == "week" else "month" if unit == "month" else "year"
        return Relative(kind, back, "earlier" in words)
    if found := _month_words().search(words):
        return Relative("month name", time_words().months[found.group(1)])
    if found := _weekday_words().search(words):
        return None if "next" in words else Relative("weekday", time_words().weekdays[found.group(1)])
    for phrase, back in time_words().days.items():
        if re.search(rf"\b{re.escape(phrase)}\b", words):
            return Relative("day", -back)
    if found := re.search(r"\b(?:recent|past|last|previous) (?:(\w+) )?(hours|days|weeks|months)\b", words):
        number = COUNTS.get(found.group(1) or "", 0) or (int(found.group(1)) if (found.group(1) or "").isdigit() else 0)
        unit = {"hours": 1, "days": 1, "weeks": 7, "months": 31}[found.group(2)]
        return Relative("recent", min(unit * (number or SOME[found.group(2)]), 400))
    return None


def printed_when(time: Relative | None, deed: Days) -> Days | None:
    """The days on which a page can have been printed that says ``time`` of a deed of known days; None if it can't.

    Without a time a page can have been printed on any day from the deed on.
    """
    first, last = deed
    if time is None:
        return first, FAR
    day = dt.date.fromordinal(max(first, 1))
    if time.kind == "weekday":
        fitting = [d for d in range(first, min(last, first + 13) + 1) if weekday(d) == time.number]
        return (fitting[0], fitting[-1] + WEEK_BACK) if fitting else None
    if time.kind == "day":
        return first + time.number, last + time.number
    nearer = NEARER.get(time.kind, 0) if time.earlier else 0
    if time.kind == "week":
        monday = first - weekday(first)
        start = monday + 7 * time.number
        return max(first + nearer, start), start + 6 + (last - first)
    if time.kind == "month":
        start, end = months_on(day, time.number)
        return max(first + nearer, start), end + (last - first)
    if time.kind == "year":
        year = day.year + time.number
        return max(first + nearer, dt.date(year, 1, 1).toordinal()), dt.date(year, 12, 31).toordinal()
    if time.kind == "month name":
        return (first, first + 330) if day.month == time.number or last - first > 27 else None
    return first, last + time.number


def meant_by(time: Relative, printed: Days) -> Days | None:
    """The days that a relative time means on a page printed between two days (the past ones, in news)."""
    first, last = printed
    if time.kind == "weekday":
        return first - (weekday(first) - time.number) % 7, last - (weekday(last) - time.number) % 7
    if time.kind == "day":
        return first - time.number, last - time.number
    if time.kind == "week":
        return first - weekday(first) - 7 * time.number, min(last - weekday(last) - 7 * time.number + 6, last)
    if time.kind == "month":
        start, _ = months_on(dt.date.fromordinal(first), -time.number)
        _, end = months_on(dt.date.fromordinal(last), -time.number)
        return start, min(end, last)
    if time.kind == "year":
        a, b = dt.date.fromordinal(first).year - time.number, dt.date.fromordinal(last).year - time.number
        return dt.date(a, 1, 1).toordinal(), min(dt.date(b, 12, 31).toordinal(), last)
    if time.kind == "month name":
        day = dt.date.fromordinal(last)
        year = day.year - (time.number > day.month)
        start, end = months_on(dt.date(year, time.number, 1), 0)
        return start, min(end, last)
    return first - time.number, last


def months_on(day: dt.date, months: int) -> Days:
    """The calendar month so many months after a day's, as ordinals."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return (
        dt.date(year, month + 1, 1).toordinal(),
        dt.date(year, month + 1, calendar.monthrange(year, month + 1)[1]).toordinal(),
    )


def weekday(ordinal: int) -> int:
    """Monday is 0."""
    return (ordinal - 1) % 7


FAR = dt.date.max.toordinal() - 400
