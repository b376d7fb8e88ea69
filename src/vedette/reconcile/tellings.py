"""The tellings of deeds, ready to be compared: each event with its parties, places, days and counts, and what stands
beside it in its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vedette.knowledge.wording import function_words, idea, ideas_in, one_spelling, paraphrases
from vedette.reconcile.bags import Bag
from vedette.reconcile.sentences import Sentences
from vedette.reconcile.sheet import Actor, Days, Sheet, days_of, ideas_of, width
from vedette.records.dates import DateRange
from vedette.records.documents import Document
from vedette.records.reading import Event, Figure

DONE = frozenset({"asserted", "claimed", "denied", "disputed", "background"})
LEAD = 2  # sentences of a page, its headline among them, that tell what the page is about
LASTING = 3  # days: what takes less holds no other happening
SHORTEST_SENTENCE = 25  # characters: a shorter line is a dateline or a name, not a lead


@dataclass(frozen=True, slots=True)
class Telling:
    """One deed as one page tells it: an event, or several that the page tells as one (``others``)."""

    event: Event
    ideas: Bag
    context: Bag
    trigger: frozenset[str]
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    places: tuple[Actor, ...]
    days: Days | None
    figures: tuple[Figure, ...]
    sentence: int
    lead: bool
    others: tuple[Event, ...] = ()

    @property
    def document(self) -> str:
        return self.event.document

    @property
    def mood(self) -> str:
        """A deed done, a deed to come, a deed that was not: tellings of two moods never join."""
        return "done" if self.event.status in DONE else "not" if self.event.status == "negated" else "to come"

    @property
    def events(self) -> tuple[Event, ...]:
        """All events of the telling."""
        return (self.event, *self.others)

    @property
    def is_toll(self) -> bool:
        """Whether it tells only what a deed did to people ("two were killed"), not the deed."""
        return bool(self.trigger & tolls()) and not self.actors and self.event.type == "ASSAULT"

    @property
    def lasts(self) -> bool:
        """Whether it is a deed of many days that holds others: an offensive."""
        return bool(self.trigger & wholes() and self.days and width(self.days) >= LASTING)


def wholes() -> frozenset[str]:
    return frozenset(f"={family}" for family in paraphrases().wholes.families)


def tolls() -> frozenset[str]:
    return frozenset(f"={family}" for family in paraphrases().tolls.families)


def dated(tellings: Sequence[Telling], dates: Mapping[str, DateRange]) -> list[Telling]:
    """The same deeds with the days that were found for them since, on pages whose own date was inferred."""
    return [replace(t, days=days_of(dates[t.event.id])) if t.event.id in dates else t for t in tellings]


def tellings_of(sheet: Sheet) -> list[Telling]:
    """Every deed of the case, in the order of ids; what somebody said (a demand, an accusation) is left out."""
    out = []
    for reading in sheet.readings:
        doc = reading.document.id
        deeds = [e for e in reading.events if e.statement is None]
        if not deeds:
            continue
        sentences = Sentences(reading.document.text)
        first = set(lead_sentences(sentences, reading.document))
        counted = figures_by_event(deeds, reading.figures, sentences)
        for e in deeds:
            at = e.trigger or e.evidence[0]
            number = sentences.number(at.start)
            ideas = ideas_of(e.evidence)
            word = frozenset(idea(one_spelling(w)) for w in at.text.split()) if e.trigger else frozenset()
            around = sentences.around(at.start, at.end)
            out.append(
                Telling(
                    e,
                    sheet.weighed(doc, ideas),
                    sheet.weighed(doc, ideas_in(around)),
                    word - function_words(),
                    sheet.actors(doc, e.actors),
                    sheet.actors(doc, e.recipients),
                    tuple(sheet.place(doc, p) for p in e.places),
                    days_of(e.date),
                    tuple(counted.get(e.id, ())),
                    number,
                    number in first,
                )
            )
    return sorted(out, key=lambda t: t.event.id)


def lead_sentences(sentences: Sentences, document: Document) -> Iterator[int]:
    """The numbers of the sentences that open a page: furniture, and the lines of title, byline and date, aside."""
    hidden = sorted((s.start, s.end) for s in document.furniture)
    found = 0
    ends = [*sentences.starts[1:], len(document.text)]
    for n, (start, end) in enumerate(zip(sentences.starts, ends)):
        if end - start < SHORTEST_SENTENCE or any(s <= start and end - 2 <= e for s, e in hidden):
            continue
        yield n
        found += 1
        if found >= LEAD:
            return


def figures_by_event(
    events: Sequence[Event], figures: Iterable[Figure], sentences: Sentences
) -> dict[str, list[Figure]]:
    """The counts that go with each event: its own, those in its words."""
    out: dict[str, list[Figure]] = {}
    for f in figures:
        for e in events:
            if f.event == e.id or any(x.covers(y) for x in e.evidence for y in f.evidence):
                out.setdefault(e.id, []).append(f)
    return out
