"""What a general noun calls again: "the compound", "the country", "the region", "the capital", "the militants"."""

from __future__ import annotations

from vedette.knowledge.actors import reference
from vedette.language.drafts import Cluster, Draft, Page
from vedette.language.lexicon import pieces_of
from vedette.language.namekinds import is_inhabited

GROUPS = ("armed_group", "organization")


def again(page: Page, draft: Draft) -> Cluster | None:
    """What a general noun with "the" calls again: "the compound", "the city", "the country", "the militants"."""
    noun = page.parsed.tokens[draft.head].lemma.lower()
    if draft.country or draft.owner or not draft.definite:
        return alone(page, draft, noun)
    if draft.kind == "armed_group" or (draft.kind == "organization" and noun == "group"):
        if noun in reference().group_nouns or draft.kind == "organization":
            bodies = (
                GROUPS
                if draft.kind == "organization" or noun in ("group", "movement", "organisation", "organization")
                else GROUPS[:1]
            )
            return page.latest(draft.head, lambda c: c.named and c.kind in bodies and c.sector != "JRN", 4)
        return None
    nouns = reference().again.get(draft.kind, frozenset())
    if noun not in nouns or draft.plural:
        return None
    same = page.latest(draft.head, lambda c: c.kind == draft.kind and noun in c.nouns, 12)
    if same is not None and not (draft.marks and same.marks and not draft.marks & same.marks):
        return same
    if draft.marks and draft.kind != "state":
        return None
    if draft.kind == "place":
        return land_again(page, draft, noun)
    if draft.kind == "state":
        return country_again(page, draft)
    if draft.kind == "organization":
        return page.latest(draft.head, lambda c: c.kind in ("organization", "news_agency") and c.named, 2)
    return page.latest(draft.head, lambda c: c.kind == draft.kind and not c.plural, 6)


def country_again(page: Page, draft: Draft) -> Cluster | None:
    """The state that "the country" calls again: of those spoken of just before, the one the page names most."""
    here = page.parsed.tokens[draft.head].sentence
    best: tuple[int, int, Cluster] | None = None
    for cluster in page.clusters.values():
        if cluster.kind != "state" or not cluster.named:
            continue
        named = [d.head for d in cluster.drafts if d.known is not None and d.known.sense == "name"]
        near = [h for h in (d.head for d in cluster.drafts) if h < draft.head]
        if near and here - page.parsed.tokens[max(near)].sentence <= 2:
            rank = (len(named), max(near), cluster)
            best = rank if best is None or rank[:2] > best[:2] else best
    return best[2] if best else None


def land_again(page: Page, draft: Draft, noun: str) -> Cluster | None:
    """The named place that "the capital", "the town" or "the region" calls again: seats, towns or all but towns."""

    def is_town(cluster: Cluster) -> bool:
        words = pieces_of(cluster.name)
        apart = reference().lands | reference().sea_words
        part = words[0] in reference().directions or not apart.isdisjoint(words)
        return not part and (is_inhabited(cluster.name) or not cluster.key.startswith("place:"))

    def fits(cluster: Cluster) -> bool:
        if cluster.kind != "place" or not cluster.named:
            return False
        if noun == "capital":
            return page.lexicon.is_seat(cluster.name)
        return noun not in reference().towns or is_town(cluster)

    wide = noun not in reference().towns
    land = page.latest(draft.head, lambda c: fits(c) and not is_town(c), 3) if wide else None
    return land or page.latest(draft.head, fits, 3)


def alone(page: Page, draft: Draft, noun: str) -> Cluster | None:
    """The one armed group of a page that a bare "militants" means."""
    if draft.kind != "armed_group" or draft.marks or draft.country or noun not in reference().group_nouns:
        return None
    named = [c for c in page.clusters.values() if c.named and c.kind == "armed_group"]
    return named[0] if len(named) == 1 and len(named[0].drafts) > 2 else None
