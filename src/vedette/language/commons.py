"""Common nouns joined: with the name beside them, with the person of that role, with earlier mentions of their sort."""

from __future__ import annotations

from vedette.knowledge.actors import Nominal, reference
from vedette.language.again import again
from vedette.language.bodies import without_article
from vedette.language.drafts import Cluster, Draft, Page
from vedette.language.holders import person_of, role_pieces
from vedette.language.lexicon import pieces_of
from vedette.language.namespans import HYPHENS
from vedette.language.owners import pronoun_owner
from vedette.language.persons import learn_role
from vedette.language.pronouns import antecedent

# Kinds whose names can end in the noun that calls them again: "Kent State University", "the university".
ENDING = frozenset({"organization", "facility", "government_body", "agreement"})
SHIPS = frozenset({"ship", "warship"})


def join_commons(page: Page, drafts: list[Draft]) -> None:
    """Put every common nominal into a cluster, in text order."""
    for draft in drafts:
        sort = draft.noun.nominal if draft.noun else None
        assert sort is not None
        own_by_pronoun(page, draft)
        if not draft.key and any(t.lower in reference().nobody for t in page.parsed.tokens[draft.first : draft.head]):
            continue
        found = beside(page, draft) or (
            person_of(page, draft) if draft.kind == "person" else again(page, draft) or like(page, draft, sort)
        )
        if found is None and (sort.needs == "antecedent" or (sort.needs == "charge" and not is_charged(page, draft))):
            continue
        if found is None:
            draft.name = name_of(page, draft)
            found = page.join(draft, f"noun:{draft.kind}:{draft.head}")
        else:
            page.join(draft, found.key)
        found.nouns.add(page.parsed.tokens[draft.head].lemma.lower())
        if sort.family:
            found.nouns.add(sort.id)
        found.marks.update(draft.marks)
        if sort.id in ("office", "spokesman"):
            found.role_words.update(role_pieces(draft), pieces_of(" ".join(sorted(draft.marks))))
        page.mention_at.setdefault(draft.head, draft)


def own_by_pronoun(page: Page, draft: Draft) -> None:
    """Let a possessive pronoun before the noun say whose it is."""
    if draft.country is None and draft.owner is None:
        index = pronoun_owner(page.parsed, draft.head)
        owner = antecedent(page, index) if index is not None else None
        if owner is not None:
            draft.country, draft.owner = owner.country, owner.key


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
            if draft.last < mention.first <= draft.last + 1 or draft.last == mention.first:
                draft.last = mention.last
            return cluster
    return inside(page, draft) or of_name(page, draft)


def agrees(cluster: Cluster, draft: Draft) -> bool:
    """Whether a named cluster can be what the noun says it is."""
    if cluster.kind == draft.kind:
        return True
    pair = {cluster.kind, draft.kind}
    return pair <= {"organization", "news_agency", "armed_group", "government_body"} or pair == {"place", "facility"}


def inside(page: Page, draft: Draft) -> Cluster | None:
    """The named cluster in front of the noun that the noun only classes: "Boko Haram militants", "Hurriyet daily"."""
    noun = page.parsed.tokens[draft.head].lemma.lower()
    for index in range(draft.head - 1, draft.first - 1, -1):
        cluster = page.cluster_at(index)
        if cluster is None or not cluster.named:
            continue
        if page.parsed.tokens[index].dep == "poss":
            if cluster.kind == "place" and draft.kind == "place" and noun in reference().own_lands:
                return cluster
            continue
        if cluster.kind == "armed_group" and draft.kind == "armed_group":
            return cluster
        if cluster.kind in ("organization", "news_agency") and draft.kind == "organization":
            return cluster if noun in reference().media_nouns else None
        if cluster.kind == "place" and draft.kind == "place" and noun in reference().lands:
            return cluster
    return None


def of_name(page: Page, draft: Draft) -> Cluster | None:
    """The place that "the province of X" names."""
    if draft.kind != "place":
        return None
    for prep in page.parsed.children(draft.head, "prep"):
        for obj in page.parsed.children(prep.index, "pobj") if prep.lower == "of" else ():
            cluster = page.cluster_at(obj.index)
            if cluster is not None and cluster.kind == "place":
                draft.last = max(draft.last, page.mention_at[obj.index].last)
                return cluster
    return None


def is_charged(page: Page, draft: Draft) -> bool:
    """Whether a vehicle is a bomb: "a truck packed with explosives", "an explosives-laden car"."""
    words = {t.lemma.lower() for t in page.parsed.subtree(draft.head)}
    return bool(words & reference().charges)


