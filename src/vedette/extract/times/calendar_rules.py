"""Arithmetic of the calendar for news: which Wednesday, which December, how far back "the past nine days" goes.

All functions are pure and raise OverflowError or ValueError only where a day would lie outside the years 1 to 9999.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from vedette.knowledge.times import Unit, time_words


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from first to last, both inclusive; None is an open or unknown end."""

    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Setting:
    """What a relative time is counted from: the day of publication, the side of it on which the deed lies by its
    verb's tense ("ahead", "past", or "open" where it doesn't tell; ahead and open both: a limit once set ahead, which
    may have passed since), and the time that the text told of last."""

    anchor: dt.date | None
    ahead: bool = False
    previous: Interval | None = None
    open: bool = False
    whole: bool = False  # a part of the unit is asked for ("the end of this month"), so the unit isn't cut at today


UNKNOWN = Interval(None, None)


def one_day(date: dt.date) -> Interval:
    return Interval(date, date)


def whole_month(year: int, month: int) -> Interval:
    return Interval(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]))


def whole_year(year: int) -> Interval:
    return Interval(dt.date(year, 1, 1), dt.date(year, 12, 31))


def add_months(date: dt.date, months: int) -> dt.date:
    """The same day so many months on, or the month's last day where it has no such day."""
    at = date.year * 12 + date.month - 1 + months
    year, month = divmod(at, 12)
    return dt.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1]))


def shift(date: dt.date, unit: str, count: int) -> dt.date:
    """The day ``count`` units away from a date (negative is back)."""
    found = time_words().units[unit]
    if found.months:
        return add_months(date, found.months * count)
    return date + dt.timedelta(days=found.days * count)


def unit_around(date: dt.date, unit: str) -> Interval:
    """The calendar unit that holds a day; a week runs from Monday to Sunday."""
    if unit == "year":
        return whole_year(date.year)
    if unit == "month":
        return whole_month(date.year, date.month)
    if unit == "quarter":
        first = dt.date(date.year, (date.month - 1) // 3 * 3 + 1, 1)
        return Interval(first, add_months(first, 3) - dt.timedelta(days=1))
    if unit == "week":
        monday = date - dt.timedelta(days=date.weekday())
        return Interval(monday, monday + dt.timedelta(days=6))
    if unit in ("decade", "century"):
        span = 10 if unit == "decade" else 100
        start = date.year // span * span
        return Interval(dt.date(max(start, 1), 1, 1), dt.date(start + span - 1, 12, 31))
    return one_day(date)


def weekday_near(setting: Setting, weekday: int) -> Interval:
    """News writing: a bare weekday is the last one up to publication, or the next from it when the deed lies ahead."""
    if setting.anchor is None:
        return UNKNOWN
    back = (setting.anchor.weekday() - weekday) % 7
    if setting.ahead and back:
        back -= 7
    return one_day(setting.anchor - dt.timedelta(days=back))


def month_near(setting: Setting, month: int) -> Interval:
    """A month without a year: the last one that has begun by publication, or the next one when it lies ahead."""
    if setting.anchor is None:
        return UNKNOWN
    year, now = setting.anchor.year, setting.anchor.month
    before = whole_month(year - (month > now), month)
    after = whole_month(year + (month < now), month)
    if setting.open and not setting.ahead and before.last and after.first:
        soon = (after.first - setting.anchor).days <= SOON and (setting.anchor - before.last).days > LONG_AGO
        return after if soon else before
    return after if setting.ahead else before


def date_near(setting: Setting, month: int, day: int) -> Interval:
    """A month and day without a year, by the same rule; 29 February in the nearest leap year on that side."""
    if setting.anchor is None:
        dt.date(2000, month, day)  # an impossible day is refused even where the year isn't known
        return UNKNOWN
    before, after = (next_such_day(setting.anchor, month, day, step) for step in (-1, 1))
    to_come, gone = (after - setting.anchor).days, (setting.anchor - before).days
    if setting.ahead and setting.open:
        return one_day(before if gone <= JUST_PAST else after)
    return one_day(after if setting.ahead or (setting.open and to_come <= SOON and gone > LONG_AGO) else before)


# A day without a year that is long past in one direction and near in the other is the near one, unless
# the verb is past.
SOON, LONG_AGO = 100, 240
JUST_PAST = 31  # a limit that lies no further back was reached or missed; one further back is that of the next year


def next_such_day(anchor: dt.date, month: int, day: int, step: int) -> dt.date:
    """The nearest day of that month and number from the anchor on (step 1) or back (step -1)."""
    for years in range(9):
        try:
            date = dt.date(anchor.year + step * years, month, day)
        except ValueError:
            continue
        if (date - anchor).days * step >= 0:
            return date
    raise ValueError(f"no day {month}-{day}")


def date_on(setting: Setting, month: int, day: int, weekday: int) -> Interval:
    """A month and day without a year that fell on that weekday: the nearest year in which it does."""
    if setting.anchor is None:
        return UNKNOWN
    days = []
    for years in range(-6, 7):
        try:
            date = dt.date(setting.anchor.year + years, month, day)
        except ValueError:
            continue
        if date.weekday() == weekday:
            days.append((abs((date - setting.anchor).days), date))
    near = min(days) if days else None
    return one_day(near[1]) if near and near[0] <= 366 else date_near(setting, month, day)


def part_of(whole: Interval, part: str) -> Interval:
    """The early, middle or late part: tens of days of a month, thirds of a year or a week."""
    if whole.first is None or whole.last is None:
        return whole
    length = (whole.last - whole.first).days + 1
    if length <= 1:
        return whole
    if 28 <= length <= 31:
        lengths = {"early": (1, 10), "mid": (11, 20), "late": (21, length)}
        a, b = lengths[part]
        return Interval(whole.first + dt.timedelta(days=a - 1), whole.first + dt.timedelta(days=b - 1))
    months = round(length / 30.44)
    if months >= 3:
        third = months // 3
        first = {"early": 0, "mid": third, "late": months - third}[part]
        last = {"early": third, "mid": months - third, "late": months}[part]
        return Interval(add_months(whole.first, first), add_months(whole.first, last) - dt.timedelta(days=1))
    third = max(1, length // 3)
    offsets = {"early": (0, third), "mid": (third, length - third), "late": (length - third, length)}
    a, b = offsets[part]
    return Interval(whole.first + dt.timedelta(days=a), whole.first + dt.timedelta(days=b - 1))


def edge_of(whole: Interval, part: str) -> Interval:
    """The first or last day of a period: what a deadline "by the end of February" means."""
    at = whole.first if part == "early" else whole.last
    return whole if at is None or part == "mid" else one_day(at)


def ago(base: dt.date, unit: str, count: int) -> Interval:
    """So many units before a day (after it when negative), as coarse as the unit: two years ago is a whole year."""
    there = shift(base, unit, -count)
    return unit_around(there, unit) if unit in ("year", "decade", "century", "month", "week") else one_day(there)


def iso_length(count: float | None, unit: Unit) -> str:
    """A length in the manner of ISO 8601: P9D, P2W, PT24H; X for an unknown count."""
    number = "X" if count is None else f"{count:g}"
    if unit.letter.startswith("T"):
        return f"PT{number}{unit.letter[1:]}"
    if unit.letter == "Q":
        return f"P{number}Q"
    return f"P{number}{unit.letter}"
