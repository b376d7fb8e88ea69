"""Repeated statements: one utterance, reported by several pages, or twice by one (a lead and the words it renders)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from vedette.reconcile.bags import overlap_of
from vedette.reconcile.grouping import average_link
from vedette.reconcile.pairing import pairs_to_compare
from vedette.reconcile.scope import Scope
from vedette.reconcile.sheet import apart, width
from vedette.reconcile.utterances import Utterance, compare_utterances, same_voice
from vedette.reconcile.weights import UTTERANCE, UTTERANCE_START, odds
from vedette.records.case import Repeated
from vedette.records.ids import make_id

BAR = 0.45
LEAST_SHARED = 0.12  # of the smaller content, by weight
WEEK = 7  # days: dates that are known to the week and lie more than one apart are of two utterances


def find_repeated(utterances: Sequence[Utterance], scope: Scope) -> tuple[Repeated, ...]:
    """Groups of two or more statements that report one utterance."""
    scores = score_utterances(utterances, scope)
    by_id = {u.statement.id: u for u in utterances}
    return tuple(
        Repeated(make_id("r", *group), group, reasons([by_id[i] for i in group]))
        for group in average_link(sorted(by_id), scores, BAR, never=days_apart(by_id, scores))
        if len(group) > 1
    )


def score_utterances(utterances: Sequence[Utterance], scope: Scope) -> dict[tuple[str, str], float]:
    """The probability that two statements report one utterance, for all pairs worth comparing."""
    scores = {}
    keys = [list(keys_of(u, scope.near[u.document])) for u in utterances]
    second = [[a.key for a in (*u.speaker, *u.targets)] for u in utterances]
    for n, m in pairs_to_compare(keys, second):
        a, b = utterances[n], utterances[m]
        if not (scope.allows(a.document, b.document) and worth_comparing(a, b)):
            continue
        scores[a.statement.id, b.statement.id] = odds(
            compare_utterances(a, b), UTTERANCE, UTTERANCE_START + scope.distance(a.document, b.document)
        )
    return scores


def worth_comparing(a: Utterance, b: Utterance) -> bool:
    """Whether two statements share enough words to be one utterance, claim a deed, or are told as one."""
    if overlap_of(a.ideas, b.ideas)[0] >= LEAST_SHARED:
        return True
    if a.statement.same_as == b.statement.id or b.statement.same_as == a.statement.id:
        return True
    return a.statement.act == b.statement.act == "claim_responsibility"


def days_apart(by_id: Mapping[str, Utterance], scores: Mapping[tuple[str, str], float]) -> frozenset[tuple[str, str]]:
    """Pairs said on days so far apart that the same words were said twice."""
    return frozenset(
        (a, b)
        for a, b in scores
        for x, y in [(by_id[a].days, by_id[b].days)]
        if x and y and max(width(x), width(y)) <= WEEK and apart(x, y) > WEEK
    )


def keys_of(u: Utterance, story: str) -> Iterator[str]:
    for i in u.ideas:
        yield f"{story} {i}"
    if u.statement.act == "claim_responsibility":
        for speaker in u.speaker:
            yield f"{story} claim {speaker.key}"


def reasons(group: Sequence[Utterance]) -> tuple[str, ...]:
    """Why the statements are taken for one utterance, in a few phrases."""
    first = group[0]
    out = []
    if all(same_voice(first, u) == 1.0 for u in group[1:]):
        out.append("the same speaker")
    elif all(same_voice(first, u) >= 0.7 for u in group[1:]):
        out.append("speakers of one side")
    if {u.statement.kind for u in group} > {"indirect"}:
        out.append("a paraphrase beside the quoted words")
    if len({u.statement.document for u in group}) == 1:
        out.append("on one page")
    out.append("the same content")
    return tuple(out)
