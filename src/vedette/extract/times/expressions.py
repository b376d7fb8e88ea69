"""Time expressions in a text: the longest matches, with the part and the preposition before them, as days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vedette.extract.times.calendar_rules import UNKNOWN, Interval, Setting, edge_of, part_of
from vedette.extract.times.patterns import Pattern, patterns
from vedette.extract.times.words import either, fold
from vedette.knowledge.times import time_words
from vedette.records.dates import DateRange, precision_of
from vedette.records.spans import make_span


@dataclass(frozen=True, slots=True)
class Found:
    """A match before it is read: where in the text, by which pattern, with the part ("late") before it."""

    start: int
    end: int
    pattern: Pattern
    match: re.Match[str]
    part: str = ""


SINCE = re.compile(
    r"(?:\bsince|\bever since|\bas of|\bstarting(?: in| on)?|\bbeginning(?: in| on)?|\beffective)\s{1,3}(?:the\s)?$",
    re.I,
)


# A time of day between a preposition and its date: "by 6 p.m. on Friday", "until midnight on Sunday".
CLOCK = (
    r"(?:(?:\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\b\.?)?(?:\s(?:gmt|utc|local time))?|noon|midday|midnight|dawn|dusk|"
    r"sunset|sunrise|nightfall)\s{1,3}(?:on\s{1,3})?)?"
)
BEFORE = 44  # characters that hold the longest preposition with its time of day


UNTIL = re.compile(
    r"(?:\bby|\buntil|\btill|\bno later than|\bnot later than|\bup to|\bprior to|\bahead of)\s{1,3}"
    rf"(?:late\s|early\s|mid-|{CLOCK})$",
    re.I,
)


def is_owner(text: str, end: int) -> bool:
    """Whether the time that ends there owns what follows: in "by Friday's blast" it is no limit."""
    return text[end : end + 2] in ("'s", "’s")


PERIODS = frozenset({
    "month", "month year", "month of year", "relative unit", "year", "decade", "weekday", "day word", "season",
    "units up to now", "quarter", "fiscal", "century",
})  # fmt: skip


SHORT = frozenset({*time_words().short_months, *time_words().short_weekdays})


PART = {form: name for name, forms in time_words().parts.items() for form in forms}


PART_BEFORE = re.compile(rf"\b(?P<p>{either(set(PART))})(?P<gap>[\s-]{{0,3}})(?:in\s|on\s|the\s)?$", re.I)


def expressions(text: str, start: int, end: int) -> Iterator[Found]:
    """Matches in a stretch of text that don't overlap: the first one, and of those the longest."""
    matches = [
        Found(m.start(), m.end(), p, m)
        for p in patterns()
        for m in p.regex.finditer(text, start, end)
    ]  # fmt: skip
    matches.sort(key=lambda f: (f.start, -f.end))
    done = start
    for found in matches:
        if found.start < done:
            continue
        before = PART_BEFORE.search(text, max(done, found.start - 32), found.start)
        if before and found.pattern.rule in PERIODS:
            word = re.sub(r"\s{1,3}", " ", before["p"].lower())
            found = replace(found, start=before.start("p"), part=PART.get(word, ""))
        if text[found.end - 1] == "." and fold(found.match[0]).split()[-1] not in SHORT:
            found = replace(found, end=found.end - 1)
        yield found
        done = found.end


def mean(text: str, found: Found, setting: Setting) -> tuple[DateRange, str, str | None] | None:
    """What a match means with the preposition and the part before it: its days, kind and length."""
    try:
        meaning = found.pattern.read(found.match, setting)
        days, kind, start = meaning.days, meaning.kind, found.start
        before = text[max(0, start - BEFORE) : start]
        if kind == "vague" and found.match[0].lower() != "now":
            before = ""
        since, until = SINCE.search(before), UNTIL.search(before) if kind != "duration" else None
        if is_owner(text, found.end):
            until = None
        if found.part:
            edge = (since or until) and EDGE.search(text, found.start, found.match.start())
            days = edge_of(days, found.part) if edge else part_of(days, found.part)
        if since:
            start, kind, days = start - len(before) + since.start(), "since", Interval(days.first, None)
        elif until:
            start, kind = start - len(before) + until.start(), "until"
    except (ValueError, OverflowError):
        return None
    rule = f"{found.part} part of {meaning.rule}" if found.part else meaning.rule
    anchor = setting.anchor if is_relative(meaning.rule) else None
    if "told before" in meaning.rule and setting.previous:
        anchor = setting.previous.first
    shown = anchor.isoformat() if anchor and days != UNKNOWN else None
    return date_range(days, make_span(text, start, found.end).text, rule, shown), kind, meaning.length


EDGE = re.compile(r"\s(?:of|days)\s?$|\b(?:end|start|beginning) of\s?$", re.I)


def resolve_words(text: str, setting: Setting) -> DateRange | None:
    """The days that the words of one time mean by themselves; None where they are none or several."""
    found = list(expressions(text, 0, len(text)))
    if len(found) != 1:
        return None
    meant = mean(text, found[0], replace(setting, whole=bool(found[0].part)))
    return meant[0] if meant else None


ABSOLUTE = frozenset(
    {"calendar date", "calendar month", "calendar year", "decade", "century", "numeric date", "season of a year"}
)


def is_relative(rule: str) -> bool:
    """Whether the days depend on the day of publication."""
    return rule not in ABSOLUTE


def date_range(days: Interval, text: str, rule: str, anchor: str | None) -> DateRange:
    first = days.first.isoformat() if days.first else None
    last = days.last.isoformat() if days.last else None
    return DateRange(first, last, text, precision_of(first, last), rule, anchor)
