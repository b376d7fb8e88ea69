"""Relative times of an undated page, read again once a day of publication has been inferred for it.

The page's own reading never guesses a date; whoever infers one from other pages can ask here what its "Wednesday" and
"the past nine days" then mean. The words of the times are read alone, so times that count from another time of the
text ("three days earlier") stay as they are.
"""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

import msgspec

from vedette.extract.calendar_rules import Setting
from vedette.extract.time_expressions import resolve_words
from vedette.records.dates import DateRange
from vedette.records.reading import Reading

Record = TypeVar("Record", bound=msgspec.Struct)


def resolve_date(date: DateRange, published: dt.date) -> DateRange:
    """The date with its days counted from a day of publication; itself when it is resolved or can't be read alone."""
    if date.is_resolved or not date.text or "told before" in (date.rule or ""):
        return date
    ahead = "ahead" in (date.rule or "")
    found = resolve_words(date.text, Setting(published, ahead))
    if found is None or not found.is_resolved:
        return date
    return msgspec.structs.replace(found, text=date.text, rule=f"{found.rule}, publication inferred")


def resolve_record(record: Record, published: dt.date, *fields: str) -> Record:
    """A record with the named dates resolved."""
    dates = {f: getattr(record, f) for f in fields if getattr(record, f) is not None}
    changed = {f: new for f, old in dates.items() if (new := resolve_date(old, published)) != old}
    return msgspec.structs.replace(record, **changed) if changed else record


def resolve_reading(reading: Reading, published: dt.date) -> Reading:
    """A reading whose statements, events and figures have their relative dates counted from a day of publication."""
    return msgspec.structs.replace(
        reading,
        statements=tuple(resolve_record(s, published, "date", "deadline") for s in reading.statements),
        events=tuple(resolve_record(e, published, "date") for e in reading.events),
        figures=tuple(resolve_record(f, published, "window") for f in reading.figures),
    )
