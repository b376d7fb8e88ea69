"""The number grammar: what digits, words, vague words, ranges and qualifiers mean."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.extract.figures.numbers import numbers_in, parse_number, say
from vedette.knowledge.numbers import NumberExample, number_words
from vedette.records.reading import Qualifier


@pytest.mark.parametrize("example", number_words().examples, ids=lambda e: e.text)
def test_every_example_of_the_number_words_is_read_as_it_says(example: NumberExample) -> None:
    number = parse_number(example.text)
    assert number is not None
    assert (number.low, number.high, number.qualifier) == (example.low, example.high, example.qualifier)


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("1,234", 1234, 1234, "exact"),
        ("1.234", 1234, 1234, "exact"),
        ("1 234 567", 1234567, 1234567, "exact"),
        ("1'234", 1234, 1234, "exact"),
        ("12,34,567", 1234567, 1234567, "exact"),
        ("3.6 million", 3600000, 3600000, "exact"),
        ("3bn", 3000000000, 3000000000, "exact"),
        ("20k", 20000, 20000, "exact"),
        ("four crore", 40000000, 40000000, "exact"),
        ("one hundred and fifty-two", 152, 152, "exact"),
        ("two and a half million", 2500000, 2500000, "exact"),
        ("a million and a half", 1500000, 1500000, "exact"),
        ("half a dozen", 6, 6, "exact"),
        ("a couple of dozen", 24, 24, "exact"),
        ("a couple", 2, 2, "exact"),
        ("several", 2, None, "vague"),
        ("several hundred", 200, 999, "vague"),
        ("dozens", 24, 99, "vague"),
        ("scores", 40, 99, "vague"),
        ("thousands", 2000, 9999, "vague"),
        ("hundreds of thousands", 200000, 999999, "vague"),
        ("numerous", None, None, "vague"),
        ("a handful", None, None, "vague"),
        ("no fewer than 30", 30, None, "at_least"),
        ("as many as five", None, 5, "up_to"),
        ("nearly 1,000", 1000, 1000, "nearly"),
        ("some 900,000", 900000, 900000, "about"),
        ("30 or so", 30, 30, "about"),
        ("10 or more", 10, None, "at_least"),
        ("20 to 30", 20, 30, "exact"),
        ("20-30", 20, 30, "exact"),
        ("two or three", 2, 3, "exact"),
        ("2-3 million", 2000000, 3000000, "exact"),
        ("an estimated 1,500 to 2,000", 1500, 2000, "about"),
        ("at least dozens", 24, None, "at_least"),
    ],
)
def test_a_number_is_read_with_its_bounds_and_qualifier(
    text: str, low: float | None, high: float | None, qualifier: str
) -> None:
    number = parse_number(text)
    assert number is not None
    assert (number.low, number.high, number.qualifier) == (low, high, qualifier)


@pytest.mark.parametrize("text", ["1.2.3.4", "and", "more than", "1" * 40])
def test_what_is_no_number_is_left_alone(text: str) -> None:
    assert parse_number(text) is None


QUALIFIERS: list[Qualifier] = ["exact", "at_least", "more_than", "about", "nearly", "up_to"]


@given(st.integers(0, 10**12), st.sampled_from(QUALIFIERS))
def test_what_is_printed_reads_back_to_the_same_bounds(value: int, qualifier: Qualifier) -> None:
    low = None if qualifier == "up_to" else value
    high = None if qualifier in ("at_least", "more_than") else value
    number = parse_number(say(low, high, qualifier))
    assert number is not None
    assert (number.low, number.high, number.qualifier) == (low, high, qualifier)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_printed_range_reads_back_to_its_two_ends(low: int, more: int) -> None:
    number = parse_number(say(low, low + more, "exact"))
    assert number is not None
    assert (number.low, number.high) == (low, low + more)


@given(st.text(alphabet="0123456789,.-–' andtohusrfmilonzeblv", max_size=80))
def test_low_is_never_above_high_and_numbers_never_overlap(text: str) -> None:
    last = 0
    for number in numbers_in(text):
        assert number.start >= last
        assert number.start <= number.core < number.end
        last = number.end
        if number.low is not None and number.high is not None:
            assert number.low <= number.high


@pytest.mark.parametrize(
    "piece", ["1,", "1 111 ", "at least ", "between 1 and ", "hundreds of ", "one hundred and ", "a "]
)
def test_hostile_repetition_costs_linear_time(piece: str) -> None:
    def cost(times: int) -> float:
        text, best = piece * times, 9.0
        for _ in range(3):
            began = time.perf_counter()
            for _ in numbers_in(text):
                pass
            best = min(best, time.perf_counter() - began)
        return best

    # Eight times the text: a quadratic cost would be 64 times the time, and the machine may be busy.
    assert cost(16000) < 0.05 + 40 * cost(2000)
