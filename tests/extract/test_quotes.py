"""Quotation marks in every house style, balanced or not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.extract.statements.quotes import quotations_in


def inside(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations_in(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We left,” he said. “All of us.”", ["We left,", "All of us."]),
        ('"We left," he said. "All of us."', ["We left,", "All of us."]),
        ("‘We left,’ he said.", ["We left,"]),
        ("'We left,' he said. 'It's over.'", ["We left,", "It's over."]),
        ("„Wir gehen“, sagte er.", ["Wir gehen"]),
        ("«On part», dit-il.", ["On part"]),
        ("``We left,'' he said.", ["We left,"]),
        ("“He told me ‘go’ and I went,” she said.", ["He told me ‘go’ and I went,"]),
        ("\"He told me 'go' and I went,\" she said.", ["He told me 'go' and I went,"]),
        ("“[The rebels] must leave …”", ["[The rebels] must leave …"]),
    ],
)
def test_each_style_of_marks_gives_the_words_inside(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


@pytest.mark.parametrize(
    "text",
    ["the soldiers’ posts and Syria’s army", "It's the army's job in the '90s", "rock 'n roll", "5' 11\" tall"],
)
def test_an_apostrophe_opens_nothing(text: str) -> None:
    assert inside(text) == []


def test_a_possessive_plural_does_not_close_a_single_quotation() -> None:
    assert inside("‘The soldiers’ families are proud.’") == ["The soldiers’ families are proud."]


def test_a_mark_that_never_closes_runs_to_the_end_of_its_paragraph() -> None:
    (found,) = quotations_in("“We left. All of us.", 0, 20)
    assert not found.closed
    assert (found.start, found.end) == (1, 20)


def test_a_second_opening_mark_ends_what_was_never_closed() -> None:
    assert inside("“We left, he said. “All of us.”") == ["We left, he said. ", "All of us."]


def test_twenty_thousand_marks_take_no_time() -> None:
    for marks in ('"', "“", "”", "'", "‘", "’", '" “ ‘ ’ ” « ', "'s' "):
        text = marks * (20_000 // len(marks))
        began = time.perf_counter()
        list(quotations_in(text, 0, len(text)))
        assert time.perf_counter() - began < 2


@given(st.text(alphabet="ab .,“”‘’\"'«»„`\n", max_size=200))
def test_quotations_are_ordered_do_not_overlap_and_lie_in_the_text(text: str) -> None:
    at = 0
    for one in quotations_in(text, 0, len(text)):
        assert at <= one.outer_start < one.start <= one.end <= one.outer_end <= len(text)
        at = one.outer_end
