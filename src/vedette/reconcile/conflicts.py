"""All conflicts of a case: the points where accounts part. Precision comes first: what is doubtful isn't shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vedette.reconcile.accounts import account_conflicts, wording_conflicts
from vedette.reconcile.disputes import attribution_conflicts, date_conflicts
from vedette.reconcile.incidents import candidate_pairs
from vedette.reconcile.tellings import Telling
from vedette.reconcile.utterances import Utterance
from vedette.records.case import Conflict, Incident, Repeated, Series
from vedette.records.ids import make_id

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
    pairs = candidate_pairs(tellings, story_of)
    found: list[Conflict] = [
        *date_conflicts(accounts, candidate_pairs(accounts, story_of), incidents),
        *figure_conflicts(series),
        *attribution_conflicts(tellings, pairs),
        *wording_conflicts(repeated, utterances),
    ]
    for story in sorted(set(story_of.values())):
        found += account_conflicts(
            [u for u in utterances if story_of[u.statement.document] == story],
            [t for t in tellings if story_of[t.event.document] == story],
            repeated,
        )
    return tuple(sorted(merged(found), key=lambda c: (KINDS.index(c.kind), c.id)))


def figure_conflicts(series: Sequence[Series]) -> list[Conflict]:
    """Series whose values contradict each other."""
    return [
        Conflict(make_id("c", "figure", *s.figures), "figure", f"{s.measure}: {s.group}", s.figures, s.reason)
        for s in series
        if s.verdict == "contradict"
    ]


def merged(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Conflicts of one kind that share a record are one."""
    out: list[Conflict] = []
    for c in sorted(conflicts, key=lambda c: (c.kind, c.id)):
        for n, old in enumerate(out):
            if old.kind == c.kind and set(old.records) & set(c.records):
                records = tuple(sorted({*old.records, *c.records}))
                out[n] = Conflict(make_id("c", c.kind, *records), c.kind, old.what, records, old.reason)
                break
        else:
            out.append(c)
    return out
