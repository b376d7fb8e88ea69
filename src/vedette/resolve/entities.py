"""Entities over pages: which local entities are one."""

from __future__ import annotations

from collections.abc import Sequence

from vedette.records.entities import CaseEntity, CaseRole
from vedette.records.ids import make_id
from vedette.records.reading import Reading
from vedette.records.spans import Evidence


def resolve_entities(readings: Sequence[Reading]) -> tuple[CaseEntity, ...]:
    """The entities of the case, by name and kind alone."""
    groups: dict[tuple[str, str], list[tuple[str, str]]] = {}
    local = {(r.document.id, e.id): e for r in readings for e in r.entities}
    for key, entity in sorted(local.items()):
        groups.setdefault((entity.kind, entity.name), []).append(key)
    return tuple(
        CaseEntity(
            make_id("n", kind, name),
            name,
            local[keys[0]].kind,
            next((local[k].country for k in keys if local[k].country), None),
            next((local[k].sector for k in keys if local[k].sector), None),
            tuple(
                CaseRole(role.role, Evidence(k[0], role.span.start, role.span.end, role.span.text))
                for k in keys
                for role in local[k].roles
            ),
            tuple(Evidence(k[0], s.start, s.end, s.text) for k in keys for s in local[k].mentions),
            tuple(keys),
        )
        for (kind, name), keys in sorted(groups.items())
    )
