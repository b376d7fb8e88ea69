"""The head of a page: title, outlet, byline, and the lines that carry them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from vedette.pages.datelines import read_dateline
from vedette.pages.furniture_phrases import Mark
from vedette.pages.lines import CLOSERS, Line, folded
from vedette.pages.outlets import agency_called, agency_pattern, outlet_names
from vedette.pages.page_words import page_words
from vedette.pages.printed_dates import day_pattern, is_date_line, label_alone, label_before
from vedette.records.spans import Span, make_span

HOST = re.compile(r"^(?:www\.)?(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,12}$")
ADDRESS = re.compile(r"^https?://[^\s]{4,2000}$")
FIELD = re.compile(
    r"^(?P<key>title|headline|url|link|source|outlet|publisher|publication|newspaper|author|authors|byline|language)\s?[:=]\s{0,3}(?P<value>\S.{0,300})$",
    re.IGNORECASE,
)
TITLE_WORDS = 40
LONGEST_BYLINE = 140
# A byline may stand under a standfirst, with boxes between.
NEAR = 7
# The hour over an entry of a live page.
TIME_ALONE = re.compile(r"^\W{0,3}\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?\W{0,3}$", re.IGNORECASE)


class Head(msgspec.Struct, frozen=True):
    """What the head (and tail) of a page tell: values with their words, and the indexes of meta lines."""

    title: Span | None = None
    outlet: str | None = None
    outlet_words: tuple[Span, ...] = ()
    byline: Span | None = None
    byline_line: int | None = None
    url: str | None = None
    meta: frozenset[int] = frozenset()
    collected: bool = False


@cache
def byline_pattern() -> re.Pattern[str]:
    openers = "|".join(sorted((re.escape(w) for w in page_words().byline_openers), key=len, reverse=True))
    return re.compile(rf"^\W{{0,3}}(?:{openers})\s?(?::|\s)\s{{0,3}}(?=\S)", re.IGNORECASE)


@cache
def company_pattern() -> re.Pattern[str]:
    company = "|".join(sorted((re.escape(w) for w in page_words().byline_company), key=len, reverse=True))
    return re.compile(rf"^(?P<name>[A-Z][\w.'’ &-]{{0,60}}?)?\s?(?<!\w)(?:{company})\W{{0,3}}$", re.IGNORECASE)


NAME_WORD = re.compile(
    r"^(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’-]*|and|&|in|for|of|at|the|de|da|van|von|der|den|bin|ibn|al|el|la|du|di|with|[A-Z]\.|@\w+|our|staff|agencies|correspondent|reporter|writer|reporters|writers)[,;]?$"
)


def byline_in(line: Line) -> tuple[int, int] | None:
    """Where a line that is a byline names its authors (offsets in its text); None for any other line.

    "By AFP - Feb 13,1905 - Last updated …" names AFP; "The Harbour Post & agencies" is its own byline.
    """
    text = line.text
    if len(text) > LONGEST_BYLINE or (line.words > 14 and not day_pattern().search(text)):
        return None
    opener = byline_pattern().match(text)
    if opener:
        start = opener.end()
        day = day_pattern().search(text, start)
        end = day.start() if day else len(text)
        if day and (label := label_before(text[:end])):
            end = label[1]
        cut = re.search(r"\s[-–—|•·]\s|\s?\||\s{2,}|\s(?:on|at)\s$", text[start:end])
        end = start + cut.start() if cut and cut.start() > 1 else end
        end = start + len(text[start:end].rstrip(" ,;:-–—|•·.*_\xa0"))
        role = re.search(r"\s(?:for\s)?(?:[Tt]he\s)?(?=" + agency_pattern() + r"(?!\w))", text[start:end]) or re.search(
            r",\s(?:the\s)?(?=(?i:" + agency_pattern() + r"|[\w ]{0,20}(?:writer|reporter|correspondent|editor)\b))",
            text[start:end],
        )
        end = start + role.start() if role and len(text[start : start + role.start()].split()) >= 2 else end
        end = start + len(text[start:end].rstrip(" ,;:-–—|•·.*_\xa0"))
        words = text[start:end].split()
        ok = words and all(NAME_WORD.match(w) for w in words) and len(words) <= 12
        first_by = text[: opener.end()].strip(" :").lower()
        if (
            ok
            and (first_by != "from" or len(words) >= 2)
            and any(w[:1].isupper() or w.lower() in ("agencies", "staff") for w in words)
        ):
            return start, end
        return None
    company = company_pattern().match(text)
    if (
        company
        and line.words <= 9
        and not line.ends_sentence
        and (company["name"] is None or company["name"][:1].isupper())
    ):
        return 0, len(text.rstrip(" .,:;|"))
    return None


def agency_alone(line: Line) -> tuple[int, int] | None:
    """Where a line that is only an agency's name, with a date or without, names it."""
    alone = re.match(rf"\W{{0,3}}(?:The )?({agency_pattern()})(?: [Ss]taff)?(?!\w)", line.text)
    if not alone:
        return None
    rest = line.text[alone.end() :].strip(" ,;:|•·-–—")
    return alone.span(1) if not rest or is_date_line(rest) else None


