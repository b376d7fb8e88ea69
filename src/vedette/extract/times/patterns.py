"""The grammar of time expressions: one pattern and one reading for each way in which news writes a time.

A pattern runs over the text of a paragraph; its reading turns the match and the setting into days. Every pattern
is a chain of bounded pieces, so that hostile text costs linear time. Source of the inventory: TimeML's TIMEX3.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from vedette.extract.times.calendar_rules import (
    UNKNOWN,
    Interval,
    Setting,
    date_near,
    date_on,
    iso_length,
    month_near,
    one_day,
    unit_around,
    weekday_near,
    whole_month,
    whole_year,
)
from vedette.extract.times.readings import (
    Meaning,
    Reading,
    day_of_month,
    month_of_year,
    next_day,
    quarter,
    relative_unit,
    season,
    unread,
    weekend,
)
from vedette.extract.times.words import count_of, edge, either, fold, month_of, moved, stretch, unit_of, year_of
from vedette.knowledge.numbers import number_words
from vedette.knowledge.times import time_words

FROM = re.compile(r"\b(?:from|between)\s{1,3}(?:the\s)?$", re.I)  # opens a range


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of writing a time. ``rule`` names it in the records."""

    rule: str
    regex: re.Pattern[str]
    read: Reading


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
        rule = "calendar date" if m["y"] else "date without a year"
        if s.ahead and s.anchor is None and not m["y"]:
            rule += ", ahead"  # for whoever infers a day of publication later
        opened = m["d2"] and FROM.search(m.string, max(0, m.start() - 16), m.start())
        return Meaning(days, rule, "window" if opened else "point")

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

    def overnight_of(m: re.Match[str], s: Setting) -> Meaning:
        day = weekday_near(Setting(s.anchor), (words.weekdays | words.short_weekdays)[fold(m["w"])]).first
        if s.anchor is None or day is None:
            return Meaning(UNKNOWN, "night of a weekday")
        back = fold(m["p"] or "") == "into" or day == s.anchor
        night = Interval(day - dt.timedelta(days=1), day) if back else Interval(day, day + dt.timedelta(days=1))
        return Meaning(night, "night of a weekday")

    add("overnight of", rf"overnight{gap}(?:(?P<p>into|on){gap})?(?P<w>{weekday})", overnight_of)
    add(
        "day of the month",
        rf"(?<=\bon\s)the{gap}(?P<d>\d{{1,2}})(?:st|nd|rd|th)(?!{gap}(?:of{gap})?{months})",
        day_of_month,
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
        r"(?:the\s(?:next|following|previous|same)\s(?:day|night|morning|evening)|the\s(?:day|night|evening)\s(?:before|after)"
        r"|that\ssame\sday|a\sday\s(?:before|after))"
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
        add(name, either(group), unread(f"{name} calendar"))
    for name, group in words.vague.items():
        add(name, either(group), unread(f"{name}, unnamed", "vague"))
    add("year", rf"(?P<y>{year})", lambda m, s: Meaning(whole_year(int(m["y"])), "calendar year"))
    return tuple(found)
