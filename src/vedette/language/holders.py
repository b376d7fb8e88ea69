"""Persons by their role: "Turkey's president", "the Kremlin spokesperson", "the minister": which person of the page."""

from __future__ import annotations

from vedette.knowledge.actors import reference
from vedette.language.drafts import Cluster, Draft, Page
from vedette.language.lexicon import Noun, pieces_of
from vedette.language.persons import learn_role


def role_pieces(draft: Draft) -> set[str]:
    """The words of the role noun itself: "foreign", "minister"."""
    return set(pieces_of(draft.noun.words)) if isinstance(draft.noun, Noun) else set()


def person_of(page: Page, draft: Draft) -> Cluster | None:
    """The person of the page who holds the role, the last spoken of first; None where none fits."""
    sort = draft.noun.nominal if draft.noun else None
    before = [t.lower for t in page.parsed.tokens[draft.first : draft.head]]
    if (
        sort is None
        or draft.plural
        or not (draft.definite or draft.owner)
        or reference().indefinite.intersection(before)
    ):
        return None
    noun = page.parsed.tokens[draft.head].lemma.lower()
    words = role_pieces(draft)
    alike = reference().like_roles.get(noun, frozenset({noun})) if len(words) == 1 else frozenset()
    deputies = reference().deputies
    own = {m for m in draft.marks if m in page.lexicon.role_words}

    def fits(cluster: Cluster) -> bool:
        if cluster.kind != "person" or cluster.plural:
            return False
        held = cluster.role_words
        if not (words <= held if len(words) > 1 else held & alike) and noun not in cluster.nouns:
            return False
        if (held & deputies) != (deputies & (words | set(before))) and not noun.startswith("spoke"):
            return False
        if own and not own & (held | cluster.marks):
            return False
        if draft.owner and draft.owner.startswith("actor:") and cluster.member_of not in (None, draft.owner):
            return False
        return draft.country is None or cluster.country in (None, draft.country)

    earlier = page.latest(draft.head, lambda c: draft.country is not None and c.country == draft.country and fits(c))
    earlier = earlier or page.latest(draft.head, fits) or bare_office(page, draft, noun)
    if earlier is not None or not draft.country or sort.id not in ("office", "spokesman"):
        return earlier
    later = [c for c in page.clusters.values() if c.named and fits(c)]
    return later[0] if len(later) == 1 else None


def bare_office(page: Page, draft: Draft, noun: str) -> Cluster | None:
    """The person named just before without any office, where an office alone takes a person up."""
    if noun not in reference().high_office or draft.country or not draft.definite:
        return None
    if draft.marks - page.lexicon.role_words or page.parsed.tokens[draft.head].dep not in (
        "nsubj",
        "nsubjpass",
        "poss",
    ):
        return None
    here = page.parsed.tokens[draft.head].sentence

    def near(cluster: Cluster) -> bool:
        return any(0 <= here - page.parsed.tokens[d.head].sentence <= 2 and d.head < draft.head for d in cluster.drafts)

    people = [c for c in page.clusters.values() if c.kind == "person" and near(c)]
    named = [c for c in people if c.named and not c.role_words and not c.nouns]
    return named[0] if len(people) == 1 and named else None


def identify_later_named(page: Page) -> None:
    """Join a person first called by role alone with the name that takes the subject up in the next two sentences.

    News leads say "Turkey's president accused ..." and name him in the next sentence without his role.
    """
    tokens = page.parsed.tokens
    unnamed = [
        c for c in page.clusters.values()
        if c.kind == "person" and not c.named and c.role_words and c.country and tokens[c.drafts[0].head].dep == "nsubj"
    ]  # fmt: skip
    for cluster in unnamed:
        first = min(cluster.drafts, key=lambda d: d.head)
        for other in list(page.clusters.values()):
            if other.kind != "person" or not other.named or other.roles or other.country or len(other.drafts) < 2:
                continue
            named = min(other.drafts, key=lambda d: d.head)
            gap = tokens[named.head].sentence - tokens[first.head].sentence
            if 0 < gap <= 2 and tokens[named.head].dep == "nsubj" and len(pieces_of(named.name)) > 1:
                for draft in cluster.drafts:
                    page.join(draft, other.key)
                other.role_words |= cluster.role_words
                learn_role(page, other, first.first, first.head + 1)
                other.country = other.country or cluster.country
                del page.clusters[cluster.key]
                break
