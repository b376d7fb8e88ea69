"""Who and where a brief may name for an incident: only what most of its tellings agree on, and what can hold the role.

A rule's reading of one clause is often half right. A brief that put it into a sentence of its own would say more than
the page, so a role is named only where no telling speaks against it; else the page's words stand alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from vedette.records.entities import Party
from vedette.records.reading import Event
from vedette.report.copy_desk import CopyDesk
from vedette.report.wording import shown

DOERS = frozenset({"person", "state", "government_body", "armed_group", "military", "organization", "population"})
VIOLENT = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
SLIPS = ("by ", "of ", "to ", "on ")  # a name that begins with its preposition was cut wrongly
NO_RECEIVERS = frozenset({"agreement", "news_agency", "weapon"})
NO_PLACES = frozenset({"person", "weapon", "agreement", "news_agency", "military", "armed_group", "population"})
MOST_PLACE_WORDS = 4
MOST_BETWEEN = 6  # words between a deed and somebody in it, where the page's syntax leaves no doubt
CLAUSE = re.compile(
    r"[,;:.!?“”\"()–—]|\b(?:that|who|which|whose|when|where|after|before|while|as|if|because|but|amid|since|until)\b",
    re.IGNORECASE,
)
LOCATIVE = ("in", "at", "on", "off", "near", "over", "around", "outside", "inside", "into", "from", "to", "across")
BEFORE_PLACE = ("in", "at", "on", "off", "near")


@dataclass(frozen=True)
class Named:
    """Those that may be named, by their canonical names."""

    doers: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    place: str = ""

    @property
    def parties(self) -> int:
        """How many of the two roles are filled."""
        return bool(self.doers) + bool(self.receivers)


def named(desk: CopyDesk, events: list[Event]) -> Named:
    """What most tellings agree on; a name that some telling has on the other side is named on neither."""
    told = [e for e in events if e.status in ("asserted", "claimed")] or events
    sides = [(near(desk, e, e.actors), near(desk, e, e.recipients)) for e in told]
    doing = votes(desk, told, [a for a, _ in sides])
    done_to = votes(desk, told, [r for _, r in sides])
    both = set(votes(desk, told, [e.actors for e in told])) & set(votes(desk, told, [e.recipients for e in told]))
    doers = agreed(doing, [a for a, _ in sides], both)
    receivers = agreed(done_to, [r for _, r in sides], both)
    violent = all(e.type in VIOLENT for e in told)
    return Named(
        tuple(n for n in doers if can_be(desk, n, DOERS) and not (violent and is_lone(desk, n, doing, told))),
        tuple(n for n in receivers if not is_of(desk, n, NO_RECEIVERS)),
        place_of(desk, events),
    )


def is_lone(desk: CopyDesk, name: str, found: Counter[str], told: list[Event]) -> bool:
    """Whether no more than half of the tellings say that a person did violence: "the spokesman fired back"."""
    return is_of(desk, name, frozenset({"person"})) and found[name] * 2 <= len(told)


def near(desk: CopyDesk, event: Event, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Those whose words stand beside the deed's in one clause: what lies further off is often another deed's."""
    return tuple(p for p in parties if p.span is None or event.trigger is None or in_clause(desk, event, p))


def in_clause(desk: CopyDesk, event: Event, party: Party) -> bool:
    at, deed = party.span, event.trigger
    if at is None or deed is None or at.overlaps(deed):
        return True
    text = desk.docket.documents[event.document].text
    between = text[at.end : deed.start] if at.end <= deed.start else text[deed.end : at.start]
    return len(between.split()) <= MOST_BETWEEN and not CLAUSE.search(between)


def votes(desk: CopyDesk, events: list[Event], each: list[tuple[Party, ...]]) -> Counter[str]:
    """How many tellings give a name."""
    found: Counter[str] = Counter()
    for event, parties in zip(events, each, strict=True):
        found.update({name for p in parties if (name := desk.cast.who(event.document, p))})
    return found


