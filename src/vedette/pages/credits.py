"""Credits: which agencies a text is credited to, and which words only credit a picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

import msgspec

from vedette.pages.datelines import Dateline
from vedette.pages.lines import Line
from vedette.pages.outlets import agency_called, agency_pattern
from vedette.records.spans import Span, make_span

Form = Literal["dateline", "byline", "line", "copyright", "contributed", "sign-off", "text"]
PHOTO_WORDS = (
    r"(?:ap photos?|afp photos?|reuters photos?|photos?|photograph(?:er|s|ed)?|pics?|pictures?|images?|getty|handout|screen\s?grab|screenshot|courtesy|file|file photo|"
    r"archives?|illustration|graphic|credits?|pool|via|alamy|shutterstock|rex)"
)
LABEL = (
    r"(?:Photos?|Photograph(?:er|s)?|Photo credits?|Image credits?|Picture credits?|Images?|Pictures?|Pics?|Credits?|PHOTO|FILE PHOTO|Photo/Image|Photo Credits?|Image Credits?|Picture)"
    r"(?:\s?/\s?\w+)?\s?(?::|\bby\b|/)\s?"
)
# A person's name or two before or after a stroke: "(Hyung Min-woo/Yonhap via AP, File)".
NAMES = r"[\w.'’ -]{2,40}"


class Credit(msgspec.Struct, frozen=True):
    """An agency that the page credits for the text, by its full name, with the words and the form."""

    agency: str
    form: Form
    span: Span


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    name = rf"(?P<agency>{agency_pattern()})"
    any_case = re.IGNORECASE
    return {
        "agency": re.compile(rf"(?<![\w/]){name}(?![\w])"),
        "alone": re.compile(rf"^\W{{0,4}}(?:(?:source|sources|agency|credit|by|from|via|author)\s?[:-]?\s{{1,2}})?(?:the )?{name}(?:\s(?:staff|news agency|in\s[\w, ]{{2,30}}))?\W{{0,4}}$", any_case),
        "copyright": re.compile(rf"(?:©|\(c\)|\bcopyright\b)[^\r\n]{{0,30}}?\b(?:the )?{name}(?!\w)", any_case),
        "contributed": re.compile(
            rf"(?<![\w/]){name}(?!\w)[^.\r\n]{{0,160}}?\bcontributed\b|\b(?:with|additional)\s(?:\w+\s)?(?:reporting|files?|inputs?|material|information|additional reporting)\s(?:from|by)\s[^\r\n]{{0,60}}?(?<![\w/])(?P<agency2>{agency_pattern()})(?!\w)"
        ),
        "text": re.compile(
            rf"(?<![\w/.-]){name}(?![\w/])(?:['’]s?)?(?:\s(?:news|press)?\s?agency|\snews service|\swire service)?\s(?:has\s|had\s|also\s|later\s|earlier\s|previously\s)?(?:reported|reports|report|said|says|quoted|cited|wrote|writes|learned|learnt|added|noted|put the|counted|tally|understands)\b"
            rf"|\b(?:told|tells|telling|according to|reported by|quoted by|cited by|seen by|obtained by|reviewed by|contacted by|interviewed by|speaking to|spoke to|interview with|statement to|data from|count by|tally by)\s(?:the\s|an\s|a\s)?(?:news agency\s|agency\s)?(?P<agency2>{agency_pattern()})(?![\w/])"
            rf"|\b(?:an?|the|one|two|three)\s(?P<agency3>{agency_pattern()})\s(?:news agency\s)?(?:\w+\s)?(?:correspondents?|reporters?|journalists?|photographers?|stringers?|witness(?:es)?|crew|team|count|tally|survey|videographers?|cameram[ae]n)\b"
        ),
        "own staff": re.compile(
            rf"(?<![\w/])(?P<agency>{agency_pattern()})\s(?:news agency\s)?(?:correspondents?|reporters?|journalists?|photographers?|stringers?|witness(?:es)?|crew)\b"
        ),
        "tail": re.compile(rf"(?:[(\[—–-]|--)\s?{name}(?:/\w+)?\s?[)\]]?\W{{0,3}}$"),
        "bracket": re.compile(r"[(\[]([^()\[\]]{2,120})[)\]]\.?\s{0,3}$"),
        "label": re.compile(rf"(?:(?<=[.!?”\"'’)])\s{{1,3}}|^|\s[|/—–-]\s|(?<=\s))\(?{LABEL}(?=[A-Z@])[^.\r\n]{{2,90}}$"),
        "stroke": re.compile(
            rf"(?:(?<=[.!?”\"'’)])\s{{0,3}}|^)(?:{NAMES}\s?/\s?)?(?:[A-Z]{{2,9}} PHOTO\s?/\s?|{agency_pattern()}\s?/\s?|©\s?)(?:{NAMES}|{agency_pattern()})(?:\s?[/|]\s?{NAMES}){{0,3}}$"
        ),
        "lead": re.compile(
            rf"^(?P<agency>(?i:{agency_pattern()}))(?:\s?/\s?[\w. ]{{2,30}}?)?\s(?=[A-Z‘“\"'])(?!(?i:news|agency|photo|tv|television|video|writers?|reporters?|correspondents?|photographers?|journalists?|staff|bureau|poll|analysis|calculations|data|institute|middle|europe|asia|africa|world|maps?|earth|fact|chief|editor|president|diplomatic|national|sports|via|and|in)\b)"
        ),
        "photo word": re.compile(rf"(?<!\w){PHOTO_WORDS}(?!\w)", any_case),
        "sign-off": re.compile(r"^\W{0,2}(?:(?:Additional )?[Rr]eporting by|Writing by)\b[^\r\n]{3,400}\b[Ee]diting by\b"),
    }  # fmt: skip


def is_picture_credit(words: str) -> bool:
    """Whether words in brackets credit a picture: agencies, photographers, "File", "AFP photo"."""
    if len(words.split()) > 9 or re.search(r"[.!?]\s", words):
        return False
    if patterns()["agency"].search(words):
        plain = patterns()["agency"].sub("", words)
        return bool(
            re.fullmatch(rf"(?:[\s/,;|:©@&-]|{PHOTO_WORDS}|{NAMES}(?=/)|(?<=/)\s?{NAMES}|via|and|for)*", plain, re.I)
        )
    return bool(
        re.search(r"^(?:photo|image|picture|credit|file photo|courtesy|source)\b", words, re.I)
        or re.search(r"\b(?:photo|file|handout|screengrab|photo/agencies)$", words, re.I)
    )


def picture_credits(line: Line, last_paragraph: bool) -> list[tuple[int, int]]:
    """The parts of a line that credit a picture, as offsets in its text.

    At the end of a story's last paragraph "(Agency)" credits the story and not a picture.
    """
    text, found = line.text, []
    end = len(text)
    while bracket := patterns()["bracket"].search(text[:end]):
        inside = bracket[1]
        only_agency = agency_called(inside.strip()) is not None
        if not is_picture_credit(inside) or (only_agency and (last_paragraph or is_acronym(text, bracket.start()))):
            break
        found.append((bracket.start(), end))
        end = bracket.start()
        while end and text[end - 1] == " ":
            end -= 1
        if not end:
            break
    for form in ("label", "stroke"):
        credit = patterns()[form].search(text[:end])
        if credit and len(credit.group().split()) <= 12:
            start = credit.start() + (len(credit.group()) - len(credit.group().lstrip(" |/—–-")))
            found.append((start, end))
            end = start
    lead = patterns()["lead"].match(text[:end])
    if lead and len(text) - lead.end() > 15 and not last_paragraph:
        found.append((0, lead.end()))
    return [(s, e) for s, e in found if s < e]


def is_acronym(text: str, at: int) -> bool:
    """Whether a bracket gives the short form of the name before it ("the Anadolu Agency (AA)")."""
    before = text[:at].rstrip()
    return not before.endswith((".", "!", "?", "”", '"', "’", "'")) and bool(
        re.search(r"(?:Agency|Press|Service|News|Agentur|Presse)$", before)
    )


def agencies_of(
    text: str,
    lines: Sequence[Line],
    hidden: set[int],
    cuts: dict[int, list[tuple[int, int]]],
    byline: Span | None,
    datelines: dict[int, Dateline],
    body: tuple[int, int],
) -> tuple[Credit, ...]:
    """The agencies credited for the text of a page, each once, in the order of the first words that credit it.

    Explicit credits (dateline, byline, a line at the tail, copyright, "contributed to this report") are the answer
    where there are any: such a page also cites other agencies as sources. Without one, an agency counts that reports
    in the text itself ("an AFP correspondent said"); a state's agency that only carries its officials' words does not.
    """
    explicit: list[Credit] = []
    loose: list[Credit] = []
    for line in lines:
        base = line.start
        dateline = datelines.get(line.index)
        if dateline and dateline.agency:
            add(explicit, text, base + dateline.agency[0], base + dateline.agency[1], "dateline")
        masked = mask(line.text, cuts.get(line.index, []))
        head, tail = line.index <= body[0] + 2, line.index >= body[1]
        copyrighted = patterns()["copyright"].search(masked)
        if copyrighted:
            add(explicit, text, base + copyrighted.start("agency"), base + copyrighted.end("agency"), "copyright")
            continue
        contributed = patterns()["contributed"].search(masked)
        if contributed:
            for found in patterns()["agency"].finditer(contributed.group()):
                at = base + contributed.start()
                add(explicit, text, at + found.start("agency"), at + found.end("agency"), "contributed")
            continue
        if (head or tail) and line.index not in hidden:
            alone = patterns()["alone"].match(masked)
            if alone and (line.index < body[0] or line.index > body[1] or byline == line.span):
                add(explicit, text, base + alone.start("agency"), base + alone.end("agency"), "line")
        if line.index == body[1]:
            last = patterns()["tail"].search(masked)
            if last:
                add(explicit, text, base + last.start("agency"), base + last.end("agency"), "line")
        if line.index in hidden:
            continue
        loose += in_text(text, line, masked)
    if byline:
        for found in patterns()["agency"].finditer(byline.text):
            add(explicit, text, byline.start + found.start("agency"), byline.start + found.end("agency"), "byline")
    chosen = explicit or loose
    once: dict[str, Credit] = {}
    for credit in sorted(chosen, key=lambda c: c.span.start):
        once.setdefault(credit.agency, credit)
    return tuple(once.values())


def in_text(text: str, line: Line, masked: str) -> list[Credit]:
    """The agencies that report in a paragraph itself."""
    out: list[Credit] = []
    for found in patterns()["text"].finditer(masked):
        group = next(g for g in ("agency", "agency2", "agency3") if found[g])
        agency = agency_called(found[group])
        if agency and not agency.state:
            add(out, text, line.start + found.start(group), line.start + found.end(group), "text")
    for found in patterns()["own staff"].finditer(masked):
        add(out, text, line.start + found.start("agency"), line.start + found.end("agency"), "text")
    return out


def add(out: list[Credit], text: str, start: int, end: int, form: Form) -> None:
    agency = agency_called(text[start:end]) or agency_called(text[start:end].upper())
    if agency and not agency.photo:
        out.append(Credit(agency.name, form, make_span(text, start, end)))


def mask(words: str, parts: list[tuple[int, int]]) -> str:
    """Words with some parts blanked, so that offsets stay."""
    for start, end in parts:
        words = words[:start] + " " * (end - start) + words[end:]
    return words
