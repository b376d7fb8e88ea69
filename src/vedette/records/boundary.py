"""The boundary: whatever has no words to stand on, or whose words are not at their span, is refused here.

Rules, trained models and outside models all pass it on the way into a reading, and ``vedette check`` passes every
kept record through it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from vedette.records.documents import Document, Rejection
from vedette.records.entities import Entity
from vedette.records.reading import Agreement, Event, Figure, Reading, Statement
from vedette.records.spans import Span

Record = TypeVar("Record", Entity, Statement, Event, Figure, Agreement)


def spans_in(value: Any) -> Iterator[Span]:
    """Every span under a record, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans_in(getattr(value, name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from spans_in(item)
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from spans_in(item)


def faults_of_spans(value: Any, text: str) -> list[str]:
    """What is wrong with the spans under a record of a document with this text; empty when all are sound."""
    return [
        f"words {span.text[:40]!r} are not at {span.start}:{span.end}"
        for span in spans_in(value)
        if not span.quotes(text)
    ]


def words_of(record: Entity | Statement | Event | Figure | Agreement) -> tuple[Span, ...]:
    """The words that a record rests on."""
    if isinstance(record, Statement):
        return record.content
    if isinstance(record, (Entity, Agreement)):
        return record.mentions
    return record.evidence


def faults_of(record: Entity | Statement | Event | Figure | Agreement, document: Document) -> list[str]:
    """Why the record can't be taken in; empty when it can."""
    faults = faults_of_spans(record, document.text)
    if not words_of(record):
        faults.append("has no words to stand on")
    if not isinstance(record, Entity) and record.document != document.id:
        faults.append(f"is of document {record.document}, not {document.id}")
    return faults


def admit(reading: Reading) -> Reading:
    """The reading with every record that breaks the boundary moved to ``rejections``, and dangling links cut.

    A record of an id that came before is refused as well. Links (said_in, statement, same_as, part_of, event) to
    records that were refused become None; parties keep their name but lose an entity id that isn't there.
    """
    refused: list[Rejection] = list(reading.rejections)
    document = reading.document

    def sound(records: tuple[Record, ...], step: str) -> tuple[Record, ...]:
        kept: dict[str, Record] = {}
        for record in records:
            faults = faults_of(record, document)
            if record.id in kept:
                faults = ["repeats an id"]
            if faults:
                words = words_of(record)
                refused.append(Rejection(f"{record.id} {words[0].text[:60] if words else ''}", step, "; ".join(faults)))
            else:
                kept[record.id] = record
        return tuple(kept.values())

    entities = sound(reading.entities, "entities")
    statements = sound(reading.statements, "statements")
    events = sound(reading.events, "events")
    figures = sound(reading.figures, "figures")
    agreements = sound(reading.agreements, "agreements")
    ids = {r.id for group in (statements, events, figures, agreements) for r in group}

    def linked(record: Any, *fields: str) -> Any:
        broken = {f: None for f in fields if getattr(record, f) is not None and getattr(record, f) not in ids}
        return msgspec.structs.replace(record, **broken) if broken else record

    return msgspec.structs.replace(
        reading,
        entities=entities,
        statements=tuple(linked(s, "same_as") for s in statements),
        events=tuple(linked(e, "statement", "said_in", "same_as", "part_of") for e in events),
        figures=tuple(linked(f, "part_of", "event", "said_in") for f in figures),
        agreements=agreements,
        rejections=tuple(refused),
    )
