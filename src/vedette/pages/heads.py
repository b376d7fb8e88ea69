"""The head of a page: title, outlet, byline, and the lines that carry them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from vedette.pages.datelines import read_dateline
from vedette.pages.furniture_phrases import Mark
from vedette.pages.headlines import TITLE_WORDS, find_title
from vedette.pages.imprints import company_pattern, find_outlet
from vedette.pages.lines import STAMPED, Line
from vedette.pages.mastheads import find_masthead, is_paper_name, name_of
from vedette.pages.outlets import agency_called, agency_pattern
from vedette.pages.page_words import any_of, page_words
from vedette.pages.printed_dates import day_pattern, is_date_line, label_alone, label_before
from vedette.pages.unknown_agencies import is_agency_name
from vedette.records.spans import Span, make_span

HOST = re.compile(
    r"^(?:www\.)?(?:(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,12}|[A-Za-z0-9-]{2,40}\.(?:com|net|org|info|news|tv|co\.uk|com\.[a-z]{2}))$"
)
ADDRESS = re.compile(r"^https?://[^\s]{4,2000}$")
FIELD = re.compile(
    r"^(?P<key>title|headline|url|link|source|outlet|publisher|publication|newspaper|author|authors|byline|language)\s?[:=]\s{0,3}(?P<value>\S.{0,300})$",
    re.IGNORECASE,
)
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
        cut = re.search(r"\s[-–—|•·]\s|\s?\||\s{2,}|\s(?:on|at)\s$|\sfrom\s(?=[A-Z])", text[start:end])
        end = start + cut.start() if cut and cut.start() > 1 else end
        end = start + len(text[start:end].rstrip(" ,;:-–—|•·.*_\xa0"))
        role = re.search(r"\s(?:for\s)?(?:[Tt]he\s)?(?=" + agency_pattern() + r"(?!\w))", text[start:end]) or re.search(
            r",\s(?:the\s)?(?=(?i:" + agency_pattern() + r"|[\w ]{0,20}(?:writer|reporter|correspondent|editor)\b))",
            text[start:end],
        )
        end = start + role.start() if role and len(text[start : start + role.start()].split()) >= 2 else end
        end = start + len(text[start:end].rstrip(" ,;:-–—|•·.*_\xa0"))
        words = text[start:end].split()
        if post_pattern().fullmatch(text, start, end):
            return start, end
        if words and words[0].lower() in page_words().not_bylines and "author" in opener.group().lower():
            return None
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
        and not is_agency_name(text)
        and line.words <= 9
        and not line.ends_sentence
        and (company["name"] is None or company["name"][:1].isupper())
    ):
        return 0, len(text.rstrip(" .,:;|"))
    return None


@cache
def post_pattern() -> re.Pattern[str]:
    """A byline without a name: "our port reporter", "a staff writer in Paris"."""
    roles = any_of(page_words().byline_roles)
    return re.compile(
        rf"(?:our|an?|the|staff)\s(?:[\w-]{{2,20}}\s){{0,3}}{roles}(?:\sin\s[A-Z][\w .'’-]{{2,30}})?", re.I
    )


def doubled_name(line: Line, lines: Sequence[Line], body: tuple[int, int]) -> bool:
    """Whether a name stands twice between headline and story: an author's picture and the name under it."""
    after = lines[line.index + 1] if line.index + 1 < min(len(lines), body[0] + 1) else None
    words = line.text.split()
    return (
        after is not None
        and after.text == line.text
        and 2 <= len(words) <= 4
        and words[0] != "The"
        and all(NAME_WORD.match(w) and w[0].isupper() for w in words)
        and any(n.words >= 5 and not n.ends_sentence for n in lines[: line.index])
        and not is_paper_name(line.text)
        and agency_called(line.text) is None
    )


