"""The counts of a sentence: numbers with what they count and measure, and single things without a number."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from vedette.extract.figures.counted import Count, Counted, counted, is_no_count
from vedette.extract.figures.measures import measure_of
from vedette.extract.figures.numbers import numbers_in
from vedette.extract.figures.singles import single_count
from vedette.extract.figures.windows import STANDING
from vedette.knowledge.measures import measures
from vedette.records.parsed import Parsed, Sentence
from vedette.records.spans import make_span


def counts_in(parsed: Parsed, sentence: Sentence, timed: frozenset[int]) -> Iterator[Count]:
    """The counts of a sentence: numbers, then what is counted without one ("a pilot was killed", "no casualties")."""
    tokens = parsed.tokens[sentence.first : sentence.last]
    starts, ends = [t.start for t in tokens], [t.end for t in tokens]
    taken: set[int] = set()
    for number in numbers_in(parsed.text, sentence.start, sentence.end):
        first = sentence.first + bisect_right(ends, number.core)
        last = sentence.first + bisect_left(starts, number.end)
        if first >= last or any(i in timed for i in range(first, last)):
            continue
        found = counted(parsed, number, first, last, timed)
        if found is None or is_no_count(parsed, found):
            continue
        measure, governor = measure_of(parsed, found)
        if not is_kept(parsed, found, measure):
            continue
        if found.noun is None and found.whole is None and governor == last:  # "300 injured"
            found = replace(found, evidence=make_span(parsed.text, found.evidence.start, parsed.tokens[last].end))
        taken.update(range(first, last))
        taken.update(i for i in (found.noun, found.role) if i is not None)
        yield Count(found, measure, governor)
    for token in tokens:
        if token.index not in taken and (single := single_count(parsed, token)) is not None:
            yield single


def is_core(measure: str) -> bool:
    """Whether a measure was read off the words, and isn't just the verb or noun at hand."""
    return measure in measures().measures


def is_kept(parsed: Parsed, found: Counted, measure: str) -> bool:
    """Whether a number is a count worth a record: vague words and bare numbers only where it is clear of what."""
    number = found.number
    word = parsed.text[number.core : number.end].lower()
    if number.form == "vague" and number.low is None:
        return is_core(measure) and measure not in STANDING
    if word == "one":
        return (is_core(measure) and measure not in STANDING) or number.qualifier != "exact"
    if found.noun is None and found.whole is None:
        follow = parsed.text[number.end : number.end + 12].split()
        return is_core(measure) or (follow[:1] == ["more"] or follow[:1] == ["others"])
    return True
