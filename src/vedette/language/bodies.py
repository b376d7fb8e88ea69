"""Bodies that every state has: ministries, governments, armies, officials; and which state's they are.

The state is the named owner's ("Russia's defence ministry"), the pronoun's ("its troops"), the subject's ("Turkey sent
troops"), that of the same body elsewhere on the page, or the page's own country, in this order.
"""

from __future__ import annotations

from collections import Counter

from vedette.knowledge.actors import reference
from vedette.language.drafts import Cluster, Draft, Page
from vedette.language.owners import pronoun_owner
from vedette.language.pronouns import antecedent


def join_bodies(page: Page, drafts: list[Draft]) -> None:
    """Put every institutional mention into a cluster, those with an owner on the page first."""
    war = country_at_war(page, drafts)
    for draft in drafts:
        owner = page.clusters.get(draft.owner or "")
        if owner is not None and owner.kind == "armed_group" and draft.kind == "military":
            page.join(draft, owner.key)
        elif draft.country:
            place(page, draft, draft.country, war)
        page.mention_at.setdefault(draft.head, draft)
    move_seats(page, war)
    home = page_country(page)
    for draft in sorted((d for d in drafts if d.key is None), key=lambda d: d.head):
        join_unowned(page, draft, war, home)


def join_unowned(page: Page, draft: Draft, war: str | None, home: str | None) -> None:
    """A body whose state no word beside it names."""
    body = draft.noun.institution if draft.noun else None
    assert body is not None
    noun = page.parsed.tokens[draft.head].lemma.lower()
    pronoun = pronoun_owner(page.parsed, draft.head)
    if pronoun is not None:
        owner = antecedent(page, pronoun)
        if owner is not None and owner.country:
            draft.owner = owner.key
            place(page, draft, owner.country, war)
            return
        if owner is not None:
            draft.name = f"{owner.name} {page.words(draft.head, draft.head + 1)}"
            page.join(draft, f"body:{draft.name}").nouns.update((body.group, noun))
            return
    if body.civil_war and war:
        place(page, draft, war, war)
        return
    if body.kind == "military":
        sender = subject_country(page, draft)
        if sender:
            place(page, draft, sender, war)
            return
    same = page.latest(draft.head, lambda c: c.kind == draft.kind and bool(c.nouns & {noun, body.group}))
    if same is None and body.kind != "military":
        later = [c for c in page.clusters.values() if c.kind == draft.kind and noun in c.nouns]
        same = later[0] if len(later) == 1 else None
    if same is not None and (body.kind != "military" or draft.definite or near(page, same, draft)):
        page.join(draft, same.key).nouns.add(noun)
        return
    if body.kind != "military" and (war if noun == "regime" else home):
        place(page, draft, war if noun == "regime" else home, war)
        return
    draft.name = without_count(page, draft)
    page.join(draft, f"body:{draft.kind}:{draft.name.casefold()}").nouns.update((body.group, noun))


def move_seats(page: Page, war: str | None) -> None:
    """Where a page sets a government against its own rebels, the seat that acts ("Damascus") is the government."""
    state = page.clusters.get(f"state:{war}")
    rule = next((c for k, c in page.clusters.items() if k.startswith("body:") and c.country == war and
                 "government" in c.nouns), None)  # fmt: skip
    if war is None or state is None or rule is None:
        return
    for draft in [d for d in state.drafts if d.form == "metonym"]:
        state.drafts.remove(draft)
        draft.kind = rule.kind
        page.join(draft, rule.key)


def near(page: Page, cluster: Cluster, draft: Draft) -> bool:
    """Whether the cluster is spoken of in the same sentence or the one before."""
    here = page.parsed.tokens[draft.head].sentence
    return any(0 <= here - page.parsed.tokens[d.head].sentence <= 1 for d in cluster.drafts if d.head < draft.head)


def place(page: Page, draft: Draft, country: str | None, war: str | None) -> None:
    """Put a body of a known state into its cluster."""
    body = draft.noun.institution if draft.noun else None
    assert body is not None
    assert country is not None
    lexicon = page.lexicon
    adjective = lexicon.adjective(f"state:{country}")
    state = lexicon.states[country].name if country in lexicon.states else adjective
    pattern = body.name
    if body.kind == "military" and pattern == "{adjective} Armed Forces":
        own = lexicon.states[country].forces if country in lexicon.states else None
        pattern = "{adjective} government forces" if country == war else own or pattern
    draft.name = pattern.replace("{adjective}", adjective).replace("{state}", state)
    draft.country = country
    alike = lexicon.by_words(draft.name)
    key = alike.key if alike is not None and alike.country == country else f"body:{draft.name}"
    if alike is not None and key == alike.key:
        draft.name = alike.name
    cluster = page.join(draft, key)
    cluster.nouns.update((body.group, page.parsed.tokens[draft.head].lemma.lower()))


def country_at_war(page: Page, drafts: list[Draft]) -> str | None:
    """The state whose government and forces the page sets against each other with rebels ("Syrian regime forces")."""
    votes: Counter[str] = Counter()
    marked = False
    for draft in drafts:
        body = draft.noun.institution if draft.noun else None
        assert body is not None
        noun = page.parsed.tokens[draft.head].lemma.lower()
        marked = marked or body.civil_war or noun == "regime"
        if draft.country and (body.civil_war or noun == "regime"):
            votes[draft.country] += 3
        elif draft.country and noun == "government":
            votes[draft.country] += 1
    return max(sorted(votes), key=lambda c: votes[c]) if marked and votes else None


def page_country(page: Page) -> str | None:
    """The one state that a page is about: named at least twice as often as any other."""
    votes: Counter[str] = Counter()
    for cluster in page.clusters.values():
        if cluster.kind == "state" and cluster.country:
            votes[cluster.country] += sum(d.known is None or d.known.sense != "adjective" for d in cluster.drafts)
    ranked = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:2]
    if not ranked or not ranked[0][1] or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]


def subject_country(page: Page, draft: Draft) -> str | None:
    """The country of the subject that sends, loses or keeps the forces."""
    parsed = page.parsed
    for above in parsed.ancestors(draft.head):
        if above.pos == "VERB" or above.pos == "AUX":
            if above.lemma.lower() not in reference().sending:
                return None
            subject = parsed.child(above.index, "nsubj")
            cluster = page.cluster_at(subject.index) if subject is not None else None
            if cluster is None and subject is not None and subject.tag == "PRP":
                cluster = antecedent(page, subject.index)
            return cluster.country if cluster is not None else None
    return None


def without_count(page: Page, draft: Draft) -> str:
    """The phrase without articles and numbers before it: "nearly 1,000 troops" are "troops"."""
    tokens = page.parsed.tokens
    first = draft.first
    drop = reference().measures | reference().determiners
    while first < draft.head and (tokens[first].tag == "CD" or tokens[first].lower in drop):
        first += 1
    return without_article(page.words(first, draft.last))


def without_article(words: str) -> str:
    """A phrase without its leading article or possessive pronoun."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in reference().determiners else words
