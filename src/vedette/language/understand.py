"""The language room's one call: a document in, a Parsed page with its entities and mentions out."""

from __future__ import annotations

from dataclasses import replace

from vedette.knowledge.actors import Knowledge, shipped
from vedette.language.acronyms import bracketed_acronyms
from vedette.language.coreference import Coreference
from vedette.language.drafts import Cluster, Draft
from vedette.language.lexicon import Lexicon
from vedette.language.names import find_names
from vedette.language.nominals import find_nominals
from vedette.language.parser import DEFAULT_MODEL, Parser
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
        return who_is_who(self.parser.parse(document), self.lexicon)


def who_is_who(parsed: Parsed, lexicon: Lexicon) -> Parsed:
    """The parsed page with its entities and mentions."""
    known, nouns = lexicon.find(parsed.tokens)
    names = find_names(parsed, lexicon, known, nouns)
    nominals = find_nominals(parsed, nouns, names)
    covered = {i for d in nominals for i in range(d.first, d.last) if d.noun and d.noun.institution}
    names = [
        d
        for d in names
        if d.known is not None or d.kind == "person" or not covered.intersection(range(d.first, d.last))
    ]
    page = Coreference(parsed, lexicon)
    page.add_names(names, bracketed_acronyms(parsed, names))
    page.add_nominals(nominals)
    return with_entities(parsed, list(page.clusters.values()))


def with_entities(parsed: Parsed, clusters: list[Cluster]) -> Parsed:
    """The page with the clusters as entities, in order of first mention."""
    clusters = sorted((c for c in clusters if c.drafts), key=lambda c: (min(d.first for d in c.drafts), c.key))
    ids = {c.key: f"e{n}" for n, c in enumerate(clusters, 1)}
    entities: list[Entity] = []
    mentions: list[Mention] = []
    for cluster in clusters:
        own = sorted({span_of(parsed, d): d for d in cluster.drafts}.items(), key=lambda pair: pair[0])
        mentions.extend(Mention(span, ids[cluster.key], d.head, d.form) for span, d in own)
        roles = tuple(Role(span.text, span) for span in (between(parsed, a, b) for a, b in sorted(set(cluster.roles))))
        entities.append(
            Entity(
                ids[cluster.key], cluster.name, cluster.kind, cluster.country, cluster.sector, roles,
                tuple(span for span, _ in own), cluster.known, ids.get(cluster.member_of or ""),
                cluster.gender if cluster.gender in ("m", "f") else None,  # type: ignore[arg-type]
            )
        )  # fmt: skip
    mentions.sort(key=lambda m: (m.span.start, m.span.end))
    return replace(parsed, entities=tuple(entities), mentions=tuple(mentions))


def span_of(parsed: Parsed, draft: Draft) -> Span:
    """The words of a draft."""
    return between(parsed, draft.first, draft.last)


def between(parsed: Parsed, first: int, last: int) -> Span:
    """The words of tokens[first:last]."""
    return make_span(parsed.text, parsed.tokens[first].start, parsed.tokens[last - 1].end)
