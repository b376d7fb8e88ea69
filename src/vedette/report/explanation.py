"""One record explained: its values, its words in context, who made it, and what it is tied to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from vedette.records.case import CaseContent
from vedette.report.columns import DATES, KINDS, Json, cell, date_in_short
from vedette.report.export import export_case

AROUND = 140  # characters of context on each side: about two lines of a terminal
MOST_EXCERPTS = 12
LINK_FIELDS = (
    "document", "documents", "same_as", "statement", "statements", "said_in", "part_of", "event", "events", "figures",
    "records",
)  # fmt: skip
NOT_IN_A_LINE = frozenset({"low", "high", "confidence", "date_precision", "sources", "qualifier"})
WORDS_FIRST = ("content", "evidence", "mentions")
# The words of these are the words of the records that they join.
JOINED = ("events", "statements", "figures", "records")


@dataclass(frozen=True)
class Excerpt:
    """A stretch of a page around words that a record rests on.

    ``marks`` are the words' places in ``text``, sorted and apart; ``fields`` says which words each value came from.
    """

    document: str
    page: str
    start: int
    text: str
    marks: tuple[tuple[int, int], ...]
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Explanation:
    """What there is to say of a record."""

    kind: str
    id: str
    values: tuple[tuple[str, str], ...]
    excerpts: tuple[Excerpt, ...]
    left_out: int
    ties: tuple[str, ...]
    reasons: tuple[str, ...]
    producer: str
    reader: str


Place = tuple[str, int, int, str]


class UnknownRecordError(LookupError):
    """No record has this id, or several begin with it; the message says so."""


class Explainer:
    """Explains the records of one case."""

    def __init__(self, case: CaseContent) -> None:
        self.case = case
        self.export = export_case(case)
        self.texts = {r.document.id: r.document.text for r in case.readings}
        self.readers = {r.document.id: r.reader for r in case.readings}
        self.by_id: dict[str, tuple[str, Json]] = {
            record["id"]: (kind, record) for kind in KINDS for record in self.export[kind] if "id" in record
        }
        self.told_as = {name: group[0] for group in case.links.agreements for name in group}

    def find(self, asked: str) -> tuple[str, Json]:
        """The kind and record of an id or of the beginning of one. Raises UnknownRecordError."""
        asked = self.told_as.get(asked, asked)
        if asked in self.by_id:
            return self.by_id[asked]
        near = sorted(name for name in self.by_id if name.startswith(asked)) if asked else []
        if len(near) == 1:
            return self.by_id[near[0]]
        if near:
            raise UnknownRecordError(f"{asked!r} may be {', '.join(near[:5])}{' or others' if len(near) > 5 else ''}")
        raise UnknownRecordError(f"no record has the id {asked!r}; vedette show lists them")

    def explain(self, asked: str) -> Explanation:
        """The explanation of a record by its id."""
        kind, record = self.find(asked)
        spans = list(self.spans_of(record, ""))
        for field in JOINED if not spans else ():
            for name in record.get(field) or ():
                if name in self.by_id:
                    spans += self.spans_of(self.by_id[name][1], f"{name} ")
        excerpts = list(self.excerpts(spans))
        document = record.get("document") or (record["id"] if kind == "documents" else None)
        return Explanation(
            kind, record["id"], tuple(values_of(kind, record)), tuple(excerpts[:MOST_EXCERPTS]),
            max(0, len(excerpts) - MOST_EXCERPTS),
            tuple(self.ties_of(record)), self.reasons_of(record), record.get("producer") or "",
            self.readers.get(document or "", ""),
        )  # fmt: skip

    def spans_of(self, record: Json, prefix: str) -> Iterator[Place]:
        """The words under a record: document, start, end, and which value they stand for."""
        home = str(record.get("document") or record.get("id", ""))
        for field, span in spans_under(record):
            document: str = span.get("document", home)
            if document in self.texts:
                yield document, span["start"], span["end"], f"{prefix}{field}"

    def excerpts(self, spans: list[Place]) -> Iterator[Excerpt]:
        """Stretches of text around the words, those that lie near each other in one; in the order of the pages."""
        group: list[Place] = []
        for place in sorted(set(spans)):
            if group and (place[0] != group[0][0] or place[1] > max(p[2] for p in group) + AROUND):
                yield self.excerpt(group)
                group = []
            group.append(place)
        if group:
            yield self.excerpt(group)

    def excerpt(self, group: list[Place]) -> Excerpt:
        document, first, last = group[0][0], group[0][1], max(place[2] for place in group)
        text, page = self.texts[document], self.by_id[document][1]
        start, end = max(0, first - AROUND), min(len(text), last + AROUND)
        start = (start and text.find(" ", start, first) + 1) or start
        end = max(last, text.rfind(" ", last, end)) if end < len(text) else end
        marks: list[tuple[int, int]] = []
        for _, begins, ends, _ in group:
            if marks and begins - start <= marks[-1][1]:
                marks[-1] = (marks[-1][0], max(marks[-1][1], ends - start))
            else:
                marks.append((begins - start, ends - start))
        fields = tuple((field, text[begins:ends]) for _, begins, ends, field in group)
        return Excerpt(
            document, page["title"] or page["source"] or document, first, text[start:end], tuple(marks), fields
        )

    def ties_of(self, record: Json) -> Iterator[str]:
        """What the record points to, and what points to it, a line each."""
        for field in LINK_FIELDS:
            value = record.get(field)
            for name in [value] if isinstance(value, str) else value or ():
                if name in self.by_id and name != record["id"]:
                    yield f"{field}: {self.in_a_line(name)}"
        for name, (kind, other) in self.by_id.items():
            fields = [
                f for f in LINK_FIELDS if f not in ("document", "documents") and points_to(other.get(f), record["id"])
            ]
            if fields:
                yield f"in {kind} ({fields[0]}): {self.in_a_line(name)}"

    def in_a_line(self, name: str) -> str:
        """A record in one line: its values and its first words."""
        kind, record = self.by_id[name]
        told = [text for field, text in values_of(kind, record) if field not in NOT_IN_A_LINE]
        words = next((span["text"] for _, span in spans_under({f: record.get(f) for f in WORDS_FIRST})), None)
        return f"{name} {', '.join(told)}{f': “{words}”' if words else ''}"[:200]

    def reasons_of(self, record: Json) -> tuple[str, ...]:
        """Why records were joined, in words."""
        entity = next((e for e in self.case.links.entities if e.id == record["id"]), None)
        if entity is not None:
            names = {(r.document.id, e.id): e.name for r in self.case.readings for e in r.entities}
            members = [f"merged from {names.get(m, m[1])!r} in {m[0]}" for m in entity.members]
            return (*entity.reasons, *members)
        reasons = record.get("reasons") or ([record["reason"]] if record.get("reason") else [])
        return tuple(str(reason) for reason in reasons)


def points_to(value: Any, name: str) -> bool:
    return value == name if isinstance(value, str) else isinstance(value, (list, tuple)) and name in value


def spans_under(value: Any, field: str = "") -> Iterator[tuple[str, Json]]:
    """Every span under a record of the contract, with the field that it stands for."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield field or "words", value
            return
        for name, item in value.items():
            inner = name if name not in ("span", "spans") else ""
            yield from spans_under(item, f"{field}.{inner}" if field and inner else inner or field)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from spans_under(item, field)


def values_of(kind: str, record: Json) -> Iterator[tuple[str, str]]:
    """The record's values that a person wants to see, without words, ids of others and bookkeeping."""
    skip = {"id", "text", "furniture", "spans", "producer", "reasons", "reason", "mentions", "passages", "roles",
            "obligations", "violations", "deadlines", "content", "evidence", "cue", "condition",
            *LINK_FIELDS}  # fmt: skip
    for field, value in record.items():
        if field in skip or value is None or value in ([], ()):
            continue
        text = date_in_short(value) if field in DATES else str(cell(value))
        if text:
            yield field, text
