"""Measure statements on our own sentences: who said what, with which act, aimed at whom, on which condition and day.

    python eval/utterances.py [FILE] [--half development|held_out] [--errors]

FILE is ``tests/extract/heldout_statements.toml`` unless another is named; its head says how an expected utterance is
written. Found and expected utterances are matched one to one by the words of content that they share; content is
``exact`` if the pieces are the same letter for letter, outer marks and closing punctuation aside. Speaker, cue and act
are shares of what was matched; targets are counted over all; ``plain`` are days where none is to be given.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from vedette.extract.statements.statements import find_statements
from vedette.extract.times.times import find_times
from vedette.language.understand import Language
from vedette.records.dates import day
from vedette.records.documents import Document, Publication
from vedette.records.entities import Party
from vedette.records.reading import Statement

SENTENCES = Path(__file__).parents[1] / "tests/extract/heldout_statements.toml"
WORD = re.compile(r"\w+")
DAY = re.compile(r"\d{4}-\d\d-\d\d|none")
EDGE = " \t\n.,;:!?“”\"'‘’"


@dataclass(frozen=True)
class Expected:
    """One utterance that a text tells."""

    speaker: tuple[str, ...]
    cue: tuple[str, ...]
    acts: tuple[str, ...]
    targets: tuple[str, ...]
    content: str
    condition: str
    when: str

    @classmethod
    def of(cls, text: str) -> Expected:
        """
        >>> Expected.of("Chad | say | report/warn | - | Roads are shut | if it rains").acts
        ('report', 'warn')
        """
        speaker, cue, act, targets, content, *more = (p.strip() for p in text.split(" | "))
        when = next((p for p in more if DAY.fullmatch(p)), "")
        condition = next((p for p in more if not DAY.fullmatch(p)), "")
        return cls(
            named(speaker), tuple(cue.split("/")), tuple(act.split("/")), named(targets), content, condition, when
        )


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
        for name in ("content", "targets"):
            right, found, wanted = (self.count[f"{name} {k}"] for k in ("right", "found", "wanted"))
            precision, recall = right / max(1, found), right / max(1, wanted)
            yield f"{name:10} precision {precision:.2f}  recall {recall:.2f}  F1 {self.f1(name):.2f}  ({wanted})"
        for name in ("exact", "speaker", "cue", "act", "condition", "day", "plain"):
            yield f"{name:10} {self.share(name):.2f}  ({self.count[f'{name} wanted']})"

    def mark(self, name: str, right: bool) -> bool:
        self.count[f"{name} wanted"] += 1
        self.count[f"{name} right"] += right
        return right


def named(side: str) -> tuple[str, ...]:
    return tuple(w.strip().lower() for w in side.split(";") if w.strip() not in ("", "-"))


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(text.lower()))


def pieces(text: str) -> list[str]:
    return [p.strip(EDGE) for p in text.split(" // ")]


def is_named(party: Party, names: tuple[str, ...]) -> bool:
    known = f"{party.name} {party.span.text if party.span else ''}".lower()
    return any(n.lstrip("~") in known for n in names)


def fit(found: Statement, expected: Expected) -> float:
    """The share of words that a found and an expected content have in common."""
    one, other = words(" ".join(s.text for s in found.content)), words(expected.content)
    return (one & other).total() / max(1, (one | other).total())


def compare(board: Board, found: Statement, expected: Expected) -> list[str]:
    """Count the parts of a matched utterance; gives what is wrong, in words."""
    wrong = []
    told = " // ".join(s.text.strip(EDGE) for s in found.content)
    if not board.mark("exact", told.split(" // ") == pieces(expected.content.lstrip("~"))):
        wrong.append(f"content {told!r}, not {expected.content!r}")
    speaker = found.speaker
    right = (
        is_named(speaker, expected.speaker) if speaker and expected.speaker else not speaker and not expected.speaker
    )
    if not board.mark("speaker", right):
        wrong.append(f"speaker {speaker.name if speaker else None!r}, not {list(expected.speaker)}")
    cue = found.cue.text.lower() if found.cue else "-"
    if not board.mark(
        "cue", any(c == "-" or c[: max(3, len(c) - 2)] in cue or irregular(c, cue) for c in expected.cue)
    ):
        wrong.append(f"cue {cue!r}, not {list(expected.cue)}")
    if not board.mark("act", found.act in expected.acts):
        wrong.append(f"act {found.act}, not {'/'.join(expected.acts)}  in {told!r}")
    if expected.condition and not board.mark(
        "condition", found.condition is not None and found.condition.text.strip(EDGE) == expected.condition
    ):
        wrong.append(f"condition {found.condition and found.condition.text!r}, not {expected.condition!r}")
    when = found.date.earliest if found.date else None
    if expected.when and not board.mark(
        "plain" if expected.when == "none" else "day", (when or "none") == expected.when
    ):
        wrong.append(f"said on {when}, not {expected.when}")
    asked = any(not t.startswith("~") for t in expected.targets)
    hit = sum(is_named(t, expected.targets) for t in found.targets)
    board.count.update({"targets right": hit, "targets found": len(found.targets)})
    board.count["targets wanted"] += max(hit, sum(not t.startswith("~") for t in expected.targets) and 1)
    if hit < len(found.targets) or (asked and not hit):
        wrong.append(f"targets {[t.name for t in found.targets]}, not {list(expected.targets)}")
    return wrong


IRREGULAR = {"say": "said", "tell": "told", "write": "wrote", "hold": "held", "give": "gave"}


def irregular(lemma: str, cue: str) -> bool:
    return IRREGULAR.get(lemma, lemma) in cue


def judge(board: Board, text: str, found: tuple[Statement, ...], wanted: list[Expected]) -> None:
    """Count the utterances of one text."""
    pairs = sorted(
        ((fit(f, w), -i, -j) for i, w in enumerate(wanted) for j, f in enumerate(found) if fit(f, w) >= 0.3),
        reverse=True,
    )
    taken: dict[int, int] = {}
    for _, i, j in pairs:
        if -i not in taken and -j not in taken.values():
            taken[-i] = -j
    board.count.update({"content right": len(taken), "content found": len(found), "content wanted": len(wanted)})
    wrong = []
    for i, expected in enumerate(wanted):
        if i in taken:
            wrong += compare(board, found[taken[i]], expected)
        else:
            wrong.append(f"missed {expected.content!r}")
            board.count["targets wanted"] += bool([t for t in expected.targets if t[0] != "~"])
    for j, other in enumerate(found):
        if j not in taken.values():
            wrong.append(f"false {[s.text for s in other.content]} by {other.speaker and other.speaker.name}")
    if wrong:
        board.errors.append(f"{text!r}\n      " + "\n      ".join(wrong))


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
            judge(
                board, row["text"], find_statements(parsed, find_times(parsed)), [Expected.of(s) for s in row["says"]]
            )
    return boards


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    from halves import show_halves

    sys.exit(show_halves(__doc__, SENTENCES, measure))
