"""Places: where a page speaks of a place, and which deed happened where, by syntax."""

from __future__ import annotations

from dataclasses import dataclass

from vedette.extract.places.toponyms import WHERE, decide, head_of, is_near, named_places, page_context, place_from
from vedette.knowledge.gazetteer import Gazetteer, GazetteerPlace, shipped_gazetteer
from vedette.records.entities import Place
from vedette.records.parsed import Parsed, Token

MOST_STEPS = 5
OTHER_CLAUSE = frozenset({"ccomp", "advcl", "relcl", "parataxis", "csubj"})
# What moves goes to a place; what is done to a state is done to a party ("sold oil to X").
MOTION = frozenset(
    "go come travel fly flee send deploy return arrive move withdraw deport visit march advance cross enter sail "
    "evacuate escape drive bring take carry transport dispatch head rush pour push retreat expel repatriate".split()
)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place where the text speaks of a place: tokens[first:last], its head token, and the place."""

    first: int
    last: int
    head: int
    place: Place


def find_places(parsed: Parsed, gazetteer: Gazetteer | None = None) -> tuple[PlaceMention, ...]:
    """The place mentions of a page, in text order; states count where they are spoken of as places."""
    known = gazetteer or shipped_gazetteer()
    named = list(named_places(parsed, known))
    context = page_context(parsed, known, named)
    decided: dict[str, GazetteerPlace | None] = {}
    out = []
    for span, entity, tokens in named:
        key = entity.id if entity is not None else span.text.casefold()
        if key not in decided:
            spoken = [s for s, e, _ in named if (e.id if e is not None else s.text.casefold()) == key]
            decided[key] = decide(parsed, known, context, spoken, entity)
        out.append(PlaceMention(tokens[0].index, tokens[-1].index + 1, head_of(tokens), place_from(
            span, entity, decided[key], is_near(parsed, tokens))))  # fmt: skip
    return tuple(sorted(out, key=lambda m: m.first))


def places_of(parsed: Parsed, places: tuple[PlaceMention, ...], index: int) -> tuple[Place, ...]:
    """Where syntax puts the deed or count headed by the token at ``index``; empty where it doesn't say.

    First the deed's own clause ("shelled X in Y", "the Y offensive", "posts in Y came under fire"), then clauses that
    hang below it ("a jet that had strayed into Y"), then, step by step, the clauses that it hangs on, as far as the
    edge of what somebody said. The first of these that gives any place decides; in it, places with a name outrank
    places without ("the area").
    """
    by_head: dict[int, Place] = {m.head: m.place for m in places}
    by_token: dict[int, Place] = {i: m.place for m in places for i in range(m.first, m.last)}
    current = index
    for _ in range(MOST_STEPS):
        found = clause_places(parsed, by_head, by_token, current)
        if not found:
            for child in parsed.children(current, "relcl", "advcl", "acl", "dobj", "nsubj", "nsubjpass", "pobj"):
                inner = [child] if child.dep in ("relcl", "advcl", "acl") else parsed.children(child.index, "relcl")
                found += [p for clause in inner for p in clause_places(parsed, by_head, by_token, clause.index)]
        if found:
            return named_first(found)
        token = parsed.tokens[current]
        if token.head == current or token.dep in ("ccomp", "parataxis"):  # not where it was said
            return ()
        current = token.head
    return ()


def clause_places(parsed: Parsed, by_head: dict[int, Place], by_token: dict[int, Place], top: int) -> list[Place]:
    """Places in the clause of a token: its modifiers and its participants' and theirs, nearest first."""
    out: list[Place] = []
    level, origin = [top], []
    while level:
        below: list[int] = []
        for index in level:
            for child in parsed.children(index):
                if child.dep in OTHER_CLAUSE or (child.dep == "conj" and child.pos in ("VERB", "AUX")):
                    continue
                if child.dep == "prep":
                    where = objects(parsed, by_head, child)
                    if child.lower in ("from", "off"):
                        origin += where
                    elif child.lower in WHERE:
                        out += [p for p in where if is_where(parsed, p, child, top)]
                    below.append(child.index)
                elif child.dep in ("compound", "nmod") and child.index in by_token:
                    if index == top:  # "the X offensive"; the X of "X schoolgirls" is where they come from
                        out.append(by_token[child.index])
                elif child.dep in ("npadvmod", "advmod") and child.index in by_token:
                    out.append(by_token[child.index])
                elif child.dep == "dobj" and child.index in by_head and parsed.tokens[index].pos == "VERB":
                    out += widened(parsed, by_head, child)
                else:
                    below.append(child.index)
        if out:
            return out
        level = below
    return origin


def is_where(parsed: Parsed, place: Place, preposition: Token, top: int) -> bool:
    """Whether the place under this preposition is where the deed was: a state after "to" is so only for what moves."""
    if preposition.lower not in ("to", "toward", "towards", "on", "behind", "between") or place.precision != 6:
        return True
    return preposition.lower in ("to", "toward", "towards") and (
        parsed.tokens[preposition.head].lemma in MOTION or parsed.tokens[top].lemma in MOTION
    )


def named_first(found: list[Place]) -> tuple[Place, ...]:
    """Each place once; those without a name of their own only where no other has one."""
    each = list(dict.fromkeys(found))
    named = [p for p in each if any(c.isupper() for c in p.name)]
    return tuple(named or each)


def objects(parsed: Parsed, by_head: dict[int, Place], preposition: Token) -> list[Place]:
    """The places that a preposition governs, through coordination, chained prepositions and "the town of X"."""
    out = []
    for child in parsed.children(preposition.index):
        if child.dep == "pobj":
            for noun in parsed.conjuncts(child.index):
                out += widened(parsed, by_head, noun)
        elif child.dep in ("prep", "pcomp"):
            out += objects(parsed, by_head, child)
    return out


def widened(parsed: Parsed, by_head: dict[int, Place], noun: Token) -> list[Place]:
    """The place that a noun names, and, unless it has coordinates of its own, the one that its modifiers put it in."""
    place = by_head.get(noun.index)
    out = [] if place is None else [place]
    if place is not None and place.latitude is not None:
        return out
    for inner in parsed.children(noun.index, "prep", "appos"):
        if inner.dep == "appos" and inner.index in by_head and place is None:
            out.append(by_head[inner.index])
        elif inner.dep == "prep" and inner.lower in WHERE | {"of"}:
            out += objects(parsed, by_head, inner)
    return out
