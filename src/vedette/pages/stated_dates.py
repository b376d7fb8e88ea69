"""The day that an HTML page states of itself for machines: JSON-LD ``datePublished`` or an OpenGraph/Dublin Core tag.

htmldate reads these too, but only for years of the web (its patterns begin in the 1990s); archives put older pages up.
"""

from __future__ import annotations

import datetime as dt
import re

JSON_LD = re.compile(r'"(?:datePublished|dateCreated)"\s{0,20}:\s{0,20}"(\d{4}-\d{2}-\d{2})')
META = re.compile(r"<meta\s[^<>]{0,1000}>", re.IGNORECASE)
NAMES = re.compile(
    r"""(?:property|name|itemprop)\s{0,5}=\s{0,5}["'](?:article:published_time|og:published_time|datePublished|"""
    r"""dc\.date|dc\.date\.issued|dcterms\.created|parsely-pub-date|sailthru\.date)["']""",
    re.IGNORECASE,
)
CONTENT = re.compile(r"""content\s{0,5}=\s{0,5}["'](\d{4}-\d{2}-\d{2})""", re.IGNORECASE)


def stated_date(page: str) -> str | None:
    """The first full day that the page's metadata states, as an ISO day; None where it states none.

    >>> stated_date('<meta property="article:published_time" content="1904-10-28T09:00:00+02:00">')
    '1904-10-28'
    """
    tags = (m.group() for m in META.finditer(page))
    found = [m[1] for tag in tags if NAMES.search(tag) and (m := CONTENT.search(tag))]
    found += [m[1] for m in JSON_LD.finditer(page)]
    return next((day for day in found if is_day(day)), None)


def is_day(text: str) -> bool:
    """Whether a date of this form is in the calendar."""
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True
