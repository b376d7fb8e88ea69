"""Our own number grammar: what a number in the text means as an interval, with its qualifier.

Digits with the thousands marks of all styles (1,234 · 1.234 · 1 234 · 1'234 · 1,23,456), decimals (3.6 · 3,6), scales
(million, lakh, crore, "1.5m"), words ("a hundred and twenty", "two dozen", "half a million"), vague words with the
ranges that the knowledge file prints ("dozens", "hundreds of thousands", "several hundred"), ranges ("between 20 and
30", "20-30", "two or three") and qualifiers ("more than", "some", "or so"). The text is cut into words once and read
from left to right, so that the cost is linear.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from vedette.extract.figures.number_cores import Value, Word, read_range, read_vague, tables, word_at, words_in
from vedette.records.reading import Qualifier


@dataclass(frozen=True, slots=True)
class Number:
    """A number at text[start:end], its qualifier included; ``core`` is where the number itself begins.

    ``form`` is "digits", "words" or "vague"; None is an open bound, and two of them an unknown many ("numerous").
    """

    start: int
    end: int
    core: int
    low: Value | None
    high: Value | None
    qualifier: Qualifier
    form: str


def qualified(low: Value | None, high: Value | None, qualifier: str) -> tuple[Value | None, Value | None]:
    """Bounds under a qualifier: open above, open below, or as they are."""
    if qualifier in ("at_least", "more_than"):
        return low, None
    if qualifier == "up_to":
        return None, high
    return low, high


def read_number(words: list[Word], i: int) -> Number | None:
    """The number that begins at word i, qualifier first; None if none does."""
    before, after_words, _, _ = tables()
    at, qualifier = i, ""
    if found := before.at(words, i):
        qualifier, at = found
        if word_at(words, at) in ("of", "the") and word_at(words, at + 1)[:1].isdigit():
            at += 1
        if deeper := before.at(words, at):
            if deeper[0] != "about" or qualifier == "about":
                qualifier = deeper[0]
            at = deeper[1]
    core = read_range(words, at)
    if core is None and at > i:  # "some of them": the qualifier is itself the vague word
        at, qualifier, core = i, "", read_vague(words, i)
    if core is None:
        return None
    low, high, form, end = core
    if qualifier and form == "vague" and low is None:
        return (
            None if at > i else Number(words[at].start, words[end - 1].end, words[at].start, low, high, "vague", form)
        )
    if not qualifier and (found := after_words.at(words, end)):
        qualifier, end = found
    if form == "vague":
        if qualifier in ("at_least", "more_than"):
            high = None
        elif qualifier == "up_to":
            low = None
        name = "vague" if qualifier in ("", "about", "nearly", "exact") else qualifier
    else:
        low, high = qualified(low, high, qualifier)
        name = qualifier or "exact"
    return Number(words[i].start, words[end - 1].end, words[at].start, low, high, cast(Qualifier, name), form)


def numbers_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """The numbers of a stretch of text, in order, without overlap."""
    words = words_in(text, start, end)
    i = 0
    while i < len(words):
        found = read_number(words, i)
        if found is None:
            i += 1
            continue
        yield found
        while i < len(words) and words[i].start < found.end:
            i += 1


def parse_number(text: str) -> Number | None:
    """The number that a text is, the whole of it; None when it is something else."""
    found = next(numbers_in(text.strip()), None)
    return found if found and found.start == 0 and found.end == len(text.strip()) else None


def say(low: Value | None, high: Value | None, qualifier: Qualifier) -> str:
    """Bounds in words that read back to the same bounds."""

    def plain(value: Value) -> str:
        return f"{value:,}" if isinstance(value, int) else f"{value:f}".rstrip("0").rstrip(".")

    if low is None and high is None:
        return "numerous"
    if low is None:
        return f"up to {plain(cast(Value, high))}"
    if high is None:
        return f"more than {plain(low)}" if qualifier == "more_than" else f"at least {plain(low)}"
    if low != high:
        return f"between {plain(low)} and {plain(high)}"
    return {"about": "about ", "nearly": "nearly "}.get(qualifier, "") + plain(low)
