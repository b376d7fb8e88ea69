"""Agencies that we don't know, by what pages say: a name that calls itself one, and its letters in a dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from vedette.pages.lines import Line
from vedette.pages.page_words import any_of, page_words


@cache
def agency_name_pattern() -> re.Pattern[str]:
    """A name that ends as agencies' names do: "Northern Press Agency"."""
    kinds = any_of(k.title() for k in page_words().agency_kinds)
    return re.compile(rf"(?:(?<=\s)|(?<=\()|^)(?:[A-Z][\w'’&-]{{1,30}}\s(?:of\s|and\s)?){{1,4}}{kinds}(?!\w)")


def is_agency_name(words: str) -> bool:
    """Whether a whole line is such a name."""
    plain = words.strip(" .,;:|()[]")
    return len(plain) <= 60 and agency_name_pattern().fullmatch(plain.removeprefix("The ")) is not None


def agency_of_letters(letters: str, lines: Sequence[Line]) -> str | None:
    """The agency on the page whose initials are these letters; the letters' own name where it is one.

    >>> is_agency_name("Northern Press Agency"), is_agency_name("The agency")
    (True, False)
    """
    if is_agency_name(letters):
        return letters.removeprefix("The ")
    if not re.fullmatch(r"[A-Z]{2,6}", letters):
        return None
    for line in lines:
        for found in agency_name_pattern().finditer(line.text):
            name = found.group()
            for start in [0, *(m.end() for m in re.finditer(r"\s", name))]:
                if initials(name[start:]) == letters:
                    return name[start:]
    return None


def initials(name: str) -> str:
    """The first letters of a name's words, small words aside."""
    return "".join(w[0] for w in name.split() if w[0].isupper())
