"""When: an interval of days with the words that gave it; what isn't known stays unknown."""

from __future__ import annotations

import calendar
import datetime as dt

import msgspec


class DateRange(msgspec.Struct, frozen=True):
    """Days from ``earliest`` to ``latest``, both inclusive, as ISO strings.

    A null end is open ("since December", known to go on). Both null with a ``text`` is a time that could not
    be resolved: "Wednesday" on a page without a date. ``precision`` is on the UCDP scale for dates (1 the
    day is known, 2 two to six days, 3 the week, 4 the month, 5 longer); ``rule`` names the reading that
    gave it and ``anchor`` the day it was counted from.
    """

    earliest: str | None = None
    latest: str | None = None
    text: str | None = None
    precision: int | None = None
    rule: str | None = None
    anchor: str | None = None

    @property
    def is_resolved(self) -> bool:
        """Whether at least one end is known."""
        return self.earliest is not None or self.latest is not None

    def overlaps(self, other: DateRange) -> bool:
        """Whether some day can be in both; False when either is unresolved."""
        if not (self.is_resolved and other.is_resolved):
            return False
        return (self.earliest or "0000") <= (other.latest or "9999") and (other.earliest or "0000") <= (
            self.latest or "9999"
        )


def day(date: dt.date, text: str | None = None, rule: str | None = None) -> DateRange:
    """The range of one day."""
    return DateRange(date.isoformat(), date.isoformat(), text, 1, rule)


def month(year: int, number: int, text: str | None = None, rule: str | None = None) -> DateRange:
    """The range of a calendar month (``number`` 1 to 12)."""
    last = calendar.monthrange(year, number)[1]
    return DateRange(f"{year:04}-{number:02}-01", f"{year:04}-{number:02}-{last:02}", text, 4, rule)


def year(number: int, text: str | None = None, rule: str | None = None) -> DateRange:
    """The range of a calendar year."""
    return DateRange(f"{number:04}-01-01", f"{number:04}-12-31", text, 5, rule)


def precision_of(earliest: str | None, latest: str | None) -> int | None:
    """The UCDP date precision of an interval by its width in days; None where an end is open."""
    if earliest is None or latest is None:
        return None
    days = (dt.date.fromisoformat(latest) - dt.date.fromisoformat(earliest)).days + 1
    return 1 if days == 1 else 2 if days < 7 else 3 if days == 7 else 4 if days <= 31 else 5
