"""Common nouns joined: with the name beside them, with the person of that role, with earlier mentions of their sort."""

from __future__ import annotations

from vedette.knowledge.actors import reference
from vedette.language.bodies import without_article
from vedette.language.drafts import Cluster, Draft, Page
from vedette.language.lexicon import pieces_of
from vedette.language.owners import pronoun_owner
from vedette.language.persons import learn_role
from vedette.language.pronouns import antecedent_of_owner


def join_commons(page: Page, drafts: list[Draft]) -> None:
    """Put every common nominal into a cluster, in text order."""
    for draft in drafts:
        if draft.country is None:
            pronoun = pronoun_owner(page.parsed, draft.head)
            owner = antecedent_of_owner(page, pronoun) if pronoun is not None else None
            if owner is not None:
                draft.country, draft.owner = owner.country, owner.key
        found = beside(page, draft) or (person_of(page, draft) if draft.kind == "person" else like(page, draft))
        if found is not None:
            page.join(draft, found.key)
        else:
            draft.name = name_of(page, draft)
            found = page.join(draft, unused_key(page, draft))
        found.nouns.add(page.parsed.tokens[draft.head].lemma.lower())
        found.marks.update(draft.marks)
        if (
            draft.kind == "person"
            and draft.noun
            and draft.noun.nominal
            and draft.noun.nominal.id in ("office", "spokesman")
        ):
            found.role_words.update(pieces_of(page.words(draft.first, draft.head + 1)))
        page.mention_at.setdefault(draft.head, draft)


def unused_key(page: Page, draft: Draft) -> str:
    """A key for a new cluster."""
    return f"noun:{draft.kind}:{draft.head}:{draft.name.casefold()}"


def beside(page: Page, draft: Draft) -> Cluster | None:
    """The cluster of the name in apposition or compound with the nominal: "the rebel group X", "X militants"."""
    tokens = page.parsed.tokens
    token = tokens[draft.head]
    near = [token.head] if token.dep in ("appos", "compound", "nmod") else []
    near += [c for c in token.children if tokens[c].dep == "appos"]
    if token.index + 1 < len(tokens) and token.index + 1 in page.mention_at and draft.last == token.index + 1:
        near.append(token.index + 1)
    for index in near:
        cluster = page.cluster_at(index)
        if cluster is not None and cluster.named and agrees(cluster, draft) and not draft.plural:
            mention = page.mention_at[index]
            if draft.kind == "person":
                learn_role(page, cluster, draft.first, draft.last)
            draft.last = max(draft.last, mention.last) if mention.first <= draft.last + 1 else draft.last
            return cluster
    if draft.owner in page.clusters:
        owner = page.clusters[draft.owner]
        inside = any(page.mention_at.get(i) is not None for i in range(draft.first, draft.head))
        noun = token.lemma.lower()
        if inside and owner.named and owner.kind == "armed_group" and draft.kind == "armed_group":
            return owner
        media = owner.kind in ("organization", "news_agency") and draft.kind == "organization"
        if inside and owner.named and media and noun in reference().media_nouns:
            return owner
    return None


def agrees(cluster: Cluster, draft: Draft) -> bool:
    """Whether a named cluster can be what the noun says it is."""
    if cluster.kind == draft.kind:
        return True
    pair = {cluster.kind, draft.kind}
    return pair <= {"organization", "news_agency", "armed_group", "government_body"} or pair == {"place", "facility"}


def person_of(page: Page, draft: Draft) -> Cluster | None:
    """The person of the page who holds the role: "Turkey's president", "the Kremlin spokesperson", "the minister"."""
    noun = page.parsed.tokens[draft.head].lemma.lower()
    sort = draft.noun.nominal if draft.noun else None
    if sort is None or draft.plural:
        return None
    if not (draft.definite or draft.owner):
        return None
    if any(t.lower in ("a", "an", "another", "one", "any") for t in page.parsed.tokens[draft.first : draft.head]):
        return None
    words = reference().like_roles.get(noun, frozenset({noun}))
    own = {m for m in draft.marks if m in page.lexicon.role_words}

    def fits(cluster: Cluster) -> bool:
        if cluster.kind != "person" or not (cluster.role_words & words or noun in cluster.nouns):
            return False
        if own and not own & (cluster.role_words | cluster.marks):
            return False
        if draft.owner and draft.owner.startswith("actor:") and cluster.member_of not in (None, draft.owner):
            return False
        return draft.country is None or cluster.country in (None, draft.country)

    earlier = page.latest(draft.head, fits)
    if earlier is not None or not draft.country or sort.id not in ("office", "spokesman"):
        return earlier
    later = [c for c in page.clusters.values() if c.named and c.country == draft.country and fits(c)]
    return later[0] if len(later) == 1 else None


