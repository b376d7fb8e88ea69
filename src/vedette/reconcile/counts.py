"""Two counts compared: whether they count the same thing, and how their values stand to each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from vedette.knowledge.standins import is_people, state_named
from vedette.knowledge.wording import (
    any_people,
    function_words,
    idea,
    ideas_in,
    kin_measures,
    one_spelling,
    paraphrases,
    words_in,
)
from vedette.reconcile.bags import Bag, overlap_of
from vedette.reconcile.sheet import Actor, Days, Sheet, alike, apart, days_of, ideas_of_name
from vedette.records.dates import DateRange
from vedette.records.reading import Figure

PEOPLE = "people"
AFTER_HEAD = frozenset(
    {"retaken", "killed", "wounded", "injured", "freed", "captured", "held", "fleeing", "displaced", "living"}
)
NEAR_SHARE = 0.1  # "about 90" and 84 are the same count; so are "nearly 1,000" and 950


@dataclass(frozen=True, slots=True)
class Count:
    """One figure, ready to be compared."""

    figure: Figure
    group: Bag
    head: str | None
    state: str | None
    words: Bag
    side: Actor | None
    place: Actor | None
    sources: tuple[Actor, ...]
    window: Days | None
    as_of: Days | None
    incident: str | None

    @property
    def document(self) -> str:
        return self.figure.document

    @property
    def floor(self) -> float:
        """The least that the count says."""
        f = self.figure
        low = f.low if f.low is not None else 0.0
        return low * (1 - NEAR_SHARE) if f.qualifier in ("about", "nearly") else low

    @property
    def ceiling(self) -> float:
        """The most that the count allows."""
        f = self.figure
        if f.high is None:
            return float("inf")
        return f.high * (1 + NEAR_SHARE) if f.qualifier in ("about", "nearly") else f.high

    @property
    def says(self) -> float | None:
        """The number that stands for the count; None for "many"."""
        f = self.figure
        return f.low if f.low is not None else f.high

    @property
    def added(self) -> bool:
        """Whether the count comes on top of another ("three more")."""
        return any(
            re.search(rf"\b{word}\b(?! than)", s.text.lower())
            for word in paraphrases().counting.added
            for s in self.figure.evidence
        )

    @property
    def partial(self) -> bool:
        """Whether the words hold only a part of what is counted ("a 60-vehicle convoy")."""
        return any(w in paraphrases().counting.parts for s in self.figure.evidence for w in words_in(s.text))

    @property
    def exact(self) -> bool:
        return self.figure.low is not None and self.figure.low == self.figure.high


def counts_of(sheet: Sheet, incident_of: Mapping[str, str], published: Mapping[str, DateRange]) -> list[Count]:
    """Every figure of the case, in the order of ids. ``published`` gives each document's date, inferred ones too."""
    out = []
    by_span: dict[str, list[tuple[int, int, str]]] = {}
    for e in sheet.events.values():
        if e.id in incident_of:
            by_span.setdefault(e.document, []).extend((s.start, s.end, e.id) for s in e.evidence)
    for f in sorted(sheet.figures.values(), key=lambda f: f.id):
        doc = f.document
        at = f.evidence[0]
        around = sorted((e - s, i) for s, e, i in by_span.get(doc, ()) if s <= at.start and at.end <= e)
        event = f.event if f.event in incident_of else around[0][1] if around else None
        place = f.place or next(iter(sheet.events[event].places), None) if event else f.place
        group = sheet.weighed(doc, ideas_in(f.group))
        words = sheet.weighed(doc, (i for s in f.evidence for i in ideas_in(s.text) if not i[0].isdigit()))
        out.append(
            Count(
                f,
                group,
                head_of(f.group),
                state_named(words_in(f.group)),
                Bag({**group, **words}),
                sheet.actor(doc, f.group_party) if f.group_party else None,
                sheet.place(doc, place) if place else None,
                sheet.actors(doc, f.according_to),
                days_of(f.window),
                days_of(f.as_of) or days_of(published.get(doc)),
                incident_of.get(event) if event else None,
            )
        )
    return out


