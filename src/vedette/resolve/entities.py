"""Entities over pages: which local entities are one, with the reasons.

Names are put into blocks (by word, sound and acronym) and compared inside a block only; likely pairs are joined from
the surest down, as long as nothing in the two groups forbids it. A bare surname is joined only where one person can
be meant.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from vedette.records.entities import CaseEntity, CaseRole, Entity
from vedette.records.ids import make_id
from vedette.records.reading import Reading
from vedette.records.spans import Evidence
from vedette.resolve.likeness import Known, contradiction, known_of, likeness
from vedette.resolve.names import acronym_key, acronyms_of, fullness, is_acronym, name_words, sounds

CROWD = 60  # a block of more names than this is a common word, not a clue
SURE = 0.85  # below this a pair is joined only where no other partner is as good


def resolve_entities(readings: Sequence[Reading]) -> tuple[CaseEntity, ...]:
    """The entities of the case; the same for any order of the readings."""
    local = {(r.document.id, e.id): e for r in readings for e in r.entities}
    knowns = gathered(readings)
    groups = joined(knowns)
    out = [case_entity(group, reasons, local) for group, reasons in groups]
    return tuple(sorted(out, key=lambda e: (e.kind, e.name, e.id)))


def gathered(readings: Sequence[Reading]) -> list[Known]:
    """One entry for each way to be named, over all pages: same name, kind, country, gender and key."""
    out: dict[tuple[str, ...], Known] = {}
    for reading in sorted(readings, key=lambda r: r.document.id):
        names = frozenset(e.name for e in reading.entities if e.kind != "place")
        for entity in reading.entities:
            one = known_of(entity, reading.document.id, names - {entity.name})
            key: tuple[str, ...] = (one.kind, one.name, one.country or "", one.gender or "", one.known or "")
            if one.kind == "person":
                key = (*key, *sorted(one.roles))
            old = out.get(key)
            if old:
                one = Known(
                    one.name, one.kind, one.country, one.gender, old.sector or one.sector, one.known,
                    old.roles | one.roles, (*old.members, *one.members), old.pages | one.pages,
                    old.company | one.company,
                )  # fmt: skip
            out[key] = one
    return [out[k] for k in sorted(out)]


def blocks(knowns: Sequence[Known]) -> dict[tuple[str, str], list[int]]:
    """Places in the list that share a key worth comparing for."""
    out: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, k in enumerate(knowns):
        keys = {("sound", " ".join(sounds(k.name))), ("joined", "".join(sounds(k.name)))}
        if k.known:
            keys.add(("known", k.known))
        if k.kind == "person":
            keys.add(("surname", sounds(k.name)[-1]))
        elif is_acronym(k.name):
            keys.add(("acronym", acronym_key(k.name)))
        else:
            keys |= {("acronym", a) for a in acronyms_of(k.name)}
            words = sorted(sounds(k.name), key=lambda w: (-len(w), w))
            keys |= {("word", w) for w in words[:2] if len(name_words(k.name)) > 1}
        for key in keys:
            out[key].append(n)
    return out


def joined(knowns: Sequence[Known]) -> list[tuple[list[Known], tuple[str, ...]]]:
    """Groups of entries that are one entity, with the reasons for joining them."""
    found: dict[tuple[int, int], tuple[float, str]] = {}
    for places in blocks(knowns).values():
        if len(places) > CROWD:
            continue
        for n, i in enumerate(places):
            for j in places[n + 1 :]:
                if (i, j) not in found and (like := likeness(knowns[i], knowns[j])):
                    found[i, j] = like
    group_of = list(range(len(knowns)))
    groups: dict[int, list[int]] = {n: [n] for n in group_of}
    reasons: dict[int, set[str]] = defaultdict(set)
    partners: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (i, j), (score, _) in found.items():
        partners[i].append((score, j))
        partners[j].append((score, i))

    def alone(i: int, j: int) -> bool:
        """Whether a doubtful pair has no rival: all good partners of the shorter name are already one."""
        short, long = sorted((i, j), key=lambda n: (len(name_words(knowns[n].name)), n))
        best = max(score for score, _ in partners[short])
        rivals = {group_of[p] for score, p in partners[short] if score >= best - 0.05 and fuller(p, short)}
        return found[min(i, j), max(i, j)][0] >= best - 0.05 and rivals <= {group_of[long]}

    def fuller(p: int, short: int) -> bool:
        return len(name_words(knowns[p].name)) > len(name_words(knowns[short].name))

    order = sorted(found, key=lambda p: (-found[p][0], knowns[p[0]].name, knowns[p[1]].name, p))
    for i, j in order:
        a, b = group_of[i], group_of[j]
        score, reason = found[i, j]
        if a == b:
            continue
        if any(contradiction(knowns[x], knowns[y]) for x in groups[a] for y in groups[b]):
            continue
        if score < SURE and not alone(i, j):
            continue
        low, high = min(a, b), max(a, b)
        for n in groups[high]:
            group_of[n] = low
        groups[low] = sorted(groups[low] + groups.pop(high))
        if score < 0.99:
            reasons[low].add(reason)
        reasons[low] |= reasons.pop(high, set())
    return [([knowns[n] for n in group], tuple(sorted(reasons[key]))) for key, group in sorted(groups.items())]


def canonical(group: Sequence[Known]) -> Known:
    """The entry whose name stands for all: known to the actor knowledge, else the fullest, else the most used."""
    return min(
        group,
        key=lambda k: (
            k.known is None,
            tuple(-x for x in fullness(k.name)) if len(name_words(k.name)) <= 6 else (0, 0, 0),
            -len(k.members),
            k.name,
        ),
    )


def case_entity(group: Sequence[Known], reasons: tuple[str, ...], local: dict[tuple[str, str], Entity]) -> CaseEntity:
    """The entity of the case that a group of entries is."""
    first = canonical(group)
    keys = sorted({m for k in group for m in k.members})
    countries = Counter(local[k].country for k in keys if local[k].country)
    sectors = Counter(local[k].sector for k in keys if local[k].sector)

    def most(counts: Counter[str | None]) -> str | None:
        return min(counts, key=lambda c: (-counts[c], c or ""), default=None)

    roles = {
        (role.role, Evidence(k[0], role.span.start, role.span.end, role.span.text))
        for k in keys
        for role in local[k].roles
    }
    mentions = {Evidence(k[0], s.start, s.end, s.text) for k in keys for s in local[k].mentions}
    return CaseEntity(
        make_id("n", first.kind, first.name, keys[0]),
        first.name,
        local[first.members[0]].kind,
        first.country or most(countries),
        first.sector or most(sectors),
        tuple(CaseRole(role, at) for role, at in sorted(roles, key=lambda r: (r[1], r[0]))),
        tuple(sorted(mentions)),
        tuple(keys),
        reasons,
    )
