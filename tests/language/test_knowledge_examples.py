"""The examples in the actor knowledge files, each read as a page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vedette.knowledge.actors import (
    Institution,
    MetonymExample,
    Nominal,
    ReferenceExample,
    metonyms,
    reference,
    shipped,
)
from vedette.records.parsed import Parsed


def bare(words: str) -> str:
    """Words without a leading article: a name's mention goes without, a common noun's with it."""
    return words.removeprefix("The ").removeprefix("the ")


Read = Callable[[str], Parsed]
Who = Callable[[str, str], str | None]


@pytest.mark.parametrize("body", shipped().institutions, ids=lambda b: b.nouns[0])
def test_a_body_is_called_by_its_canonical_name(body: Institution, read: Read) -> None:
    parsed = read(body.example.text)
    named = {bare(m.span.text): parsed.entity_by_id[m.entity] for m in parsed.mentions}
    assert bare(body.example.words) in named, sorted(named)
    assert named[bare(body.example.words)].name == body.example.name
    assert named[bare(body.example.words)].kind == body.kind
    assert named[bare(body.example.words)].sector == body.sector


@pytest.mark.parametrize("sort", shipped().nominals, ids=lambda n: n.id)
def test_a_common_noun_makes_an_entity_of_its_kind(sort: Nominal, read: Read) -> None:
    parsed = read(sort.example.text)
    kinds = {bare(m.span.text): parsed.entity_by_id[m.entity].kind for m in parsed.mentions}
    assert kinds.get(bare(sort.example.words)) == sort.example.kind, kinds


@pytest.mark.parametrize("example", metonyms().example, ids=lambda e: e.text)
def test_a_seat_of_government_is_the_state_or_the_town(example: MetonymExample, read: Read) -> None:
    parsed = read(example.text)
    kinds = {bare(m.span.text): parsed.entity_by_id[m.entity].kind for m in parsed.mentions}
    assert kinds[example.words] == ("state" if example.state else "place")


@pytest.mark.parametrize("example", reference().example, ids=lambda e: e.words)
def test_words_mean_the_entity_that_the_example_says(example: ReferenceExample, who: Who) -> None:
    assert who(example.text, example.words) == example.name


@pytest.mark.parametrize("group", [g for g in shipped().groups if g.example], ids=lambda g: g.actors[0].name)
def test_known_actors_are_read_in_a_sentence(group: object, read: Read) -> None:
    example = group.example  # type: ignore[attr-defined]
    parsed = read(example.text)
    assert [n for n in (e.name for e in parsed.entities) if n in example.names] == list(example.names)
