"""Which agreements a page speaks of: its entities of that kind, and nouns that name one, joined into one each."""

from __future__ import annotations

from dataclasses import dataclass, field

from vedette.extract.events.telling import noun_core, unbroken
from vedette.knowledge.agreementwords import AgreementWords
from vedette.records.parsed import Parsed, Token
from vedette.records.spans import Span

TRUCES = frozenset({"truce", "ceasefire", "cease-fire", "armistice"})
MEASURES = frozenset({"sanction", "embargo", "resolution"})


@dataclass(slots=True)
class Named:
    """An agreement in the making: the head tokens of its mentions, and its entity where the page knows one."""

    family: str
    heads: list[int] = field(default_factory=list)
    entity: str | None = None
    marks: set[str] = field(default_factory=set)  # proper words and years that single it out
    titles: list[str] = field(default_factory=list)


def family_of(lemma: str) -> str:
    """Mentions of one family may be one agreement; those of two never are."""
    return "truce" if lemma in TRUCES else "measure" if lemma in MEASURES else "deal"


def find_named(parsed: Parsed, words: AgreementWords) -> list[Named]:
    """The agreements of a page in the order of their first mention."""
    found: list[Named] = []
    for token in parsed.tokens:
        mention = parsed.mention_at(token.index)
        entity = None
        if mention is not None and parsed.entity_by_id[mention.entity].kind == "agreement":
            if mention.head != token.index:
                continue
            entity = mention.entity
        elif token.lemma.lower() not in words.names or token.pos not in ("NOUN", "PROPN"):
            continue
        if entity is None and token.dep in ("compound", "amod", "nmod"):
            continue
        family = family_of(token.lemma.lower())
        marks = marks_of(parsed, token)
        home = home_of(found, family, marks, entity, parsed, token)
        if home is None:
            home = Named(family, entity=entity)
            found.append(home)
        home.heads.append(token.index)
        home.entity = home.entity or entity
        home.marks |= marks
        home.titles.append(title_of(parsed, token, entity))
    return joined(found)


def joined(found: list[Named]) -> list[Named]:
    """Agreements of one family made one where nothing tells them apart: years agree, and names meet or one has none."""
    out: list[Named] = []
    for named in found:
        years = {m for m in named.marks if is_year(m)}
        words = named.marks - years
        for home in out:
            known = {m for m in home.marks if is_year(m)}
            other = home.marks - known
            if home.family != named.family or home.family == "measure" or (years and known and not years & known):
                continue
            if words & other or not words or not other:
                home.heads = sorted({*home.heads, *named.heads})
                home.marks |= named.marks
                home.titles += named.titles
                home.entity = home.entity or named.entity
                break
        else:
            out.append(named)
    return out


def marks_of(parsed: Parsed, head: Token) -> set[str]:
    """Proper names and years in the noun phrase of a mention: what tells one agreement from another."""
    core = noun_core(parsed, head, frozenset())
    return {
        t.lower
        for i in core
        if (t := parsed.tokens[i]).index != head.index and ((t.pos == "PROPN" and t.label != "DATE") or is_year(t.text))
    }


def is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in ("18", "19", "20")


def home_of(
    found: list[Named], family: str, marks: set[str], entity: str | None, parsed: Parsed, token: Token
) -> Named | None:
    """The agreement that a further mention belongs to: by entity, by shared marks, or, without marks, the last one."""
    if entity is not None:
        for named in found:
            if named.entity == entity:
                return named
    alike = [n for n in found if n.family == family and (entity is None or n.entity is None)]
    years = {m for m in marks if is_year(m)}
    for named in reversed(alike):
        known = {m for m in named.marks if is_year(m)}
        if years and known and not years & known:
            continue
        if marks & named.marks or not marks or not named.marks:
            return named
        if years and years & known:
            return named
    indefinite = any(c.lower in ("a", "an", "another", "new") for c in parsed.children(token.index, "det"))
    return alike[-1] if alike and not marks and not indefinite else None


def title_of(parsed: Parsed, head: Token, entity: str | None) -> str:
    """The name of a mention: its entity's, else its words up to the noun, with an "on" or "in" phrase that marks it."""
    if entity is not None:
        return parsed.entity_by_id[entity].name
    core = {
        i
        for i in noun_core(parsed, head, frozenset())
        if i <= head.index or parsed.tokens[i].dep in ("prep", "pobj", "compound")
    }
    core -= {c.index for c in parsed.children(head.index, "det", "poss")}
    return unbroken(parsed, core, head.index).text


def words_of_mention(parsed: Parsed, head: int) -> Span:
    """The span of one mention: the noun with what stands before it."""
    mention = parsed.mention_headed(head)
    if mention is not None:
        return mention.span
    token = parsed.tokens[head]
    below = [
        t for t in parsed.subtree(head, lambda t: t.dep in ("prep", "relcl", "acl", "appos", "conj")) if t.index <= head
    ]
    kept = {t.index for t in below if t.dep not in ("det", "punct")} | {head}
    return unbroken(parsed, kept, token.index)


def best_title(named: Named) -> str:
    """The name to show: a capitalised one before a description, then the longest of at most eight words."""
    short = [t for t in named.titles if len(t.split()) <= 8] or named.titles
    return max(short, key=lambda t: (any(w[:1].isupper() for w in t.split()), len(t), t))
