"""The dateline: the town (and agency, and day) that a story opens with."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from vedette.pages.outlets import agency_pattern
from vedette.pages.page_words import page_words
from vedette.pages.printed_dates import Day, days_in

LONGEST = 120
CAPITALS = r"[A-ZÀ-ÖØ-ÞĀ-Ž'’.`-]"
# A town in capitals (up to five words, several towns parted by a stroke), or as names are written.
SHOUTED = rf"{CAPITALS}{{2,20}}(?:[ ]{CAPITALS}{{1,20}}){{0,4}}(?:\s?/\s?{CAPITALS}{{2,20}}(?:[ ]{CAPITALS}{{1,20}}){{0,3}}){{0,3}}"
NAMED = r"[A-ZÀ-ÖØ-Þ][\w'’.-]{1,20}(?:[ ](?:[a-z]{2,3}[ -])?[A-ZÀ-ÖØ-Þ][\w'’.-]{1,20}){0,3}"
REGION = r"(?:,\s?(?:[A-Z][\w'’.-]{0,20})(?:[ ][\w'’.-]{1,20}){0,3}){0,2}"
DASH = r"\s{0,2}(?:—|–|--|―|-(?=\s)|−)\s{0,3}"


class Dateline(msgspec.Struct, frozen=True):
    """A dateline at offsets of its line: ``place`` as names are written, the agency's words, the day if printed in full."""

    start: int
    end: int
    place: str | None
    place_end: int
    agency: tuple[int, int] | None
    day: Day | None


@cache
def dateline_patterns() -> tuple[re.Pattern[str], ...]:
    agency = rf"(?P<agency>{agency_pattern()})"
    months = "|".join(sorted((n for names in page_words().months for n in names), key=len, reverse=True))
    date = rf"(?P<date>(?i:(?:{months})\b\.?\s\d{{1,2}}(?:,?\s\d{{4}})?|\d{{1,2}}\s(?:{months})\b\.?(?:,?\s\d{{4}})?))"
    credit = rf"\s{{0,2}}[(\[]\s?(?:[\w.]{{2,20}}/)?{agency}(?:/[\w. ]{{2,20}})?(?:\s[\w ]{{2,30}})?\s?[)\]]"
    before = r"(?:\(?(?:UPDATED|Updated|UPDATE \d+)\)?[:,-]?\s)?"
    return tuple(
        re.compile(p)
        for p in (
            # ERBIL, Kurdistan Region – | KABUL, Afghanistan (AP) — | BEIJING, Feb. 3 (Xinhua) --
            rf"{before}(?P<place>{SHOUTED}){REGION}(?:,\s?{date})?,?(?:{credit})?(?:,?\s{{0,2}}{date.replace('<date>', '<date2>')})?{DASH}",
            # Vigo, Oct. 26 (AFP) - | London (dpa) -
            rf"{before}(?P<place>{NAMED}){REGION}(?:,?\s{date})?,?{credit}{DASH}",
            # GENEVA (15 February 2020) – | Geneva, 15 February 2020 –
            rf"{before}(?P<place>{SHOUTED}|{NAMED}){REGION},?\s\(?{date}\)?{DASH}",
            # Moscow. February 3. Interfax -
            rf"{before}(?P<place>{SHOUTED}|{NAMED})\.\s{date}\.?\s{agency}{DASH}",
            # KABUL (Pajhwok): | BEIRUT: | ISLAMABAD:
            rf"{before}(?P<place>{SHOUTED}){REGION}(?:,?\s{date})?(?:{credit})?:\s",
            # (Reuters) -
            rf"[(\[]\s?{agency}\s?[)\]]{DASH}",
            # KABUL (AFP) The ...
            rf"{before}(?P<place>{SHOUTED}){REGION}(?:,?\s{date})?,?{credit}[:.]?\s",
        )
    )


def read_dateline(line: str) -> Dateline | None:
    """The dateline that a line opens with, or None.

    >>> read_dateline("HULL, England – The trawlers came home.").place
    'Hull'
    """
    head = line[:LONGEST]
    for pattern in dateline_patterns():
        found = pattern.match(head)
        if not found or not starts_a_sentence(line[found.end() :]):
            continue
        parts = found.groupdict()
        agency = found.span("agency") if parts.get("agency") else None
        day = next(iter(days_in(head[: found.end()])), None)
        words = parts.get("place")
        if words is None:
            return Dateline(0, found.end(), None, 0, agency, day)
        place = town_of(words)
        if place is None:
            continue
        return Dateline(0, found.end(), place, found.end("place"), agency, day)
    return None


def starts_a_sentence(rest: str) -> bool:
    """Whether words after a dash begin a sentence, and don't go on with one ("HTS — which holds the town —")."""
    first = rest.lstrip("\"'“‘«[( \xa0").strip()[:1]
    return bool(first) and (first.isupper() or first.isdigit() or not first.isalpha())


def town_of(words: str) -> str | None:
    """Towns in capitals as names are written, several parted by "; "; None for capitals that are no place."""
    out = []
    for part in re.split(r"\s?/\s?", words.strip(" .,'’-")):
        plain = part.strip(" ,'’-").lower()
        if plain.rstrip(".") in page_words().not_datelines or len(re.findall(r"[^\W\d_]", plain)) < 3:
            return None
        out.append(as_a_name(part.strip(" ,'’-")))
    return "; ".join(out) if out else None


def as_a_name(words: str) -> str:
    """A place's name in ordinary case, if it was in capitals.

    >>> as_a_name("PORT-AU-PRINCE"), as_a_name("DEIR AL-ZOR"), as_a_name("N'DJAMENA")
    ('Port-au-Prince', 'Deir al-Zor', "N'Djamena")
    """
    if words.upper() != words:
        return words
    small = page_words().small_words
    pieces = re.split(r"([ \-'’])", words.lower())
    return "".join(p if n and p in small else p[:1].upper() + p[1:] for n, p in enumerate(pieces))
