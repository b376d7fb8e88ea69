"""All conflicts of a case: the points where accounts part. Precision comes first: what is doubtful isn't shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

import msgspec

from vedette.reconcile.accounts import account_conflicts, wording_conflicts
from vedette.reconcile.disputes import attribution_conflicts, date_conflicts, has_day_of_its_own, is_blamed
from vedette.reconcile.incidents import candidate_pairs
from vedette.reconcile.origins import Sets
from vedette.reconcile.tellings import Telling
from vedette.reconcile.utterances import Utterance
from vedette.records.case import Conflict, Incident, Repeated, Series
from vedette.records.ids import make_id

replace = msgspec.structs.replace

Compared = TypeVar("Compared", Telling, Utterance)
KINDS = ("date", "figure", "attribution", "account", "wording")


def find_conflicts(
    tellings: Sequence[Telling],
    accounts: Sequence[Telling],
    utterances: Sequence[Utterance],
    repeated: Sequence[Repeated],
    series: Sequence[Series],
    incidents: Sequence[Incident],
    story_of: Mapping[str, str],
) -> tuple[Conflict, ...]:
    """Each conflict once, sorted by kind and id; conflicts of a kind that share most records are told as one.

    ``accounts`` are the tellings, those of one deed on one page pooled.
    """
    dated = [t for t in accounts if has_day_of_its_own(t)]
    blamed = [t for t in tellings if is_blamed(t)]
    found: list[Conflict] = [
        *date_conflicts(dated, accounts, candidate_pairs(dated, story_of), incidents),
        *figure_conflicts(series),
        *attribution_conflicts(blamed, candidate_pairs(blamed, story_of)),
        *wording_conflicts(repeated, utterances),
    ]
    said, done = by_story(utterances, story_of), by_story(tellings, story_of)
    tellings_of_one = {i: set(r.statements) for r in repeated for i in r.statements}
    for story in sorted(said):
        found += account_conflicts(said[story], done.get(story, []), tellings_of_one)
    return tuple(sorted(merged(found), key=lambda c: (KINDS.index(c.kind), c.id)))


def by_story(records: Sequence[Compared], story_of: Mapping[str, str]) -> dict[str, list[Compared]]:
    """Records by the neighbourhood of their page."""
    out: dict[str, list[Compared]] = {}
    for r in records:
        out.setdefault(story_of[r.document], []).append(r)
    return out


def figure_conflicts(series: Sequence[Series]) -> list[Conflict]:
    """Series whose values contradict each other."""
    return [
        Conflict(make_id("c", "figure", *s.figures), "figure", f"{s.measure}: {s.group}", s.figures, s.reason)
        for s in series
        if s.verdict == "contradict"
    ]


def merged(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Conflicts of one kind that share a record are one."""
    ordered = sorted(conflicts, key=lambda c: (c.kind, c.id))
    sets = Sets(str(n) for n in range(len(ordered)))
    first: dict[tuple[str, str], int] = {}
    for n, c in enumerate(ordered):
        for r in c.records:
            sets.join(str(first.setdefault((c.kind, r), n)), str(n))
    out = []
    for group in sets.groups():
        own = [ordered[n] for n in sorted(map(int, group))]
        records = tuple(sorted({r for c in own for r in c.records}))
        head = own[0]
        out.append(head if len(own) == 1 else replace(head, id=make_id("c", head.kind, *records), records=records))
    return out
