"""Times: every date and duration of a page as an interval of days, counted from the publication date.

Without a publication date a relative time stays unresolved (both ends None, with its words and the rule that would
read it); an absolute one is resolved all the same. Times of day are not days and are left out.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from vedette.extract.calendar_rules import UNKNOWN, Interval, Setting, edge_of, part_of
from vedette.extract.time_patterns import Pattern, either, fold, patterns
from vedette.knowledge.times import time_words
from vedette.records.dates import DateRange, precision_of
from vedette.records.parsed import Parsed, Token
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
UNTIL = re.compile(
    r"(?:\bby|\buntil|\btill|\bno later than|\bnot later than|\bup to|\bprior to|\bahead of)\s{1,3}"
    r"(?:late\s|early\s|mid-)?$",
    re.I,
)
TOWARDS = re.compile(r"\b(?:by|until|till|through|effective|extended to|postponed to|valid to)\s{1,3}$", re.I)
FROM = re.compile(r"\b(?:from|between)\s{1,3}(?:the\s)?$", re.I)
JOIN = re.compile(r"\s{1,3}(?:and|to|until|till|through|up to)\s{1,3}|\s?[-–]\s?", re.I)
YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|during|of|for|before|after|to|between|late|early|mid|year|years|circa|through|and|or|the|"
    r"around|about|throughout|back in|mid-)\s{1,2}|[(\[\-–—'’]|mid-)$", re.I
)  # fmt: skip
NOT_A_YEAR_AFTER = re.compile(
    r"\s?%|\s(?:percent|per cent|km|miles?|meters?|metres?|people|tons?|tonnes|dollars)\b|[.,:]\d|/\d", re.I
)
MONTH_BEFORE = re.compile(
    r"\b(?:in|since|by|until|from|during|of|to|and|or|between|before|after|late|early|mid)[\s-]{1,3}$", re.I
)
PERIODS = frozenset({
    "month", "month year", "month of year", "relative unit", "year", "decade", "weekday", "day word", "season",
    "units up to now", "quarter", "fiscal", "century",
})  # fmt: skip


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
            if TOWARDS.search(parsed.text, max(0, found.start - 20), found.start):
                tense = "ahead" if tense == "open" else "open"  # "the truce was extended to 5 March"
            setting = Setting(anchor, tense == "ahead", previous, tense == "open", bool(found.part))
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


def is_no_time(parsed: Parsed, found: Found, first: int, last: int) -> bool:
    """Words that look like a time and aren't: the verb "may", "May" as a name, 2015 as a count, a day of a name."""
    rule, text = found.pattern.rule, parsed.text
    token = parsed.tokens[first]
    if rule == "relative unit" and found.match["r"].lower() == "the":
        # "the month" is a time only as a whole that something is the end of
        return not found.part
    if rule in ("month", "weekday", "month day", "day month", "month year"):
        words = [parsed.tokens[i] for i in range(first, last) if parsed.tokens[i].lower.strip(".") in NAMES]
        if any(w.text[0].islower() and w.lower.strip(".") not in PLAIN_NAMES for w in words) or any(
            w.pos in ("AUX", "VERB") for w in words if w.lower in ("may", "march")
        ):
            return True
        if rule == "month" and words and (words[-1].label == "PERSON" or is_short(words[-1], found)):
            return True
        if rule == "month" and token.lower in ("may", "march") and token.label != "DATE" and not found.part:
            return MONTH_BEFORE.search(text, max(0, found.start - 12), found.start) is None
    if rule == "year":
        after = text[found.end : found.end + 16]
        if NOT_A_YEAR_AFTER.match(after) or re.search(
            r"[\d$€£#][.,/:]?$|\d[-–]$", text[max(0, found.start - 2) : found.start]
        ):
            year_range = re.search(r"(?:1[5-9]|20)\d\d[-–/]$", text[max(0, found.start - 6) : found.start])
            return year_range is None
        if (
            token.head != token.index
            and token.dep == "nummod"
            and parsed.head(first).tag in ("NNS",)
            and token.label != "DATE"
        ):
            return True
        return not (
            found.part or token.label == "DATE" or YEAR_BEFORE.search(text, max(0, found.start - 12), found.start)
        )
    if rule in ("present", "past", "future"):
        return not is_vague_time(parsed, first, last)
    if rule == "duration":
        before = text[max(0, found.start - 12) : found.start].lower()
        one = text[found.start : found.end].lower().split()[0] in ("a", "an")
        if re.search(r"\b(?:times|once|twice|every|each|percent|barrels)\s{1,3}$|\baged?\s$|[$€£]$", before):
            return True
        if one and not re.search(
            r"\b(?:for|in|within|than|about|after|over|half|nearly|almost|takes?|lasted|least|another|during|of)\s{1,3}$",
            before,
        ):
            return True
    return rule == "past" and token.pos == "ADP"


