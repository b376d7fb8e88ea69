"""The masthead: an outlet's name alone on one of the first lines of a page, over its headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vedette.pages.datelines import as_a_name
from vedette.pages.furniture_phrases import Mark
from vedette.pages.lines import Line, folded
from vedette.pages.outlets import agency_called
from vedette.pages.page_words import any_of, page_words
from vedette.records.spans import Span

FIRST_LINES = 4
LONGEST_NAME = 5
NAME = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ0-9][\w'’&.-]*|of|and|the|de|la|le|&)(?:\s(?:[A-ZÀ-ÖØ-Þ0-9][\w'’&.-]*|of|and|the|de|la|le|&))*"
)


def find_masthead(lines: Sequence[Line], marks: dict[int, Mark], meta: set[int], title: Span | None) -> Line | None:
    """The line over the headline that is the outlet's name; None where nothing shows that a line is one.

    It shows by a newspaper's word in it ("The Humber Gazette"), by a menu right under it, or by its name in the page's
    own lines further down ("Follow Western Watch", "© Western Watch").
    """
    if title is None:
        return None
    for line in lines[:FIRST_LINES]:
        if line.start >= title.start or (line.words > LONGEST_NAME and line.index not in marks):
            return None
        if line.index in marks or line.index in meta or not is_name(line.text):
            continue
        if folded(title.text).startswith(folded(line.text)) or agency_called(line.text) is not None:
            continue
        under = marks.get(line.index + 1)
        if is_paper_name(line.text) or (under is not None and under.where == "menu") or is_signed(line, lines, marks):
            return line
    return None


def is_name(words: str) -> bool:
    """Whether a line may be a name: few words, each with a capital, no end of a sentence."""
    count = len(words.split())
    return (
        1 <= count <= LONGEST_NAME
        and len(words) <= 48
        and any(c.isalpha() for c in words)
        and NAME.fullmatch(words) is not None
        and words[-1] not in ".!?:"
    )


def is_paper_name(words: str) -> bool:
    """Whether a name ends in what papers are called, or begins so."""
    kinds = any_of(page_words().paper_words)
    return re.search(rf"(?:^|\s){kinds}$|^(?:the\s)?{kinds}\s(?:of\s)?\w", words, re.IGNORECASE) is not None


def is_signed(line: Line, lines: Sequence[Line], marks: dict[int, Mark]) -> bool:
    """Whether furniture further down has the name too."""
    name = folded(line.text)
    return len(name) > 4 and any(
        n.index > line.index + 1 and n.words <= 20 and name in folded(n.text) and name != folded(n.text)
        for n in lines
        if n.index in marks
    )


def name_of(line: Line, lines: Sequence[Line]) -> str:
    """The outlet's name; one in capitals is written as the page writes it elsewhere, else as names are written."""
    if line.text.upper() != line.text:
        return line.text
    for other in lines:
        found = re.search(re.escape(line.text), other.text, re.IGNORECASE) if other.index != line.index else None
        if found and found.group().upper() != found.group() and found.group()[0].isupper():
            return found.group()
    return as_a_name(line.text) if " " in line.text else line.text
