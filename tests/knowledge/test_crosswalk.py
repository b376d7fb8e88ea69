"""Other ontologies: every type has a CAMEO root, and PLOVER's own rules for what is to come hold."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from vedette.knowledge.crosswalk import acled_type, cameo_root, crosswalk, finest, plover_view
from vedette.knowledge.eventframes import MODES, lexicon
from vedette.records.reading import Event, EventType
from vedette.records.spans import Span


def event(kind: Any, status: Any = "asserted", mode: str | None = None, frame: str = "attack") -> Event:
    return Event(
        id="e-1", document="d-1", type=kind, evidence=(Span(0, 1, "x"),), status=status, mode=mode,
        producer=f"events.rules/1 {frame}",
    )  # fmt: skip


@pytest.mark.parametrize("kind", get_args(EventType))
def test_every_type_has_a_cameo_root(kind: str) -> None:
    assert cameo_root(event(kind))


def test_keys_of_the_tables_are_types_and_modes_that_exist() -> None:
    tables = crosswalk()
    for table in (tables.cameo, tables.acled, tables.future, tables.threat):
        for key in table:
            kind, _, mode = key.partition("/")
            assert kind in get_args(EventType)
            assert not mode or mode in MODES[kind]


@pytest.mark.parametrize(
    ("kind", "status", "view"),
    [
        ("ASSAULT", "threatened", "THREATEN"),
        ("ASSAULT", "asserted", "ASSAULT"),
        ("CONSULT", "planned", "AGREE"),
        ("RETREAT", "planned", "CONCEDE"),
        ("CONCEDE", "planned", "CONCEDE"),
        ("AID", "claimed", "AID"),
    ],
)
def test_the_specific_type_beats_type_and_auxiliary(kind: str, status: str, view: str) -> None:
    assert plover_view(event(kind, status))[0] == view


def test_a_frame_may_name_the_type_that_plover_gives_it() -> None:
    assert lexicon().frames["impose-sanctions"].plover == "COERCE"
    assert plover_view(event("SANCTION", frame="impose-sanctions"))[0] == "COERCE"


def test_what_was_only_threatened_has_no_acled_type() -> None:
    assert acled_type(event("ASSAULT", "threatened")) is None
    assert acled_type(event("ASSAULT", mode="aerial")) == ("Explosions/Remote violence", "Air/drone strike")


def test_the_finer_entry_of_a_table_wins() -> None:
    assert finest({"A": "1", "A/b": "2"}, "A", "b") == "2"
    assert finest({"A": "1", "A/b": "2"}, "A", None) == "1"
