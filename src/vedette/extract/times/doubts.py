"""Words that look like a time and aren't: the verb "may", 2015 as a count, "once" as a conjunction."""

from __future__ import annotations

import re

from vedette.extract.times.expressions import Found
from vedette.knowledge.times import time_words
from vedette.records.parsed import Parsed, Token

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


def is_no_time(parsed: Parsed, found: Found, first: int, last: int) -> bool:
    """Words that look like a time and aren't: the verb "may", "May" as a name, 2015 as a count, a day of a name."""
    rule, text = found.pattern.rule, parsed.text
    token = parsed.tokens[first]
    if rule == "relative unit" and found.match["r"].lower() == "the":
        # "the month" is a time only as a whole that something is the end of
        return not found.part
    if rule == "day of the month":
        # "on the 11th floor", "on the 38th parallel", "on the 5th anniversary"
        return last < len(parsed.tokens) and parsed.tokens[last].pos in ("NOUN", "PROPN", "ADJ", "NUM")
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
    if rule in time_words().calendars:
        return text[found.match.start()].islower()  # "holi" and "lent" are words as well
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
