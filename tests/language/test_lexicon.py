"""Every name of the actor knowledge is found in a text, as what it is, however it is spelled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.knowledge.actors import shipped
from vedette.language.lexicon import Known, Lexicon, is_capitals, pieces, pieces_of
from vedette.records.parsed import Token


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(shipped())


def tokens_of(text: str) -> list[Token]:
    """Tokens at blanks, "'s" cut off as the parser does, all in one sentence."""
    whole = text.replace("’", "'").split()
    words = [w for word in whole for w in ((word[:-2], "'s") if word.endswith("'s") else (word,)) if w]
    return [Token(i, i, i + 1, w, w.lower(), "PROPN", "NNP", "dep", i, 0, ()) for i, w in enumerate(words)]


def keys_in(lexicon: Lexicon, text: str) -> set[str]:
    names, _ = lexicon.find(tokens_of(text))
    return {h.meaning.key for h in names if isinstance(h.meaning, Known)}


def test_every_state_is_found_by_its_name_its_aliases_its_people_and_its_adjectives(lexicon: Lexicon) -> None:
    shared = {"congolese", "dominican", "dominicans", "korean", "guinean"}  # words of two states: the first has them
    for state in shipped().states:
        for name in (state.name, *state.aliases, *state.adjectives, *state.peoples):
            if name.casefold() in shared:
                continue
            found = keys_in(lexicon, f"They met {name} again")
            assert f"state:{state.iso or state.name}" in found, (state.name, name, found)


def test_there_are_all_the_members_of_the_united_nations_and_some_more() -> None:
    present = [s for s in shipped().states if not s.former]
    assert len(present) >= 193 + 2
    assert len({s.iso for s in present}) == len(present)
    assert all(len(s.iso) == 2 and s.seats and s.adjectives for s in present)


def test_every_actor_is_found_by_its_aliases_and_its_acronyms(lexicon: Lexicon) -> None:
    for group in shipped().groups:
        for actor in group.actors:
            names = actor.aliases if actor.strict else (actor.name, *actor.aliases)
            for name in names:
                if name[0].islower() or not pieces_of(name):
                    continue
                names_found, _ = lexicon.find(tokens_of(f"They met {name} again"))
                assert names_found, name


def test_a_name_is_one_whatever_its_hyphens_accents_and_dots(lexicon: Lexicon) -> None:
    spellings = ["Hayat Tahrir al-Sham", "Hayat Tahrir Al Sham", "Hayat Tahrir al Sham"]
    assert {frozenset(keys_in(lexicon, s)) for s in spellings} == {frozenset({"actor:Hayat Tahrir al-Sham"})}
    assert keys_in(lexicon, "the U.N. met") == keys_in(lexicon, "the UN met") == {"actor:United Nations"}
    assert keys_in(lexicon, "in Türkiye") == {"state:TR"}


def test_small_letters_and_longer_words_are_no_names(lexicon: Lexicon) -> None:
    assert keys_in(lexicon, "he told us about turkey who came") == set()
    assert keys_in(lexicon, "Turkeytown Irania") == set()


def test_a_common_word_that_is_also_a_paper_is_not_the_paper(lexicon: Lexicon) -> None:
    assert "actor:Time" not in keys_in(lexicon, "Time was short")
    assert "actor:Time" in keys_in(lexicon, "Time magazine was short")


@given(st.text(max_size=30))
def test_pieces_are_folded_words_and_folding_again_changes_nothing(word: str) -> None:
    once = pieces(word)
    assert tuple(p for piece in once for p in pieces(piece)) == once


@given(
    st.lists(st.sampled_from(["Russia", "Russian", "(", "UN", "-", "al", "Qaeda", "’s", "the", "Front"]), max_size=25)
)
def test_hits_lie_in_order_within_the_page_and_do_not_overlap(words: list[str]) -> None:
    lexicon = _LEXICON
    names, nouns = lexicon.find(tokens_of(" ".join(words)))
    for hits in (names, nouns):
        ends = 0
        for hit in hits:
            assert ends <= hit.first < hit.last <= len(words)
            ends = hit.last


def test_an_acronym_has_two_capitals_and_no_small_letter() -> None:
    assert is_capitals("UN")
    assert is_capitals("U.N.")
    assert is_capitals("G7") is False
    assert is_capitals("Nato") is False


_LEXICON = Lexicon(shipped())
