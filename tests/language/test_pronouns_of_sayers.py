""" "who says that he ...": he is the one who says it."""

from __future__ import annotations

from vedette.language.understand import Language
from vedette.records.documents import Document


def test_he_who_says_that_he_was_attacked_is_one_man(language: Language) -> None:
    text = (
        "Prime Minister Arthur Balfour rejected the account of Vice-Admiral Zinovy Rozhestvensky, "
        "who says that he was attacked by two torpedo boats."
    )
    parsed = language.understand(Document("d-1", text))
    he = next(t for t in parsed.tokens if t.text == "he")
    party = parsed.party(he.index)
    assert party is not None
    assert party.name == "Zinovy Rozhestvensky"
