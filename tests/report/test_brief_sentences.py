"""A deed is shown in its sentence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vedette.report.sentences import sentence_around

TEXT = "It rained. On Jan. 18 at about 9 p.m. (local time), the ship sank. Nobody saw it.\nAnother line."


def around(text: str, words: str, longest: int = 200) -> str | None:
    start = text.index(words)
    found = sentence_around(text, start, start + len(words), longest)
    return text[slice(*found)] if found else None


def test_a_shortened_word_ends_no_sentence() -> None:
    assert around(TEXT, "ship") == "On Jan. 18 at about 9 p.m. (local time), the ship sank."


def test_a_line_ends_a_sentence() -> None:
    assert around(TEXT, "Nobody") == "Nobody saw it."
    assert around(TEXT, "Another") == "Another line."


def test_a_sentence_that_is_too_long_is_not_shown() -> None:
    assert around("word " * 100 + "deed " + "word " * 100, "deed", 80) is None


def test_a_paragraph_that_was_wrapped_is_one_block() -> None:
    text = "The fleet left\nthe port at dawn. It is at sea."
    start = text.index("left")
    assert sentence_around(text, start, start + 4, 200, (0, len(text))) == (0, text.index(" It"))


@given(st.text(alphabet="Ab. \n!“”", min_size=1, max_size=80), st.data())
def test_the_sentence_holds_the_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = sentence_around(text, start, end, 400)
    assert found is None or (found[0] <= start and end <= found[1] <= len(text))
