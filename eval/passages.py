"""Measure names and coreference on our own passages: entities found, mentions joined, for both halves.

    python eval/passages.py [FILE] [--half development|held_out] [--model NAME] [--errors]

FILE is ``tests/language/heldout_names.toml`` unless another is named; its head says how passages are marked.
An entity is found where one of ours, of an expected kind, has at least half of its marked mentions (pronouns aside),
one to one. One of ours that touches no marked words is wrong. Pairs are pairs of marked mentions of one entity:
right where we have both, in one entity; wrong where we join marked mentions that no expected entity shares.
Name and country are judged on entities found.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from vedette.language.lexicon import pieces_of
from vedette.language.parser import DEFAULT_MODEL
from vedette.language.understand import Language
from vedette.records.documents import Document
from vedette.records.entities import Entity
from vedette.records.parsed import Parsed

PASSAGES = Path(__file__).parents[1] / "tests/language/heldout_names.toml"
PRONOUNS = frozenset("i me my we us our he him his she her hers it its they them their".split())


@dataclass(frozen=True)
class Expected:
    """One entity of a passage: names that are right (the first is canonical), kinds that are right, country."""

    names: tuple[str, ...]
    kinds: frozenset[str]
    country: str | None

    @classmethod
    def of(cls, text: str) -> Expected:
        """
        >>> Expected.of("Chadian Armed Forces = army | military | TD").names
        ('Chadian Armed Forces', 'army')
        """
        names, kinds, *country = (part.strip() for part in text.split("|"))
        return cls(tuple(n.strip() for n in names.split(" = ")), frozenset(kinds.split()), next(iter(country), None))


@dataclass(frozen=True)
class Mark:
    """Marked words of a passage and the keys of the entities they mean; no keys where anything is right."""

    start: int
    end: int
    keys: frozenset[str]


@dataclass
class Board:
    """Counts of one half."""

    found: int = 0
    expected: int = 0
    ours: int = 0
    wrong: int = 0
    pairs: int = 0
    joined: int = 0
    misjoined: int = 0
    named: int = 0
    countries: int = 0
    country_right: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        recall = self.found / max(self.expected, 1)
        precision = 1 - self.wrong / max(self.ours, 1)
        return 2 * recall * precision / max(recall + precision, 1e-9)

    @property
    def pair_share(self) -> float:
        return self.joined / max(self.pairs, 1)

    def row(self, name: str) -> str:
        return (
            f"{name:12} entities {self.f1:.3f} (found {self.found}/{self.expected}, wrong {self.wrong}/{self.ours})"
            f"  pairs {self.pair_share:.3f} ({self.joined}/{self.pairs}, wrong joins {self.misjoined})"
            f"  name {self.named}/{self.found}  country {self.country_right}/{self.countries}"
        )


def read_marks(marked: str) -> tuple[str, list[Mark]]:
    """The bare text and the marks of a marked passage.

    >>> read_marks("{a|{b|Chad}'s army} left.")[0]
    "Chad's army left."
    """
    text = ""
    marks: list[Mark] = []
    opened: list[tuple[int, frozenset[str]]] = []
    for piece in re.split(r"(\{[\w?+]+\||\})", marked):
        if piece.startswith("{"):
            opened.append((len(text), frozenset(piece[1:-1].split("+")) - {"?"}))
        elif piece == "}":
            start, keys = opened.pop()
            marks.append(Mark(start, len(text), keys))
        else:
            text += piece
    return text, marks


def entities_of(parsed: Parsed, mark: Mark) -> frozenset[str]:
    """The ids of our entities whose mention is nearest to the marked words (two for "both sides"), if near enough."""
    best = 0.0
    ids: frozenset[str] = frozenset()
    for mention in parsed.mentions:
        shared = min(mark.end, mention.span.end) - max(mark.start, mention.span.start)
        if shared <= 0:
            continue
        whole = max(mark.end, mention.span.end) - min(mark.start, mention.span.start)
        edge = mark.start == mention.span.start or mark.end == mention.span.end
        weight = shared / whole + (0.2 if edge else 0.0)
        if weight >= 0.5 and weight >= best:
            ids = (ids if weight == best else frozenset()) | {mention.entity}
            best = weight
    return ids


def judge(passage: dict[str, Any], language: Language, board: Board) -> None:
    """Add one passage to the board."""
    text, marks = read_marks(passage["text"])
    expected = {key: Expected.of(line) for key, line in passage["who"].items()}
    parsed = language.understand(Document("d-0", text))
    got = {mark: entities_of(parsed, mark) for mark in marks}
    say = board.errors.append
    taken: set[str] = set()
    head = text[:40]
    for key, want in expected.items():
        if want.names == ("-",):
            continue
        board.expected += 1
        own = [m for m in marks if key in m.keys]
        nominal = [m for m in own if text[m.start : m.end].lower() not in PRONOUNS] or own
        entity = found(parsed, want, [got[m] for m in nominal], taken)
        if entity is None:
            seen = [(text[m.start : m.end], described(parsed, got[m])) for m in nominal]
            say(f"missed  {head}: {key} {want.names[0]} {sorted(want.kinds)}: {seen}")
            continue
        taken.add(entity.id)
        board.found += 1
        right = any(pieces_of(entity.name) == pieces_of(n) for n in want.names)
        board.named += right
        if not right:
            say(f"name    {head}: {want.names[0]} is {entity.name}")
        if want.country:
            board.countries += 1
            board.country_right += entity.country == want.country
            if entity.country != want.country:
                say(f"country {head}: {want.names[0]} {want.country} is {entity.country}")
    judge_pairs(text, marks, got, parsed, board)
    for entity in parsed.entities:
        board.ours += 1
        if not any(m.start < s.end and s.start < m.end for s in entity.mentions for m in marks):
            board.wrong += 1
            say(f"wrong   {head}: {entity.kind} {entity.name} {[s.text for s in entity.mentions]}")


def found(parsed: Parsed, want: Expected, ids: list[frozenset[str]], taken: set[str]) -> Entity | None:
    """Our entity of an expected kind that has at least half of the mentions."""
    for entity in parsed.entities:
        if entity.id not in taken and entity.kind in want.kinds and 2 * sum(entity.id in i for i in ids) >= len(ids):
            return entity
    return None


def judge_pairs(text: str, marks: list[Mark], got: dict[Mark, frozenset[str]], parsed: Parsed, board: Board) -> None:
    for a, b in combinations(marks, 2):
        same = bool(got[a] & got[b])
        if a.keys & b.keys:
            board.pairs += 1
            board.joined += same
        elif same and a.keys and b.keys:
            board.misjoined += 1
        else:
            continue
        if same is not bool(a.keys & b.keys):
            word = "misjoin" if same else "unjoined"
            words = [f"{text[m.start : m.end]} = {described(parsed, got[m])}" for m in (a, b)]
            board.errors.append(f"{word} {text[:40]}: {' / '.join(words)}")


def described(parsed: Parsed, ids: frozenset[str]) -> str:
    """Entities in a few words for the list of errors."""
    found = [parsed.entity_by_id[i] for i in sorted(ids)]
    return " and ".join(f"{e.kind} {e.name}" for e in found) or "nobody"


def measure(passages: Iterable[dict[str, Any]], language: Language) -> Board:
    """The board of some passages."""
    board = Board()
    for passage in passages:
        judge(passage, language, board)
    return board


def load_passages(file: Path = PASSAGES) -> list[dict[str, Any]]:
    """The passages of a file."""
    out: list[dict[str, Any]] = tomllib.loads(file.read_text("utf-8"))["passage"]
    return out


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("file", type=Path, nargs="?", default=PASSAGES)
    ask.add_argument("--half", choices=["development", "held_out"])
    ask.add_argument("--model", default=DEFAULT_MODEL)
    ask.add_argument("--errors", action="store_true")
    args = ask.parse_args()
    language = Language(args.model)
    passages = load_passages(args.file)
    for half in [args.half] if args.half else ["development", "held_out"]:
        board = measure([p for p in passages if p["half"] == half], language)
        print(board.row(half), *(board.errors if args.errors else []), sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