def agreed(found: Counter[str], each: list[tuple[Party, ...]], doubtful: set[str]) -> list[str]:
    """The names that more than half of those tellings give that name somebody."""
    given = sum(1 for parties in each if parties)
    names = sorted(found, key=lambda n: (-found[n], n))
    return [n for n in names if found[n] * 2 > given and n not in doubtful and not n.casefold().startswith(SLIPS)]


def can_be(desk: CopyDesk, name: str, kinds: frozenset[str]) -> bool:
    """Whether the case knows the name as one of these kinds."""
    entity = desk.cast.known(name)
    return bool(entity and entity.kind in kinds)


def is_of(desk: CopyDesk, name: str, kinds: frozenset[str]) -> bool:
    return can_be(desk, name, kinds)


def place_of(desk: CopyDesk, events: list[Event]) -> str:
    """The place that most of the tellings give that give one; "" where they scatter, or name a thing and no place."""
    found: Counter[str] = Counter()
    spelled: dict[str, Counter[str]] = {}
    given = 0
    for event in events:
        names = {shown(p.name) for p in event.places if is_place(desk, event.document, p.name)}
        given += bool(names)
        found.update({one_spelling(n) for n in names})
        for n in names:
            spelled.setdefault(one_spelling(n), Counter())[n] += 1
    best = next(iter(sorted(found, key=lambda n: (-found[n], -len(n), n))), None)
    if best is None or found[best] * 2 < given:
        return ""
    return min(spelled[best], key=lambda n: (-spelled[best][n], not n[:1].isupper(), n))


def one_spelling(place: str) -> str:
    """A place's name without what spellings differ in: "el-Fasher" and "El Fasher" are one."""
    return place.casefold().replace("-", " ").removeprefix("the ")


def is_place(desk: CopyDesk, document: str, name: str) -> bool:
    """Whether the page uses the name as a place: the trawler Crane is a town in a gazetteer, and none here."""
    words = name.split()
    if not words or len(words) > MOST_PLACE_WORDS or is_of(desk, name, NO_PLACES) or desk.cast.is_nobody(name):
        return False
    key = (document, name)
    if key not in desk.places:
        text = desk.docket.documents[document].text
        pattern = (
            rf"\b(?:{'|'.join(LOCATIVE)})\s+(?:the\s+)?(?:[\w’'-]+\s+){{0,2}}?{re.escape(name.removeprefix('the '))}\b"
        )
        dateline = text.find(name.upper()) >= 0
        desk.places[key] = dateline or name not in text or re.search(pattern, text, re.IGNORECASE) is not None
    return desk.places[key]


def is_proper(place: str) -> bool:
    """Whether a place is called by its name, so that it can stand in a headline."""
    return place.removeprefix("the ")[:1].isupper()


def is_news_of(place: str, words: str) -> bool:
    """Whether a place can stand beside words that don't name it already ("the army of Artsakh" in "Artsakh")."""
    return is_proper(place) and place.removeprefix("the ").split()[0].casefold() not in words.casefold()


def at_place(desk: CopyDesk, place: str) -> str:
    """The place with the preposition and the article that the pages put before it: "in the North Sea"."""
    pattern = re.compile(rf"(?:\b({'|'.join(BEFORE_PLACE)})\s+)?(the\s+)?{re.escape(place)}\b", re.IGNORECASE)
    seen: Counter[str] = Counter()
    article = every = 0
    for text in texts(desk):
        for found in pattern.finditer(text):
            every += 1
            article += bool(found.group(2))
            if found.group(1):
                seen[found.group(1).lower()] += 1
    word = min(seen, key=lambda w: (-seen[w], BEFORE_PLACE.index(w)), default="in")
    bare = place.removeprefix("the ")
    return f"{word} {'the ' if article * 2 > every or bare != place else ''}{bare}"


def texts(desk: CopyDesk) -> Iterable[str]:
    return (desk.docket.documents[d].text for d in sorted(desk.docket.documents))
