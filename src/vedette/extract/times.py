"""Times: every date and duration of a page as an interval of days, counted from the publication date."""

from __future__ import annotations

from dataclasses import dataclass

from vedette.records.dates import DateRange
from vedette.records.parsed import Parsed
from vedette.records.spans import Span


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: its words, tokens[first:last], and the days it means (unresolved without an anchor).

    ``kind`` is "point" (on Wednesday), "window" (in the past nine days), "since", "until" (by the end of the month:
    a deadline) or "duration" (for three days).
    """

    span: Span
    first: int
    last: int
    date: DateRange
    kind: str


def find_times(parsed: Parsed) -> tuple[Time, ...]:
    """The times of a page, in text order."""
    return ()


def time_of(parsed: Parsed, times: tuple[Time, ...], index: int) -> Time | None:
    """The time that syntax gives the deed, count or utterance headed by the token at ``index``; None if none does."""
    return None
