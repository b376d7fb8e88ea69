"""What a person means when they name a source to take out."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.records import a_page, a_reading
from vedette.store.removing import is_or_holds, sources_meant
from vedette.store.writer import Writer


@pytest.mark.parametrize(
    ("name", "source", "meant"),
    [
        ("a.html", "a.html", True),
        ("./a.html", "a.html", True),
        ("pages/", "pages/deep/a.html", True),
        ("pages", "pages2/a.html", False),
        ("news.jsonl", "news.jsonl#12", True),
        ("news.jsonl#1", "news.jsonl#12", False),
        ("pile.zip", "pile.zip!a/1.html", True),
        ("https://example.org/a", "https://example.org/a/b", False),
        ("https://example.org/a", "https://example.org/a", True),
        ("", "a.html", False),
    ],
)
def test_a_name_means_itself_and_what_lies_in_it(name: str, source: str, meant: bool) -> None:
    assert is_or_holds(name, source) is meant


def test_the_id_of_a_document_means_all_its_sources(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "my.case")
    page = a_page("Ships were seen.")
    writer.add_page(page, a_reading(page), ["a.txt", "b/c.txt"])
    assert sources_meant(writer.view, [page.id]) == ("a.txt", "b/c.txt")
    assert sources_meant(writer.view, ["b"]) == ("b/c.txt",)
