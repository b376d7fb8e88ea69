"""Figures: every counted thing with its bounds, what it measures, of whom, where, in which window, on whose word."""

from __future__ import annotations

from dataclasses import replace

from vedette.extract.figures.counted import Count
from vedette.extract.figures.counts import counts_in, is_core
from vedette.extract.figures.groups import group_of, party_of
from vedette.extract.figures.windows import STANDING, window_of
from vedette.extract.places.places import PlaceMention, places_of
from vedette.extract.times.times import Time
from vedette.records.dates import DateRange
from vedette.records.entities import Party, Place
from vedette.records.ids import make_id
from vedette.records.parsed import Parsed
from vedette.records.reading import Event, Figure, Statement
from vedette.records.spans import Span, make_span

PRODUCER = "figures.rules/1"


def find_figures(
    parsed: Parsed,
    times: tuple[Time, ...],
    places: tuple[PlaceMention, ...],
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
) -> tuple[Figure, ...]:
    """The figures of a page, in text order."""
    timed = frozenset(i for t in times for i in range(t.first, t.last) if t.kind != "vague")
    out: list[Figure] = []
    for sentence in parsed.sentences:
        if sentence.kind == "meta":
            continue
        counts = sorted(counts_in(parsed, sentence, timed), key=lambda c: c.counted.evidence.start)
        before: list[tuple[Count, Figure]] = []
        for count in counts:
            if (
                before
                and before[-1][0].counted.evidence.overlaps(count.counted.evidence)
                and same_words(before[-1][0], count)
            ):
                continue
            figure = figure_of(parsed, count, times, places, statements, events, before, out)
            before.append((count, figure))
            out.append(figure)
    return tuple(out)


def same_words(a: Count, b: Count) -> bool:
    """Whether two counts are the same words taken twice."""
    return a.counted.number.core == b.counted.number.core


def figure_of(
    parsed: Parsed,
    count: Count,
    times: tuple[Time, ...],
    places: tuple[PlaceMention, ...],
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    before: list[tuple[Count, Figure]],
    all_before: list[Figure],
) -> Figure:
    """The record of a count, with all that its clause and the statement around it say."""
    found, number = count.counted, count.counted.number
    document = parsed.document
    statement = innermost(statements, found.evidence)
    held = event_of(events, found.evidence)
    indices = (count.governor, found.role, found.noun)
    window, own = window_of(parsed, count.measure, number.low, indices, times, held, statements)
    published = document.published.date if document.published else None
    total = part_of(parsed, count, before)
    if total is not None and not is_core(count.measure):
        count = replace(count, measure=total.measure)  # "12 killed, including two officers"
    previous = [f for _, f in before if f.part_of is None] or [f for _, f in before]
    place = place_of(parsed, count, places)
    group = group_of(parsed, found, count.measure, place.name if place else None, previous, all_before)
    return Figure(
        id=make_id("f", document.id, found.evidence.start, found.evidence.end, number.core),
        document=document.id,
        evidence=(found.evidence,),
        low=number.low,
        high=number.high,
        qualifier=number.qualifier,
        measure=count.measure,
        group=group,
        group_party=party_of(parsed, found),
        place=place,
        window=window,
        according_to=speakers(statement),
        as_of=published,
        cumulative=is_cumulative(window, count.measure),
        part_of=total.id if total else None,
        event=held.id if held else None,
        said_in=statement.id if statement else None,
        confidence=None if own else 0.5,
        producer=PRODUCER,
        spans=spans_of(parsed, count, window),
    )


def innermost(statements: tuple[Statement, ...], span: Span) -> Statement | None:
    """The statement with the shortest content that holds these words."""
    holding = [
        (sum(c.end - c.start for c in s.content), n)
        for n, s in enumerate(statements)
        if any(c.covers(span) for c in s.content)
    ]
    return statements[min(holding)[1]] if holding else None


def speakers(statement: Statement | None) -> tuple[Party, ...]:
    """Who says it: the speaker and those who said it together."""
    if statement is None:
        return ()
    return ((statement.speaker,) if statement.speaker else ()) + statement.joint


def is_cumulative(window: DateRange | None, measure: str) -> bool | None:
    """Whether the count sums over days: an open or longer window; a single day is one incident. None where untold."""
    if window is None or not window.is_resolved or measure in STANDING:
        return None
    if window.earliest is None or window.latest is None:
        return True
    return (window.precision or 5) > 1


def place_of(parsed: Parsed, count: Count, places: tuple[PlaceMention, ...]) -> Place | None:
    """Where the count is of: what hangs on the verb, the counted noun, or the sentence's only place."""
    for index in (count.governor, count.counted.role, count.counted.noun):
        if index is not None and (found := places_of(parsed, places, index)):
            return found[0]
    sentence = parsed.sentence_of(count.counted.role)
    inside = [p for p in places if sentence.first <= p.head < sentence.last]
    return inside[0].place if len({p.place.name for p in inside}) == 1 else None


def part_of(parsed: Parsed, count: Count, before: list[tuple[Count, Figure]]) -> Figure | None:
    """The total that a count is a part of: "12 people, including four children", "20 men, three of whom"."""
    if not before:
        return None
    start = count.counted.evidence.start
    last, figure = before[-1]
    between = parsed.text[last.counted.evidence.end : start].lower()
    if is_included(between):
        return figure
    if last.counted.role in (t.index for t in parsed.conjuncts(count.counted.role)) and figure.part_of is not None:
        return next((f for _, f in before if f.id == figure.part_of), None)
    whole = count.counted.whole
    if whole is not None:
        word = parsed.tokens[whole].lower
        if word in ("which", "whom", "them", "these", "those") and len(between) <= 60:
            return figure
        if any(c.counted.noun == whole for c, _ in before):
            return next(f for c, f in before if c.counted.noun == whole)
    return None


def is_included(between: str) -> bool:
    """Whether the words between two counts make the second a part of the first: "including", "among them"."""
    words = between.split()
    for phrase in ("including", "among them", "of them", "of whom", "some of them"):
        parts = phrase.split()
        for i in range(len(words) - len(parts) + 1):
            if [w.strip(",") for w in words[i : i + len(parts)]] == parts and len(words) - i - len(parts) <= 2:
                return len(words) <= 12
    return False


def event_of(events: tuple[Event, ...], span: Span) -> Event | None:
    """The event with the shortest evidence that holds these words."""
    holding = [
        (sum(e.end - e.start for e in event.evidence), n)
        for n, event in enumerate(events)
        if any(e.covers(span) for e in event.evidence)
    ]
    return events[min(holding)[1]] if holding else None


def spans_of(parsed: Parsed, count: Count, window: DateRange | None) -> dict[str, tuple[Span, ...]]:
    """The words behind single values: the measure's verb or noun, the number itself."""
    token = parsed.tokens[count.governor]
    number = count.counted.number
    return {
        "measure": (make_span(parsed.text, token.start, token.end),),
        "low": (make_span(parsed.text, number.start, number.end),),
    }
