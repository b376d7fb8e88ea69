"""The dateline: the town (and agency, and day) that a story opens with."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from vedette.knowledge.gazetteer import shipped_gazetteer
from vedette.pages.outlets import agency_called, agency_pattern, outlet_names
from vedette.pages.page_words import any_of, page_words
from vedette.pages.printed_dates import Day, days_in

LONGEST = 140
CAPITALS = r"[A-ZÀ-ÖØ-ÞĀ-Ž'’.`-]"
# A town in capitals (up to five words, several towns parted by a stroke), or as names are written.
TOWN = rf"{CAPITALS}{{2,20}}(?:[ ]{CAPITALS}{{1,20}}){{0,4}}"
SHOUTED = rf"{TOWN}(?:\s?/\s?{TOWN}){{0,3}}"
NAMED = r"[A-ZÀ-ÖØ-Þ][\w'’.-]{1,20}(?:[ ](?:[a-z]{2,3}[ -])?[A-ZÀ-ÖØ-Þ][\w'’.-]{1,20}){0,3}"
REGION = r"(?:,\s?(?:[A-Z][\w'’.-]{0,20})(?:[ ][\w'’.-]{1,20}){0,3}){0,2}"
DASH = r"\s{0,2}(?:—|–|--|―|-(?=\s)|−)\s{0,3}"
# The hour of writing, in brackets.
HOUR = r"\s?\(\d{1,2}[:.]\d{2}\s?[AaPp]\.?[Mm]\.?\)"
# Towns of this size are known by their names alone.
TOWNSFOLK = 100_000
# Monitoring services put what kind of text follows: "-- [TEXT]".
NOTE = r"(?:\[[A-Z ]{3,30}\]\s{0,3}){0,3}"


class Dateline(msgspec.Struct, frozen=True):
    """A dateline at offsets of its line: ``place`` as names are written, the agency's words, the day if it is full.

    With ``colon`` it ends in ":", as a speaker's name in a transcript does. A ``bare`` one is only a town's name in
    ordinary letters and a mark, as in "Havana - The rebels …": it counts on a story's first paragraph alone. ``house``
    is a name in brackets that we don't know.
    """

    start: int
    end: int
    place: str | None
    place_end: int
    agency: tuple[int, int] | None
    day: Day | None
    colon: bool = False
    bare: bool = False
    house: tuple[int, int] | None = None


@cache
def dateline_patterns() -> tuple[re.Pattern[str], ...]:
    agency = rf"(?P<agency>{agency_pattern()})"
    months = any_of(n for names in page_words().months for n in names)
    date = (
        rf"(?P<date>(?i:(?:{months})\b\.?\s\d{{1,2}}(?:,?\s\d{{4}})?"
        rf"|\d{{1,2}}\s(?:{months})\b\.?(?:,?\s(?:\d{{4}}|\d{{2}}(?!\d)))?))"
    )
    later = date.replace("<date>", "<date2>")
    credit = (
        rf"(?:\s{{0,2}}[(\[]\s?(?:[\w. ]{{2,30}}/\s?)?{agency}(?:/[\w. ]{{2,20}})?"
        rf"(?:\s?[-–,]?\s[\w, -]{{2,30}})?\s?[)\]]"
        rf"|\.?\s{{0,2}}/\s?{agency.replace('<agency>', '<agency2>')}\s?/\.?(?=\s))"
    )
    house = r"\s{0,2}\((?P<house>[A-Z][\w. ’'&-]{1,40})\)"
    before = r"(?:\(?(?:UPDATED|Updated|UPDATE \d+)\)?[:,-]?\s)?"
    return tuple(
        re.compile(p)
        for p in (
            # TRIPOLI - An Agency (alone on its line)
            rf"(?P<place>{SHOUTED}){REGION}\s?(?:[-–—/|]|--)\s?{agency}$",
            # Hull - An Agency: (the story on the next line; without the colon it may be a photographer's name)
            rf"(?P<place>{NAMED}){REGION}\s?(?:[-–—]|--)\s?{agency}:$",
            # AFP - The fleet …
            rf"{agency}\s(?:—|–|--|-)\s(?=[A-Z\"“‘'])",
            # September 30, 1904 (AFP) – | May 23, 1917 (JUBA) –
            rf"{date}\s\((?:{agency}|(?P<place>{SHOUTED}))\){DASH}",
            # Baku, December 6, AZERTAC | YEREVAN, OCTOBER 20, ARMENPRESS. The …
            rf"{before}(?P<place>{SHOUTED}|{NAMED}){REGION},\s{date},?\s{agency}(?:\.(?:\s|$)|\s?$|{DASH})",
            # ERBIL, Kurdistan Region – | KABUL, Afghanistan (AP) — | BEIJING, Feb. 3 (Xinhua) --
            rf"{before}(?P<place>{SHOUTED}){REGION}(?:,\s?{date})?,?(?:{credit}|{house}|{HOUR})?(?:,?\s{{0,2}}{later})?"
            rf"{DASH}{NOTE}",
            # Vigo, Oct. 26 (AFP) - | London (dpa) - | Erbil (Our Station) –
            rf"{before}(?P<place>{NAMED}){REGION}(?:,?\s{date})?,?(?:{credit}|{house}){DASH}",
            # GENEVA (15 February 2020) – | Geneva, 15 February 2020 –
            rf"{before}(?P<place>{SHOUTED}|{NAMED}){REGION},?\s\(?{date}\)?{DASH}",
            # Moscow. February 3. Interfax -
            rf"{before}(?P<place>{SHOUTED}|{NAMED})\.\s{date}\.?\s{agency}{DASH}",
            # KABUL (Pajhwok): | ISLAMABAD:
            rf"{before}(?P<place>{SHOUTED}){REGION}(?:,?\s{date})?(?:{credit})?\s?(?P<colon>:)\s",
            # (ANSA) - TUNIS, 02 MAY - The …
            rf"[(\[]{agency}[)\]]{DASH}(?P<place>{SHOUTED}){REGION}(?:,?\s{date})?{DASH}",
            # (Reuters) - | (MENAFN) The …
            rf"[(\[]\s?{agency}\s?[)\]](?:{DASH}|\s?:\s|\s(?=[A-Z\"“‘]))",
            # KYIV/A House/ The … (some pages lose the dash itself: "KYIV?The …")
            rf"(?P<place>{SHOUTED})(?:\s?/[A-Z][\w. ’'&-]{{1,40}}/\.?\s(?=[A-Z\"“])|[?\ufffd](?=[A-Z][a-z]))",
            # KABUL (AFP) The ... | Washington (CNN) ...
            rf"{before}(?P<place>{SHOUTED}|{NAMED}){REGION}(?:,?\s{date})?,?(?:{credit}|{house})\s?[:.]?(?:\s|(?=[A-Z]{{1}}[a-z])|$)",
            # ISLAMABAD, March 21 The ...
            rf"{before}(?P<place>{SHOUTED}){REGION},\s{date}\s(?=[A-Z])",
            # Havana - The … | Nairobi: On … | Dubai, United Arab Emirates — A …
            rf"(?P<bare>{NAMED}){REGION}(?:{DASH}|:\s)(?=[A-Z\"“‘])",
            # An Agency | Jammu (alone on its line)
            rf"{agency}\s{{0,2}}\|\s{{0,2}}(?P<place>{NAMED})$",
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
        if not found:
            continue
        parts = {k: v for k, v in found.groupdict().items() if v is not None}
        dashed = re.search(rf"{DASH}{NOTE}$", found.group()) is not None
        # Without a dash only an agency or outlet that we know makes it a dateline ("the Front (HTS) said" isn't one).
        if not dashed and "house" in parts and not is_outlet(parts["house"]):
            continue
        if not starts_a_sentence(line[found.end() :]) and not (
            found.end() >= len(line) and (agency_named(parts) or not dashed)
        ):
            continue
        bare = parts.get("bare")
        if bare is not None and not is_city(bare):
            continue
        agency = next((found.span(g) for g in ("agency", "agency2") if g in parts), None)
        day = day_of(head, found.end())
        words = parts.get("place", bare)
        if words is None:
            return Dateline(0, found.end(), None, 0, agency, day)
        place = town_of(words)
        if place is None or agency_called(words.strip(" .,")) is not None:
            continue
        start = found.start("bare" if bare is not None else "place")
        place_end = start + len(words.rstrip(" .,'’-"))
        house = found.span("house") if "house" in parts and agency is None else None
        return Dateline(start, found.end(), place, place_end, agency, day, "colon" in parts, bare is not None, house)
    return None


def town_alone(line: str) -> Dateline | None:
    """A line that is nothing but a large town's name in capitals, as some papers print it over a story."""
    found = re.fullmatch(rf"(?P<place>{TOWN}){REGION}", line) if len(line) <= 60 else None
    place = town_of(found["place"]) if found else None
    if found is None or place is None or not is_city(found["place"]):
        return None
    return Dateline(0, len(line), place, found.end("place"), None, None)


