"""Two at once: "the two countries", "both sides", "the two leaders" are the last two that fit."""

from __future__ import annotations

from vedette.knowledge.actors import reference
from vedette.language.drafts import Cluster, Draft, Page
from vedette.language.phrases import left_edge
from vedette.records.parsed import Token

REACH = 3


def join_pairs(page: Page) -> None:
    """Put each phrase that says "two" or "both" of its noun into the clusters of the two that it means."""
    for token in page.parsed.tokens:
        if token.tag not in ("NNS", "NNPS") or token.index in page.mention_at:
            continue
        kinds = reference().pairs.get(token.lemma.lower())
        if kinds is None:
            continue
        first = left_edge(page.parsed, token.index)
        before = {t.lower for t in page.parsed.tokens[first : token.index]}
        if not before & {"two", "both"} or not before <= reference().pair_words:
            continue
        for cluster in last_two(page, token, frozenset(kinds)):
            draft = Draft(
                first, token.index + 1, token.index, "nominal", cluster.kind, page.words(first, token.index + 1)
            )
            page.join(draft, cluster.key)
            page.mention_at.setdefault(token.index, draft)


def last_two(page: Page, token: Token, kinds: frozenset[str]) -> list[Cluster]:
    """The two fitting named clusters spoken of last before a token; none where there aren't two near enough."""
    tokens = page.parsed.tokens
    ranked: list[tuple[int, Cluster]] = []
    for cluster in page.clusters.values():
        if (
            cluster.kind not in kinds
            or cluster.plural
            or cluster.sector == "JRN"
            or not (cluster.named or cluster.country)
        ):
            continue
        at = max((d.head for d in cluster.drafts if d.last <= token.index), default=-1)
        if at >= 0 and token.sentence - tokens[at].sentence <= REACH:
            ranked.append((at, cluster))
    ranked.sort(key=lambda pair: -pair[0])
    if not ranked:
        return []
    last = ranked[0][1]
    others = [
        c for _, c in ranked[1:] if not (c.country and c.country == last.country and "state" in (c.kind, last.kind))
    ]
    return [last, others[0]] if others else []
