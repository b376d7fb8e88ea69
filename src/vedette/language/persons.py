"""Persons and other names of a page joined: name parts, titles, acronyms, one name for all spellings."""

from __future__ import annotations

from vedette.knowledge.actors import reference
from vedette.language.drafts import Cluster, Draft, Page
from vedette.language.lexicon import fold, pieces_of
from vedette.language.phrases import left_edge
from vedette.language.roles import gender_of, role_before, sector_of


def join_names(page: Page, names: list[Draft], acronyms: dict[str, Draft]) -> None:
    """Put every named mention into a cluster; afterwards ``page.mention_at`` knows them all."""
    for draft in names:
        for index in range(draft.first, draft.last):
            page.mention_at[index] = draft
    others = [d for d in names if d.kind != "person"]
    for draft in sorted(others, key=lambda d: (d.known is None, d.form == "acronym", *by_length(d), d.first)):
        full = acronyms.get(draft.name.replace(".", "")) if draft.known is None else None
        if full is not None and full.key and full is not draft:
            draft.kind = page.clusters[full.key].kind
            page.join(draft, full.key)
        else:
            cluster = page.join(draft, draft.key or name_key(page, draft))
            if draft.sure and pieces_of(draft.name)[0] in page.lexicon.prefixes:
                cluster.nouns.update(("ship", "warship"))
            if draft.sure and draft.noun is not None:
                learn_noun(page, cluster, draft)
    people = [d for d in names if d.kind == "person"]
    for draft in sorted(people, key=lambda d: (-len(pieces_of(d.name)), d.first)):
        page.join(draft, person_key(page, draft))
    for draft in people:
        read_role(page, draft)
    for draft in bare_surnames(page):
        page.mention_at[draft.first] = draft
        page.join(draft, person_key(page, draft))


def bare_surnames(page: Page) -> list[Draft]:
    """Surnames of the page's people that stand alone and that nothing else claimed.

    The parser often takes a rare surname at the head of a sentence for no name at all, though it has just read it
    behind its first name.
    """
    surnames = {parts[-1] for c in page.clusters.values() if c.kind == "person" and len(parts := pieces_of(c.name)) > 1}
    tokens = page.parsed.tokens
    found = []
    for token in tokens:
        if token.index in page.mention_at or not token.text[:1].isupper() or fold(token.text) not in surnames:
            continue
        beside = [tokens[i] for i in (token.index - 1, token.index + 1) if 0 <= i < len(tokens)]
        if any(t.pos == "PROPN" and t.sentence == token.sentence and t.text[:1].isupper() for t in beside):
            continue  # a part of some longer name
        found.append(Draft(token.index, token.index + 1, token.index, "name", "person", token.text))
    return found


def learn_noun(page: Page, cluster: Cluster, draft: Draft) -> None:
    """Take the noun in front of a vehicle's name into the mention, and what it tells into the cluster."""
    noun = page.parsed.tokens[draft.first - 1]
    if draft.noun is not None and draft.noun.nominal is not None:
        cluster.nouns.update((draft.noun.nominal.id, noun.lemma.lower()))
    first = left_edge(page.parsed, noun.index)
    owner = next((page.mention_at[i] for i in range(first, noun.index) if i in page.mention_at), None)
    cluster.country = cluster.country or (owner.country if owner is not None else None)
    while first > 0 and page.parsed.tokens[first - 1].lower in reference().determiners:
        first -= 1
    draft.first = first
    draft.noun = None


def by_length(draft: Draft) -> tuple[bool, int]:
    """Longer names first, as short forms join them; but "Aleppo" before "Aleppo province"."""
    words = pieces_of(draft.name)
    return draft.kind == "place" and len(words) == 2 and words[-1] in reference().lands, -len(draft.name)


def name_key(page: Page, draft: Draft) -> str:
    """The key of a name that no list knows: the same words, or all of its words within one longer name of its kind."""
    words = pieces_of(draft.name.removeprefix("the ").removeprefix("The "))
    if draft.kind == "place" and len(words) > 1 and words[-1] in reference().lands:
        bare = next((k for k in (f"place:{words[0]}", f"name:{words[0]}") if k in page.clusters), None)
        if len(words) == 2 and bare and page.clusters[bare].kind == "place":
            return bare
    key = f"name:{' '.join(words)}"
    if key in page.clusters:
        return key
    if draft.kind == "place" and len(words) == 1 and words[0] in ("north", "south", "east", "west"):
        whole = [c.key for c in page.clusters.values() if c.kind == "state" and pieces_of(c.name)[0] == words[0]]
        if len(whole) == 1:
            draft.kind = "state"
            return whole[0]
    if draft.kind == "place" and f"place:{' '.join(words)}" in page.clusters:
        return f"place:{' '.join(words)}"
    if draft.kind in (
        "organization",
        "armed_group",
        "government_body",
        "facility",
        "weapon",
        "news_agency",
        "military",
    ):
        longer = [
            c for c in page.clusters.values()
            if c.named and c.kind not in ("person", "state", "place") and set(words) < set(pieces_of(c.name))
        ]  # fmt: skip
        if len(longer) == 1:
            draft.kind = longer[0].kind
            return longer[0].key
    return key


def person_key(page: Page, draft: Draft) -> str:
    """The key of a person: the cluster whose name holds all parts of this one; of several, the nearest before it."""
    parts = pieces_of(draft.name)
    fitting = [c for c in page.clusters.values() if c.kind == "person" and is_part(parts, pieces_of(c.name))]
    if not fitting:
        return f"person:{' '.join(parts)}"
    last = [c for c in fitting if pieces_of(c.name)[-1] == parts[-1]] or fitting
    before = [c for c in last if min(d.first for d in c.drafts) <= draft.first]
    return max(before, key=lambda c: max(d.first for d in c.drafts if d.first <= draft.first), default=last[0]).key


def is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a name can be a shorter form of another: its words in the other's order ("Kim" of "Kim Jong Un")."""
    rest = iter(long)
    return all(any(word == other for other in rest) for word in short)


def read_role(page: Page, draft: Draft) -> None:
    """Take the title in front of a person's name into the mention, and what it tells into the cluster."""
    first = role_before(page.parsed, page.lexicon, draft, page.mention_at)
    if first == draft.first:
        return
    learn_role(page, page.clusters[draft.key or ""], first, draft.first)
    draft.role = (first, draft.first)
    draft.first = first


def learn_role(page: Page, cluster: Cluster, first: int, last: int) -> None:
    """What the words of a title, tokens[first:last], tell of a person: role, gender, sector, country, body."""
    role = page.words(first, last)
    cluster.gender = cluster.gender or gender_of(page.lexicon, role)
    sector = sector_of(page.lexicon, role)
    if sector:
        cluster.roles.append((first, last))
        cluster.role_words.update(pieces_of(role))
        cluster.sector = sector if cluster.sector in (None, "UNK", "CVL") else cluster.sector
    for index in range(first, last):
        owner = page.mention_at.get(index)
        if owner is None or owner.kind == "person":
            continue
        cluster.country = cluster.country or owner.country
        if owner.key and owner.kind not in ("state", "place") and cluster.member_of is None:
            cluster.member_of = owner.key
            if owner.kind in ("armed_group", "organization", "news_agency") and sector == "GOV":
                cluster.sector = owner.sector


def same_words(a: str, b: str) -> bool:
    """Whether two phrases are one but for case, accents and hyphens."""
    return pieces_of(a) == pieces_of(b) or fold(a) == fold(b)
