"""The small words by which pages tell their facts, as the data file has them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from vedette.knowledge.files import load


class PageWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The data file ``page_facts.toml``."""

    published_labels: tuple[str, ...]
    updated_labels: tuple[str, ...]
    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[str, ...]
    byline_openers: tuple[str, ...]
    byline_company: tuple[str, ...]
    byline_roles: tuple[str, ...]
    not_bylines: tuple[str, ...]
    paper_words: tuple[str, ...]
    agency_kinds: tuple[str, ...]
    beside_dates: tuple[str, ...]
    not_datelines: tuple[str, ...]
    small_words: tuple[str, ...]
    agency_verbs: tuple[str, ...]
    agency_tellers: tuple[str, ...]
    agency_sources: tuple[str, ...]
    agency_staff: tuple[str, ...]
    picture_words: tuple[str, ...]
    picture_labels: tuple[str, ...]
    after_agency: tuple[str, ...]
    date_examples: tuple[tuple[str, str, str], ...] = ()
    byline_examples: tuple[tuple[str, str], ...] = ()
    dateline_examples: tuple[tuple[str, str], ...] = ()
    monitored_examples: tuple[tuple[str, str, str], ...] = ()
    dateline_not: tuple[str, ...] = ()
    picture_examples: tuple[tuple[str, str], ...] = ()
    picture_not: tuple[str, ...] = ()


@cache
def page_words() -> PageWords:
    """The words that ship with the program."""
    return load("page_facts", PageWords)


def any_of(words: Iterable[str]) -> str:
    """An expression for any of these words, the longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + ")"
