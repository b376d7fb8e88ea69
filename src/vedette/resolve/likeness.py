"""Whether two local entities are one: the rules, each with its score and its reason; and what forbids it."""

from __future__ import annotations

from dataclasses import dataclass, field

from vedette.knowledge.transliteration import transliteration
from vedette.knowledge.wording import ideas_in
from vedette.records.entities import Entity
from vedette.resolve.names import acronym_key, acronyms_of, is_acronym, name_words, sounds

BODIES = frozenset({"government_body", "organization", "military", "armed_group", "news_agency"})
PLACES = frozenset({"place", "facility", "state"})


@dataclass(frozen=True, slots=True)
class Known:
    """All that tells one name of one kind from others, gathered over the pages that use it in the same way."""

    name: str
    kind: str
    country: str | None
    gender: str | None
    sector: str | None
    known: str | None
    roles: frozenset[str]
    members: tuple[tuple[str, str], ...]
    pages: frozenset[str] = field(compare=False)
    company: frozenset[str] = field(compare=False, default=frozenset())


def known_of(entity: Entity, document: str, company: frozenset[str]) -> Known:
    """A local entity as resolving sees it. ``company`` are the names that its page names beside it."""
    return Known(
        entity.name,
        entity.kind,
        entity.country,
        entity.gender,
        entity.sector,
        entity.known,
        frozenset(w for r in entity.roles for w in ideas_in(r.role)),
        ((document, entity.id),),
        frozenset({document}),
        company,
    )


def kinds_agree(a: str, b: str) -> bool:
    """Whether two kinds can be one thing that two pages were read differently about."""
    return a == b or (a in BODIES and b in BODIES) or (a in PLACES and b in PLACES and "state" not in (a, b))


def contradiction(a: Known, b: Known) -> str | None:
    """Why two entities can't be one; None when nothing forbids it."""
    if not kinds_agree(a.kind, b.kind):
        return "of different kinds"
    if a.known and b.known and a.known != b.known:
        return "known as two"
    if a.country and b.country and a.country != b.country:
        return f"of different countries ({a.country}, {b.country})"
    if a.gender and b.gender and a.gender != b.gender:
        return "a man and a woman"
    if a.kind == "person" and a.roles and b.roles and not a.roles & b.roles and not (a.country and b.country):
        together = a.company & b.company
        if len(together) < 2:
            return "of different roles, in different company"
    return None


def likeness(a: Known, b: Known) -> tuple[float, str] | None:
    """How sure it is that two entities are one, 0 to 1, with the reason; None where no rule speaks for it."""
    if contradiction(a, b):
        return None
    if a.known and a.known == b.known:
        return 1.0, "known by both names"
    wa, wb = name_words(a.name), name_words(b.name)
    if wa == wb:
        return 0.99, "the same name"
    sa, sb = sounds(a.name), sounds(b.name)
    if sa == sb:
        return 0.95, "the same name in another spelling"
    if "".join(sa) == "".join(sb):
        return 0.93, "the same name, spaced differently"
    for short, long in ((a, b), (b, a)):
        if is_acronym(short.name) and acronym_key(short.name) in acronyms_of(long.name) and long.kind != "person":
            return 0.9, f"{short.name} is short for {long.name}"
    if a.kind == "person" and b.kind == "person":
        return persons(a, b, sa, sb) if not (" and " in a.name or " and " in b.name) else None
    if a.kind in BODIES and b.kind in BODIES:
        generic = transliteration().generic
        if {w for w in wa if w not in generic} == {w for w in wb if w not in generic} != set():
            return 0.86, "the same name but for a word of kind"
        if min(len(sa), len(sb)) >= 2 and a.country == b.country and set(sa) == set(sb):
            return 0.9, "the same words in another order"
    return None


def persons(a: Known, b: Known, sa: tuple[str, ...], sb: tuple[str, ...]) -> tuple[float, str] | None:
    """Two persons by the parts of their names: "Balfour", "Arthur Balfour", "A. J. Balfour"."""
    (short, few), (long, many) = sorted(((a, sa), (b, sb)), key=lambda x: (len(x[1]), x[0].name))
    if len(few) == 1:
        if few[0] == many[-1]:
            return (0.8 if vouched(short, long) else 0.6), f"{short.name} is the surname of {long.name}"
        return None
    if few[-1] != many[-1] and not (len(few) < len(many) and set(few) <= set(many)):
        return None
    if set(few) <= set(many):
        return 0.88, f"{short.name} is part of the name {long.name}"
    if few[-1] == many[-1] and few[0][:1] == many[0][:1] and (len(few[0]) == 1 or len(many[0]) == 1):
        return 0.8, f"{short.name} and {long.name} share surname and initial"
    return None


def vouched(short: Known, long: Known) -> bool:
    """Whether more than the surname speaks for it: country, role, or the company both are found in."""
    return bool(
        (short.country and short.country == long.country)
        or short.roles & long.roles
        or len(short.company & long.company) >= 2
    )
