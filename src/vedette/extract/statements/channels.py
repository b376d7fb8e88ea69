"""How words reached the reporter: the outlet, platform or occasion that stands by the cue."""

from __future__ import annotations

from vedette.extract.statements.attribution import Attribution
from vedette.extract.statements.sources import party_of
from vedette.knowledge.reporting import reporting
from vedette.records.entities import Party
from vedette.records.parsed import Parsed, Token

PLACED = frozenset(
    {"in", "on", "at", "to", "during", "by", "via", "through", "before", "after", "with", "into", "over", "of"}
)


def channels_of(parsed: Parsed, found: Attribution) -> tuple[Party, ...]:
    """The channels of an attribution: whom a quoting construction names, then addressee and phrases of the cue."""
    out: list[Party] = []
    if found.media is not None and (party := party_of(parsed, found.media)):
        out.append(party)
    if found.sense.frame == "post":
        handle = next((t for t in parsed.tokens[found.last : found.last + 4] if t.text.startswith("@")), None)
        out.append(Party("Twitter", None, parsed.span_of([handle])) if handle is not None else Party("Twitter"))
    starts = {s for s, _ in found.content}
    for kid in parsed.children(found.anchor):
        if any(s <= kid.start < e for s, e in found.content) or kid.start in starts:
            continue
        if kid.dep in ("dobj", "dative") and kid.index != found.source and is_medium(parsed, kid):
            out += [p] if (p := party_of(parsed, kid.index)) else []
        if kid.dep in ("prep", "dative", "agent") and kid.lower in PLACED:
            inner = parsed.child(kid.index, "pobj")
            if inner is not None and any(s <= inner.start < e for s, e in found.content):
                continue
            if inner is not None and is_medium(parsed, inner) and (p := medium(parsed, inner)):
                out.append(p)
        if (
            kid.dep == "advcl"
            and kid.lemma in ("speak", "talk", "write", "tweet", "address")
            and kid.index < found.anchor
        ):
            for prep in parsed.children(kid.index, "prep", "dative"):
                inner = parsed.child(prep.index, "pobj")
                if inner is not None and (p := medium(parsed, inner)) and is_medium(parsed, inner):
                    out.append(p)
    seen: dict[str, Party] = {}
    for party in out:
        seen.setdefault(party.entity or party.name, party)
    return tuple(seen.values())


def is_medium(parsed: Parsed, token: Token) -> bool:
    """Whether a noun is an outlet, a platform or an occasion; plain listeners ("reporters") only with a place."""
    words = reporting().media
    known = parsed.party(token.index)
    entity = parsed.entity_by_id.get(known.entity or "") if known else None
    if entity is not None and entity.kind == "news_agency":
        return True
    if token.text in words.platforms or token.lemma.lower() in words.occasions or token.lemma.lower() in words.words:
        return True
    if token.lemma.lower() in words.listeners:
        return any(p.lower in ("in", "at", "before", "after") for p in parsed.children(token.index, "prep"))
    return token.pos == "PROPN" and token.label == "ORG" and token.dep in ("dobj", "dative") and entity is None


def medium(parsed: Parsed, token: Token) -> Party | None:
    """The channel as a party: an occasion keeps its own words, though somebody named stands in them."""
    if token.lemma.lower() in reporting().media.occasions and parsed.mention_headed(token.index) is None:
        branch = parsed.subtree(token.index, lambda t: t.dep in ("relcl", "punct", "appos", "acl") and t.dep != "punct")
        run = [t for t in branch if t.index <= token.index or t.dep != "punct"]
        bare = [
            t for t in run if not (t.dep in ("det", "poss") and t.index < token.index and t.pos in ("DET", "PRON"))
        ] or run
        if bare[-1].index - bare[0].index == len(bare) - 1 and len(bare) <= 14:
            span = parsed.span_of(bare)
            return Party(span.text, None, span)
        return Party(token.text, None, parsed.span_of([token]))
    return party_of(parsed, token.index)
