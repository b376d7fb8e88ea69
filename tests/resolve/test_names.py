"""Names as keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.knowledge.transliteration import transliteration
from vedette.resolve.names import acronyms_of, fullness, is_acronym, name_words, sounds


@pytest.mark.parametrize("example", transliteration().examples, ids=lambda e: " / ".join(e.names))
def test_each_example_of_transliteration_holds(example) -> None:  # type: ignore[no-untyped-def]
    assert (sounds(example.names[0]) == sounds(example.names[1])) is example.same


def test_titles_articles_and_hyphens_are_left_out() -> None:
    assert name_words("President Gamal Abdel-Nasser") == ("gamal", "abdel", "nasser")
    assert name_words("the League of Nations") == ("league", "nations")


def test_a_name_of_titles_only_keeps_its_words() -> None:
    assert name_words("The King") == ("king",)


def test_acronyms_with_and_without_linking_words() -> None:
    assert {"ln", "lon"} <= acronyms_of("League of Nations")
    assert "un" in acronyms_of("United Nations")
    assert acronyms_of("Reuters") == frozenset()


def test_what_an_acronym_looks_like() -> None:
    assert is_acronym("U.N.")
    assert is_acronym("HTS")
    assert not is_acronym("Un")
    assert not is_acronym("Iran")


def test_more_words_are_a_fuller_name_and_any_word_beats_an_acronym() -> None:
    assert fullness("United Nations") > fullness("Nations") > fullness("UN")


@given(st.text(max_size=40))
def test_any_text_can_be_a_name(text: str) -> None:
    assert isinstance(name_words(text), tuple)
    assert isinstance(sounds(text), tuple)
    assert isinstance(acronyms_of(text), frozenset)
