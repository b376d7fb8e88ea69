"""HTML that no one wrote by hand is read within a time, and words are never lost to a parser's limits."""

from __future__ import annotations

import time

from vedette.pages.documents import make_document, make_page
from vedette.pages.markup import LARGEST, depth_of, plain_text, read_html

STORY = "The fleet left the harbour on Tuesday and was seen off the cape at noon, the keeper of the light said."


def test_20000_nested_tags_are_read_within_a_second() -> None:
    for tag in ("div", "span", "b"):
        page = f"<html><body>{f'<{tag}>' * 20_000}{STORY}{f'</{tag}>' * 20_000}</body></html>"
        began = time.perf_counter()
        story = read_html(page)
        assert time.perf_counter() - began < 1
        assert STORY in story.text
        assert story.method == "plain"


def test_depth_counts_nesting_and_not_length() -> None:
    assert depth_of("<p>a<br><li>b" * 1000) == 0
    assert depth_of("<div><b></b></div>" * 1000) == 2
    assert depth_of("<div>" * 700) == 700


def test_a_page_of_many_megabytes_is_read_plainly() -> None:
    page = f"<html><title>Log</title><body>{'<p>' + STORY + '</p>' * 1}" + ("<p>word word word</p>" * (LARGEST // 20))
    began = time.perf_counter()
    story = read_html(page)
    assert time.perf_counter() - began < 6
    assert (story.title, story.method) == ("Log", "plain")
    assert story.text.startswith("Log") or STORY in story.text


def test_unclosed_tags_lose_no_paragraph() -> None:
    page = f"<html><body><div><p>{STORY}<p>Second: {STORY}<p>Third: {STORY}"
    text = read_html(page).text
    assert "Second: The fleet" in text
    assert "Third: The fleet" in text


def test_plain_reading_leaves_scripts_menus_and_comments_out() -> None:
    head = "<!-- note --><head><title>T</title></head><script>if (a < b) x()</script>"
    page = f"{head}<nav>Menu</nav><p>{STORY}</p>caf&eacute;<br>end"
    assert plain_text(page) == f"{STORY}\ncafé\nend"


def test_hostile_markup_is_read_within_a_time() -> None:
    for page in (
        "<" * 80_000,
        "<a " * 40_000,
        "<!--" * 40_000,
        "&#x" * 40_000,
        "<script>" * 30_000,
        "<p " + "a=b " * 40_000,
    ):
        began = time.perf_counter()
        make_document(make_page("a.html", page.encode(), "text/html"))
        assert time.perf_counter() - began < 5


def test_the_headline_of_the_metadata_is_the_first_line_of_the_text_once() -> None:
    body = f"<p>{STORY}</p><p>Again: {STORY}</p><p>More: {STORY}</p>"
    page = (
        f"<html><head><title>Fleet leaves harbour at dawn</title></head><body><article>{body}</article></body></html>"
    )
    document = make_document(make_page("a.html", page.encode(), "text/html"))
    assert document.title == "Fleet leaves harbour at dawn"
    assert document.text.count("Fleet leaves harbour at dawn") == 1
    assert document.facts["title"][0].text == document.title
