"""Independent origins: pages that depend on each other through copies count once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vedette.records.case import Copy, Origin
from vedette.records.ids import make_id


class Sets:
    """Disjoint sets of ids (union by the smaller id, so that the order of joining changes nothing)."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.above = {i: i for i in ids}

    def top(self, item: str) -> str:
        while self.above[item] != item:
            self.above[item] = self.above[self.above[item]]
            item = self.above[item]
        return item

    def join(self, a: str, b: str) -> None:
        a, b = sorted((self.top(a), self.top(b)))
        self.above[b] = a

    def groups(self) -> list[tuple[str, ...]]:
        """The sets, each sorted, sorted by their first id."""
        out: dict[str, list[str]] = {}
        for item in sorted(self.above):
            out.setdefault(self.top(item), []).append(item)
        return [tuple(g) for _, g in sorted(out.items())]


def find_origins(documents: Sequence[str], copies: Sequence[Copy]) -> tuple[Origin, ...]:
    """Each document in exactly one origin; a shared quotation alone doesn't make two pages one origin."""
    sets = Sets(documents)
    binding = [c for c in copies if c.kind in ("wire", "house")]
    for copy in binding:
        sets.join(*copy.documents)
    kinds: dict[str, set[str]] = {}
    for copy in binding:
        kinds.setdefault(sets.top(copy.documents[0]), set()).add(copy.kind)
    return tuple(
        Origin(
            make_id("o", *group),
            group,
            "alone" if len(group) == 1 else "copies: " + " and ".join(sorted(kinds[sets.top(group[0])])),
        )
        for group in sets.groups()
    )


def origins_of(documents: Iterable[str], origins: Sequence[Origin]) -> int:
    """How many independent origins these documents come from."""
    wanted = set(documents)
    return sum(not wanted.isdisjoint(o.documents) for o in origins)
