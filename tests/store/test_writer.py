"""Writing into a case: what goes in comes out, a page at a time, all or nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from store.records import a_page, a_reading, any_of
from vedette.records.case import Links, Story
from vedette.records.documents import Rejection
from vedette.records.reading import Reading
from vedette.store.digest import digest_of_reading
from vedette.store.packing import pack_links, pack_reading, unpack_links, unpack_reading
from vedette.store.writer import Writer


@pytest.fixture
def writer(tmp_path: Path) -> Writer:
    """A new case."""
    return Writer(tmp_path / "my.case")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_of(Reading))
def test_any_reading_comes_out_as_it_went_in(reading: Reading) -> None:
    text, sources = reading.document.text, reading.document.sources
    assert unpack_reading(pack_reading(reading), text, sources) == reading


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_of(Links))
def test_any_links_come_out_as_they_went_in(links: Links) -> None:
    assert unpack_links([(kind, body) for kind, _, _, body in pack_links(links)]) == links


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_of(Reading))
def test_any_reading_comes_out_of_the_file_as_it_went_in(writer: Writer, reading: Reading) -> None:
    page = a_page("The bytes are another matter.")
    reading = msgspec.structs.replace(
        reading, document=msgspec.structs.replace(reading.document, id=page.id, sources=("page.txt",))
    )
    writer.add_page(page, reading, ["page.txt"])
    assert writer.view.reading(page.id) == reading
    assert list(writer.view.readings()) == [reading]
    assert writer.view.digests() == {page.id: digest_of_reading(reading)}


def test_the_bytes_of_a_page_come_out_as_they_went_in(writer: Writer) -> None:
    page = msgspec.structs.replace(a_page("x"), content=bytes(range(256)), hints={"title": "\ud800 half"})
    writer.add_page(page, a_reading(a_page("x")), [page.source])
    assert writer.view.page(page.id) == page


def test_a_later_reading_takes_the_place_of_an_earlier_one(writer: Writer) -> None:
    page = a_page("Ships were seen.")
    writer.add_page(page, a_reading(page, "reader 1"), ["a.txt"])
    writer.add_page(page, msgspec.structs.replace(a_reading(page, "reader 2"), statements=()), ["b.txt"])
    (reading,) = writer.view.readings()
    assert (reading.reader, reading.statements, reading.document.sources) == ("reader 2", (), ("a.txt", "b.txt"))
    assert writer.view.rows("SELECT * FROM records") == []


def test_a_page_that_cannot_be_kept_leaves_no_trace(writer: Writer) -> None:
    page = a_page("Ships were seen.")
    with pytest.raises(sqlite3.Error):
        writer.add_page(page, a_reading(page), [None])  # type: ignore[list-item]
    assert writer.view.page_ids() == ()
    assert writer.view.audit() == []


def test_words_are_found_in_text_and_title_and_not_after_removal(writer: Writer) -> None:
    one, other = a_page("The fleet left the harbour."), a_page('Fleets; harbours, and "quotes" AND (signs*')
    writer.add_page(one, a_reading(one), ["one.txt"])
    writer.add_page(other, a_reading(other), ["other.txt"])
    assert writer.view.search("FLEET harbour") == (one.id,)
    assert writer.view.search('"quotes" AND (signs*') == (other.id,)
    assert set(writer.view.search("title")) == {one.id, other.id}
    assert writer.view.search(" * ") == ()
    writer.remove(["one.txt"])
    assert writer.view.search("fleet harbour") == ()


def test_removing_one_of_two_sources_keeps_the_page(writer: Writer) -> None:
    page = a_page("Ships were seen.")
    writer.add_page(page, a_reading(page), ["a.txt"])
    assert writer.add_sources(page.id, ["b.txt"])
    assert not writer.add_sources(page.id, ["b.txt"])
    assert writer.remove(["a.txt"]) == (1, 0)
    assert writer.view.sources() == {page.id: ("b.txt",)}
    assert writer.remove(["b.txt"]) == (1, 1)
    assert writer.view.page_ids() == ()


def test_the_words_of_a_removed_page_are_not_in_the_file_any_more(tmp_path: Path) -> None:
    path = tmp_path / "my.case"
    writer = Writer(path)
    for name in ("kept", "zyxwvut"):
        page = a_page(f"{name} " * 300)
        writer.add_page(page, a_reading(page), [f"{name}.txt"])
    writer.remove(["zyxwvut.txt"])
    writer.close()
    assert b"kept kept" in path.read_bytes()
    assert b"zyxwvut" not in path.read_bytes()


def test_what_was_refused_can_be_forgotten(writer: Writer) -> None:
    writer.refuse(Rejection("x.bin", "pages", "binary"), "reader 1")
    assert writer.remove(["x.bin", "y.bin"]) == (1, 0)
    assert writer.view.refused() == ()


def test_links_are_replaced_as_a_whole_or_not_at_all(writer: Writer) -> None:
    before, after = Links(stories=(Story("t-1", ("d-1",)),)), Links(stories=(Story("t-2", ()), Story("t-3", ())))
    writer.replace_links(before, "key 1")
    writer.connection.execute(
        "CREATE TRIGGER no BEFORE INSERT ON links WHEN new.position = 1 BEGIN SELECT raise(abort, 'no'); END"
    )
    with pytest.raises(sqlite3.Error):
        writer.replace_links(after, "key 2")
    assert (writer.view.links(), writer.view.meta("links rest on")) == (before, "key 1")
    writer.connection.execute("DROP TRIGGER no")
    writer.replace_links(after, "key 2")
    assert (writer.view.links(), writer.view.meta("links rest on")) == (after, "key 2")


def test_a_refusal_is_kept_once_and_forgotten_when_the_page_is_read(writer: Writer) -> None:
    page = a_page("Ships were seen.")
    refused = Rejection("page.txt", "read", "took too long")
    writer.refuse(refused, "reader 1", page.id)
    writer.refuse(refused, "reader 1", page.id)
    assert writer.view.refused() == (refused,)
    assert writer.view.refused_before(page.id, "reader 1") == refused
    assert writer.view.refused_before(page.id, "reader 2") is None
    assert [entry[3] for entry in writer.view.audit()] == ["refused"]
    writer.add_page(page, a_reading(page), ["page.txt"])
    assert writer.view.refused() == ()
