"""A sea, a bank or a range that the gazetteer lists is a place, though its name ends like a company's."""

from __future__ import annotations

import pytest

from vedette.language.understand import Language
from vedette.records.documents import Document


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The fleet opened fire on the Dogger Bank in the early hours of 22 October.", "Dogger Bank"),
        ("Fighting went on in the Nuba Mountains, the rebels said.", "Nuba Mountains"),
    ],
)
def test_a_listed_land_or_sea_is_a_place(language: Language, text: str, name: str) -> None:
    entities = {e.name: e.kind for e in language.understand(Document("d-1", text)).entities}
    assert entities[name] == "place"
