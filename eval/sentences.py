"""Measure events on our own sentences: types, who is doer and receiver, and status.

    python eval/sentences.py [FILE] [--half development|held_out] [--errors]

FILE is ``tests/extract/heldout_events.toml`` unless another is named. An expected event is
``TYPE | doers > receivers | status``; a status with "?" marks one that may be missing (further words are statuses
that are right too). A found event that is something said, or negated or hypothetical, costs nothing where
none is expected.
A party is right if it holds one of the expected words; expected parties that no found one holds are missed, but where
several are listed, one is enough, and one with "~" needn't be found.
"""

from __future__ import annotations

import datetime as dt
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from vedette.extract.events.events import find_events
from vedette.extract.places.places import find_places
from vedette.extract.statements.statements import find_statements
from vedette.extract.times.times import find_times
from vedette.language.understand import Language
from vedette.records.dates import day
from vedette.records.documents import Document, Publication
from vedette.records.reading import Event

SENTENCES = Path(__file__).parents[1] / "tests/extract/heldout_events.toml"
UNREAL = ("negated", "hypothetical")


@dataclass(frozen=True)
class Expected:
    """One deed that a sentence tells."""

    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: tuple[str, ...]
    optional: bool

    @classmethod
    def of(cls, text: str) -> Expected:
        """
        >>> Expected.of("ASSAULT | army > villagers; town | denied ?").recipients
        ('villagers', 'town')
        """
        kind, parties, status = (part.strip() for part in text.split("|"))
        doers, receivers = (words_of(side) for side in parties.split(">"))
        return cls(kind, doers, receivers, tuple(s for s in status.split() if s != "?"), "?" in status)


@dataclass
class Board:
    """Counts of one half."""

    count: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def f1(self, name: str) -> float:
        right, found, wanted = (self.count[f"{name} {k}"] for k in ("right", "found", "wanted"))
        return 2 * right / (found + wanted) if found + wanted else 0.0

    def share(self, name: str) -> float:
        return self.count[f"{name} right"] / max(1, self.count[f"{name} wanted"])

    def lines(self) -> Iterable[str]:
        for name in ("type", "actors", "recipients"):
            right, found, wanted = (self.count[f"{name} {k}"] for k in ("right", "found", "wanted"))
            precision, recall = right / max(1, found), right / max(1, wanted)
            yield f"{name:11} precision {precision:.2f}  recall {recall:.2f}  F1 {self.f1(name):.2f}  ({wanted})"
        yield f"status      {self.share('status'):.2f}  ({self.count['status wanted']})"


def words_of(side: str) -> tuple[str, ...]:
    return tuple(w.strip().lower() for w in side.split(";") if w.strip() not in ("", "-"))


def parties_of(event: Event, role: str) -> list[str]:
    """The parties in a role, each by its name and the words used for it."""
    return [f"{p.name} {p.span.text if p.span else ''}".lower() for p in getattr(event, role)]


def fit(event: Event, expected: Expected) -> int:
    """How well an event fits what is expected, for pairing them off."""
    score = 0
    for role, wanted in (("actors", expected.actors), ("recipients", expected.recipients)):
        score += sum(any(w.lstrip("~") in p for w in wanted) for p in parties_of(event, role)) * 2
    return score + (event.status in expected.status)


def judge(board: Board, text: str, events: tuple[Event, ...], wanted: list[Expected]) -> None:
    """Count the events of one sentence."""
    left, wrong = list(events), []
    for expected in wanted:
        alike = [e for e in left if e.type == expected.type]
        best = max(alike, key=lambda e: fit(e, expected), default=None)
        if best is None:
            if not expected.optional:
                board.count["type wanted"] += 1
                wrong.append(f"missed {expected.type}")
            continue
        left.remove(best)
        if not expected.optional:
            board.count.update(("type wanted", "type found", "type right"))
        if expected.status:
            board.count["status wanted"] += 1
            board.count["status right"] += best.status in expected.status
            if best.status not in expected.status:
                wrong.append(f"{best.type} {best.status}, not {'/'.join(expected.status)}")
        for role, names in (("actors", expected.actors), ("recipients", expected.recipients)):
            found = parties_of(best, role)
            right = sum(any(n.lstrip("~") in p for n in names) for p in found)
            board.count[f"{role} found"] += len(found)
            board.count[f"{role} right"] += right
            board.count[f"{role} wanted"] += max(right, asked := any(n[0] != "~" for n in names))
            if right < len(found) or (asked and not right):
                wrong.append(f"{best.type} {role} {[p.name for p in getattr(best, role)]}, not {list(names)}")
    for event in left:
        if event.statement is None and event.status not in UNREAL and not told_twice(event, events, left):
            board.count["type found"] += 1
            wrong.append(f"false {event.type} {event.evidence[0].text!r}")
    if wrong:
        board.errors.append(f"{text}\n      " + "\n      ".join(wrong))


def told_twice(event: Event, events: tuple[Event, ...], left: list[Event]) -> bool:
    """Whether an event is another telling of one that was expected ("the attack", after it was told)."""
    matched = {e.id for e in events} - {e.id for e in left}
    return event.same_as in matched


def measure(path: Path = SENTENCES, language: Language | None = None) -> dict[str, Board]:
    """A board for each half of the file."""
    data = tomllib.loads(path.read_text("utf-8"))
    language = language or Language()
    published = Publication(day(dt.date.fromisoformat(data["published"])), "page")
    boards = {}
    for half in ("development", "held_out"):
        board = boards[half] = Board()
        for n, row in enumerate(data[half]):
            parsed = language.understand(Document(f"{half}-{n}", row["text"], published=published))
            times = find_times(parsed)
            events = find_events(parsed, times, find_places(parsed), find_statements(parsed, times))
            judge(board, row["text"], events, [Expected.of(e) for e in row["events"]])
    return boards


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    from halves import show_halves

    sys.exit(show_halves(__doc__, SENTENCES, measure))
