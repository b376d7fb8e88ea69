"""Figures: what is counted, with bounds, measure, group, window and total; and what is no count."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.extract.figures.figures import find_figures
from vedette.extract.times.times import find_times
from vedette.knowledge.measures import measures
from vedette.language.understand import Language
from vedette.records.dates import day
from vedette.records.documents import Document, Publication
from vedette.records.reading import Figure


def figures_in(language: Language, text: str) -> tuple[Figure, ...]:
    """The figures of a text on a page of Saturday, 15 February 2020."""
    document = Document("d-test", text, published=Publication(day(dt.date(2020, 2, 15)), "page"))
    parsed = language.understand(document)
    return find_figures(parsed, find_times(parsed), (), (), ())


def told(figure: Figure) -> tuple[str, float | None, float | None, str]:
    return figure.evidence[0].text, figure.low, figure.high, figure.measure


EXAMPLES = [(name, text) for name, words in measures().measures.items() for text in words.examples]


@pytest.mark.parametrize(("measure", "text"), EXAMPLES, ids=[e[1] for e in EXAMPLES])
def test_every_example_of_the_measure_words_is_measured_as_it_says(language: Language, measure: str, text: str) -> None:
    assert measure in {f.measure for f in figures_in(language, text)}


@pytest.mark.parametrize(
    ("text", "evidence", "low", "high", "measure"),
    [
        ("The army lost 14 soldiers.", "14 soldiers", 14, 14, "killed"),
        ("The army lost 14 tanks.", "14 tanks", 14, 14, "destroyed"),
        ("Three men were killed and 12 injured.", "12 injured", 12, 12, "injured"),
        ("The raid left 32 civilians dead.", "32 civilians", 32, 32, "killed"),
        ("The death toll rose to at least 65.", "at least 65", 65, None, "killed"),
        ("The war has caused the deaths of more than 20,000 people.", "more than 20,000 people", 20000, None, "killed"),
        ("The assassination of six priests and two women shocked the town.", "two women", 2, 2, "killed"),
        ("The troops shot down two drones.", "two drones", 2, 2, "destroyed"),
        ("No casualties were reported.", "No casualties", 0, 0, "other:casualties"),
        ("Both pilots were killed.", "Both pilots", 2, 2, "killed"),
        ("The pilot was killed.", "The pilot", 1, 1, "killed"),
        ("A helicopter crashed, killing a policeman.", "a policeman", 1, 1, "killed"),
        ("The army sent a 60-vehicle convoy to the border.", "a 60-vehicle convoy", 60, 60, "deployed"),
        (
            "The country hosts more than 3.6 million refugees.",
            "more than 3.6 million refugees",
            3600000,
            None,
            "hosted",
        ),
        ("Hundreds of thousands have fled.", "Hundreds of thousands", 200000, 999999, "displaced"),
        ("Between 20 and 30 rebels died.", "Between 20 and 30 rebels", 20, 30, "killed"),
        ("Twenty-one of the 276 girls kidnapped there were freed.", "Twenty-one", 21, 21, "other:released"),
        ("The army has 12 posts there and has built three more.", "three more", 3, 3, "present"),
        ("Ships met at sea at least 30 times.", "at least 30 times", 30, None, "other:times"),
    ],
)
def test_a_count_has_its_words_bounds_and_measure(
    language: Language, text: str, evidence: str, low: float | None, high: float | None, measure: str
) -> None:
    found = [told(f) for f in figures_in(language, text)]
    hits = [f for f in found if f[0].startswith(evidence) and f[1:] == (low, high, measure)]
    assert hits, found


@pytest.mark.parametrize(
    "text",
    [
        "The S-400 system and the F-16 jet were shown.",
        "The Council passed Resolution 2254 on the matter.",
        "The village lies 30 km from the border.",
        "Prices rose by 5 percent.",
        "The 45-year-old general spoke.",
        "Police searched the home of a suspect, 33, of Leeds.",
        "The guns fire 155 mm shells.",
        "The talks began at 11:30 and lasted 3 hours.",
        "They met on 12 May 2019.",
        "The two leaders spoke by telephone.",
        "He was the third man in the row.",
    ],
)
def test_what_is_no_count_gives_no_figure(language: Language, text: str) -> None:
    assert [told(f) for f in figures_in(language, text)] == []


def test_coordinated_counts_are_figures_of_their_own(language: Language) -> None:
    found = [told(f) for f in figures_in(language, "Twelve soldiers and a civilian contractor were killed on Friday.")]
    assert found == [("Twelve soldiers", 12, 12, "killed"), ("a civilian contractor", 1, 1, "killed")]


def test_a_part_is_tied_to_its_total_and_shares_its_measure(language: Language) -> None:
    total, part = figures_in(language, "The attack killed 12 soldiers, including two officers.")
    assert part.part_of == total.id
    assert part.measure == "killed"


def test_three_of_which_is_a_part_of_what_was_counted_before(language: Language) -> None:
    total, part = figures_in(language, "The army has 12 posts in the province, three of which are surrounded.")
    assert (part.low, part.part_of) == (3, total.id)
    assert part.group == total.group
    assert (total.measure, part.measure) == ("present", "other:surrounded")


def test_a_window_is_the_time_of_the_deed_and_tells_cumulative_from_single(language: Language) -> None:
    (one,) = figures_in(language, "Ten people were killed on Friday.")
    assert one.window is not None
    assert (one.window.earliest, one.cumulative) == ("2020-02-14", False)
    (many,) = figures_in(language, "Ten people have been killed since December.")
    assert many.window is not None
    assert (many.window.earliest, many.window.latest, many.cumulative) == ("2019-12-01", None, True)


def test_a_window_told_nearby_says_so_and_is_held_less_sure(language: Language) -> None:
    text = "A bomb exploded on Friday in the market. At least ten people were killed."
    (figure,) = (f for f in figures_in(language, text) if f.low == 10)
    assert figure.window is not None
    assert figure.window.earliest == "2020-02-14"
    assert (figure.window.rule or "").endswith("told nearby")
    assert figure.confidence == 0.5


TEXT = "The blast killed more than 30 soldiers on Friday."
ADDED = [
    "The minister spoke in the capital.",
    "Nobody knew why.",
    "The talks went on.",
    "Trade grew.",
    "The sea was calm.",
]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(ADDED), max_size=4), st.lists(st.sampled_from(ADDED), max_size=4))
def test_words_outside_its_clause_do_not_change_a_figure(
    language: Language, before: list[str], after: list[str]
) -> None:
    def essence(figure: Figure) -> tuple[object, ...]:
        return (*told(figure), figure.qualifier, figure.group, figure.window)

    (alone,) = figures_in(language, TEXT)
    (among,) = figures_in(language, "\n".join([*before, TEXT, *after]))
    assert essence(alone) == essence(among)


@settings(max_examples=15, deadline=None)
@given(st.integers(3, 900000), st.sampled_from(["at least", "more than", "about", "up to", "nearly"]))
def test_every_figure_has_sound_bounds_and_stands_on_its_words(language: Language, value: int, qualifier: str) -> None:
    text = f"The shelling wounded {qualifier} {value:,} civilians."
    (figure,) = figures_in(language, text)
    assert figure.low is None or figure.high is None or figure.low <= figure.high
    assert value in (figure.low, figure.high)
    assert all(s.quotes(text) for s in (*figure.evidence, *(s for v in figure.spans.values() for s in v)))
