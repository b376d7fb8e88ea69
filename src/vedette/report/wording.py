"""Values in words: days, amounts, lists, and words from outside made safe to show."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence

from vedette.records.dates import DateRange
from vedette.records.reading import Figure

MONTHS = tuple(calendar.month_name)
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
SPACES = re.compile(r"\s+")


def shown(text: str) -> str:
    """Words from outside on one line, without characters that steer a terminal or turn the writing direction.

    >>> shown("a\\n b\\x1b[2J\\u202e")
    'a b[2J'
    """
    flat = SPACES.sub(" ", text)
    return "".join(c for c in flat if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co")).strip()


def clipped(text: str, limit: int) -> str:
    """The words, cut at a word's end with an ellipsis where they are longer than ``limit`` characters.

    >>> clipped("one two three", 8)
    'one two …'
    """
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


def listing(items: Sequence[str], last: str = "and") -> str:
    """Items as a list in a sentence.

    >>> listing(["a", "b", "c"])
    'a, b and c'
    """
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def capital(text: str) -> str:
    """The text with its first letter as at the start of a sentence; the address of a site stays as it is.

    >>> capital("the page itself"), capital("example.org, undated")
    ('The page itself', 'example.org, undated')
    """
    if "." in text.split(" ", 1)[0].rstrip(".,:;"):
        return text
    return text[:1].upper() + text[1:]


def number_word(number: int) -> str:
    """Small numbers in words, others in figures.

    >>> number_word(7), number_word(1200)
    ('seven', '1,200')
    """
    return SMALL[number] if 0 <= number < len(SMALL) else f"{number:,}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "page"), counted(3, "duty", "duties")
    ('one page', 'three duties')
    """
    return f"{number_word(number)} {one if number == 1 else many or one + 's'}"


def day_words(day: str) -> str:
    """An ISO day in words.

    >>> day_words("2020-02-12")
    '12 February 2020'
    """
    year, month, number = (int(part) for part in day.split("-"))
    return f"{number} {MONTHS[month]} {year}"


def date_words(date: DateRange | None) -> str:
    """Days in words, as wide as they are; the page's own words where the day could not be told; "" for no date.

    >>> date_words(DateRange("2020-02-03", "2020-02-12"))
    '3 to 12 February 2020'
    >>> date_words(DateRange("2019-12-01", None))
    'since 1 December 2019'
    >>> date_words(DateRange(None, None, "on Tuesday"))
    '“on Tuesday”, day not known'
    """
    if date is None:
        return ""
    if date.is_resolved:
        return days_in_words(date) + (" (inferred)" if is_inferred(date) else "")
    return f"“{shown(date.text)}”, day not known" if date.text else ""


def is_inferred(date: DateRange) -> bool:
    """Whether a day was counted from a day of publication that other pages let us infer."""
    return bool(date.rule and date.rule.endswith("publication inferred"))


def days_in_words(date: DateRange) -> str:
    """The days of a date that has some."""
    if date.earliest and date.latest:
        return interval_words(date.earliest, date.latest)
    if date.earliest:
        return f"since {day_words(date.earliest)}"
    return f"until {day_words(date.latest or '')}"


def interval_words(first: str, last: str) -> str:
    """Two ISO days as one day, month, year or stretch.

    >>> interval_words("2020-02-01", "2020-02-29"), interval_words("2018-01-01", "2018-12-31")
    ('February 2020', '2018')
    """
    if first == last:
        return day_words(first)
    a, b = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    whole_months = a.day == 1 and b.day == calendar.monthrange(b.year, b.month)[1]
    if whole_months and a.year == b.year:
        if (a.month, b.month) == (1, 12):
            return str(a.year)
        return f"{MONTHS[a.month]} {a.year}" if a.month == b.month else f"{MONTHS[a.month]} to {month_words(b)}"
    if whole_months:
        return f"{month_words(a)} to {month_words(b)}"
    if a.year != b.year:
        return f"{day_words(first)} to {day_words(last)}"
    return f"{a.day} to {day_words(last)}" if a.month == b.month else f"{a.day} {MONTHS[a.month]} to {day_words(last)}"


def month_words(day: dt.date) -> str:
    return f"{MONTHS[day.month]} {day.year}"


def when(date: DateRange | None) -> str:
    """The date as it follows a verb: "on 12 February 2020", "in 2018", "since 1 December 2019"; "" for no known date.

    >>> when(DateRange("2018-01-01", "2018-12-31"))
    'in 2018'
    """
    if date is None or not date.is_resolved:
        return ""
    words = date_words(date)
    if date.earliest and date.earliest == date.latest:
        return f"on {words}"
    if words.startswith(("since", "until")):
        return words
    return f"from {words}" if words[0].isdigit() and " to " in words else f"in {words}"


def amount(value: float) -> str:
    """A number with its thousands set apart.

    >>> amount(65000), amount(2.5)
    ('65,000', '2.5')
    """
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def bounds_words(figure: Figure) -> str:
    """The value of a figure with its bounds in words; the page's own words beside a vague one."""
    low, high = figure.low, figure.high
    if figure.qualifier == "vague" or (low is None and high is None):
        said = "(“" + clipped(shown(" … ".join(s.text for s in figure.evidence)), 60) + "”)"
        if low is None and high is None:
            return f"no number {said}"
        if low is None or high is None:
            return f"{'at least' if high is None else 'at most'} {amount((low if high is None else high) or 0)} {said}"
        return f"{amount(low)} to {amount(high)} {said}"
    if low is None or high is None:
        words = {"more_than": "more than", "nearly": "nearly", "about": "about"}.get(figure.qualifier)
        value = high if low is None else low
        return f"{words or ('up to' if low is None else 'at least')} {amount(value or 0)}"
    if low != high:
        return f"{amount(low)} to {amount(high)}"
    return {"about": "about ", "nearly": "nearly "}.get(figure.qualifier, "") + amount(low)


def unique(items: Iterable[str]) -> list[str]:
    """The items that are not empty, each once, in their order."""
    return [item for item in dict.fromkeys(items) if item]
