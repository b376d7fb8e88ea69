"""A page of a time before the web may state its day in metadata all the same."""

from __future__ import annotations

import time

import pytest

from vedette.pages.markup import read_html
from vedette.pages.stated_dates import stated_date


@pytest.mark.parametrize(
    ("page", "day"),
    [
        ('<script type="application/ld+json">{"datePublished": "1904-10-27T06:15:00-05:00"}</script>', "1904-10-27"),
        ('<meta content="1986-04-27" name="DC.date.issued">', "1986-04-27"),
        ("<meta property='article:published_time' content='1906-08-31T08:30:00Z'>", "1906-08-31"),
        ('<meta property="article:modified_time" content="1906-08-31">', None),
        ('{"datePublished": "1904-02-31"}', None),
        ("no metadata", None),
    ],
)
def test_the_day_is_read_from_metadata_of_any_year(page: str, day: str | None) -> None:
    assert stated_date(page) == day


def test_an_old_page_gets_its_day() -> None:
    page = '<html><head><meta property="article:published_time" content="1904-10-28"></head><body><p>Words.</p></body>'
    assert read_html(page).published == "1904-10-28"


def test_a_hostile_page_is_read_in_linear_time() -> None:
    began = time.perf_counter()
    stated_date('<meta "datePublished" : ' * 100_000)
    assert time.perf_counter() - began < 2
