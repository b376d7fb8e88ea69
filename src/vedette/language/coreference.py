"""Which mentions are one: names by key, parts and acronyms; then nominals and pronouns in text order.

The method is precision-ordered sieves (as in Lee et al., Computational Linguistics 39(4), 2013) over our own drafts: a
sure step first, a guess last, and a mention that no step can place stays alone or, for a pronoun, is left out.
"""

from __future__ import annotations

from collections.abc import Iterable

from vedette.language.drafts import Cluster, Draft
from vedette.language.lexicon import Lexicon, fold, pieces_of
from vedette.language.roles import gender_of, role_before, sector_of
from vedette.records.parsed import Parsed


class Coreference:
    """The clusters of one page while they are made."""

    def __init__(self, parsed: Parsed, lexicon: Lexicon) -> None:
        self.parsed = parsed
        self.lexicon = lexicon
        self.clusters: dict[str, Cluster] = {}

    # names

    def add_names(self, names: list[Draft], acronyms: dict[str, Draft]) -> None:
        """Put every named mention into a cluster: persons by their parts, others by key, name or acronym."""
        self.names_at = {i: d for d in names for i in range(d.first, d.last)}
        others = [d for d in names if d.kind != "person"]
        for draft in sorted(others, key=lambda d: (d.form == "acronym", d.first)):
            if draft.known is None and draft.form == "acronym":
                full = acronyms.get(draft.name.replace(".", ""))
                if full is not None and full.key:
                    draft.key, draft.kind = full.key, self.clusters[full.key].kind
            self.join(draft, draft.key or self.key_by_name(draft))
        people = [d for d in names if d.kind == "person"]
        for draft in sorted(people, key=lambda d: (-len(pieces_of(d.name)), d.first)):
            self.join(draft, self.person_key(draft))
        for draft in people:
            self.read_role(draft)

    def key_by_name(self, draft: Draft) -> str:
        """The key of a name without an entry: same words, or the words of one longer name."""
        words = pieces_of(draft.name.removeprefix("the ").removeprefix("The "))
        key = f"name:{' '.join(words)}"
        if key in self.clusters:
            return key
        for other in self.clusters.values():
            if other.kind == draft.kind and pieces_of(other.name) == words:
                return other.key
        return key

    def person_key(self, draft: Draft) -> str:
        """The key of a person: a cluster whose name holds all parts of this one, the nearest before it first."""
        parts = pieces_of(draft.name)
        fitting = [
            c
            for c in self.clusters.values()
            if c.kind == "person" and set(parts) <= set(pieces_of(c.name)) and (len(parts) > 1 or parts)
        ]
        if fitting:
            last = [c for c in fitting if pieces_of(c.name)[-1] == parts[-1]] or fitting
            before = [c for c in last if min(d.first for d in c.drafts) <= draft.first]
            best = max(before, key=lambda c: max(d.first for d in c.drafts if d.first <= draft.first), default=last[0])
            return best.key
        return f"person:{' '.join(parts)}"

    def join(self, draft: Draft, key: str) -> Cluster:
        """Add a draft to the cluster of this key, made where it isn't there."""
        cluster = self.clusters.get(key)
        if cluster is None:
            cluster = self.clusters[key] = Cluster(
                key, draft.name, draft.kind, draft.country, draft.sector, draft.known.key if draft.known else None,
                None, draft.plural,
            )  # fmt: skip
        draft.key = key
        cluster.drafts.append(draft)
        cluster.country = cluster.country or draft.country
        cluster.sector = cluster.sector or draft.sector
        return cluster

    def read_role(self, draft: Draft) -> None:
        """Take the title in front of a person's name into the mention, and what it tells into the cluster."""
        cluster = self.clusters[draft.key or ""]
        first = role_before(self.parsed, self.lexicon, draft, self.names_at)
        if first == draft.first:
            return
        role = " ".join(
            self.parsed.text[self.parsed.tokens[first].start : self.parsed.tokens[draft.first].start].split()
        )
        cluster.gender = cluster.gender or gender_of(self.lexicon, role)
        sector = sector_of(self.lexicon, role)
        if sector:
            draft.role = (first, draft.first)
            cluster.roles.append(draft.role)
            cluster.sector = cluster.sector or sector
        owners = [self.names_at[i] for i in range(first, draft.first) if i in self.names_at]
        for owner in owners:
            cluster.country = cluster.country or owner.country
            if owner.key and owner.kind != "state" and cluster.member_of is None:
                cluster.member_of = owner.key
        draft.first = first

    # nominals

    def add_nominals(self, nominals: Iterable[Draft]) -> None:
        """Put every nominal mention into a cluster, in text order."""
        for draft in nominals:
            assert draft.noun is not None
            if draft.noun.institution is not None:
                self.add_institution(draft)
            else:
                self.add_common(draft)

    def add_institution(self, draft: Draft) -> None:
        body = draft.noun.institution if draft.noun else None
        assert body is not None
        head = self.parsed.tokens[draft.head].lower
        if draft.country:
            adjective = self.lexicon.adjective(f"state:{draft.country}")
            state = self.lexicon.states[draft.country].name if draft.country in self.lexicon.states else adjective
            draft.name = body.name.replace("{adjective}", adjective).replace("{state}", state)
            cluster = self.join(draft, f"body:{draft.name}")
            cluster.groups.update((body.group, head))
            return
        earlier = self.latest(draft.head, lambda c: head in c.groups or (body.group in c.groups and draft.kind == c.kind))
        if earlier is not None and (draft.definite or draft.form == "nominal"):
            self.join(draft, earlier.key)
            return
        draft.name = draft.name.removeprefix("The ").removeprefix("the ")
        self.join(draft, f"body:{fold(draft.name)}").groups.update((body.group, head))

    def add_common(self, draft: Draft) -> None:
        sort = draft.noun.nominal if draft.noun else None
        assert sort is not None
        near = self.apposed(draft)
        if near is not None:
            self.join(draft, near.key)
            return
        head = self.parsed.tokens[draft.head].lower
        bare = strip_article(draft.name)
        if draft.country and sort.name and draft.country in self.lexicon.states:
            draft.name = sort.name.replace("{adjective}", self.lexicon.adjective(f"state:{draft.country}"))
            self.join(draft, f"noun:{draft.name}").groups.add(head)
            return
        if draft.definite:
            earlier = self.latest(draft.head, lambda c: head in c.groups and c.kind == draft.kind)
            if earlier is not None:
                self.join(draft, earlier.key)
                return
        draft.name = bare
        self.join(draft, f"noun:{draft.kind}:{fold(bare)}").groups.add(head)

    def apposed(self, draft: Draft) -> Cluster | None:
        """The cluster of the name that stands in apposition to the nominal, if any."""
        tokens = self.parsed.tokens
        beside = [tokens[draft.head].head] if tokens[draft.head].dep == "appos" else []
        beside += [c for c in tokens[draft.head].children if tokens[c].dep == "appos"]
        for index in beside:
            name = self.names_at.get(index)
            if name is not None and name.key and self.clusters[name.key].kind == draft.kind:
                return self.clusters[name.key]
        return None

    def latest(self, before: int, fits: object) -> Cluster | None:
        """The cluster, fitting, whose last mention before the token is nearest."""
        best: tuple[int, Cluster] | None = None
        for cluster in self.clusters.values():
            if not fits(cluster):  # type: ignore[operator]
                continue
            at = max((d.head for d in cluster.drafts if d.head < before), default=-1)
            if at >= 0 and (best is None or at > best[0]):
                best = (at, cluster)
        return best[1] if best else None


def strip_article(words: str) -> str:
    """A phrase without its leading article."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an", "some", "its", "his", "her", "their") else words
