"""The language room's one call: a document in, a Parsed page with its entities and mentions out."""

from __future__ import annotations

from dataclasses import replace

from vedette.knowledge.actors import Knowledge, shipped
from vedette.language.acronyms import bracketed_acronyms
from vedette.language.bodies import join_bodies
from vedette.language.commons import join_commons
from vedette.language.drafts import Cluster, Draft, Page
from vedette.language.holders import identify_later_named
from vedette.language.lexicon import Lexicon
from vedette.language.names import find_names
from vedette.language.nominals import find_nominals
from vedette.language.pairs import join_pairs
from vedette.language.parser import DEFAULT_MODEL, Parser
from vedette.language.persons import join_names
from vedette.language.pronouns import join_pronouns
from vedette.language.sections import with_kinds
from vedette.language.sharedwords import settle_shared
from vedette.records.documents import Document
from vedette.records.entities import Entity, Mention, Role
from vedette.records.parsed import Parsed
from vedette.records.spans import Span, make_span


class Language:
    """A loaded parser with the actor knowledge. ``version`` names parser and model."""

    def __init__(self, model: str = DEFAULT_MODEL, knowledge: Knowledge | None = None) -> None:
        self.parser = Parser(model)
        self.version = self.parser.version
        self.lexicon = Lexicon(knowledge or shipped())

    def understand(self, document: Document) -> Parsed:
        """Syntax, names, mentions and coreference of one document."""
        return who_is_who(with_kinds(self.parser.parse(document)), self.lexicon)


def who_is_who(parsed: Parsed, lexicon: Lexicon) -> Parsed:
    """The parsed page with its entities and mentions."""
    known, nouns = lexicon.find(parsed.tokens)
    known = settle_shared(lexicon, known, parsed.tokens)
    names = find_names(parsed, lexicon, known, nouns)
    page = Page(parsed, lexicon)
    join_names(page, names, bracketed_acronyms(parsed, names))
    bodies = find_nominals(page, nouns, bodies=True)
    drop_names_of_bodies(page, bodies)
    join_bodies(page, bodies)
    join_pairs(page)
    join_commons(page, find_nominals(page, nouns, bodies=False))
    identify_later_named(page)
    join_pronouns(page)
    add_credits(page)
    return with_entities(page)


def add_credits(page: Page) -> None:
    """The agencies and the outlet that the page credits, by the words of the page facts (not parsed: no mentions)."""
    facts = page.parsed.document.facts
    for span in (*facts.get("agencies", ()), *facts.get("outlet", ())):
        known = page.lexicon.by_words(span.text)
        if known is None or known.kind not in ("news_agency", "organization"):
            continue
        cluster = page.clusters.setdefault(
            known.key, Cluster(known.key, known.name, known.kind, known.country, known.sector, known.key, named=True)
        )
        cluster.credits.append(span)


def drop_names_of_bodies(page: Page, bodies: list[Draft]) -> None:
    """Take out names that only the parser saw where a body of a state was recognised in them."""
    covered = {i for d in bodies for i in range(d.first, d.last)}
    for cluster in list(page.clusters.values()):
        if cluster.known or cluster.kind == "person":
            continue
        cluster.drafts = [
            d for d in cluster.drafts
            if d.known or not (covered.intersection(range(d.first, d.last)) and d.kind in
                               ("organization", "government_body", "military"))
        ]  # fmt: skip
        if not cluster.drafts:
            del page.clusters[cluster.key]


def with_entities(page: Page) -> Parsed:
    """The page with the clusters as entities, in order of first mention."""
    parsed = page.parsed
    clusters = sorted(
        (c for c in page.clusters.values() if c.drafts or c.credits),
        key=lambda c: (min((d.first for d in c.drafts), default=len(parsed.tokens)), c.key),
    )
    ids = {c.key: f"e{n}" for n, c in enumerate(clusters, 1)}
    entities: list[Entity] = []
    mentions: list[Mention] = []
    for cluster in clusters:
        own = sorted({between(parsed, d.first, d.last): d for d in cluster.drafts}.items(), key=lambda pair: pair[0])
        mentions.extend(Mention(span, ids[cluster.key], d.head, d.form) for span, d in own)
        roles = tuple(Role(s.text, s) for s in (between(parsed, a, b) for a, b in sorted(set(cluster.roles))))
        entities.append(
            Entity(
                ids[cluster.key], cluster.name, cluster.kind, cluster.country, cluster.sector, roles,
                tuple(sorted({*(span for span, _ in own), *cluster.credits})), cluster.known,
                ids.get(cluster.member_of or ""),
                "m" if cluster.gender == "m" else "f" if cluster.gender == "f" else None,
            )
        )  # fmt: skip
    mentions.sort(key=lambda m: (m.span.start, m.span.end, m.entity))
    return replace(parsed, entities=tuple(entities), mentions=tuple(mentions))


def between(parsed: Parsed, first: int, last: int) -> Span:
    """The words of tokens[first:last]."""
    return make_span(parsed.text, parsed.tokens[first].start, parsed.tokens[last - 1].end)
