"""Common nouns joined: with the name beside them, with the person of that role, with earlier mentions of their sort."""

from __future__ import annotations

from vedette.knowledge.actors import Nominal, reference
from vedette.language.bodies import without_article
from vedette.language.drafts import Cluster, Draft, Page
from vedette.language.holders import person_of, role_pieces
from vedette.language.lexicon import pieces_of
from vedette.language.namekinds import is_inhabited
from vedette.language.namespans import HYPHENS
from vedette.language.owners import pronoun_owner
from vedette.language.persons import learn_role
from vedette.language.pronouns import antecedent

# Kinds whose names can end in the noun that calls them again: "Kent State University", "the university".
ENDING = frozenset({"organization", "facility", "government_body", "agreement"})
SHIPS = frozenset({"ship", "warship"})
GROUPS = ("armed_group", "organization")


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
