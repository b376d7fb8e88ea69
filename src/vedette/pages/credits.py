"""Credits: which news agencies the text of a page is credited to, in every way that pages credit them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

import msgspec

from vedette.pages.datelines import Dateline
from vedette.pages.lines import Line
from vedette.pages.outlets import agency_called, agency_pattern
from vedette.pages.page_words import any_of, page_words
from vedette.pages.unknown_agencies import agency_of_letters
from vedette.records.spans import Span, make_span

Form = Literal["dateline", "byline", "line", "copyright", "contributed", "text"]


class Credit(msgspec.Struct, frozen=True):
    """An agency that the page credits for the text, by its full name, with the words and the form."""

    agency: str
    form: Form
    span: Span


@cache
def name_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/]){agency_pattern()}(?!\w)")


@cache
def alone_pattern() -> re.Pattern[str]:
    """A line that is a credit: "Reuters", "Source: Xinhua", "— AFP", "Associated Press in Geneva"."""
    return re.compile(
        rf"^\W{{0,4}}(?:(?i:sources?|agency|agencies|credit|by|from|via|author|reporting by)\s?[:-]?\s{{1,2}})?"
        rf"(?:[Tt]he )?(?P<agency>{agency_pattern()})"
        r"(?:\s(?i:staff|news agency|news service|news)|\sin\s[\w, ]{2,30}|\W{1,4}with agencies)?\W{0,4}$"
    )


@cache
def owner_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:©|\([cC]\)|(?i:\bcopyright\b))[^\r\n]{{0,40}}?\b(?:[Tt]he )?(?P<agency>{agency_pattern()})(?!\w)"
    )


@cache
def contributed_patterns() -> tuple[re.Pattern[str], ...]:
    """ "X contributed to this report", "With additional reporting by X", "(With inputs from X)", "Reporting by X"."""
    return (
        re.compile(
            rf"(?<![\w/]){agency_pattern()}(?!\w)[^.\r\n]{{0,200}}?\bcontributed\b(?:\s(?:to|from|reporting)\b)?"
        ),
        re.compile(
            rf"\bcontribut(?:ed|ions)\b[^.\r\n]{{0,40}}?\b(?:by|from)\s[^.\r\n]{{0,60}}?{agency_pattern()}(?!\w)"
        ),
        re.compile(
            r"(?i:\b(?:with|additional|includes?|some|using|based on)\s(?:\w+\s){0,2}"
            r"(?:reporting|reports?|files?|inputs?|materials?|information|dispatches|wires?|coverage)\s(?:from|by|of)\s)"
            rf"[^\r\n]{{0,60}}?{agency_pattern()}(?!\w)(?:[^.\r\n]{{0,40}}?{agency_pattern()}(?!\w))?"
        ),
        re.compile(
            r"(?i:this (?:article|story|report|material) (?:is|was|has been|first|originally)?\s?"
            r"(?:\w+\s){0,3}(?:by|from|with|on|in)\s)"
            rf"[^\r\n]{{0,30}}?{agency_pattern()}(?!\w)"
        ),
    )


@cache
def text_patterns() -> tuple[re.Pattern[str], ...]:
    """An agency that reports inside the text; the first group that is there names it."""
    words = page_words()
    kind = r"(?:\s(?:news|press)?\s?agency|\snews service|\swire service)?"
    return (
        re.compile(
            rf"(?<![\w/.-])(?P<agency>{agency_pattern()})(?![\w/]){kind}\s(?:(?:has|had|also|later|earlier|previously|first)\s)?{any_of(words.agency_verbs)}\b"
        ),
        re.compile(
            rf"\b{any_of(words.agency_tellers)}\s(?:the\s|an\s|a\s)?(?:news agency\s|agency\s)?"
            rf"(?P<agency>{agency_pattern()})(?![\w/])"
        ),
        re.compile(
            rf"\b{any_of(words.agency_sources)}\s(?:the\s|an\s|a\s)?(?:news agency\s|agency\s)?"
            rf"(?P<agency>{agency_pattern()})(?![\w/])"
        ),
    )


@cache
def staff_pattern() -> re.Pattern[str]:
    """An agency's own people: "an X correspondent", "X reporters", "an X tally"."""
    return re.compile(
        rf"(?<![\w/])(?P<agency>{agency_pattern()})\s(?:news agency\s)?(?:\w+\s)?{any_of(page_words().agency_staff)}\b"
    )


@cache
def tail_pattern() -> re.Pattern[str]:
    """A credit at the very end of a story: "(Xinhua)", "— Reuters", "[AFP]", "-AP"."""
    return re.compile(
        rf"(?:[(\[]\s?|\s[—–-]{{1,3}}\s?|(?<=[.”\"])\s?[—–-]{{1,3}}\s?)(?P<agency>{agency_pattern()})(?:/\w{{2,20}})?\s?[)\]]?\W{{0,3}}$"
    )


