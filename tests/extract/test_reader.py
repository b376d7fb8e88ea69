"""The extractors together: one that fails costs its own records, says so, and no others."""

from __future__ import annotations

import pytest

from vedette.extract import reader
from vedette.language.understand import Language
from vedette.records.documents import Document

TEXT = "Two sailors were killed in Odesa on Tuesday, the ministry said."


def test_an_extractor_that_fails_is_named_and_the_rest_is_kept(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find_events(*_: object) -> tuple[()]:
        raise KeyError("planted")

    monkeypatch.setattr(reader, "find_events", find_events)
    reading = reader.extract(language.understand(Document("d-1", TEXT)))
    assert reading.events == ()
    assert [f.low for f in reading.figures] == [2]
    assert [s.act for s in reading.statements] == ["report"]
    assert [(r.what, r.step) for r in reading.rejections] == [("find_events", "extract")]
    assert "planted" in reading.rejections[0].reason


def test_the_same_page_gives_the_same_reading(language: Language) -> None:
    first, again = (reader.extract(language.understand(Document("d-1", TEXT))) for _ in range(2))
    assert first == again
