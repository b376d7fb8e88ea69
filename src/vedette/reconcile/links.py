"""All links between the pages of a case, in the order in which they build on each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vedette.knowledge.standins import seats_as_states
from vedette.knowledge.wording import cumulative_measures
from vedette.reconcile.agreements import group_agreements
from vedette.reconcile.conflicts import find_conflicts
from vedette.reconcile.copies import find_copies, words_of_pages
from vedette.reconcile.counts import counts_of
from vedette.reconcile.dating import infer_dates, late_dates
from vedette.reconcile.incidents import find_incidents, score_pairs
from vedette.reconcile.origins import find_origins
from vedette.reconcile.parts import with_wholes
from vedette.reconcile.repeated import find_repeated, score_utterances
from vedette.reconcile.retold import pooled
from vedette.reconcile.scope import Scope
from vedette.reconcile.series import find_series, score_counts
from vedette.reconcile.sheet import Sheet, days_of
from vedette.reconcile.stories import find_stories
from vedette.reconcile.tellings import Telling, tellings_of
from vedette.reconcile.tellings import dated as tellings_with
from vedette.reconcile.utterances import Utterance, utterances_of
from vedette.reconcile.utterances import dated as utterances_with
from vedette.records.case import Links
from vedette.records.dates import DateRange
from vedette.records.entities import CaseEntity
from vedette.records.reading import Reading

SURE_SAID = 0.5  # two statements are taken for one utterance before any date is inferred
SURE_DONE = 0.75  # two events for one deed: without a date, deeds of one war look more alike than words do


def reconcile(readings: Sequence[Reading], entities: Sequence[CaseEntity]) -> Links:
    """The links between these readings; the order in which they are given changes nothing."""
    ordered = sorted(readings, key=lambda r: r.document.id)
    pages = words_of_pages(ordered, seats_as_states())
    copies = find_copies(ordered, pages)
    origins = find_origins([r.document.id for r in ordered], copies)
    published = {r.document.id: r.document.published.date for r in ordered if r.document.published}
    printed = {d: days for d, p in published.items() if (days := days_of(p))}
    stories, story_of = find_stories(pages, printed)
    story_of = {r.document.id: story_of.get(r.document.id, "") for r in ordered}
    scope = Scope(story_of, {d: s.id for s in stories for d in s.documents})
    sheet = Sheet(ordered, entities, story_of)
    utterances, tellings = utterances_of(sheet), tellings_of(sheet)
    same = same_records(sheet, utterances, tellings, scope)
    inferred = infer_dates(sheet, same, grown_counts(sheet, scope, published), copies)
    dates = late_dates(sheet, inferred)
    published |= {d: i.date for d, i in inferred.items()}
    utterances, tellings = utterances_with(utterances, dates), tellings_with(tellings, dates)
    repeated = find_repeated(utterances, scope)
    accounts = pooled(tellings)
    incidents = with_wholes(find_incidents(accounts, scope, origins, printed), accounts, story_of)
    incident_of = {e: i.id for i in incidents for e in i.events}
    series = find_series(counts_of(sheet, incident_of, published), scope)
    return Links(
        entities=tuple(entities),
        copies=copies,
        origins=origins,
        incidents=incidents,
        repeated=repeated,
        series=series,
        stories=stories,
        conflicts=find_conflicts(tellings, accounts, utterances, repeated, series, incidents, story_of),
        agreements=group_agreements(sheet),
        inferred=tuple(inferred[d] for d in sorted(inferred)),
    )


def same_records(
    sheet: Sheet, utterances: Sequence[Utterance], tellings: Sequence[Telling], scope: Scope
) -> list[tuple[str, str, float]]:
    """Pairs of statements and of events that are surely one utterance or one deed, before any date is inferred.

    Only around pages without a date: nowhere else is there anything to infer.
    """
    wanted = near_undated(sheet, scope)
    if not wanted:
        return []
    around = scope.about(undated(sheet))
    accounts = {a.event.id: a for a in pooled([t for t in tellings if t.document in wanted])}
    said = score_utterances([u for u in utterances if u.document in wanted], around)
    done = score_pairs(list(accounts.values()), around)
    pairs = [(a, b, score) for (a, b), score in said.items() if score >= SURE_SAID]
    pairs += [(timed(accounts[a]), timed(accounts[b]), score) for (a, b), score in done.items() if score >= SURE_DONE]
    return sorted(pairs)


def timed(telling: Telling) -> str:
    """The event of a telling that gives a time; its first where none does."""
    return next((e.id for e in telling.events if e.date), telling.event.id)


def near_undated(sheet: Sheet, scope: Scope) -> set[str]:
    """The documents that stand in one neighbourhood with a document without a date."""
    around = {scope.near[d] for d in undated(sheet)}
    return {d for d, place in scope.near.items() if place in around}


def undated(sheet: Sheet) -> frozenset[str]:
    """The documents that were read and give no date."""
    return frozenset(d.id for d in sheet.documents.values() if d.published is None and not d.unread)


def grown_counts(sheet: Sheet, scope: Scope, published: Mapping[str, DateRange]) -> list[tuple[str, str]]:
    """Pairs (figure, larger figure) of one rising count on two pages, by the same source."""
    wanted = near_undated(sheet, scope)
    around = scope.about(undated(sheet))
    counts = {c.figure.id: c for c in counts_of(sheet, {}, published) if c.figure.document in wanted} if wanted else {}
    out = []
    for (a, b), score in sorted(score_counts(list(counts.values()), around).items()):
        low, high = sorted((counts[a], counts[b]), key=lambda c: (c.says or 0, c.figure.id))
        rising = low.figure.measure == high.figure.measure and low.figure.measure in cumulative_measures()
        one_source = bool({s.key for s in low.sources} & {s.key for s in high.sources})
        if score >= SURE_SAID and rising and one_source and 0 < low.ceiling < (high.floor or 0):
            out.append((low.figure.id, high.figure.id))
    return out
