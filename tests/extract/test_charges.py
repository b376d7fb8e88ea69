"""Who a claim, a charge or a denial names as the doer of a deed."""

from __future__ import annotations

import pytest

from vedette.extract.reader import extract
from vedette.language.understand import Language
from vedette.records.documents import Document
from vedette.records.reading import Event


def assault(language: Language, text: str) -> Event:
    events = extract(language.understand(Document("d-1", text))).events
    return next(e for e in events if e.type == "ASSAULT" and e.statement is None)


CHARGES = [
    ("The guerrillas claimed responsibility for a bombing in the port.", "guerrillas", "claimed"),
    ("Villagers blamed the militia for the killing of the priest.", "militia", "claimed"),
    ("The army blamed the killing of two judges on the rebels.", "rebels", "claimed"),
    ("The general denied any involvement in the massacre of the villagers.", "general", "denied"),
]


@pytest.mark.parametrize(("text", "doer", "status"), CHARGES, ids=[t for t, _, _ in CHARGES])
def test_who_claims_or_is_blamed_is_the_doer_on_that_word(
    text: str, doer: str, status: str, language: Language
) -> None:
    event = assault(language, text)
    assert [p.name for p in event.actors] == [doer]
    assert event.status == status


def test_a_claim_of_the_attack_tells_no_second_attack(language: Language) -> None:
    events = extract(language.understand(Document("d-1", "The group claimed responsibility for the attack."))).events
    assert [e for e in events if e.type == "ASSAULT"] == []
