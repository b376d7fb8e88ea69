"""A surname alone is the person whom the page has named in full, even where the parser sees no name in it."""

from __future__ import annotations

import pytest

from vedette.language.understand import Language
from vedette.records.documents import Document


@pytest.mark.parametrize(
    ("text", "full", "alone"),
    [
        ("Prime Minister Arthur Balfour spoke in Southampton.\nBalfour told them that war was near.", "Arthur Balfour",
         "Balfour"),
        ("Vice-Admiral Zinovy Rozhestvensky said so.\nRozhestvensky accused some of the trawlers.",
         "Zinovy Rozhestvensky", "Rozhestvensky"),
    ],
)  # fmt: skip
def test_a_surname_at_the_head_of_a_sentence_is_its_person(
    language: Language, text: str, full: str, alone: str
) -> None:
    parsed = language.understand(Document("d-1", text))
    at = text.index(alone, text.index("\n"))
    token = next(t for t in parsed.tokens if t.start == at)
    party = parsed.party(token.index)
    assert party is not None
    assert (party.name, party.entity) == (full, parsed.entities[0].id)


def test_a_surname_within_another_name_is_not_taken_out_of_it(language: Language) -> None:
    text = "Prime Minister Arthur Balfour spoke.\nThe Balfour Declaration Society met in London."
    parsed = language.understand(Document("d-1", text))
    balfour = next(e for e in parsed.entities if e.name == "Arthur Balfour")
    assert all(span.start < text.index("\n") for span in balfour.mentions)