def like(page: Page, draft: Draft, sort: Nominal) -> Cluster | None:
    """The cluster of the same sort of thing that nothing sets apart from this mention."""
    noun = page.parsed.tokens[draft.head].lemma.lower()
    names = set(pieces_of(" ".join(sorted(draft.marks))))

    def fits(cluster: Cluster) -> bool:
        ships = noun in reference().again["weapon"] and sort.id in SHIPS and bool(cluster.nouns & SHIPS)
        ending = draft.definite and cluster.named and pieces_of(cluster.name)[-1:] == (noun,) and not draft.marks
        if (cluster.kind != draft.kind and not ships and not (ending and cluster.kind in ENDING)) or (
            draft.country and cluster.country and draft.country != cluster.country
        ):
            return False
        if cluster.named:
            in_name = draft.kind == "agreement" and bool(names & set(pieces_of(cluster.name)))
            in_end = pieces_of(cluster.name)[-1] in (noun, f"{noun}s")
            last = ending or (draft.kind in ("agreement", "facility") and in_end)
            general = sort.id not in SHIPS or noun in reference().again["weapon"]
            again = noun in cluster.nouns or (sort.family and general and sort.id in cluster.nouns) or last
            return draft.definite and (in_name or (again and not (draft.marks and last)))
        alike = draft.definite and draft.plural and draft.kind == "population" and same_people(cluster, noun)
        if not alike and not (sort.id in cluster.nouns if sort.family else called(cluster, noun)):
            return False
        if draft.kind in ("person", "facility", "weapon") and not draft.definite and not draft.plural:
            return draft.marks == cluster.marks and draft.country == cluster.country
        if noun == "people" and cluster.country != draft.country and counted(page, draft):
            return False
        return not (draft.marks and cluster.marks and not draft.marks & cluster.marks)

    return page.latest(draft.head, fits)


def counted(page: Page, draft: Draft) -> bool:
    """Whether a number stands before the noun: "49 people" are not the people named before."""
    return not draft.definite and any(t.tag == "CD" for t in page.parsed.tokens[draft.first : draft.head])


def called(cluster: Cluster, noun: str) -> bool:
    """Whether the cluster was called by this noun or by one that it ends or is the end of ("girl", "schoolgirl")."""
    return any(
        noun == n or (len(noun) > 3 and n.endswith(noun)) or (len(n) > 3 and noun.endswith(n)) for n in cluster.nouns
    )


def is_compounded(page: Page, draft: Draft) -> bool:
    """Whether a hyphen ties a state or land before the noun to another word: "the Syria-Iraq border", "US-led"."""
    tokens = page.parsed.tokens
    return any(
        tokens[i].text in HYPHENS
        and tokens[i - 1].end == tokens[i].start
        and i - 1 in page.mention_at
        and page.mention_at[i - 1].kind in ("state", "place")
        for i in range(draft.first + 1, draft.head)
    )


def is_owned(page: Page, draft: Draft) -> bool:
    """Whether a state in the phrase itself, a pronoun or "of" says whose it is, not just where ("a chief in Chad")."""
    tokens = page.parsed.tokens
    inside = any(
        tokens[i].tag == "PRP$" or (i in page.mention_at and page.mention_at[i].kind == "state")
        for i in range(draft.first, draft.head)
    )
    of = [obj.index for prep in page.parsed.children(draft.head, "prep") if prep.lower in ("of", "for")
          for obj in page.parsed.children(prep.index, "pobj")]  # fmt: skip
    return inside or any(i in page.mention_at and page.mention_at[i].kind == "state" for i in of)


def same_people(cluster: Cluster, noun: str) -> bool:
    """Whether the people of a cluster can be called by this noun too ("the girls", "the students")."""
    return any(noun in line and not line.isdisjoint(cluster.nouns) for line in reference().alike_people)


def name_of(page: Page, draft: Draft) -> str:
    """The canonical name of a new nominal entity: owner's adjective, modifiers, noun ("Turkish observation posts")."""
    if is_compounded(page, draft):
        return without_article(page.words(draft.first, draft.head + 1))
    kept: list[str] = []
    end = -1
    for token in page.parsed.tokens[draft.first : draft.head + 1]:
        owner = page.mention_at.get(token.index)
        if owner is not None and owner.country and owner.kind == "state" and owner.key == draft.owner:
            continue
        if not kept and token.lower in reference().determiners:
            continue
        following = page.parsed.tokens[token.index + 1].text if token.index < draft.head else ""
        if token.tag in ("POS", "DT", "PRP$", "CD", "PDT", "WDT") and token.dep != "compound" and following != "-":
            continue
        if token.lower in reference().measures:
            continue
        if kept and token.start == end:
            kept[-1] += token.text
        elif token.text not in ("-", "–"):
            kept.append(token.text)
        end = token.end
    words = " ".join(kept) or without_article(draft.name)
    if draft.country and draft.country in page.lexicon.states and is_owned(page, draft):
        adjective = page.lexicon.adjective(f"state:{draft.country}")
        if not words.startswith(adjective):
            words = f"{adjective} {words}"
    for prep in page.parsed.children(draft.head, "prep"):
        for obj in page.parsed.children(prep.index, "pobj"):
            cluster = page.cluster_at(obj.index)
            if cluster is not None and cluster.kind not in ("state", "place", "person") and draft.kind == "person":
                words = f"{words} {prep.lower} {cluster.name}"
    return words
