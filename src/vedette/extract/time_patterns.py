"""The grammar of time expressions: one pattern and one reading for each way in which news writes a time.

A pattern runs over the text of a paragraph; its reading turns the match and the setting into days. Every pattern
is a chain of bounded pieces, so that hostile text costs linear time. Source of the inventory: TimeML's TIMEX3.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from vedette.extract.calendar_rules import (
    UNKNOWN,
    Interval,
    Setting,
    add_months,
    ago,
    date_near,
    date_on,
    iso_length,
    month_near,
    one_day,
    shift,
    unit_around,
    weekday_near,
    whole_month,
    whole_year,
)
from vedette.knowledge.numbers import number_words
from vedette.knowledge.times import time_words


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means: days, the kind of time, an ISO length for durations, the rule that read it."""

    days: Interval
    rule: str
    kind: str = "point"
    length: str | None = None


Reading = Callable[[re.Match[str], Setting], Meaning]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of writing a time. ``rule`` names it in the records."""

    rule: str
    regex: re.Pattern[str]
    read: Reading


def either(words: list[str] | dict[str, int] | set[str]) -> str:
    """An alternation of words, the longest first, with any white space where they have a blank."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s{1,3}").replace("'", "['’]") for w in ordered) + ")"


def fold(text: str) -> str:
    """The word as the knowledge has it: lower case, single blanks, straight apostrophes, no full stop."""
    return re.sub(r"\s{1,3}", " ", text.lower().replace("’", "'")).strip(" .,")


def month_of(name: str) -> int:
    words = time_words()
    key = fold(name)
    return words.months.get(key) or words.short_months[key]


def year_of(text: str) -> int:
    number = int(text)
    return number if number > 99 else number + (1900 if number > 30 else 2000)


def count_of(text: str) -> float | None:
    """The number before a unit; None for "several", "a few", "some"."""
    key = fold(text).replace("-", " ")
    if re.fullmatch(r"\d{1,4}(?:\.\d)?", key):
        return float(key)
    if key in ("a", "an", "one", "the"):
        return 1
    if key.startswith("half a"):
        return 0.5
    if key.startswith(("a couple", "couple")):
        return 2
    exact, scales = number_words().exact, number_words().scales
    total, current = 0, 0
    for word in key.split():
        if word in exact:
            current += exact[word]
        elif word in scales and scales[word] <= 1000:
            current = max(current, 1) * scales[word]
        elif word not in ("a", "and"):
            return None
    return float(total + current) or None


def unit_of(text: str) -> str:
    key = fold(text)
    if key in ("centuries", "century"):
        return "century"
    return key if key in time_words().units else key.removesuffix("s")


def moved(base: dt.date | None, unit: str, count: float | None) -> Interval:
    """The day or period that lies ``count`` units from a day, half units rounded to days."""
    kind = time_words().units[unit]
    if base is None or count is None:
        return UNKNOWN
    if not kind.days and not kind.months:
        hours = {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}[kind.letter] * count
        return one_day(base + dt.timedelta(days=int(hours / 24 + (0.5 if hours > 0 else -0.5))))
    if count != int(count):
        return one_day(base + dt.timedelta(days=round((kind.days or kind.months * 30.44) * count)))
    return ago(base, unit, -int(count))


def stretch(anchor: dt.date | None, unit: str, count: float | None, ahead: bool) -> Interval:
    """The last (or next) so many units up to (or from) a day."""
    end = edge(anchor, unit, count if ahead else -count if count is not None else None)
    if anchor is None or end is None:
        return UNKNOWN
    return Interval(anchor, end) if ahead else Interval(end, anchor)


def edge(base: dt.date | None, unit: str, count: float | None) -> dt.date | None:
    kind = time_words().units[unit]
    if base is None or count is None:
        return None
    if kind.months and count == int(count):
        return shift(base, unit, int(count))
    if kind.days or kind.months:
        return base + dt.timedelta(days=round((kind.days or kind.months * 30.44) * count))
    return moved(base, unit, count).first


