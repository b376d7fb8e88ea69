"""Common noun phrases that stand for an actor, a thing or a place: "Turkish officials", "a Russian fighter jet"."""

from __future__ import annotations

from dataclasses import replace

from vedette.knowledge.actors import reference
from vedette.language.drafts import Draft, Page
from vedette.language.lexicon import Hit, Noun
from vedette.language.owners import owner_of, pronoun_owner
from vedette.language.phrases import is_definite, is_plural, left_edge, of_phrase_end

INSIDE = frozenset({"compound", "amod", "nmod", "npadvmod"})


def find_nominals(page: Page, nouns: list[Hit], bodies: bool) -> list[Draft]:
    """The nominal mentions in text order, of bodies of states or of all else; whose they are is decided later."""
    titles = {
        i: d
        for c in page.clusters.values() if c.kind == "person"
        for d in c.drafts for i in range(d.first, d.last)
    }  # fmt: skip
    out: list[Draft] = []
    for hit in nouns:
        noun = hit.meaning
        assert isinstance(noun, Noun)
        if (noun.institution is not None) != bodies:
            continue
        name = page.mention_at.get(hit.first) or page.mention_at.get(hit.last - 1)
        if name is not None and not name.noun and not is_body_in_name(noun, name):
            continue
        inside_title = hit.first in titles
        if inside_title and noun.institution is None:
            continue
        draft = nominal_draft(page, hit, noun, inside_title)
        if draft is not None:
            out.append(draft)
            out.extend(shared_with(page, draft) if bodies else ())
    return out


def shared_with(page: Page, draft: Draft) -> list[Draft]:
    """The same phrase for each further state that owns it: "Afghan and German security forces"."""
    more: dict[str, Draft] = {}
    for index in range(draft.first, draft.head):
        owner = page.mention_at.get(index)
        other = owner is not None and owner.kind == "state" and owner.country not in (None, draft.country)
        if (
            owner is not None
            and owner.country
            and other
            and page.parsed.tokens[index].dep in ("conj", "amod", "compound")
        ):
            more[owner.country] = replace(draft, country=owner.country, owner=owner.key)
    joined = any(t.lower == "and" for t in page.parsed.tokens[draft.first : draft.head])
    return list(more.values()) if joined else []


def is_body_in_name(noun: Noun, name: Draft) -> bool:
    """Whether a name that only the parser saw ("Russian Foreign Ministry") is really a body of a state."""
    return noun.institution is not None and name.known is None and name.kind in ("organization", "government_body",
                                                                                 "military")  # fmt: skip


def noun_head(page: Page, hit: Hit) -> int:
    """The head token of a noun hit: the noun before "of" in "Ministry of Defence", else the last word."""
    for i in range(hit.first, hit.last - 1):
        if page.parsed.tokens[i + 1].lower == "of":
            return i
    return hit.last - 1


def nominal_draft(page: Page, hit: Hit, noun: Noun, inside_title: bool) -> Draft | None:
    """The draft of one noun phrase, None where the noun heads none or lacks what it needs."""
    parsed = page.parsed
    head = noun_head(page, hit)
    token = parsed.tokens[head]
    if token.pos not in ("NOUN", "PROPN"):
        return None
    part = token.dep in INSIDE
    if part and (noun.institution is None or not (inside_title or names_a_body(page, hit, noun))):
        return None
    first = hit.first if part else min(left_edge(parsed, head), hit.first)
    owner = owner_of(parsed, head, page.mention_at)
    if part or owner is None:
        before = page.mention_at.get(first - 2 if first and parsed.tokens[first - 1].tag == "POS" else first - 1)
        if before is not None and owner is None and before.kind in ("state", "place"):
            owner = before
            first = before.first
    plural = is_plural(token)
    definite = is_definite(parsed, first, head) or inside_title
    owned = owner is not None or pronoun_owner(parsed, head) is not None
    modified = any(t.dep in ("amod", "compound", "poss", "nmod", "nummod") for t in parsed.tokens[first:head])
    last = max(hit.last, head + 1 if part else of_phrase_end(parsed, head))
    if noun.institution is not None:
        body = noun.institution
        if not (
            owned or definite or body.bare or body.civil_war or plural or part or body.kind == "military" or modified
        ):
            return None
        kind, sector = body.kind, body.sector
    else:
        assert noun.nominal is not None
        sort = noun.nominal
        kind, sector = (sort.plural if plural else sort.kind), sort.sector or ""
        if sort.needs == "owner" and not (owned or (sort.kind == "place" and definite)):
            return None
        if sort.needs == "modifier" and not (owned or modified or definite):
            return None
        if not sort.bare and not (owned or definite or modified or first < head or plural):
            return None
    marks = frozenset(
        t.lemma.lower()
        for t in parsed.tokens[first:head]
        if t.pos in ("ADJ", "NOUN", "PROPN", "NUM") and t.index not in page.mention_at and not t.index >= hit.first
        and t.lemma.lower() not in reference().plain_modifiers and (t.pos != "NUM" or len(t.text) == 4)
    )  # fmt: skip
    right = parsed.subtree(head)[-1].index + 1 if kind == "agreement" else head
    if right > head and right - head < 20:
        told = (t for t in parsed.tokens[head:right] if t.pos == "PROPN" or (t.tag == "CD" and len(t.text) == 4))
        marks |= {t.lemma.lower() for t in told}
    country = owner.country if owner is not None and (owner.kind != "person") else None
    if owner is not None and owner.kind == "person" and owner.key:
        country = page.clusters[owner.key].country
    if owner is not None and country is None and owner.key:
        marks |= {owner.key}
    return Draft(
        first, last, head, "nominal", kind, page.words(first, last), noun=noun, sector=sector or None, plural=plural,
        definite=definite, country=country, owner=owner.key if owner else None, marks=marks,
    )  # fmt: skip


def names_a_body(page: Page, hit: Hit, noun: Noun) -> bool:
    """Whether a body before another noun is meant itself: "foreign ministry spokesman", not "government building"."""
    if hit.last >= len(page.parsed.tokens):
        return False
    following = page.parsed.tokens[hit.last]
    return following.lemma.lower() in page.lexicon.role_words and noun.institution is not None
