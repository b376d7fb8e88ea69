"""Common noun phrases that stand for an actor, a thing or a place: "Turkish officials", "a Russian fighter jet"."""

from __future__ import annotations

from vedette.language.drafts import Draft
from vedette.language.lexicon import Hit, Noun
from vedette.language.owners import owner_of, pronoun_owner
from vedette.language.phrases import is_definite, is_plural, left_edge, of_phrase_end
from vedette.records.parsed import Parsed


def find_nominals(parsed: Parsed, nouns: list[Hit], names: list[Draft]) -> list[Draft]:
    """The nominal mentions of a page in text order; their entities are decided later."""
    names_at = {i: d for d in names for i in range(d.first, d.last)}
    out: list[Draft] = []
    for hit in nouns:
        noun = hit.meaning
        assert isinstance(noun, Noun)
        covered = names_at.get(hit.first)
        if covered is not None and not is_body_in_name(noun, covered):
            continue
        draft = nominal_draft(parsed, hit, noun, names_at)
        if draft is not None:
            out.append(draft)
    return out


def is_body_in_name(noun: Noun, name: Draft) -> bool:
    """Whether a name that only the parser saw ("Russian Foreign Ministry") is really a body of a state."""
    return noun.institution is not None and name.known is None and name.kind in ("organization", "government_body")


def noun_head(parsed: Parsed, hit: Hit) -> int:
    """The head token of a noun hit: the first noun of "Ministry of X", else the last word."""
    for i in range(hit.first, hit.last - 1):
        if parsed.tokens[i + 1].lower == "of":
            return i
    return hit.last - 1


def nominal_draft(parsed: Parsed, hit: Hit, noun: Noun, names_at: dict[int, Draft]) -> Draft | None:
    """The draft of one noun phrase, None where the noun heads none or lacks what it needs."""
    head = noun_head(parsed, hit)
    token = parsed.tokens[head]
    if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "amod", "nmod", "npadvmod"):
        return None
    first = min(left_edge(parsed, head), hit.first)
    plural = is_plural(token)
    definite = is_definite(parsed, first, head)
    owner = owner_of(parsed, head, names_at)
    owned = owner is not None or pronoun_owner(parsed, head) is not None
    modified = any(t.dep in ("amod", "compound", "poss", "nmod") for t in parsed.tokens[first:head])
    last = max(of_phrase_end(parsed, head), hit.last)
    if noun.institution is not None:
        body = noun.institution
        if not (owned or definite or body.bare or body.civil_war or body.kind == "military" or modified):
            return None
        kind, sector = body.kind, body.sector
    else:
        assert noun.nominal is not None
        sort = noun.nominal
        kind, sector = (sort.plural if plural else sort.kind), sort.sector or ""
        if sort.needs == "owner" and not owned:
            return None
        if sort.needs == "modifier" and not (owned or modified):
            return None
        if not sort.bare and not (owned or definite or modified or first < head):
            return None
    words = " ".join(parsed.text[parsed.tokens[first].start : parsed.tokens[last - 1].end].split())
    return Draft(
        first, last, head, "nominal", kind, words, noun=noun, sector=sector or None, plural=plural, definite=definite,
        country=owner.country if owner else None, owner=owner.key if owner else None,
    )  # fmt: skip
