"""The boundary of words: what has none, or others than it says, is refused with a reason, and links to it are cut."""

from __future__ import annotations

import msgspec

from vedette.records.boundary import admit, faults_of_spans, spans_in
from vedette.records.dates import DateRange
from vedette.records.documents import Document
from vedette.records.entities import Entity, Party
from vedette.records.reading import Event, Figure, Reading, Statement
from vedette.records.spans import Span, make_span

TEXT = "The ministry said that ten sailors were killed."
DOC = Document("d-1", TEXT)


def words(text: str) -> Span:
    start = TEXT.index(text)
    return make_span(TEXT, start, start + len(text))


def statement(**changes: object) -> Statement:
    made = Statement(
        id="s-1", document="d-1", speaker=Party("ministry", None, words("The ministry")), cue=words("said"),
        content=(words("ten sailors were killed"),), kind="indirect", act="report",
    )  # fmt: skip
    return msgspec.structs.replace(made, **changes)


def event(**changes: object) -> Event:
    made = Event(
        id="e-1", document="d-1", type="ASSAULT", evidence=(words("ten sailors were killed"),), status="claimed",
        said_in="s-1",
    )  # fmt: skip
    return msgspec.structs.replace(made, **changes)


def test_sound_records_pass_unchanged() -> None:
    reading = Reading(DOC, statements=(statement(),), events=(event(),))
    assert admit(reading) == reading


def test_a_record_whose_words_stand_elsewhere_is_refused_and_named() -> None:
    moved = statement(cue=Span(0, 4, "said"))
    admitted = admit(Reading(DOC, statements=(moved,)))
    assert admitted.statements == ()
    assert "'said'" in admitted.rejections[0].reason
    assert admitted.rejections[0].step == "statements"


def test_a_record_without_words_is_refused() -> None:
    admitted = admit(Reading(DOC, statements=(statement(content=()),), entities=(Entity("n-1", "ministry", "state"),)))
    assert admitted.statements == admitted.entities == ()
    assert [r.reason for r in admitted.rejections] == ["has no words to stand on"] * 2


def test_a_record_of_another_document_is_refused() -> None:
    assert admit(Reading(DOC, events=(event(document="d-2"),))).events == ()


def test_a_repeated_id_is_refused() -> None:
    assert len(admit(Reading(DOC, events=(event(), event()))).events) == 1


def test_links_to_what_was_refused_are_cut() -> None:
    admitted = admit(Reading(DOC, statements=(statement(content=()),), events=(event(),)))
    assert admitted.events[0].said_in is None


def test_spans_are_found_however_deep_they_lie() -> None:
    figure = Figure(
        id="f-1", document="d-1", evidence=(words("ten sailors"),), low=10, high=10, qualifier="exact",
        measure="killed", group="sailors", according_to=(Party("ministry", None, words("ministry")),),
        spans={"measure": (words("killed"),)}, window=DateRange("1904-10-22", "1904-10-22", "on Saturday"),
    )  # fmt: skip
    assert {s.text for s in spans_in(figure)} == {"ten sailors", "ministry", "killed"}
    assert faults_of_spans(figure, TEXT) == []
    assert len(faults_of_spans(figure, TEXT.upper())) == 3