def is_city(name: str) -> bool:
    """Whether a large town bears the name."""
    return any(
        p.feature == "PPL" and (p.population or 0) >= TOWNSFOLK for p in shipped_gazetteer().find(name.strip(" ."))
    )


def agency_named(parts: dict[str, str]) -> bool:
    return "agency" in parts or "agency2" in parts


def day_of(head: str, end: int) -> Day | None:
    """The full day in a dateline; two figures for the year are of the twentieth century, when datelines had them."""
    full = next(iter(days_in(head[:end])), None)
    if full:
        return full
    short = re.search(r"\b(\d{1,2}\s[A-Za-z]{3,9}\.?\s)(\d{2})(?=\s?[(\[,—–-])", head[:end])
    if not short:
        return None
    found = next(iter(days_in(f"{short[1]}19{short[2]}")), None)
    return Day(short.start(), short.end(), found.iso) if found else None


def is_outlet(words: str) -> bool:
    """Whether words name an outlet or agency that we know."""
    return words.lower().removeprefix("the ") in outlet_names() or agency_called(words) is not None


def starts_a_sentence(rest: str) -> bool:
    """Whether words after a dash begin a sentence, and don't go on with one ("HTS — which holds the town —")."""
    first = rest.lstrip("\"'“‘«[( \xa0").strip()[:1]
    return bool(first) and (first.isupper() or first.isdigit() or not first.isalpha())


def town_of(words: str) -> str | None:
    """Towns in capitals as names are written, several parted by "; "; None for capitals that are no place."""
    out = []
    for part in re.split(r"\s?/\s?", words.strip(" .,'’-")):
        plain = part.strip(" ,'’-").lower()
        first = plain.split(" ")[0].rstrip(".")
        stop = page_words().not_datelines
        if (
            plain.rstrip(".") in stop
            or (first in stop and first not in page_words().small_words)
            or len(re.findall(r"[^\W\d_]", plain)) < 3
        ):
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