def like(page: Page, draft: Draft) -> Cluster | None:
    """The cluster of the same sort of thing that nothing sets apart from this mention."""
    sort = draft.noun.nominal if draft.noun else None
    assert sort is not None
    noun = page.parsed.tokens[draft.head].lemma.lower()
    names = set(pieces_of(" ".join(sorted(draft.marks)))) if draft.kind == "agreement" else set()

    def fits(cluster: Cluster) -> bool:
        if cluster.kind != draft.kind:
            return False
        if cluster.named:
            return bool(draft.definite and names & set(pieces_of(cluster.name))) or (
                noun in cluster.nouns and draft.definite
            )
        if not (
            noun in cluster.nouns or (sort.family and cluster.key.startswith("noun:") and f"{sort.id}" in cluster.nouns)
        ):
            return False
        if draft.country and cluster.country and draft.country != cluster.country:
            return False
        distinct = draft.marks and cluster.marks and not draft.marks & cluster.marks
        if draft.kind in ("person", "facility", "weapon") and not draft.definite and not draft.plural:
            return draft.marks == cluster.marks and draft.country == cluster.country
        return not distinct

    if draft.kind == "armed_group" and not draft.marks and not draft.country:
        named = [c for c in page.clusters.values() if c.named and c.kind == "armed_group"]
        if draft.definite and noun in reference().group_nouns:
            recent = page.latest(draft.head, lambda c: c.named and c.kind == "armed_group", 4)
            if recent is not None:
                return recent
        if len(named) == 1 and len(named[0].drafts) > 2 and noun in reference().group_nouns:
            return named[0]
    if draft.definite and draft.kind == "place":
        kinds = page.latest(draft.head, lambda c: c.kind == "place" and c.named and noun in c.nouns, 6)
        if kinds is not None and not draft.country:
            return kinds
    if draft.definite and draft.kind == "organization" and not draft.country:
        recent = page.latest(draft.head, lambda c: c.kind in ("organization", "news_agency") and noun in c.nouns, 6)
        if recent is not None:
            return recent
    found = page.latest(draft.head, fits)
    if found is not None and sort.family:
        found.nouns.add(sort.id)
    return found


def name_of(page: Page, draft: Draft) -> str:
    """The canonical name of a new nominal entity: owner's adjective, modifiers, noun ("Turkish observation posts")."""
    tokens = page.parsed.tokens
    kept = []
    for token in tokens[draft.first : draft.head + 1]:
        owner = page.mention_at.get(token.index)
        if owner is not None and owner.country and owner.kind in ("state", "place") and owner.key == draft.owner:
            continue
        if token.tag in ("POS", "DT", "PRP$", "CD", "PDT", "WDT") and token.dep != "compound":
            continue
        if token.text.lower() in ("more", "than", "at", "least", "nearly", "about", "around", "some", "of", "hundreds"):
            continue
        kept.append(token.text)
    words = " ".join(kept) or without_article(draft.name)
    if draft.country and draft.country in page.lexicon.states:
        adjective = page.lexicon.adjective(f"state:{draft.country}")
        if not words.startswith(adjective):
            words = f"{adjective} {words}"
    if draft.owner and not draft.country:
        for prep in page.parsed.children(draft.head, "prep"):
            for obj in page.parsed.children(prep.index, "pobj"):
                cluster = page.cluster_at(obj.index)
                if cluster is not None and cluster.key == draft.owner:
                    words = f"{words} {prep.lower} {cluster.name}"
    return words