def head_of(group: str) -> str | None:
    """The idea of the noun that a group is counted by, "people" where it is people of any kind.

    >>> head_of("Turkish soldiers at the posts") == head_of("troops")
    True
    """
    words: list[str] = []
    for word in group.split():
        plain = one_spelling(word.strip(",;:()'\"“”’"))
        if words and (plain in function_words() or plain in AFTER_HEAD):
            break
        words.append(plain)
    if not words:
        return None
    last = words[-1]
    return PEOPLE if last in any_people() or is_people(last) else idea(last.rsplit("-", 1)[-1])


def heads_alike(a: str | None, b: str | None) -> float:
    """1 for one noun, 0.6 where one is people of any kind, 0 for two kinds of things."""
    if a is None or b is None:
        return 0.5
    return 1.0 if a == b else 0.6 if PEOPLE in (a, b) else 0.0


@lru_cache(maxsize=50_000)
def measures_alike(a: str, b: str) -> float:
    """1 for one measure, 0.6 for near ones, 0 for others."""
    if a == b:
        return 1.0
    if frozenset((a, b)) in kin_measures():
        return 0.6
    if a.startswith("other:") and b.startswith("other:"):
        shared = ideas_of_name(a[6:]) & ideas_of_name(b[6:])
        return 0.8 if shared else 0.0
    if a.startswith("other:") or b.startswith("other:"):
        return 0.6 if ideas_of_name(a.removeprefix("other:")) & ideas_of_name(b.removeprefix("other:")) else 0.0
    return 0.0


def compare_counts(a: Count, b: Count) -> dict[str, float]:
    """The features of a pair of figures, each named for what it says."""
    contained, cosine = overlap_of(a.group, b.group)
    words, _ = overlap_of(a.words, b.words)
    place = None if a.place is None or b.place is None else alike_places(a.place, b.place)
    side = None if a.side is None or b.side is None else alike(a.side, b.side)
    if side == 0.0 and not (a.side and b.side and a.side.organized and b.side.organized):
        side = None  # "other people" and "civilians" are two words, not two sides
    value = a.figure.low == b.figure.low and a.figure.high == b.figure.high and a.figure.low is not None
    elsewhere = a.incident is not None and b.incident is not None and a.incident != b.incident
    return {
        "one measure": measures_alike(a.figure.measure, b.figure.measure),
        "group contained": contained,
        "group alike": cosine,
        "words contained": words,
        "one head": heads_alike(a.head, b.head),
        "other head": float(heads_alike(a.head, b.head) == 0.0),
        "one side": side or float(bool(a.state and a.state == b.state)),
        "other side": float(side == 0.0 or bool(a.state and b.state and a.state != b.state)),
        "one place": place or 0.0,
        "other place": float(place == 0.0),
        "one incident": float(a.incident is not None and a.incident == b.incident),
        "other incident": float(elsewhere),
        "other incident and value": float(elsewhere and a.exact and b.exact and not value),
        "other window": float(bool(a.window and b.window and apart(a.window, b.window) > 1)),
        "one value": float(value),
        "one page": float(a.figure.document == b.figure.document),
        "part of the other": float(a.figure.part_of == b.figure.id or b.figure.part_of == a.figure.id),
    }


def alike_places(a: Actor, b: Actor) -> float:
    """1 for one place, 0.5 for a place and its state, 0 for two places."""
    if a.key == b.key:
        return 1.0
    words = [ideas_of_name(p.name) for p in (a, b)]
    if words[0] <= words[1] or words[1] <= words[0]:
        return 0.8
    if a.country and a.country == b.country:
        return 0.5 if "state" in (a.kind, b.kind) else 0.2
    return 0.0
