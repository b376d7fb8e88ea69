"""Readings made by hand, for tests of linking: pages of plain sentences with records over words of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from vedette.records.dates import DateRange, day
from vedette.records.documents import Document, Publication
from vedette.records.entities import Entity, Party, Place, Role
from vedette.records.ids import make_id
from vedette.records.reading import Agreement, Event, Figure, Reading, Statement
from vedette.records.spans import Span

KINDS = {
    "Aland": ("state", "XA"), "Beland": ("state", "XB"), "army of Aland": ("military", "XA"),
    "army of Beland": ("military", "XB"), "Foreign Ministry of Aland": ("government_body", "XA"),
    "Foreign Ministry of Beland": ("government_body", "XB"), "president of Aland": ("person", "XA"),
    "general of Beland": ("person", "XB"), "rebels": ("armed_group", "XB"), "Northport": ("place", "XB"),
    "Southport": ("place", "XB"), "villagers": ("population", "XB"),
    "Vesta": ("facility", "XA"), "Juno": ("facility", "XA"), "collier": ("facility", None),
}  # fmt: skip


class Page:
    """A page in the making: each call finds its words in the text and adds a record over them."""

    def __init__(self, key: str, text: str, published: str | None = None, **facts: Any) -> None:
        self.id, self.text = f"d-{key}", text
        at = day(dt.date.fromisoformat(published)) if published else None
        self.document = Document(
            self.id,
            text,
            (f"{key}.txt",),
            published=Publication(at, "page", (self.span(text[:4]),)) if at else None,
            **facts,
        )
        self.entities: dict[str, Entity] = {}
        self.records: dict[str, list[Any]] = {"statements": [], "events": [], "figures": [], "agreements": []}

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words), words)

    def party(self, name: str) -> Party:
        kind, country = KINDS.get(name, ("organization", None))
        entity = self.entities.setdefault(
            name,
            Entity(f"{self.id}-{name}", name, kind, country, mentions=(self.span(self.text.split()[0]),)),
            # type: ignore[arg-type]
        )
        return Party(name, entity.id)

    def role(self, name: str, role: str) -> None:
        self.party(name)
        old = self.entities[name]
        self.entities[name] = Entity(
            old.id, old.name, old.kind, old.country, mentions=old.mentions, roles=(Role(role, old.mentions[0]),)
        )

    def date(self, when: str | None) -> DateRange | None:
        if when is None:
            return None
        if not when[0].isdigit():
            return DateRange(None, None, when)
        first, _, last = when.partition("/")
        return DateRange(first, last or first, when)

    def say(self, speaker: str | None, words: str, act: str = "report", **more: Any) -> str:
        made = Statement(
            id=make_id("s", self.id, words), document=self.id,
            speaker=self.party(speaker) if speaker else None, cue=None,
            content=(self.span(words),), kind=more.get("kind", "indirect"), act=act,  # type: ignore[arg-type]
            targets=tuple(self.party(t) for t in more.get("to", ())), date=self.date(more.get("when")),
            channel=tuple(Party(c) for c in more.get("channel", ())),
        )  # fmt: skip
        self.records["statements"].append(made)
        return made.id

    def deed(self, words: str, kind: str = "ASSAULT", **more: Any) -> str:
        made = Event(
            id=make_id("e", self.id, words), document=self.id, type=kind, evidence=(self.span(words),),
             # type: ignore[arg-type]
            status=more.get("status", "asserted"), actors=tuple(self.party(a) for a in more.get("by", ())),
            recipients=tuple(self.party(a) for a in more.get("to", ())),
            places=tuple(Place(p, entity=self.party(p).entity) for p in more.get("at", ())),
            date=self.date(more.get("when")),
            according_to=tuple(self.party(a) for a in more.get("says", ())), same_as=more.get("same_as"),
            trigger=self.span(more["trigger"]) if "trigger" in more else None,
        )  # fmt: skip
        self.records["events"].append(made)
        return made.id

    def count(self, words: str, low: float | None, measure: str, group: str, **more: Any) -> str:
        place = more.get("at")
        made = Figure(
            id=make_id("f", self.id, words), document=self.id, evidence=(self.span(words),), low=low,
            high=more.get("high", low), qualifier=more.get("qualifier", "exact"), measure=measure, group=group,
            place=Place(place, entity=self.party(place).entity) if place else None, event=more.get("event"),
            according_to=tuple(self.party(a) for a in more.get("says", ())), window=self.date(more.get("window")),
        )  # fmt: skip
        self.records["figures"].append(made)
        return made.id

    def agree(self, name: str, parties: tuple[str, ...], when: str | None = None, at: str | None = None) -> str:
        made = Agreement(
            id=make_id("a", self.id, name), document=self.id, name=name, mentions=(self.span(name),),
            date=self.date(when),
            place=Place(at) if at else None, parties=tuple(self.party(p) for p in parties),
        )  # fmt: skip
        self.records["agreements"].append(made)
        return made.id

    def reading(self) -> Reading:
        return Reading(self.document, tuple(self.entities.values()), **{k: tuple(v) for k, v in self.records.items()})