def signed_by(line: Line, lines: Sequence[Line]) -> tuple[int, int] | None:
    """The name in a line "Name, Agency" that doesn't stand under a caption (there it credits a picture)."""
    signed = re.fullmatch(rf"(?P<name>[^,/|]{{4,60}}), (?:The )?(?P<agency>{agency_pattern()})", line.text)
    agency = agency_called(signed["agency"]) if signed else None
    if not signed or agency is None or agency.photo or lines[line.index - 1].is_prose:
        return None
    return signed.span("name") if all(NAME_WORD.match(w) for w in signed["name"].split()) else None


def read_head(
    text: str, lines: Sequence[Line], marks: dict[int, Mark], credited: set[int], body: tuple[int, int]
) -> Head:
    """Title, outlet and byline of a page, from the lines around its story.

    ``credited`` are lines that end in a picture's credit (captions); ``body`` the first and last story paragraph.
    """
    head = read_collected(text, lines)
    meta = set(head.meta)
    byline, byline_line = None, None
    meta |= {n.index for n in lines if TIME_ALONE.match(n.text)}
    near = [n for n in lines if n.index <= body[0] + NEAR or n.index > body[1]]
    for line in near:
        if line.index in meta or (line.index in marks and marks[line.index].where != "lead"):
            continue
        after = lines[line.index + 1] if line.index + 1 < len(lines) else None
        dated = after is not None and label_alone(line.text) is not None and is_date_line(after.text)
        if dated or is_date_line(line.text):
            meta.add(line.index)
            continue
        place = byline_in(line)
        if place is None and line.index < body[0] and line.index > 0:
            place = agency_alone(line) or signed_by(line, lines)
        if place and (byline is None or line.index <= body[0] + NEAR):
            meta.add(line.index)
            if byline is None:
                byline = make_span(text, line.start + place[0], line.start + place[1])
                byline_line = line.index
    title = head.title or find_title(text, lines, marks, meta, credited, body)
    outlet, words = (head.outlet, head.outlet_words) if head.outlet else find_outlet(text, lines, byline, body)
    return Head(title, outlet, words, byline, byline_line, head.url, frozenset(meta), head.collected)


def read_collected(text: str, lines: Sequence[Line]) -> Head:
    """The lines that a collector put before the page: address, date, headline, or fields by name."""
    outlet: str | None = None
    words: tuple[Span, ...] = ()
    url: str | None = None
    title: Span | None = None
    meta: set[int] = set()
    for line in lines[:8]:
        field = FIELD.match(line.text)
        if HOST.match(line.text) and outlet is None:
            outlet, words = line.text.removeprefix("www."), (line.span,)
        elif ADDRESS.match(line.text) and url is None:
            url = line.text
        elif field and (meta or line.index == 0):
            key, value = field["key"].lower(), make_span(text, line.start + field.start("value"), line.end)
            if key in ("title", "headline"):
                title = value
                continue
            if key in ("url", "link"):
                url = value.text
            elif key in ("source", "outlet", "publisher", "publication", "newspaper"):
                outlet, words = value.text, (value,)
        elif not (meta and is_date_line(line.text)):
            if meta and title is None and (outlet or url) and line.words <= TITLE_WORDS:
                title = line.span
            break
        meta.add(line.index)
    return Head(title, outlet, words, None, None, url, frozenset(meta), bool(meta))


