"""Figures: every counted thing with its bounds, what it measures, of whom, where, in which window, on whose word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vedette.extract.counted import Counted, counted, is_no_count, is_noun
from vedette.extract.figure_measures import measure_of
from vedette.extract.groups import group_of, party_of
from vedette.extract.numbers import Number, numbers_in
from vedette.extract.places import PlaceMention, places_of
from vedette.extract.times import Time
from vedette.extract.windows import STANDING, window_of
from vedette.knowledge.measures import measures, word_set
from vedette.records.dates import DateRange
from vedette.records.entities import Party, Place
from vedette.records.ids import make_id
from vedette.records.parsed import Parsed, Sentence, Token
from vedette.records.reading import Event, Figure, Statement
from vedette.records.spans import Span, make_span

PRODUCER = "figures.rules/1"

CASUALTIES = frozenset({"killed", "injured"})


@dataclass(frozen=True, slots=True)
class Count:
    """A count with its measure, before it becomes a record."""

    counted: Counted
    measure: str
    governor: int


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


def single_count(parsed: Parsed, token: Token) -> Count | None:
    """One person or thing without a number: "a pilot was killed", "another was wounded", and "no casualties" (0).

    Headlines leave the article out ("Soldier killed in border clash").
    """
    if not is_noun(token) or token.lemma.lower() in word_set("toll") or token.lemma.lower() in word_set("time"):
        return None
    determiner = next((c for c in parsed.children(token.index, "det", "predet") if c.lower in DETERMINERS), None)
    if determiner is None and token.lemma.lower() in word_set("people"):
        determiner = next((c for c in parsed.children(token.index, "poss") if c.tag == "PRP$"), None)
    if determiner is None and not (is_headline(parsed, token) and is_bare_person(parsed, token)):
        return None
    word = determiner.lower if determiner is not None else "a"
    word = word if word in DETERMINERS else "the"
    low = 0 if word == "no" else 2 if word == "both" else 1
    if low == 1 and (token.tag in ("NNS", "NNPS") or (token.tag == "NNP" and determiner is not None)):
        return None
    at = determiner or token
    number = Number(at.start, at.end, at.start, low, low, "exact", "words")
    first = min(at.index, token.index)
    span = make_span(parsed.text, min(at.start, token.start), token.end)
    found = Counted(number, first, at.index + 1, token.index, token.index, None, span)
    measure, governor = measure_of(parsed, found)
    if governor == token.index and low:
        return None
    if is_single(token, low, word, measure) or (low == 1 and is_listed_with_people(parsed, token, measure)):
        return Count(found, measure, governor)
    return None


def is_listed_with_people(parsed: Parsed, token: Token, measure: str) -> bool:
    """Whether a noun that isn't known as a person's is listed with persons: "two rebels and a jawan were killed"."""
    if token.dep != "conj" or measure not in CASUALTIES:
        return False
    return parsed.head(token.index).lemma.lower() in word_set("people")


def is_single(token: Token, low: int, word: str, measure: str) -> bool:
    """Whether one thing without a number is a figure: people killed, hurt or taken, things destroyed, nobody hurt."""
    person = token.lemma.lower() in word_set("people") and token.lemma.lower() not in word_set("collectives")
    if measure in CASUALTIES:
        return person or low == 0
    if low == 0:
        return measure == "other:casualties"
    if low == 1 and word != "the":
        taken = measure in ("captured", "other:detained", "other:released", "other:missing", "other:shot")
        return taken if person else measure == "destroyed"
    return False


def is_headline(parsed: Parsed, token: Token) -> bool:
    """Whether a sentence is written as headlines are: marked so, or a short line without a full stop."""
    sentence = parsed.sentence_of(token.index)
    if sentence.kind in ("headline", "subhead", "caption", "standfirst"):
        return True
    return sentence.last - sentence.first <= 20 and parsed.tokens[sentence.last - 1].text not in '.!?"”'


def is_bare_person(parsed: Parsed, token: Token) -> bool:
    """A person's common noun in the singular with no article, owner or number before it."""
    if token.lemma.lower() not in word_set("people") or token.tag not in ("NN", "NNP") or token.dep == "compound":
        return False
    return not parsed.children(token.index, "det", "poss", "nummod") and token.lower != "people"


DETERMINERS = frozenset({"a", "an", "another", "the", "no", "both"})


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
