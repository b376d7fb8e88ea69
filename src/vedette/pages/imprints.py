"""The outlet of a page in plain text: by its logo's words, its byline, its copyright line, its name on a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from vedette.pages.furniture_phrases import is_button
from vedette.pages.lines import Line, folded
from vedette.pages.mastheads import is_name, is_paper_name
from vedette.pages.outlets import agency_called, outlet_names
from vedette.pages.page_words import page_words
from vedette.records.spans import Span, make_span

OWNER = re.compile(
    r"(?:©|\([cC]\)|(?i:\bcopyright\b))\s?(?:©\s?)?(?:\d{4}(?:\s?[-–]\s?\d{4})?,?\s(?:by\s)?)?"
    r"(?P<name>[A-Z][\w.'’&-]{0,30}(?:\s(?:(?:in|of|the|and|for)\s)?[A-Z&][\w.'’&-]{0,30}){0,4})"
    r"(?=[.,|]|\s?$|\s(?:all|All|ALL|[-–|]|Ltd|LLC|Inc)|(?<=\.)\s)"
)


@cache
def company_pattern() -> re.Pattern[str]:
    company = "|".join(sorted((re.escape(w) for w in page_words().byline_company), key=len, reverse=True))
    return re.compile(rf"^(?P<name>[A-Z][\w.'’ &-]{{0,60}}?)?\s?(?<!\w)(?:{company})\W{{0,3}}$", re.IGNORECASE)


def find_outlet(
    text: str, lines: Sequence[Line], byline: Span | None, body: tuple[int, int]
) -> tuple[str | None, tuple[Span, ...]]:
    """The outlet by a logo's words, "X & agencies", a copyright line, or a line that is a known outlet's name."""
    for line in lines[: min(body[0], 10)]:
        site = re.search(r"\s[|–—-]\s(?P<site>[^|–—]{2,40})$", line.text)
        known = site is not None and folded(site["site"]).removeprefix("the ") in outlet_names()
        named = site is not None and " | " in site.group() and is_name(site["site"]) and is_paper_name(site["site"])
        if site and (known or named) and line.words > 5:
            return site["site"], (make_span(text, line.start + site.start("site"), line.end),)
    company = company_pattern().match(byline.text) if byline else None
    if byline and company and company["name"] and len(company["name"].split()) <= 6:
        name = company["name"].strip()
        if is_button(name):
            return None, ()
        other = any(folded(n.text).startswith(folded(name)) and n.start != byline.start for n in lines)
        if other or folded(name).removeprefix("the ") in outlet_names():
            return name, (make_span(text, byline.start, byline.start + len(name)),)
    for line in lines:
        if body[0] < line.index <= body[1]:
            continue
        logo = re.fullmatch(r"(?P<name>[A-Z][\w.'’& -]{1,40}?)\s(?:logo|Logo|LOGO)", line.text)
        if logo and is_logo(logo["name"]):
            longer = next(
                (n for n in lines[:10] if n.words <= 5 and n.text.startswith(logo["name"] + " ") and n is not line),
                None,
            )
            if longer is not None:
                return longer.text, (longer.span,)
            return logo["name"], (make_span(text, line.start, line.start + logo.end("name")),)
        owner = OWNER.search(line.text)
        if owner and line.index > body[1] and is_paper(owner["name"]):
            return owner["name"].strip(" .,"), (
                make_span(text, line.start + owner.start("name"), line.start + owner.end("name")),
            )
        if (
            line.words <= 6
            and agency_called(line.text) is None
            and folded(line.text).removeprefix("the ") in outlet_names()
            and (line.words > 1 or not is_button(line.text))
        ):
            return line.text, (line.span,)
    return None, ()


def is_logo(name: str) -> bool:
    """Whether the name beside "logo" may be an outlet's: two words, or one that we know ("Port logo" tells nothing)."""
    return " " in name or folded(name) in outlet_names()


def is_paper(owner: str) -> bool:
    """Whether the owner that a copyright line names may be the outlet: no agency, no holding company."""
    name = owner.strip(" .,")
    company = re.search(
        r"\b(?:Corp|Corporation|Inc|LLC|Ltd|Limited|Group|Holdings|Company|Co|plc|GmbH|AG|SA|Media|Images)$", name
    )
    return (
        agency_called(name.removeprefix("The ")) is None
        and company is None
        and len(name) > 2
        and name.lower() not in ("all", "by")
    )
