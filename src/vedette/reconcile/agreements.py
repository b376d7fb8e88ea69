"""Agreements over pages: "the Sochi deal" here and "a memorandum of September 17, 2018" there are one."""

from __future__ import annotations

from itertools import combinations

from vedette.knowledge.wording import ideas_in
from vedette.reconcile.origins import Sets
from vedette.reconcile.sheet import Actor, Sheet, apart, days_of
from vedette.records.reading import Agreement

FORMS = frozenset({"=agreement", "=agree", "deal"})


def group_agreements(sheet: Sheet) -> tuple[tuple[str, ...], ...]:
    """Groups of two or more agreement ids, each sorted: one agreement each."""
    found = sorted((a for r in sheet.readings for a in r.agreements), key=lambda a: a.id)
    sets = Sets(a.id for a in found)
    for a, b in combinations(found, 2):
        if same_agreement(a, b, sheet):
            sets.join(a.id, b.id)
    return tuple(g for g in sets.groups() if len(g) > 1)


def same_agreement(a: Agreement, b: Agreement, sheet: Sheet) -> bool:
    """Whether two pages speak of one agreement: no date against it, and name, place or parties for it."""
    days_a, days_b = days_of(a.date), days_of(b.date)
    if days_a and days_b and apart(days_a, days_b):
        return False
    entity_a, entity_b = (sheet.entities.get((x.document, x.entity or "")) for x in (a, b))
    if entity_a and entity_b and entity_a.id == entity_b.id:
        return True
    names = [{i for i in ideas_in(x.name) if i not in FORMS and not i.isdigit()} for x in (a, b)]
    places = [{i for p in [x.place] if p for i in ideas_in(p.name)} for x in (a, b)]
    parties = [parties_of(x, sheet) for x in (a, b)]
    shared_parties = parties[0] & parties[1]
    one_place = bool((names[0] | places[0]) & places[1] or places[0] & (names[1] | places[1]))
    same_date = bool(days_a and days_b)
    if names[0] and names[0] == names[1]:
        return bool(shared_parties) or one_place or same_date or not (parties[0] and parties[1])
    return len(shared_parties) >= 2 and (one_place or same_date)


def parties_of(agreement: Agreement, sheet: Sheet) -> frozenset[str]:
    """The states (or else bodies) behind the parties."""

    def behind(actor: Actor) -> str:
        return actor.country if actor.country and actor.governs else actor.key

    return frozenset(behind(a) for a in sheet.actors(agreement.document, agreement.parties))
