"""Two reported statements compared: the same speaker, the same words or ideas, a time that allows one utterance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vedette.knowledge.wording import function_words, words_in
from vedette.reconcile.sheet import Actor, Days, Sheet, alike, apart, best_alike, days_of, ideas_of, overlap_of
from vedette.records.dates import DateRange
from vedette.records.reading import Statement

ACT_KIN = (
    frozenset({"accuse", "blame", "criticise"}),
    frozenset({"threaten", "warn", "demand"}),
    frozenset(
        {"promise", "announce", "report", "assess", "confirm", "explain", "express_support", "claim_responsibility"}
    ),
    frozenset({"appeal", "demand"}),
    frozenset({"deny"}),
)


@dataclass(frozen=True, slots=True)
class Utterance:
    """One reported statement, ready to be compared."""

    statement: Statement
    words: tuple[str, ...]
    ideas: Mapping[str, float]
    speaker: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    days: Days | None
    time_words: str


def utterances_of(sheet: Sheet, dates: Mapping[str, DateRange]) -> list[Utterance]:
    """Every statement of the case, in the order of ids. ``dates`` as for tellings."""
    out = []
    for s in sorted(sheet.statements.values(), key=lambda s: s.id):
        date = dates.get(s.id, s.date)
        speakers = tuple(p for p in (s.speaker, *s.joint) if p)
        out.append(
            Utterance(
                s,
                tuple(w for c in s.content for w in words_in(c.text)),
                sheet.weighed(s.document, ideas_of(s.content)),
                sheet.actors(s.document, speakers),
                sheet.actors(s.document, s.targets),
                days_of(date),
                (date.text or "").lower() if date else "",
            )
        )
    return out


def longest_run(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """How many words, function words aside, the longest run that both hold has."""
    functions = function_words()
    best = 0
    row = [0] * (len(b) + 1)
    for x in a:
        before, content = 0, x not in functions
        for j, y in enumerate(b, 1):
            here = row[j]
            # A run counts its content words in the units and the words in all in the hundreds' place.
            row[j] = (before + 100 + content) if x == y else 0
            before = here
            if row[j] >= 200:
                best = max(best, row[j] % 100)
    return best


def acts_alike(a: str, b: str) -> float:
    return 1.0 if a == b else 0.5 if any(a in kin and b in kin for kin in ACT_KIN) else 0.0


def compare_utterances(a: Utterance, b: Utterance) -> dict[str, float]:
    """The features of a pair, each named for what it says; unknown ones are 0."""
    contained, cosine = overlap_of(a.ideas, b.ideas)
    speaker = best_alike(a.speaker, b.speaker)
    targets = best_alike(a.targets, b.targets)
    gap = apart(a.days, b.days) if a.days and b.days else None
    run = longest_run(a.words, b.words) if contained >= 0.1 else 0
    return {
        "words contained": contained,
        "words alike": cosine,
        "one run of words": min(run, 5) / 5,
        "one speaker": float(speaker == 1.0),
        "one side": float(speaker in (0.7, 0.8)),
        "other speaker": float(speaker == 0.0),
        "one act": acts_alike(a.statement.act, b.statement.act),
        "one target": targets or 0.0,
        "other target": float(targets == 0.0),
        "one day": float(gap == 0),
        "other day": min((gap or 0) / 2, 1.0),
        "one page": float(a.statement.document == b.statement.document),
        "told as one": float(b.statement.id == a.statement.same_as or a.statement.id == b.statement.same_as),
        "both claim the deed": float(a.statement.act == b.statement.act == "claim_responsibility" and speaker != 0.0),
        "short": float(min(len(a.ideas), len(b.ideas)) < 3),
    }


def same_voice(a: Utterance, b: Utterance) -> float:
    """How far the two speakers are one (0.5 where the page names nobody)."""
    if not a.speaker or not b.speaker:
        return 0.5
    return max(alike(x, y) for x in a.speaker for y in b.speaker)
