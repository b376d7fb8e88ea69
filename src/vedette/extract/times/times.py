"""Times: every date and duration of a page as an interval of days, counted from the publication date.

Without a publication date a relative time stays unresolved (both ends None, with its words and the rule that would
read it); an absolute one is resolved all the same. Times of day are not days and are left out.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import groupby

from vedette.extract.times.calendar_rules import Interval, Setting
from vedette.extract.times.doubts import is_no_time
from vedette.extract.times.expressions import BEFORE, CLOCK, SINCE, UNTIL, Found, expressions, is_owner, mean
from vedette.extract.times.patterns import FROM
from vedette.extract.times.tense import deadline_side, names_limit, side_of
from vedette.records.dates import DateRange, precision_of
from vedette.records.parsed import Parsed
from vedette.records.spans import Span, make_span


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: its words, tokens[first:last], and the days it means (unresolved without an anchor).

    ``kind`` is "point" (on Wednesday), "window" (in the past nine days), "since" (open end), "until" (by the end of
    the month: its date is the last day, a deadline), "duration" (for three days) or "vague" (now, recently).
    ``length`` is an ISO 8601 duration where the words give one ("P9D"; "PXD" for "a few days"). ``date.text`` has the
    preposition that makes it since or until, ``span`` hasn't.
    """

    span: Span
    first: int
    last: int
    date: DateRange
    kind: str
    length: str | None = None


TOWARDS = re.compile(rf"\b(?:by|until|till|through|effective|extended to|postponed to|valid to)\s{{1,3}}{CLOCK}$", re.I)


JOIN = re.compile(r"\s{1,3}(?:and|to|until|till|through|up to)\s{1,3}|\s?[-–]\s?", re.I)


def anchor_of(parsed: Parsed) -> dt.date | None:
    """The day of publication, only where it is known to the day."""
    published = parsed.document.published
    if published is None or published.date.earliest is None or published.date.earliest != published.date.latest:
        return None
    return dt.date.fromisoformat(published.date.earliest)


def find_times(parsed: Parsed) -> tuple[Time, ...]:
    """The times of a page, in text order."""
    anchor = anchor_of(parsed)
    starts = [t.start for t in parsed.tokens]
    ends = [t.end for t in parsed.tokens]
    out: list[Time] = []
    previous: Interval | None = None
    for _, group in groupby(parsed.sentences, key=lambda s: s.paragraph):
        sentences = list(group)
        for found in expressions(parsed.text, sentences[0].start, sentences[-1].end):
            first, last = bisect_right(ends, found.start), bisect_left(starts, found.end)
            if first >= last or is_no_time(parsed, found, first, last):
                continue
            tense = side_of(parsed, first, last)
            towards = TOWARDS.search(parsed.text, max(0, found.start - BEFORE), found.start)
            if (towards and not is_owner(parsed.text, found.end)) or names_limit(parsed, first, last):
                tense = deadline_side(parsed, first, last, tense)
            setting = Setting(
                anchor, tense in ("ahead", "limit"), previous, tense in ("open", "limit"), bool(found.part)
            )
            time = read(parsed, found, setting, first, last)
            if time is None:
                continue
            if out and (joined := join(parsed, out[-1], time)) is not None:
                out[-1:] = joined
                time = out[-1]
            else:
                out.append(time)
            previous = told_by(time) or previous
    return tuple(out)


def told_by(time: Time) -> Interval | None:
    """The days that "three days earlier" may count from: a dated point of a month or less; not "this week"."""
    date = time.date
    if time.kind != "point" or date.earliest is None or date.latest is None or (date.precision or 9) > 4:
        return None
    if "up to publication" in (date.rule or "") and date.precision != 1:
        return None
    return Interval(dt.date.fromisoformat(date.earliest), dt.date.fromisoformat(date.latest))


def read(parsed: Parsed, found: Found, setting: Setting, first: int, last: int) -> Time | None:
    """The time of a match; None where its day doesn't exist (31 June) or lies outside the years 1 to 9999."""
    meant = mean(parsed.text, found, setting)
    if meant is None:
        return None
    date, kind, length = meant
    span = make_span(parsed.text, found.start, found.end)
    return Time(span, first_token(parsed, found.start, first), last, date, kind, length)


def first_token(parsed: Parsed, start: int, first: int) -> int:
    """The token at which a time begins, once a part ("late") was put before it."""
    while first > 0 and parsed.tokens[first - 1].end > start:
        first -= 1
    return first


def join(parsed: Parsed, earlier: Time, later: Time) -> list[Time] | None:
    """Two times as one range: "between August and December", "2011-2015"; None if they aren't."""
    between = parsed.text[earlier.span.end : later.span.start]
    if (
        len(between) > 12
        or not JOIN.fullmatch(between)
        or "duration" in (earlier.kind, later.kind)
        or "vague" in (earlier.kind, later.kind)
    ):
        return None
    before = parsed.text[max(0, earlier.span.start - 20) : earlier.span.start]
    opened = FROM.search(before) is not None or SINCE.search(before) is not None
    if not (opened or between.strip() in ("-", "–") or (between.strip() == "to" and not UNTIL.search(before))):
        a, b = earlier.date.rule == later.date.rule == "month without a year", between.strip() == "and"
        if not (a and b and earlier.kind == "point"):
            return None
    first, last = earlier.date.earliest, later.date.latest
    if first and last and "without a year" in (earlier.date.rule or "") and re.search(r"\d{4}", later.date.text or ""):
        first = same_year(first, last)
    if first and last and first > last:
        return None
    if not (first and last):
        first = last = None
    span = make_span(parsed.text, earlier.span.start, later.span.end)
    opening = FROM.search(before)
    text = make_span(
        parsed.text, earlier.span.start - (len(before) - opening.start() if opening else 0), later.span.end
    ).text
    anchor = later.date.anchor or earlier.date.anchor
    date = DateRange(
        first, last, text, precision_of(first, last), f"range of {earlier.date.rule} and {later.date.rule}", anchor
    )
    return [Time(span, earlier.first, later.last, date, "window" if opened else "point")]


def same_year(first: str, last: str) -> str:
    """The first day moved into the year of the last, or the year before where it would come after it."""
    moved = last[:4] + first[4:]
    if moved > last:
        moved = f"{int(last[:4]) - 1:04}{first[4:]}"
    return moved


def time_of(parsed: Parsed, times: tuple[Time, ...], index: int) -> Time | None:
    """The time that syntax gives the deed, count or utterance headed by the token at ``index``; None if none does."""
    from vedette.extract.times.syntax import time_by_syntax

    return time_by_syntax(parsed, times, index)
