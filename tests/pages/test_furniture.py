"""Furniture: each group of the data keeps its examples, and lines around a story are told from the story."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.pages.documents import make_document, make_page
from vedette.pages.furniture import is_code
from vedette.pages.furniture_phrases import Group, furniture, mark_line
from vedette.pages.lines import lines_of

STORY = [
    "HULL — Warships fired on trawlers on the Dogger Bank on Friday night, killing two fishermen, owners said.",
    "One trawler sank within the hour and her crew was taken up by another boat, according to its skipper.",
    "The government asked for an apology, payment and the punishment of those who had given the order.",
]


def furniture_of(text: str) -> list[str]:
    document = make_document(make_page("a.txt", text.encode()))
    return [line.strip() for s in document.furniture for line in s.text.splitlines() if line.strip()]


@pytest.mark.parametrize("group", furniture().group, ids=lambda g: g.name)
def test_the_examples_of_a_group_are_marked_and_its_counterexamples_are_not(group: Group) -> None:
    assert group.examples
    for example in group.examples:
        mark = mark_line(lines_of(example)[0])
        assert mark is not None, example
        assert (mark.end - mark.start == len(example.strip())) == (group.where != "lead"), example
    for counter in group.counter:
        assert mark_line(lines_of(counter)[0]) is None, counter


def test_no_phrase_of_the_data_stands_twice_in_a_group() -> None:
    for group in furniture().group:
        assert len(group.phrases) == len(set(group.phrases)), group.name


def test_a_menu_above_and_teasers_below_are_furniture_and_the_headline_is_not() -> None:
    text = "\n".join(
        [
            "Home",
            "World",
            "Business",
            "Fleet fires on fishermen in the North Sea",
            *STORY,
            "Related stories",
            "Envoys meet in Paris",
            "What a trawler is",
            "Subscribe",
        ]
    )
    assert furniture_of(text) == [
        "Home",
        "World",
        "Business",
        "Related stories",
        "Envoys meet in Paris",
        "What a trawler is",
        "Subscribe",
    ]


def test_a_teaser_inside_a_story_is_furniture_and_its_neighbours_are_not() -> None:
    text = "\n\n".join(
        [STORY[0], "READ MORE: Who commands the fleet?", STORY[1], "Related:", "The harbour at night", STORY[2]]
    )
    assert furniture_of(text) == ["READ MORE: Who commands the fleet?", "Related:", "The harbour at night"]


def test_a_subhead_stays_text() -> None:
    assert furniture_of("\n".join([STORY[0], "‘A deplorable error’", STORY[1], "What the envoys want", STORY[2]])) == []


def test_short_sentences_at_the_end_stay_text() -> None:
    assert furniture_of("\n".join([*STORY, "He added nothing.", "“We will wait.”"])) == []


def test_comments_under_a_story_are_furniture_however_they_read() -> None:
    comments = ["3 Comments", "Somebody", "I was there and it was nothing like what the paper says."]
    assert furniture_of("\n".join([*STORY, *STORY, *comments])) == comments


def test_a_headline_glued_to_a_button_is_furniture_and_the_headline_itself_is_not() -> None:
    headline = "Fleet fires on fishermen in the North Sea"
    assert furniture_of("\n".join([f"{headline} Open in new window", headline, *STORY])) == [
        f"{headline} Open in new window"
    ]


def test_left_over_script_is_furniture() -> None:
    line = "window._ads = window._ads || []; _ads.push({ mode: 'thumbs', container: 'box' });"
    assert is_code(line)
    assert furniture_of("\n".join([STORY[0], line, *STORY[1:]])) == [line]
    assert not is_code("The window was open; the admiral's function was unclear (he said).")


def test_a_text_wrapped_at_a_column_is_read_by_paragraph() -> None:
    words = " ".join(STORY).split()
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 60:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    text = "\r\n".join([*lines, line, "", *lines, line])
    assert [n.words for n in lines_of(text)] == [len(words), len(words)]
    assert furniture_of(text) == []


@given(st.permutations(STORY))
def test_a_story_without_anything_around_it_has_no_furniture(paragraphs: list[str]) -> None:
    assert furniture_of("\n\n".join(paragraphs)) == []