def find_title(
    text: str, lines: Sequence[Line], marks: dict[int, Mark], meta: set[int], credited: set[int], body: tuple[int, int]
) -> Span | None:
    """The headline: the line before the story that looks most like one; None where none looks like one enough.

    A headline is repeated on the page, shares its words with the story's first paragraphs, and stands over a byline.
    """
    if body[1] < 0:
        return None
    shapes = {n.index: folded(n.text) for n in lines[: body[0] + 2]}
    story = content_words(" ".join(n.text for n in lines[body[0] : body[0] + 6]))
    best: tuple[float, Line] | None = None
    allowed = [
        n
        for n in lines[: min(body[0], 80)]
        if n.index not in marks and n.index not in meta and n.index not in credited and 2 <= n.words <= TITLE_WORDS and read_dateline(n.text) is None
        and not (n.ends_sentence and n.text.rstrip(CLOSERS)[-1:] not in "?!…")
    ]  # fmt: skip
    for line in allowed:
        mine = shapes[line.index]
        words = content_words(line.text)
        shared = len(words & story) / len(words) if words else 0.0
        again = any(i != line.index and (o == mine or o.startswith(mine + " ")) for i, o in shapes.items())
        over = any(i in meta for i in (line.index + 1, line.index + 2))
        score = 2.0 * again + 3.0 * shared + 0.6 * over + 0.6 * (5 <= line.words <= 20) - 0.02 * line.index
        score += (
            3.0 * bool(re.match(r"^#\s", line.text)) - 2.0 * bool(NO_TITLE.search(line.text)) - 0.8 * (line.words < 4)
        )
        if score >= ENOUGH and (best is None or score > best[0]):
            best = (score, line)
    if best is None:
        first = [n for n in allowed if n.words >= 4 and not NO_TITLE.search(n.text)]
        best = (0.0, first[0]) if len(first) == 1 and first[0].index == body[0] - 1 else None
    if best is None:
        return None
    line = best[1]
    start = line.start + len(line.text) - len(line.text.lstrip("# "))
    site = re.search(r"\s[|–—-]\s(?P<site>[^|–—]{2,40})$", line.text)
    end = line.start + site.start() if site and is_site(site["site"], site.group()) else line.end
    return make_span(text, start, end)


ENOUGH = 1.0
NO_TITLE = re.compile(r"https?:|@\w|\d{1,2}:\d\d|•|\bpowered by\b|\bfacebook\b.*\btwitter\b|\bfollow\b", re.IGNORECASE)


def content_words(text: str) -> set[str]:
    """The words of four letters and more, lower case, cut to six letters so that inflected forms meet."""
    return {w[:6] for w in re.findall(r"[^\W\d_]{4,}", text.lower())}


def is_site(words: str, ending: str) -> bool:
    """Whether the end of a headline names the site: after "|", or an outlet that we know."""
    return ending.lstrip().startswith("|") or folded(words).removeprefix("the ") in outlet_names()


def find_outlet(
    text: str, lines: Sequence[Line], byline: Span | None, body: tuple[int, int]
) -> tuple[str | None, tuple[Span, ...]]:
    """The outlet by a logo's words, "X & agencies", a copyright line, or a line that is a known outlet's name."""
    for line in lines[: min(body[0], 10)]:
        site = re.search(r"\s[|–—-]\s(?P<site>[^|–—]{2,40})$", line.text)
        if site and folded(site["site"]).removeprefix("the ") in outlet_names() and line.words > 5:
            return site["site"], (make_span(text, line.start + site.start("site"), line.end),)
    company = company_pattern().match(byline.text) if byline else None
    if byline and company and company["name"] and len(company["name"].split()) <= 6:
        name = company["name"].strip()
        other = any(folded(n.text).startswith(folded(name)) and n.start != byline.start for n in lines)
        if other or folded(name).removeprefix("the ") in outlet_names():
            return name, (make_span(text, byline.start, byline.start + len(name)),)
    for line in lines:
        if body[0] < line.index <= body[1]:
            continue
        logo = re.fullmatch(r"(?P<name>[A-Z][\w.'’& -]{1,40}?)\s(?:logo|Logo|LOGO)", line.text)
        if logo:
            return logo["name"], (make_span(text, line.start, line.start + logo.end("name")),)
        owner = re.search(
            r"(?:©|\(c\)|\bcopyright\b)\s?(?:©\s?)?(?:\d{4}(?:\s?[-–]\s?\d{4})?,?\s)?(?P<name>(?:[A-Z][\w.'’&-]{0,30}\s?){1,5})(?=[.,|]|\s?$|\s(?:all|All|Ltd|LLC|Inc))",
            line.text, re.IGNORECASE if line.text.isupper() else 0,
        ) or re.search(r"(?:^|\s)(?:©|Copyright)\s\d{4}\s(?P<name>(?:[A-Z][\w'’&-]{0,30}\s?){1,5})", line.text)  # fmt: skip
        if owner and line.index > body[1] and is_paper(owner["name"]):
            return owner["name"].strip(" .,"), (
                make_span(text, line.start + owner.start("name"), line.start + owner.end("name")),
            )
        if (
            line.words <= 6
            and agency_called(line.text) is None
            and folded(line.text).removeprefix("the ") in outlet_names()
        ):
            return line.text, (line.span,)
    return None, ()


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
