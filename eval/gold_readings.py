"""Readings made from a person's annotation, to measure linking apart from reading.

Nothing of the annotation is kept: it is turned into records in memory, linked, and scored like any other case.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import score as scorer
from story_pages import page_files, page_of

from vedette.pages.documents import make_document
from vedette.records.dates import DateRange, precision_of
from vedette.records.documents import Document, Page, Publication
from vedette.records.entities import Entity, Party, Place, Role
from vedette.records.ids import make_id
from vedette.records.reading import (
    Agreement,
    Deadline,
    Event,
    Figure,
    Obligation,
    Reading,
    Statement,
    Violation,
)
from vedette.records.spans import Span

Gold = dict[str, Any]
WEEKDAY = re.compile(r"\b(?:on |late )?((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
RELATIVE = re.compile(
    r"\b(earlier this (?:week|month|year)|last (?:week|month|year)|late (?:January|February))\b", re.I
)
MEASURES = scorer.MEASURES


def readings_of(folder: Path, gold_folder: Path) -> list[Reading]:
    """The readings of the annotated pages of a story, as if a faultless reader had made them."""
    out = []
    for path in sorted(gold_folder.glob("*.json")):
        if path.name == "cross.json":
            continue
        gold = json.loads(path.read_text("utf-8"))
        file = next(f for f in page_files(folder) if f.name.startswith(gold["doc"]))
        out.append(GoldPage(gold, page_of(file)).reading())
    return out


class GoldPage:
    """One annotated page on its way to a reading."""

    def __init__(self, gold: Gold, page: Page) -> None:
        self.gold = gold
        self.base = make_document(page)
        self.text = self.base.text
        self.id = self.base.id
        self.local = {e["name"]: f"{self.id}-n{n}" for n, e in enumerate(gold.get("entities", ()))}

    def span(self, words: str, near: int = 0) -> Span | None:
        places = scorer.find(self.text, words, words=True)
        if not places:
            return None
        start, end = min(places, key=lambda p: abs(p[0] - near))
        return Span(start, end, self.text[start:end])

    def spans(self, words: list[str], near: int = 0) -> tuple[Span, ...]:
        return tuple(s for w in words if (s := self.span(w, near)))

    def party(self, name: str, words: str | None = None, near: int = 0) -> Party:
        return Party(name, self.local.get(name), self.span(words, near) if words else None)

    def parties(self, names: list[str]) -> tuple[Party, ...]:
        return tuple(self.party(n) for n in names)

    def date(self, when: str | None, words: str | None = None) -> DateRange | None:
        """A day of the annotation. What was only inferred on a page without a date stays as its words."""
        dated = self.gold["meta"]["published"] or (words and re.search(r"\b(1|2)\d{3}\b", words))
        interval = scorer.gold_interval(when) if dated else None
        if interval is None:
            return DateRange(None, None, words) if words else None
        first = interval[0] if interval[0] > "0001" else None
        last = interval[1] if interval[1] < "9999" else None
        return DateRange(first, last, words, precision_of(first, last))

    def time_words(self, at: Span | None) -> str | None:
        """The weekday, or "earlier this month", of the sentence around some words (the annotation has none)."""
        if at is None:
            return None
        start = max(self.text.rfind(stop, 0, at.start) for stop in ("\n", ". ", "” ")) + 1
        end = min((e for e in (self.text.find("\n", at.end), self.text.find(". ", at.end)) if e > 0), default=at.end)
        found = RELATIVE.search(self.text, start, end) or WEEKDAY.search(self.text, start, end)
        return found.group(1) if found else None

    def document(self) -> Document:
        meta, body = self.gold["meta"], self.gold["body"]
        junk = [s for line in body["junk"] for s in self.furniture(line.strip())]
        lines = [s for line in body.get("meta_lines", ()) if (s := self.span(line))]
        day = self.date(meta["published"])
        return Document(
            id=self.id,
            text=self.text,
            sources=self.base.sources,
            title=meta["title"],
            outlet=meta["outlet"],
            agencies=tuple(meta["agency"]),
            byline=meta["byline"],
            dateline=meta["dateline"],
            language="en",
            published=Publication(day, "page", (Span(0, 1, self.text[:1]),)) if day else None,
            furniture=tuple(sorted(junk)),
            meta_lines=tuple(sorted(lines)),
        )

    def furniture(self, words: str) -> list[Span]:
        """Whole lines of these words, or, where no line is just that, every place of them."""
        lines = [m.span() for m in re.finditer(rf"(?m)^[ \t]*{re.escape(words)}[ \t]*$", self.text)] if words else []
        return [Span(s, e, self.text[s:e]) for s, e in lines or scorer.find(self.text, words) if e > s]

    def reading(self) -> Reading:
        g = self.gold
        return Reading(
            self.document(),
            tuple(e for x in g.get("entities", ()) if (e := self.entity(x)).mentions),
            tuple(s for x in g.get("statements", ()) if (s := self.statement(x)).content),
            tuple(e for x in g.get("events", ()) if (e := self.event(x)).evidence),
            tuple(f for x in g.get("figures", ()) if (f := self.figure(x)).evidence),
            tuple(self.agreement(n, x) for n, x in enumerate(g.get("agreements", ()))),
            reader="annotation",
        )

    def entity(self, e: Gold) -> Entity:
        mentions = tuple(
            Span(*p, self.text[p[0] : p[1]]) for m in e["mentions"] for p in scorer.find(self.text, m, words=True)
        )
        at = self.span(e["role"]) if e["role"] else None
        return Entity(
            self.local[e["name"]], e["name"], e["kind"], e["country"], mentions=mentions,
            roles=(Role(e["role"], at or mentions[0]),) if e["role"] and mentions else (),
        )  # fmt: skip

    def statement(self, s: Gold) -> Statement:
        content = self.spans(s["pieces"])
        near = content[0].start if content else 0
        cue = self.span(s["cue"], near) if s["cue"] else None
        words = self.time_words(cue or (content[0] if content else None))
        return Statement(
            id=make_id("s", self.id, s["id"]), document=self.id,
            speaker=self.party(s["speaker"], s["speaker_evidence"], near) if s["speaker"] else None,
            cue=cue, content=content, kind=s["kind"], act=s["act"], targets=self.parties(s["target"]),
            date=self.date(s["when"], words), channel=self.parties(s["channel"]),
            condition=self.span(s["condition"]) if s["condition"] else None, deadline=self.date(s["deadline"]),
            same_as=make_id("s", self.id, s["same_as"]) if s.get("same_as") else None, producer="annotation",
        )  # fmt: skip

    def event(self, e: Gold) -> Event:
        return Event(
            id=make_id("e", self.id, e["id"]), document=self.id, type=e["type"], evidence=self.spans([e["evidence"]]),
            status=e["status"].split(" ")[0], actors=self.parties(e["actors"]),
            recipients=self.parties(e["recipients"]), places=tuple(self.place(p) for p in e["place"]),
            date=self.date(e["when"], e["when_text"]), according_to=self.parties(e["according_to"]),
            same_as=make_id("e", self.id, e["same_as"]) if isinstance(e.get("same_as"), str) else None,
            producer="annotation",
        )  # fmt: skip

    def place(self, name: str) -> Place:
        return Place(name, entity=self.local.get(name))

    def figure(self, f: Gold) -> Figure:
        published = self.gold["meta"]["published"]
        return Figure(
            id=make_id("f", self.id, f["id"]), document=self.id, evidence=self.spans([f["evidence"]]),
            low=f["low"], high=f["high"], qualifier=f["qualifier"], measure=f["measure"] or "other:count",
            group=f["group"], place=self.place(f["place"]) if f["place"] else None, window=self.date(f["window"]),
            according_to=self.parties(f["according_to"]), as_of=self.date(f["when"] or published),
            producer="annotation",
        )  # fmt: skip

    def agreement(self, n: int, a: Gold) -> Agreement:
        def party(name: str | None) -> Party | None:
            return self.party(name) if name else None

        return Agreement(
            id=make_id("a", self.id, n), document=self.id, name=a["name"], entity=self.local.get(a["name"]),
            date=self.date(a["date"], a["date"]), place=self.place(a["place"]) if a["place"] else None,
            parties=self.parties(a["parties"]),
            obligations=tuple(
                Obligation(party(o["party"]), s) for o in a["obligations"] if (s := self.span(o["duty"]))
            ),
            violations=tuple(
                Violation(party(v["by"]), party(v["said_by"]), s)
                for v in a["violations"] if (s := self.span(v["evidence"]))
            ),
            deadlines=tuple(
                Deadline(party(d["set_by"]), party(d["for"]), self.date(d["date"], d["date"]) or DateRange(), s)
                for d in a["deadlines"] if (s := self.span(d["evidence"]))
            ),
        )  # fmt: skip