def agency_alone(line: Line) -> tuple[int, int] | None:
    """Where a line that is only an agency's name, with a date or without, names it."""
    alone = re.match(rf"\W{{0,3}}(?:The )?({agency_pattern()})(?: [Ss]taff)?(?!\w)", line.text)
    if not alone:
        return None
    rest = line.text[alone.end() :].strip(" ,;:|•·-–—")
    placed = re.fullmatch(r"(?:in )?[A-Z][\w'’-]{2,20}(?: [A-Z][\w'’-]{2,20})?", rest) and "|" in line.text
    return alone.span(1) if not rest or placed or is_date_line(rest) else None


def signed_by(line: Line, lines: Sequence[Line]) -> tuple[int, int] | None:
    """The name in a line "Name, Agency" that doesn't stand under a caption (there it credits a picture)."""
    signed = re.fullmatch(rf"(?P<name>[^,/|]{{4,60}}), (?:The )?(?P<agency>{agency_pattern()})", line.text)
    agency = agency_called(signed["agency"]) if signed else None
    if not signed or agency is None or agency.photo or lines[line.index - 1].is_prose:
        return None
    return signed.span("name") if all(NAME_WORD.match(w) for w in signed["name"].split()) else None


def signed_at_end(line: Line) -> tuple[int, int] | None:
    """The names in a line "NAME and NAME Agency" after a story, as wires sign."""
    signed = re.fullmatch(rf"(?P<name>\S[^/|.]{{4,80}}?),?\s{{1,2}}(?:The )?(?P<agency>{agency_pattern()})", line.text)
    agency = agency_called(signed["agency"]) if signed else None
    words = signed["name"].split() if signed else []
    if not signed or agency is None or agency.photo or not 2 <= len(words) <= 9:
        return None
    # Names in ordinary letters there are photographers' as often.
    named = all(w.isupper() or w in ("and", "&") for w in words)
    return signed.span("name") if named else None


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
    near = [n for n in lines if n.index <= min(body[0] + NEAR, body[1] + 3) or body[1] < n.index <= body[1] + 3]
    for line in near:
        if line.index in meta or (line.index in marks and marks[line.index].where != "lead"):
            continue
        after = lines[line.index + 1] if line.index + 1 < len(lines) else None
        dated = after is not None and label_alone(line.text) is not None and is_date_line(after.text)
        if dated or is_date_line(line.text):
            meta.add(line.index)
            continue
        placed = read_dateline(line.text)
        if placed and placed.place and placed.agency and placed.end >= len(line.text):
            meta.add(line.index)
            continue
        place = byline_in(line)
        if place is None and line.index < body[0] and line.index > 0:
            place = agency_alone(line) or signed_by(line, lines)
            if place is None and doubled_name(line, lines, body):
                place = (0, len(line.text))
                meta.add(line.index + 1)
        if place is None and line.index > body[1]:
            place = signed_at_end(line)
        if place and (byline is None or line.index <= body[0] + NEAR):
            meta.add(line.index)
            if byline is None:
                byline = make_span(text, line.start + place[0], line.start + place[1])
                byline_line = line.index
    title = head.title or find_title(text, lines, marks, meta, credited, body)
    outlet, words = (head.outlet, head.outlet_words) if head.outlet else find_outlet(text, lines, byline, body)
    if outlet is None and (masthead := find_masthead(lines, marks, meta, title)):
        outlet, words = name_of(masthead, lines), (masthead.span,)
    meta |= {n.index for n in lines[: min(body[0], 10)] if n.span in words}
    return Head(title, outlet, words, byline, byline_line, head.url, frozenset(meta), head.collected)


def read_collected(text: str, lines: Sequence[Line]) -> Head:
    """The lines that a collector put before the page: address, date, headline, or fields by name."""
    outlet: str | None = None
    words: tuple[Span, ...] = ()
    url: str | None = None
    title: Span | None = None
    meta: set[int] = set()
    for line in lines[:8]:
        if line.index == 0 and STAMPED.fullmatch(line.text):
            meta.add(0)
            continue
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
    return Head(title, outlet, words, None, None, url, frozenset(meta), bool(outlet or url))
