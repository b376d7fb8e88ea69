"""Entities over pages: joined by spelling, surname and acronym; kept apart where something contradicts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vedette.records.documents import Document
from vedette.records.entities import CaseEntity, Entity, Role
from vedette.records.reading import Reading
from vedette.records.spans import Span
from vedette.resolve.entities import resolve_entities


def reading(key: str, *entities: Entity) -> Reading:
    return Reading(Document(f"d-{key}", "Some words."), entities)


def entity(name: str, kind: str = "person", country: str | None = None, role: str | None = None, **more: str) -> Entity:
    at = Span(0, 4, "Some")
    roles = (Role(role, at),) if role else ()
    return Entity(f"n-{name}", name, kind, country, roles=roles, mentions=(at,), **more)  # type: ignore[arg-type]


def names(*readings: Reading) -> dict[str, int]:
    return {e.name: len(e.members) for e in resolve_entities(readings)}


def test_spellings_of_one_name_are_one_person_with_the_fullest_name() -> None:
    found = resolve_entities(
        [
            reading("1", entity("Muammar Gaddafi", country="LY")),
            reading("2", entity("Moammar al-Gadhafi", country="LY")),
        ]
    )
    assert len(found) == 1
    assert found[0].reasons == ("the same name in another spelling",)


def test_a_surname_is_the_one_person_who_has_it() -> None:
    assert names(
        reading("1", entity("Winston Churchill", country="GB")), reading("2", entity("Churchill", country="GB"))
    ) == {"Winston Churchill": 2}


def test_a_surname_that_two_people_have_is_neither() -> None:
    found = names(
        reading("1", entity("Theodore Roosevelt", country="US")),
        reading("2", entity("Franklin Roosevelt", country="US")),
        reading("3", entity("Roosevelt", country="US")),
    )
    assert found == {"Theodore Roosevelt": 1, "Franklin Roosevelt": 1, "Roosevelt": 1}


def test_people_of_one_name_and_two_countries_are_two() -> None:
    found = resolve_entities(
        [reading("1", entity("John Smith", country="GB")), reading("2", entity("John Smith", country="US"))]
    )
    assert [e.country for e in found] == ["GB", "US"] or [e.country for e in found] == ["US", "GB"]
    assert len({e.id for e in found}) == 2


def test_a_man_and_a_woman_of_one_name_are_two() -> None:
    assert (
        len(
            resolve_entities([reading("1", entity("A. Meir", gender="f")), reading("2", entity("A. Meir", gender="m"))])
        )
        == 2
    )


def test_a_title_that_changed_hands_doesn_t_join_its_holders() -> None:
    found = names(
        reading("1", entity("Neville Chamberlain", country="GB", role="prime minister")),
        reading("2", entity("Winston Churchill", country="GB", role="prime minister")),
    )
    assert found == {"Neville Chamberlain": 1, "Winston Churchill": 1}


def test_an_acronym_is_its_long_form() -> None:
    found = names(reading("1", entity("United Nations", "organization")), reading("2", entity("UN", "organization")))
    assert found == {"United Nations": 2}


def test_a_body_isn_t_the_larger_body_whose_name_begins_alike() -> None:
    found = names(
        reading("1", entity("United Nations", "organization")),
        reading("2", entity("United Nations Security Council", "organization")),
    )
    assert len(found) == 2


def test_a_state_isn_t_a_person_of_its_name() -> None:
    assert len(resolve_entities([reading("1", entity("Chad", "state", "TD")), reading("2", entity("Chad"))])) == 2


def test_what_the_actor_knowledge_knows_by_one_key_is_one() -> None:
    found = resolve_entities(
        [
            reading("1", entity("Ivory Coast", "state", "CI", known="CI")),
            reading("2", entity("Côte d'Ivoire", "state", "CI", known="CI")),
        ]
    )
    assert len(found) == 1


PILE = [
    reading("1", entity("Winston Churchill", country="GB"), entity("United Nations", "organization")),
    reading("2", entity("Churchill", country="GB"), entity("UN", "organization")),
    reading("3", entity("Randolph Churchill", country="GB"), entity("Moammar Gadhafi")),
    reading("4", entity("Muammar Gaddafi", country="LY"), entity("Theodore Roosevelt", country="US")),
    reading("5", entity("Roosevelt"), entity("United Nations Organization", "organization")),
]


def shape(entities: tuple[CaseEntity, ...]) -> list[tuple[str, str, tuple[tuple[str, str], ...]]]:
    return [(e.id, e.name, e.members) for e in entities]


@given(st.permutations(PILE))
def test_the_order_of_pages_changes_nothing(pile: list[Reading]) -> None:
    assert shape(resolve_entities(pile)) == shape(resolve_entities(PILE))


def test_every_local_entity_is_in_exactly_one_entity() -> None:
    members = [m for e in resolve_entities(PILE) for m in e.members]
    assert sorted(members) == sorted((r.document.id, e.id) for r in PILE for e in r.entities)
