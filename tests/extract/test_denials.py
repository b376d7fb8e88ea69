"""What a page disputes."""

from __future__ import annotations

from vedette.extract.reader import extract
from vedette.language.understand import Language
from vedette.records.documents import Document
from vedette.records.reading import Event


def deeds(language: Language, text: str, kind: str = "ASSAULT") -> list[Event]:
    events = extract(language.understand(Document("d-1", text))).events
    return [e for e in events if e.type == kind and e.statement is None]


def test_a_claim_that_its_doer_denies_is_disputed(language: Language) -> None:
    text = "The opposition said the army shelled the village.\n\nThe army denied that it had shelled the village."
    assert "disputed" in {e.status for e in deeds(language, text)}


def test_a_denial_of_something_else_disputes_nothing(language: Language) -> None:
    text = "The opposition said the army shelled the village.\n\nThe minister denied that he would resign."
    assert {e.status for e in deeds(language, text)} == {"claimed"}


def test_a_source_does_not_dispute_itself(language: Language) -> None:
    text = "The army said rebels attacked the barracks.\n\nThe army denied that its barracks had fallen."
    assert {e.status for e in deeds(language, text) if e.actors} == {"claimed"}
