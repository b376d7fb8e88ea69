"""Words compared across pages: the examples in the data files hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.knowledge.standins import is_people, seats_as_states, state_named
from vedette.knowledge.wording import fold, idea, ideas_in, one_spelling, paraphrases, spellings, words_in


@pytest.mark.parametrize("example", spellings().examples, ids=lambda e: "/".join(e.words))
def test_each_example_of_spelling_holds(example) -> None:  # type: ignore[no-untyped-def]
    assert (one_spelling(example.words[0]) == one_spelling(example.words[1])) is example.same


@pytest.mark.parametrize("pair", paraphrases().examples.same, ids="/".join)
def test_words_of_one_family_are_one_idea(pair: tuple[str, str]) -> None:
    assert idea(pair[0]) == idea(pair[1])


@pytest.mark.parametrize("pair", paraphrases().examples.differ, ids="/".join)
def test_words_of_two_families_are_two_ideas(pair: tuple[str, str]) -> None:
    assert idea(pair[0]) != idea(pair[1])


def test_no_word_stands_in_two_families() -> None:
    words = [
        one_spelling(w)
        for members in paraphrases().families.values()
        for w in dict.fromkeys(map(one_spelling, members))
    ]
    assert sorted(words) == sorted(set(words))


def test_opposites_are_families() -> None:
    assert all(word in paraphrases().families for pair in paraphrases().opposites.pairs for word in pair)


@given(st.text(max_size=60))
def test_one_spelling_is_stable_and_never_fails(text: str) -> None:
    for word in words_in(text):
        assert one_spelling(word) == word or one_spelling(one_spelling(word)) == one_spelling(word)
    assert fold(fold(text)) == fold(text)


def test_function_words_carry_no_idea() -> None:
    assert ideas_in("it was said that they were there") == []


def test_a_seat_stands_for_its_state() -> None:
    seats = seats_as_states()
    assert seats["moscow"] == "russia"
    assert seats["ankara"] == "turkey"


def test_a_people_names_its_state() -> None:
    assert state_named(["french", "soldiers"]) == "FR"
    assert state_named(["soldiers"]) is None
    assert is_people("turks")
    assert not is_people("soldiers")
