"""Checking finds what was changed behind the program's back, and what never held."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import msgspec
import pytest

from vedette.pages.documents import make_page
from vedette.records.case import CaseContent, Copy, Incident, InferredDate, Links, Origin, Repeated, Series, Story
from vedette.records.dates import DateRange
from vedette.records.documents import Document
from vedette.records.entities import CaseEntity, Entity, Party
from vedette.records.reading import Event, Figure, Reading, Statement
from vedette.records.spans import Evidence, Span
from vedette.run.checking import check_case, faults_of_content
from vedette.run.relinking import content_of, links_are_current, relink
from vedette.store.errors import CaseFileError
from vedette.store.opening import open_to_write
from vedette.store.view import View
from vedette.store.writer import Writer

TEXT = "The army of A said that 12 men had died."
PAGE = make_page("a.txt", TEXT.encode())
ARMY, MEN = Span(0, 13, "The army of A"), Span(24, 30, "12 men")
SAID = Statement(
    id="s-1", document=PAGE.id, speaker=Party("A", "e-1", ARMY), cue=None, content=(MEN,), kind="indirect", act="report"
)
DIED = Event(id="e-9", document=PAGE.id, type="ASSAULT", evidence=(MEN,), status="claimed", said_in="s-1")
COUNT = Figure(
    id="f-1", document=PAGE.id, evidence=(MEN,), low=12, high=12, qualifier="exact", measure="killed", group="men"
)
READING = Reading(
    Document(PAGE.id, TEXT, ("a.txt",)), (Entity("e-1", "A", "military", mentions=(ARMY,)),), (SAID,), (DIED,), (COUNT,)
)  # fmt: skip


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A sound case of one page."""
    writer = Writer(tmp_path / "my.case")
    writer.begin_run("test", "reader")
    writer.add_page(PAGE, READING, ["a.txt"])
    relink(writer)
    writer.close()
    return tmp_path / "my.case"


def faults(case: Path) -> list[str]:
    view = View(case)
    try:
        return check_case(view)[0]
    finally:
        view.close()


def test_a_sound_case_has_no_faults_and_one_digest(case: Path) -> None:
    view = View(case)
    assert check_case(view)[0] == []
    assert len(check_case(view)[1]) == 64


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE documents SET text = 'The army of B said that 13 men had died.'", "are not at"),
        ("UPDATE documents SET text = text || ' '", "its reading was changed"),
        ("UPDATE pages SET content = x'789c030000000001'", "its bytes are not those"),
        ("DELETE FROM sources", "has no source"),
        ("DELETE FROM readings", "has no reading"),
        ("DELETE FROM links", "links: what is stored is not what the readings give"),
        ("DROP TRIGGER audit_stands; UPDATE audit SET subject = 'x' WHERE number = 2", "audit: entry 2"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM pages", "has lost its page"),
        ("DELETE FROM search_docsize", "the search index"),
    ],
)
def test_a_change_behind_our_back_is_found(case: Path, change: str, told: str) -> None:
    connection = sqlite3.connect(case, isolation_level=None)
    connection.executescript(change)
    connection.close()
    assert any(told in fault for fault in faults(case)), faults(case)


def test_rows_that_cannot_be_unpacked_are_told_as_damage(case: Path) -> None:
    connection = sqlite3.connect(case)
    connection.execute("UPDATE readings SET body = x'00'")
    connection.commit()
    with pytest.raises(CaseFileError, match="is damaged"):
        faults(case)


def test_hints_that_are_no_json_are_told_as_damage(case: Path) -> None:
    connection = sqlite3.connect(case)
    connection.execute("UPDATE pages SET hints = 'no JSON'")
    connection.commit()
    with pytest.raises(CaseFileError, match="is damaged"):
        faults(case)


def wrong(**changes: Any) -> str:
    """The faults of the reading with one of its records changed."""
    parts: dict[str, Any] = {}
    for field, record in (("statements", SAID), ("events", DIED), ("figures", COUNT)):
        if field in changes:
            parts[field] = (msgspec.structs.replace(record, **changes[field]),)
    return "\n".join(faults_of_content(CaseContent((msgspec.structs.replace(READING, **parts),))))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"events": {"said_in": "s-2"}}, "e-9: said_in is s-2, which is not on its page"),
        ({"events": {"evidence": (Span(24, 30, "13 men"),)}}, "e-9: words '13 men' are not at 24:30"),
        ({"figures": {"evidence": ()}}, "f-1: has no words"),
        ({"figures": {"id": "s-1"}}, "s-1: 2 records have this id"),
        ({"statements": {"targets": (Party("B", "e-7"),)}}, "s-1: 'B' is entity e-7, which is not on its page"),
        ({"statements": {"document": "d-x"}}, "s-1: is of document d-x"),
    ],
)
def test_a_fault_within_a_page_is_found(changes: dict[str, Any], told: str) -> None:
    assert told in wrong(**changes)


EVIDENCE = Evidence("d-x", 0, 3, "The")


@pytest.mark.parametrize(
    ("links", "told"),
    [
        (Links(incidents=(Incident(id="i-1", events=("s-1",), type="ASSAULT"),)), "i-1: there is no event s-1"),
        (Links(incidents=(Incident(id="i-1", events=("e-9",), type="X", part_of="i-2"),)), "no incident i-2"),
        (Links(repeated=(Repeated("r-1", ("e-9",)),)), "r-1: there is no statement e-9"),
        (Links(series=(Series("q-1", "killed", "men", None, ("f-2",), "agree", ""),)), "no figure f-2"),
        (Links(stories=(Story("t-1", ("d-x",)),)), "t-1: there is no document d-x"),
        (Links(origins=(Origin("o-1", ("d-x",), "alone"),)), "o-1: there is no document d-x"),
        (Links(copies=(Copy((PAGE.id, PAGE.id), "wire", ((ARMY, Span(1, 4, "The")),)),)), "words 'The' are not at 1:4"),
        (
            Links(entities=(CaseEntity("n-1", "A", "military", mentions=(EVIDENCE,)),)),
            "words 'The' are not at 0:3 of d-x",
        ),
        (Links(entities=(CaseEntity("n-1", "A", "military", members=((PAGE.id, "e-2"),)),)), "there is no entity e-2"),
        (Links(inferred=(InferredDate("d-x", DateRange(), (), ()),)), "there is no document d-x"),
        (Links(agreements=(("a-1", "a-2"),)), "there is no agreement a-1"),
    ],
)
def test_a_fault_between_pages_is_found(links: Links, told: str) -> None:
    found = faults_of_content(CaseContent((READING,), links))
    assert any(told in fault for fault in found), found


def test_links_that_are_behind_are_made_anew_without_writing(case: Path) -> None:
    writer = Writer(case)
    page = make_page("b.txt", b"The army of A left.")
    army = Entity("e-1", "A", "military", mentions=(ARMY,))
    writer.add_page(page, Reading(Document(page.id, "The army of A left."), (army,)), ["b.txt"])
    writer.close()
    before = case.read_bytes()
    view = View(case)
    assert not links_are_current(view)
    (entity,) = content_of(view).links.entities
    assert len(entity.members) == 2
    assert len(view.links().entities[0].members) == 1
    view.close()
    assert case.read_bytes() == before


def test_relinking_what_is_current_writes_nothing(case: Path) -> None:
    connection = open_to_write(case)
    entries = connection.execute("SELECT count(*) FROM audit").fetchone()
    connection.close()
    writer = Writer(case)
    relink(writer)
    assert writer.connection.execute("SELECT count(*) FROM audit").fetchone() == entries