PLAIN_NAMES = frozenset({*time_words().months, *time_words().weekdays}) - {"may", "march"}  # no other words
NAMES = frozenset(
    {*time_words().months, *time_words().short_months, *time_words().weekdays, *time_words().short_weekdays}
)


def is_short(word: Token, found: Found) -> bool:
    """Whether a month is only abbreviated, with nothing else that makes it a date."""
    return word.lower.strip(".") in time_words().short_months and "." not in found.match[0] and word.label != "DATE"


def is_vague_time(parsed: Parsed, first: int, last: int) -> bool:
    """Whether a word such as "now", "once" or "current" stands for a time here."""
    token = parsed.tokens[last - 1]
    if token.lower in ("once", "earlier"):
        return False
    if token.lower == "now" and parsed.tokens[first - 1].lower == "until" and first:
        return True
    return token.pos in ("ADV", "ADJ", "NOUN") or last - first > 1


def side_of(parsed: Parsed, first: int, last: int) -> str:
    """On which side of publication the verb that a time hangs on puts it: "ahead", "past" or "open".

    Ahead: will, would, plans to, is due to, is going on Monday. Past: a verb in the past tense or the perfect.
    """
    inside = range(first, last)
    top = next((i for i in inside if parsed.tokens[i].head not in inside or parsed.tokens[i].head == i), first)
    words = time_words().ahead
    verbs, modals = set(words["verbs"]), set(words["modals"])
    for token in parsed.ancestors(top):
        if token.pos not in ("VERB", "AUX"):
            continue
        helpers = parsed.children(token.index, "aux", "auxpass")
        if any(h.lower in modals for h in helpers):
            return "past" if any(h.lemma == "have" for h in helpers) else "ahead"
        if any(h.tag == "TO" for h in helpers):
            above = parsed.head(token.index)
            if token.dep == "acl" or (
                token.dep in ("xcomp", "ccomp", "advcl", "relcl") and above.lemma.lower() in verbs
            ):
                return "past" if above.lemma == "have" and above.tag == "VBD" else "ahead"
            continue
        if token.dep in ("conj", "xcomp") and token.tag in ("VB", "VBG"):
            continue
        now = any(h.lemma == "be" and h.tag in ("VBP", "VBZ") for h in helpers)
        if token.lemma.lower() in words["scheduled"] and token.tag in ("VBN", "VBG") and (now or not helpers):
            return "ahead"
        if token.tag == "VBG" and now:
            return "ahead" if token.lemma.lower() in words["motion"] else "open"
        if token.tag == "VBD" or any(h.tag in ("VBD", "VBN") or h.lemma == "have" for h in helpers):
            return "past"
        return "past" if token.tag == "VBN" else "open"
    return "open"


def read(parsed: Parsed, found: Found, setting: Setting, first: int, last: int) -> Time | None:
    """The time of a match; None where its day doesn't exist (31 June) or lies outside the years 1 to 9999."""
    meant = mean(parsed.text, found, setting)
    if meant is None:
        return None
    date, kind, length = meant
    span = make_span(parsed.text, found.start, found.end)
    return Time(span, first_token(parsed, found.start, first), last, date, kind, length)


def mean(text: str, found: Found, setting: Setting) -> tuple[DateRange, str, str | None] | None:
    """What a match means with the preposition and the part before it: its days, kind and length."""
    try:
        meaning = found.pattern.read(found.match, setting)
        days, kind, start = meaning.days, meaning.kind, found.start
        before = text[max(0, start - 20) : start]
        if kind == "vague" and found.match[0].lower() != "now":
            before = ""
        since, until = SINCE.search(before), UNTIL.search(before) if kind != "duration" else None
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
    from vedette.extract.time_syntax import time_by_syntax

    return time_by_syntax(parsed, times, index)