@cache
def patterns() -> tuple[Pattern, ...]:
    """All patterns, built from the words in the knowledge files."""
    words = time_words()
    months = either(set(words.months) | set(words.short_months))
    weekday = "(?:" + either(words.weekdays) + "|" + either(words.short_weekdays) + r"\.)"
    daypart = either(words.dayparts["names"])
    units = "(?:" + "|".join(sorted((u for u in words.units if u not in ("century", "second")), key=len, reverse=True))
    singular, unit = units + "|century)", units + ")s?|seconds|centur(?:y|ies)"
    rough = r"(?:(?:no\s)?(?:more|less)\sthan|almost|nearly|at\sleast|up\sto|over|about|around|roughly|some|only)"
    small = either({w for w, n in number_words().exact.items() if n})
    number = (
        rf"(?:\d{{1,4}}(?:\.\d)?|{small}(?:[-\s]{small})?(?:\s(?:and\sa\s)?(?:hundred|thousand))?|(?:a\s)?hundred"
        r"|an?|several|(?:a\s)?few|(?:a\s)?couple(?:\sof)?|many|some|half\san?)"
    )
    year = r"(?:1[0-9]|20)\d\d"
    ordinal = r"(?:st|nd|rd|th)?"
    short_year = r"\d\d(?=\s?(?:--|[\])]|$))"
    gap = r"\s{1,3}"
    found: list[Pattern] = []

    def add(rule: str, regex: str, read: Reading, flags: int = re.I) -> None:
        found.append(Pattern(rule, re.compile(rf"(?<![\w$€£#]){regex}(?!\w)", flags), read))

    def calendar_date(m: re.Match[str], s: Setting) -> Meaning:
        month, day = month_of(m["m"]), int(m["d"])
        if m["y"]:
            days = one_day(dt.date(year_of(m["y"]), month, day))
        elif m["w"]:
            names = words.weekdays | words.short_weekdays
            days = date_on(s, month, day, names[fold(m["w"])])
        else:
            days = date_near(s, month, day)
        if m["d2"] and days.first:
            days = Interval(days.first, days.first.replace(day=int(m["d2"])))
        return Meaning(days, "calendar date" if m["y"] else "date without a year")

    add(
        "iso",
        r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)",
        lambda m, s: Meaning(one_day(dt.date(int(m["y"]), int(m["m"]), int(m["d"]))), "calendar date"),
    )
    to = r"\s?(?:-|–|to|and|through)\s?"
    add(
        "month day",
        rf"(?:(?P<w>{weekday}),?{gap})?(?P<m>{months})\.?{gap}(?P<d>\d{{1,2}}){ordinal}"
        rf"(?:{to}(?P<d2>\d{{1,2}}){ordinal}(?![\d,.:]\d))?(?:,?{gap}(?P<y>{year})(?!,\d))?(?![,.:]?\d)",
        calendar_date,
    )
    add(
        "day month",
        rf"(?:(?P<w>{weekday}),?{gap})?(?:the\s)?(?P<d>\d{{1,2}}){ordinal}(?:{to}(?P<d2>\d{{1,2}}){ordinal})?"
        rf"{gap}(?:of\s)?(?P<m>{months})\.?(?:,?{gap}(?P<y>{year}(?!,\d)|{short_year}))?",
        calendar_date,
    )
    add(
        "month year",
        rf"(?P<m>{months})\.?,?{gap}(?:of\s)?(?P<y>{year})(?!,\d)",
        lambda m, s: Meaning(whole_month(int(m["y"]), month_of(m["m"])), "calendar month"),
    )

    def numeric(m: re.Match[str], s: Setting) -> Meaning:
        a, b, y = int(m["a"]), int(m["b"]), year_of(m["y"])
        if m["sep"] == "." or a > 12:
            return Meaning(one_day(dt.date(y, b, a)), "numeric date")
        if b > 12 or a == b:
            return Meaning(one_day(dt.date(y, a, b)), "numeric date")
        return Meaning(UNKNOWN, "numeric date, order of day and month unknown")

    add("numeric", r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)", numeric)

    def month_only(m: re.Match[str], s: Setting) -> Meaning:
        which = fold(m["w"] or "")
        if which == "this" and s.anchor:
            return Meaning(whole_month(s.anchor.year, month_of(m["m"])), "month of this year")
        days = month_near(Setting(s.anchor, which == "next" or (s.ahead and which not in ("last", "past"))),
                          month_of(m["m"]))  # fmt: skip
        if s.anchor and days.first and which in ("last", "next"):
            inside = days.first.month == s.anchor.month
            if inside:
                days = whole_month(days.first.year + (1 if which == "next" else -1), days.first.month)
        return Meaning(days, "month without a year")

    add("month", rf"(?:(?P<w>last|next|this|past){gap})?(?P<m>{months})", month_only)
    add(
        "month of year",
        rf"(?P<m>{months}){gap}(?:of{gap})?(?P<w>last|next|this|that|the\ssame){gap}year",
        month_of_year,
    )

    def weekday_of(m: re.Match[str], s: Setting) -> Meaning:
        names = words.weekdays | words.short_weekdays
        number, which = names[fold(m["w"])], fold(m["r"] or "")
        week = fold(m["k"] or "")
        if which.endswith(("previous", "following")):
            if s.previous is None or s.previous.first is None:
                return Meaning(UNKNOWN, "weekday from the time told before")
            step = dt.timedelta(days=-1 if which.endswith("previous") else 1)
            base = Setting(s.previous.first + step, ahead=which.endswith("following"))
            return Meaning(weekday_near(base, number), "weekday from the time told before")
        if s.anchor is None:
            ahead = s.ahead or which in ("next", "this coming", "coming")
            return Meaning(UNKNOWN, "weekday ahead" if ahead else "weekday up to publication")
        if week:
            there = unit_around(s.anchor + dt.timedelta(days=7 * {"last": -1, "next": 1}.get(week, 0)), "week").first
            return Meaning(one_day(there + dt.timedelta(days=number)) if there else UNKNOWN, f"weekday of {week} week")
        if which in ("last", "this past", "past"):
            return Meaning(weekday_near(Setting(s.anchor - dt.timedelta(days=1)), number), "last weekday")
        if which in ("next", "this coming", "coming"):
            return Meaning(weekday_near(Setting(s.anchor + dt.timedelta(days=1), True), number), "next weekday")
        return Meaning(weekday_near(s, number), "weekday ahead" if s.ahead else "weekday up to publication")

    add(
        "weekday",
        rf"(?:(?P<r>last|next|this\s(?:past|coming)|this|coming|past|(?:the\s)?(?:previous|following)){gap})?(?P<w>{weekday})"
        rf"(?:{gap}(?:{daypart}))?(?:{gap}(?:of{gap})?(?P<k>last|next|this){gap}week)?",
        weekday_of,
    )

    def day_word(m: re.Match[str], s: Setting) -> Meaning:
        offset = words.days[fold(m[0])]
        return Meaning(one_day(s.anchor + dt.timedelta(days=offset)) if s.anchor else UNKNOWN, "day of publication"
                       if not offset else f"{offset:+d} days from publication")  # fmt: skip

    add("day word", either(words.days), day_word)
    add(
        "overnight",
        "overnight",
        lambda m, s: Meaning(
            Interval(s.anchor - dt.timedelta(days=1), s.anchor) if s.anchor else UNKNOWN, "night before publication"
        ),
    )

    def this_unit(m: re.Match[str], s: Setting) -> Meaning:
        if fold(m["r"]) in ("the next", "the following", "the coming") and unit_of(m["u"]) == "day":
            return next_day(m, s)
        return relative_unit(fold(m["r"]).removeprefix("the "), unit_of(m["u"]), s, fold(m["e"] or ""))

    which = r"(?:the\s)?(?:last|past|previous|next|coming|following|same|current)|this(?:\s(?:past|coming))?|that"
    add(
        "relative unit",
        rf"(?:(?P<e>earlier|later){gap}(?:in{gap})?)?(?P<r>{which}|the){gap}(?:calendar{gap})?(?P<u>{singular})",
        this_unit,
    )
    add(
        "earlier in the unit",
        rf"(?P<e>earlier|later|early|late){gap}(?:in|on){gap}(?P<r>the){gap}(?P<u>day|week|month|year)",
        lambda m, s: relative_unit("this", unit_of(m["u"]), s, fold(m["e"])),
    )
    add(
        "weekend",
        rf"(?:(?P<r>last|past|next|this(?:\s(?:past|coming))?|the(?:\s(?:past|last|coming))?){gap})?weekend",
        weekend,
    )

    def units_up_to(m: re.Match[str], s: Setting) -> Meaning:
        unit, count = unit_of(m["u"]), count_of(m["n"]) if m["n"] else None
        ahead = fold(m["r"]) in ("next", "coming", "following")
        kind = "window"
        return Meaning(stretch(s.anchor, unit, count, ahead), "units ahead of publication" if ahead else
                       "units up to publication", kind, iso_length(count, words.units[unit]))  # fmt: skip

    add(
        "units up to now",
        rf"(?:the{gap}|these{gap})?(?P<r>last|past|previous|next|coming|following){gap}(?P<n>{number})"
        rf"{gap}(?:or{gap}so{gap})?(?:more{gap})?(?P<u>{unit})",
        units_up_to,
    )
    add(
        "recent units",
        rf"(?:the{gap})?(?P<r>recent|last|past|coming|next){gap}(?P<n>)(?P<u>days|weeks|months|years|hours|decades)",
        lambda m, s: Meaning(UNKNOWN, "of unknown length", "window", iso_length(None, words.units[unit_of(m["u"])])),
    )
    add(
        "first units",
        rf"(?:the{gap})?(?:first|opening|final|latest){gap}(?P<n>{number}){gap}(?P<u>{unit})",
        lambda m, s: Meaning(
            UNKNOWN, "of unknown start", "duration", iso_length(count_of(m["n"]), words.units[unit_of(m["u"])])
        ),
    )

    def distance(m: re.Match[str], s: Setting) -> Meaning:
        unit, count, way = unit_of(m["u"]), count_of(m["n"]), fold(m["w"])
        if m["h"] and count is not None:
            count += 0.5
        if way == "ago":
            return Meaning(moved(s.anchor, unit, -count if count is not None else None), "units before publication")
        if way in ("from now", "hence"):
            return Meaning(moved(s.anchor, unit, count), "units after publication")
        base = s.previous.first if s.previous else None
        sign = -1 if way in ("earlier", "before that", "beforehand", "previously") else 1
        return Meaning(
            moved(base, unit, sign * count if count is not None else None), "units from the time told before"
        )

    add(
        "distance",
        rf"(?:{rough}{gap})?(?P<n>{number})(?P<h>{gap}and{gap}a{gap}half)?[-\s]{{1,3}}(?P<u>{unit})[-\s]{{1,3}}"
        r"(?P<w>ago|earlier|later|afterwards?|before\sthat|beforehand|previously|from\snow|hence)",
        distance,
    )
    add(
        "units ago, unknown",
        rf"(?P<u>days|weeks|months|years|decades|centuries|hours){gap}(?:ago|earlier|later)",
        lambda m, s: Meaning(UNKNOWN, "of unknown distance"),
    )
    add(
        "the next day",
        r"(?:the\s(?:next|following|previous|same)\sday|the\sday\s(?:before|after)|that\ssame\sday|a\sday\s(?:before|after))"
        r"(?!\syesterday|\stomorrow)",
        next_day,
    )
    add(
        "within",
        rf"(?<=\bwithin\s)(?:the{gap}next{gap})?(?P<n>{number}){gap}(?P<u>{unit})",
        lambda m, s: Meaning(
            one_day(e) if (e := edge(s.anchor, unit_of(m["u"]), count_of(m["n"]))) and s.ahead else UNKNOWN,
            "within units",
            "until" if s.ahead else "duration",
            iso_length(count_of(m["n"]), words.units[unit_of(m["u"])]),
        ),
    )
    add(
        "duration",
        rf"(?:the{gap})?(?:{rough}{gap})?(?P<n>{number}|(?:one|two|three|four|five){gap}and{gap}a{gap}half|\d{{1,2}}{gap}1/2)[-\s]{{1,3}}(?:(?:more|straight|consecutive|full){gap})?(?P<u>{unit})"
        r"(?![-\s]{1,3}(?:olds?\b|of\sage))",
        lambda m, s: Meaning(
            UNKNOWN, "duration", "duration", iso_length(count_of(m["n"]), words.units[unit_of(m["u"])])
        ),
    )
    add(
        "bare duration",
        r"(?<=\bfor\s)(?:many\s)?(?P<u>days|weeks|months|years|decades|centuries|hours)",
        lambda m, s: Meaning(UNKNOWN, "duration", "duration", iso_length(None, words.units[unit_of(m["u"])])),
    )

    add(
        "quarter",
        rf"(?:the{gap})?(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)[-\s](?P<p>quarter|half)"
        rf"(?:{gap}(?:of{gap})?(?:(?P<y>{year})|(?P<r>last|this|next){gap}year))?",
        quarter,
    )
    add(
        "fiscal",
        rf"(?:the{gap})?(?:fiscal|financial){gap}(?:year{gap})?(?:{year}|year)|FY{gap}?(?:{year}|\d\d)",
        lambda m, s: Meaning(UNKNOWN, "fiscal calendar"),
    )
    add(
        "decade",
        r"(?:the\s)?(?P<y>(?:1[0-9]|20)\d0)['’]?s",
        lambda m, s: Meaning(Interval(dt.date(int(m["y"]), 1, 1), dt.date(int(m["y"]) + 9, 12, 31)), "decade"),
    )
    add(
        "short decade",
        r"(?:the\s)?['’](?P<y>\d0)s",
        lambda m, s: Meaning(Interval(dt.date(year_of(m["y"]), 1, 1), dt.date(year_of(m["y"]) + 9, 12, 31)), "decade"),
    )
    add(
        "century",
        rf"(?:the{gap})?(?P<c>\d{{1,2}})(?:st|nd|rd|th)[-\s]century",
        lambda m, s: Meaning(
            Interval(dt.date(max(1, (int(m["c"]) - 1) * 100 + 1), 1, 1), dt.date(int(m["c"]) * 100, 12, 31)), "century"
        ),
    )
    seasons = either(words.seasons["names"])
    add(
        "season",
        rf"(?:the{gap}|last{gap}|this{gap}|next{gap}){seasons}(?:{gap}of{gap}(?P<y>{year})|{gap}(?P<y2>{year}))?"
        rf"(?!{gap}of{gap})|{seasons}(?:{gap}of)?{gap}(?P<y3>{year})",
        season,
    )
    for name, group in words.calendars.items():
        add(name, rf"{either(group)}", unread(f"{name} calendar"), 0)
        found[-1] = Pattern(name, re.compile(rf"(?<!\w)(?:{either([g.title() for g in group])})(?!\w)"), found[-1].read)
    for name, group in words.vague.items():
        add(name, either(group), unread(f"{name}, unnamed", "vague"))
    add("year", rf"(?P<y>{year})", lambda m, s: Meaning(whole_year(int(m["y"])), "calendar year"))
    return tuple(found)


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
