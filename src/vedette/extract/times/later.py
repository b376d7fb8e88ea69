"""Relative times of an undated page, read again once a day of publication has been inferred for it.

The page's own reading never guesses a date; whoever infers one from other pages can ask here what its "Wednesday" and
"the past nine days" then mean. The words of the times are read alone, so times that count from another time of the
text ("three days earlier") stay as they are.
"""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

import msgspec

from vedette.extract.times.calendar_rules import Setting
from vedette.extract.times.expressions import resolve_words
from vedette.records.dates import DateRange, precision_of
from vedette.records.reading import Reading

INFERRED = "publication inferred"
Record = TypeVar("Record", bound=msgspec.Struct)


def resolve_date(date: DateRange, published: dt.date) -> DateRange:
    """The date with its days counted from a day of publication; itself when it is resolved or can't be read alone."""
    if date.is_resolved or not date.text or "told before" in (date.rule or ""):
        return date
    ahead = "ahead" in (date.rule or "")
    found = resolve_words(date.text, Setting(published, ahead))
    if found is None or not found.is_resolved:
        return date
    return msgspec.structs.replace(found, text=date.text, rule=f"{found.rule}, {INFERRED}")


def resolve_between(date: DateRange, first: dt.date, last: dt.date) -> DateRange:
    """The same for a publication that is only known to lie between two days: the days that either end allows.

    "Wednesday" on a page of the 12th or 13th is one day; on a page of the 19th to the 27th it is the 19th to the 26th.
    """
    early, late = resolve_date(date, first), resolve_date(date, last)
    if early == late or not (early.is_resolved and late.is_resolved):
        return early if early.is_resolved and late.is_resolved else date
    start = None if early.earliest is None or late.earliest is None else min(early.earliest, late.earliest)
    end = None if early.latest is None or late.latest is None else max(early.latest, late.latest)
    if start == late.earliest == early.earliest and end == late.latest == early.latest:
        return msgspec.structs.replace(early, anchor=None)
    return DateRange(start, end, date.text, precision_of(start, end), early.rule, None)


def resolve_record(record: Record, first: dt.date, last: dt.date, *fields: str) -> Record:
    """A record with the named dates resolved."""
    dates = {f: getattr(record, f) for f in fields if getattr(record, f) is not None}
    changed = {f: new for f, old in dates.items() if (new := resolve_between(old, first, last)) != old}
    return msgspec.structs.replace(record, **changed) if changed else record


def resolve_reading(reading: Reading, first: dt.date, last: dt.date | None = None) -> Reading:
    """A reading whose records have their relative dates counted from a day, or days, of publication."""
    last = last or first
    return msgspec.structs.replace(
        reading,
        statements=tuple(resolve_record(s, first, last, "date", "deadline") for s in reading.statements),
        events=tuple(resolve_record(e, first, last, "date") for e in reading.events),
        figures=tuple(resolve_record(f, first, last, "window") for f in reading.figures),
    )
