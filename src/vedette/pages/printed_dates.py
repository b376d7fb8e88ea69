"""The days that a page prints of itself: published, updated. Only a labelled date, or a line that is a date."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import Literal

import msgspec

from vedette.pages.page_words import any_of, page_words
from vedette.records.spans import Span, make_span

Label = Literal["published", "updated"]
FIRST_YEAR = 1800


class Day(msgspec.Struct, frozen=True):
    """A full calendar day as printed, at offsets of the text it was found in."""

    start: int
    end: int
    iso: str


class Stamp(msgspec.Struct, frozen=True):
    """A day that a page gives for itself: its label, if it has one, and the words."""

    label: Label | None
    iso: str
    span: Span


@cache
def day_pattern() -> re.Pattern[str]:
    """Full dates as pages print them; a month by number only where its place is sure (ISO, or the day above 12)."""
    months = "|".join(sorted((n for names in page_words().months for n in names), key=len, reverse=True))
    weekday = "(?:(?:" + "|".join(sorted(page_words().weekdays, key=len, reverse=True)) + r")\b\.?,?\s{0,2})?"
    return re.compile(
        rf"(?<![\w/-]){weekday}(?:"
        r"(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})"
        rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s,.-]{{0,3}}(?P<m2>{months})\b[.,\s/-]{{0,3}}(?P<y2>\d{{4}})"
        rf"|(?P<m3>{months})\.?[\s-]{{0,3}}(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\s?[,.-]?\s{{0,2}}(?P<y3>\d{{4}})"
        r"|(?P<a4>\d{1,2})(?P<s4>[/.-])(?P<b4>\d{1,2})(?P=s4)(?P<y4>\d{4})"
        rf"|(?P<y5>\d{{4}})[\s,-]{{1,2}}(?P<m5>{months})\.?[\s-]{{1,2}}(?P<d5>\d{{1,2}})"
        r")(?!\d)",
        re.IGNORECASE,
    )


@cache
def month_number() -> dict[str, int]:
    return {name: n for n, names in enumerate(page_words().months, 1) for name in names}


def days_in(text: str) -> list[Day]:
    """The full dates printed in a text, in order; what could be two days ("02/03/2020") is left out."""
    out = []
    for match in day_pattern().finditer(text):
        iso = iso_of({k: v for k, v in match.groupdict().items() if v is not None})
        if iso:
            out.append(Day(match.start(), match.end(), iso))
    return out


def iso_of(parts: dict[str, str]) -> str | None:
    """The day of one match, where it is a day of the calendar and can be only one."""
    if "y1" in parts:
        year, month, day = int(parts["y1"]), int(parts["m1"]), int(parts["d1"])
    elif "y4" in parts:
        a, b, year = int(parts["a4"]), int(parts["b4"]), int(parts["y4"])
        if parts["s4"] == "." or a > 12:
            day, month = a, b
        elif b > 12 or a == b:
            month, day = a, b
        else:
            return None
    else:
        n = next(k[1] for k in parts if k[0] == "y")
        year, month, day = int(parts["y" + n]), month_number()[parts["m" + n].lower()], int(parts["d" + n])
    try:
        found = dt.date(year, month, day)
    except ValueError:
        return None
    return found.isoformat() if found.year >= FIRST_YEAR else None


@cache
def label_pattern() -> re.Pattern[str]:
    words = page_words()
    label = {
        name: "|".join(sorted((re.escape(w) for w in labels), key=len, reverse=True))
        for name, labels in (("published", words.published_labels), ("updated", words.updated_labels))
    }
    return re.compile(
        rf"(?<!\w)(?:(?P<updated>{label['updated']})|(?P<published>{label['published']}))(?!\w)(?:\s{{0,3}}[:|–-]\s{{0,3}}|\s{{1,3}})?"
        r"(?:\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?,?\s{1,2}(?:[A-Z]{2,4},?\s)?(?:on\s)?)?$",
        re.IGNORECASE,
    )


def label_before(text: str) -> tuple[Label, int] | None:
    """The label that a text ends with ("Last updated at "), and where it begins."""
    tail = text[-60:]
    found = label_pattern().search(tail)
    if not found:
        return None
    return ("updated" if found["updated"] else "published"), len(text) - len(tail) + found.start()


# What may stand beside a date on a line of its own: hours, zones, "ago", separators, weekdays.
TIME_WORDS = re.compile(
    r"T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?Z?|\b\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\.\d+)?\b|\b\d{1,2}\s?(?=[ap]\.?m)|\b[ap]\.?m\b\.?|\b(?:gmt|utc|bst|cet|cest|eet|eest|edt|est|pdt|pst|cdt|cst|ist|"
    r"msk|ast|akdt|jst|kst|sgt|hkt|z|t|at|on|hrs?|hours?|local time|"
    r"time|et|pt|ago|(?:updated )?(?:in )?\d+ (?:minutes?|hours?|days?|weeks?|months?|years?)(?: ago)?)\b"
    r"|[+-]\d{2}:?\d{2}\b|\b[a-z]{1,3}t\b|\(\)",
    re.IGNORECASE,
)


HOST = re.compile(r"(?<![\w@.])(?:[a-z0-9-]{2,40}\.){1,3}(?:com|net|org|info|news|tv|[a-z]{2})(?![\w.])")
# "13 January 1904 • Category: News": what a blog prints beside its dates.
DEPARTMENT = re.compile(
    r"\s[•|·]\s{1,3}(?:categor(?:y|ies)|posted in|filed (?:under|in)|section|in|tags?|topics?)\b:?\s[^.!?]{2,80}$",
    re.IGNORECASE,
)


def without_department(text: str) -> str:
    """A date line without the department that a site prints after the date."""
    found = DEPARTMENT.search(text) if len(text) <= 200 else None
    return text[: found.start()] if found else text


def is_date_line(text: str) -> bool:
    """Whether a line says nothing but a date (with hours, labels and separators)."""
    text = without_department(text)
    days = days_in(text)
    if not days or len(text) > 160:
        return False
    rest = HOST.sub(" ", text)
    days = days_in(rest)
    for day in reversed(days):
        label = label_before(rest[: day.start])
        rest = rest[: label[1] if label else day.start] + " " + rest[day.end :]
    rest = re.sub(rf"\b{any_of(page_words().beside_dates)}\b", " ", rest, flags=re.IGNORECASE)
    rest = TIME_WORDS.sub(" ", rest)
    left = re.findall(r"\w+", rest)
    allowed = set(page_words().weekdays)
    return all(w.lower() in allowed or w.isdigit() for w in left) and len(left) <= 3


def stamps_in(text: str, offset: int, whole: str, alone: bool = False) -> list[Stamp]:
    """The days that one line gives for the page: labelled ones, and with ``alone`` the first one without a label.

    ``offset`` is where the line begins in ``whole``; the words of a stamp run from its label to its day.
    """
    out: list[Stamp] = []
    for day in days_in(text):
        label = label_before(text[: day.start])
        if label:
            out.append(Stamp(label[0], day.iso, make_span(whole, offset + label[1], offset + day.end)))
        elif alone and not any(s.label is None for s in out):
            out.append(Stamp(None, day.iso, make_span(whole, offset + day.start, offset + day.end)))
    return out


def label_alone(line: str) -> Label | None:
    """The label that a line consists of ("Updated"), whose date is on the next line."""
    words = line.strip(" ;,|•·-–—")
    found = label_before(words) if len(words) <= 40 else None
    return found[0] if found and found[1] == 0 else None
