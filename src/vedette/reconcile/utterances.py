"""Two reported statements compared: the same speaker, the same words or ideas, a time that allows one utterance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from vedette.knowledge.wording import function_words, words_in
from vedette.reconcile.bags import Bag, overlap_of
from vedette.reconcile.sheet import Actor, Days, Sheet, alike, apart, best_alike, days_of, ideas_of
from vedette.records.dates import DateRange
from vedette.records.reading import Statement

OFTEN = 6  # a pair of words that stands more often in one statement is looked at in so many places
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
    pairs: Mapping[tuple[str, str], tuple[int, ...]]
    ideas: Bag
    speaker: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    days: Days | None
    time_words: str

    @property
    def document(self) -> str:
        return self.statement.document


def utterances_of(sheet: Sheet) -> list[Utterance]:
    """Every statement of the case, in the order of ids."""
    out = []
    for s in sorted(sheet.statements.values(), key=lambda s: s.id):
        words = tuple(w for c in s.content for w in words_in(c.text))
        speakers = tuple(p for p in (s.speaker, *s.joint) if p)
        out.append(
            Utterance(
                s,
                words,
                pairs_of_words(words),
                sheet.weighed(s.document, ideas_of(s.content)),
                sheet.actors(s.document, speakers),
                sheet.actors(s.document, s.targets),
                days_of(s.date),
                (s.date.text or "").lower() if s.date else "",
            )
        )
    return out


def dated(utterances: Sequence[Utterance], dates: Mapping[str, DateRange]) -> list[Utterance]:
    """The same statements with the days that were found for them since."""
    return [replace(u, days=days_of(dates[u.statement.id])) if u.statement.id in dates else u for u in utterances]


def pairs_of_words(words: Sequence[str]) -> Mapping[tuple[str, str], tuple[int, ...]]:
    """Where each two words in a row stand."""
    out: dict[tuple[str, str], list[int]] = {}
    for at, pair in enumerate(pairwise(words)):
        out.setdefault(pair, []).append(at)
    return {pair: tuple(places) for pair, places in out.items()}


def longest_run(a: Utterance, b: Utterance) -> int:
    """How many words, function words aside, a run of two or more words that both hold has at most.

    Only where two words in a row are shared does a run begin: most pairs of statements share none.
    """
    functions = function_words()
    best = 0
    for pair in a.pairs.keys() & b.pairs.keys():
        for i in a.pairs[pair][:OFTEN]:
            for j in b.pairs[pair][:OFTEN]:
                if i and j and a.words[i - 1] == b.words[j - 1]:
                    continue
                content = n = 0
                while i + n < len(a.words) and j + n < len(b.words) and a.words[i + n] == b.words[j + n]:
                    content += a.words[i + n] not in functions
                    n += 1
                best = max(best, content)
    return best


def acts_alike(a: str, b: str) -> float:
    return 1.0 if a == b else 0.5 if any(a in kin and b in kin for kin in ACT_KIN) else 0.0


def compare_utterances(a: Utterance, b: Utterance) -> dict[str, float]:
    """The features of a pair, each named for what it says; unknown ones are 0."""
    contained, cosine = overlap_of(a.ideas, b.ideas)
    speaker = best_alike(a.speaker, b.speaker)
    targets = best_alike(a.targets, b.targets)
    gap = apart(a.days, b.days) if a.days and b.days else None
    run = longest_run(a, b) if contained >= 0.1 else 0
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
