"""What is in the digest of a case, and what is not."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from store.records import a_page, a_reading
from vedette.records.case import CaseContent, Links, Story
from vedette.records.documents import Rejection
from vedette.records.spans import Span
from vedette.store.digest import digest_of_content, digest_of_reading

READING = a_reading(a_page("Ships were seen."))


def changed(**changes: Any) -> str:
    """The digest of the reading with its document, statement or itself changed."""
    document = msgspec.structs.replace(READING.document, **changes.pop("document", {}))
    statement = msgspec.structs.replace(READING.statements[0], **changes.pop("statement", {}))
    return digest_of_reading(msgspec.structs.replace(READING, document=document, statements=(statement,), **changes))


@pytest.mark.parametrize(
    "change",
    [
        {"document": {"sources": ("elsewhere/page.txt",)}},
        {"statement": {"confidence": 0.9}},
        {"reader": "reader 2"},
        {"rejections": (Rejection("a word", "events", "no place"),)},
    ],
)
def test_where_it_lay_how_sure_and_by_which_reader_stand_outside(change: dict[str, Any]) -> None:
    assert changed(**change) == digest_of_reading(READING)


@pytest.mark.parametrize(
    "change",
    [
        {"document": {"text": "Ships were not seen."}},
        {"document": {"title": None}},
        {"statement": {"producer": "test/2"}},
        {"statement": {"content": (Span(0, 10, "Ships were"),)}},
    ],
)
def test_what_was_read_stands_inside(change: dict[str, Any]) -> None:
    assert changed(**change) != digest_of_reading(READING)


def test_links_are_in_the_digest_of_a_case_and_the_order_of_readings_is_not() -> None:
    other = a_reading(a_page("Another page."))
    links = Links(stories=(Story("t-1", (READING.document.id,)),))
    whole = digest_of_content(CaseContent((READING, other), links))
    assert digest_of_content(CaseContent((other, READING), links)) == whole
    assert digest_of_content(CaseContent((READING, other), Links())) != whole
    assert digest_of_content(CaseContent((READING,), links)) != whole
