"""The same sentences with the actors' names swapped give the same acts, at the same words."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vedette.extract.statements.statements import find_statements
from vedette.language.understand import Language
from vedette.records.documents import Document
from vedette.records.reading import Statement

SENTENCES = (
    "{a} accused {b} of shelling the market.",
    "{a} threatened to bomb the city if {b} attacks.",
    "{a} blamed {b} for the fire.",
    "{a} urged {b} to stop the fighting.",
    "{a} denied the report.",
    "{a} said that the bridge was closed.",
    "The bridge was closed, {a} said.",
    "{a} warned {b} to leave the valley.",
    "{a} condemned the attack.",
    "{a} vowed to rebuild the city.",
    "{a} ruled out talks with {b}.",
    "According to {a}, the bridge was closed.",
    "“The road is open,” {a} said.",
)
ACTORS = ("France", "Egypt", "Turkey", "Japan", "Kenya", "Brazil", "Poland", "India", "Sweden", "Chile")


def told(language: Language, text: str) -> list[tuple[str, str, list[str]]]:
    found: tuple[Statement, ...] = find_statements(language.understand(Document("d", text)), ())
    return [(s.act, s.kind, [c.text for c in s.content]) for s in found]


@pytest.mark.parametrize("sentence", SENTENCES)
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pair=st.permutations(ACTORS).map(lambda names: (names[0], names[1])))
def test_swapping_the_actors_keeps_act_and_words(language: Language, sentence: str, pair: tuple[str, str]) -> None:
    one, other = pair
    expected = told(language, sentence.format(a="Norway", b="Spain"))
    swapped = [
        (act, kind, [c.replace("Norway", one).replace("Spain", other) for c in content])
        for act, kind, content in expected
    ]
    assert expected
    assert told(language, sentence.format(a=one, b=other)) == swapped