def is_sign_off(text: str) -> bool:
    """Whether a line is a desk's sign-off ("(Reporting by …; Editing by …)"), which names people, not the agency."""
    return re.match(
        r"^\W{0,2}(?:(?:Additional )?[Rr]eporting|Writing|Compiled|Edited) by\b[^\r\n]{3,400}\b[Ee]dit(?:ing|ed) by\b",
        text,
    ) is not None or (re.match(r"^\((?:Additional )?[Rr]eporting by [^\r\n]{3,300}\)\W?$", text) is not None)


def is_contribution(line: Line) -> bool:
    """Whether a line says nothing but who contributed."""
    if line.words > 45:
        return False
    return any((m := p.search(line.text)) and m.start() <= 40 for p in contributed_patterns())


def agencies_of(
    text: str,
    lines: Sequence[Line],
    hidden: set[int],
    cuts: dict[int, list[tuple[int, int]]],
    byline_line: int | None,
    datelines: dict[int, Dateline],
    body: tuple[int, int],
) -> tuple[Credit, ...]:
    """The agencies credited for the text of a page, each once, in the order of the first words that credit it.

    Explicit credits (dateline, byline, a line of its own, copyright, "contributed to this report") are the answer
    where there are any: such a page also cites other agencies as its sources. Without one, an agency counts that
    reports in the text itself ("an AFP correspondent said"); a state's agency that only carries its officials' words
    does not. Credits of pictures (``cuts``) never count.
    """
    explicit: list[Credit] = []
    loose: list[Credit] = []
    for line in lines:
        masked = blanked(line.text, cuts.get(line.index, []))
        dateline = datelines.get(line.index)
        if dateline and dateline.agency:
            explicit += credit(text, line, *dateline.agency, "dateline")
        if dateline and dateline.house:
            start, end = dateline.house
            if unknown := agency_of_letters(line.text[start:end], lines):
                explicit.append(Credit(unknown, "dateline", make_span(text, line.start + start, line.start + end)))
        owned = owner_pattern().search(masked)
        if owned:
            explicit += credit(text, line, *owned.span("agency"), "copyright") if line.index > body[0] else []
            continue
        gave = next((m for p in contributed_patterns() if (m := p.search(masked))), None)
        if gave and line.words <= 60 and line.index > body[0]:
            for name in name_pattern().finditer(masked, gave.start(), gave.end()):
                explicit += credit(text, line, *name.span(), "contributed")
            continue
        # "(AP)" on the line after the last paragraph credits the story, not a picture.
        own = line.text if line.index == body[1] + 1 else masked
        if not body[0] <= line.index <= body[1] and (alone := alone_pattern().match(own)):
            unhidden = line.index not in hidden or line.index > body[1]
            explicit += credit(text, line, *alone.span("agency"), "line") if unhidden else []
        if line.index == body[1] and (last := tail_pattern().search(masked)):
            explicit += credit(text, line, *last.span("agency"), "line")
        if line.index not in hidden:
            loose += in_text(text, line, masked)
        if line.index == byline_line:
            for name in name_pattern().finditer(line.text):
                explicit += credit(text, line, *name.span(), "byline")
    once: dict[str, Credit] = {}
    for found in sorted(explicit or loose, key=lambda c: c.span.start):
        once.setdefault(found.agency, found)
    return tuple(once.values())


def in_text(text: str, line: Line, masked: str) -> list[Credit]:
    """The agencies that report in a paragraph itself."""
    out: list[Credit] = []
    # What someone told an agency is its own reporting; what a state's agency says may be its officials' word.
    for number, pattern in enumerate(text_patterns()):
        for found in pattern.finditer(masked):
            agency = agency_called(found["agency"])
            if agency and (not agency.state or number == 1):
                out += credit(text, line, *found.span("agency"), "text")
    for found in staff_pattern().finditer(masked):
        out += credit(text, line, *found.span("agency"), "text")
    return out


def credit(text: str, line: Line, start: int, end: int, form: Form) -> list[Credit]:
    """The credit of an agency named at offsets of a line; none for agencies that only trade in pictures."""
    agency = agency_called(line.text[start:end])
    if agency is None or agency.photo:
        return []
    return [Credit(agency.name, form, make_span(text, line.start + start, line.start + end))]


def blanked(words: str, parts: Sequence[tuple[int, int]]) -> str:
    """Words with some parts blanked, so that offsets stay."""
    for start, end in parts:
        words = words[:start] + " " * (end - start) + words[end:]
    return words
