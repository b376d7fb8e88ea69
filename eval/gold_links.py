"""Links made from a person's annotation: the case of a faultless reader and a faultless linker, to look at reports by.

python eval/gold_links.py FOLDER --format html > brief.html
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from gold_readings import readings_of
from story_pages import gold_of

from vedette.records.case import CaseContent, Conflict, Copy, Incident, Links, Origin, Repeated, Series
from vedette.records.entities import CaseEntity, CaseRole
from vedette.records.ids import make_id
from vedette.records.reading import Event, Figure, Reading, Statement
from vedette.records.spans import Evidence, Span

Told = Event | Figure | Statement


class Annotated:
    """The records of a story under the words that its ``cross.json`` points at."""

    def __init__(self, readings: list[Reading]) -> None:
        self.readings = {Path(r.document.sources[0]).name: r for r in readings}

    def page(self, doc: str) -> Reading:
        return next(r for name, r in self.readings.items() if name.startswith(doc))

    def words(self, item: dict[str, str]) -> Span:
        text = self.page(item["doc"]).document.text
        start = text.index(item["evidence"])
        return Span(start, start + len(item["evidence"]), item["evidence"])

    def record(self, item: dict[str, str], *kinds: str) -> Told | None:
        """The record of one of these kinds that shares most of its words with the item."""
        at, page = self.words(item), self.page(item["doc"])

        def shared(record: Told) -> float:
            spans = record.content if isinstance(record, Statement) else record.evidence
            both = sum(max(0, min(s.end, at.end) - max(s.start, at.start)) for s in spans)
            return both / (sum(s.end - s.start for s in spans) + at.end - at.start - both)

        records: list[Told] = [r for k in kinds for r in getattr(page, k)]
        best = max(records, key=shared, default=None)
        return best if best is not None and shared(best) else None

    def ids(self, items: list[dict[str, str]], *kinds: str) -> tuple[str, ...]:
        found = [r.id for i in items if (r := self.record(i, *kinds))]
        return tuple(dict.fromkeys(found))


def entities_of(readings: list[Reading]) -> tuple[CaseEntity, ...]:
    """Entities of one name and kind are one."""
    same = defaultdict(list)
    for r in readings:
        for e in r.entities:
            same[e.name, e.kind].append((r.document.id, e))
    return tuple(
        CaseEntity(
            make_id("n", name, kind), name, kind, next((e.country for _, e in each if e.country), None),
            roles=tuple(
                CaseRole(x.role, Evidence(d, x.span.start, x.span.end, x.span.text)) for d, e in each for x in e.roles
            ),
            mentions=tuple(Evidence(d, m.start, m.end, m.text) for d, e in each for m in e.mentions),
            members=tuple((d, e.id) for d, e in each),
        )
        for (name, kind), each in sorted(same.items())
    )  # fmt: skip


def links_of(readings: list[Reading], cross: dict[str, Any]) -> Links:
    """The links that the annotation tells."""
    story = Annotated(readings)
    events = {e.id: e for r in readings for e in r.events}
    copies = []
    for group in cross["shared_wire"]:
        for a, b in combinations(group["docs"], 2):
            pairs = [
                (story.words(p[docs.index(a)]), story.words(p[docs.index(b)]))
                for p in group["passages"] if {a, b} <= set(docs := [i["doc"] for i in p])
            ]  # fmt: skip
            both = (story.page(a).document.id, story.page(b).document.id)
            copies.append(Copy(both, "wire", tuple(pairs), group["why"]))
    origin = {r.document.id: r.document.id for r in readings}
    for copy in copies:
        origin[copy.documents[1]] = origin[copy.documents[0]]
    grouped = defaultdict(list)
    for doc, first in sorted(origin.items()):
        grouped[first].append(doc)

    def incident(ids: tuple[str, ...]) -> Incident:
        told = [events[i] for i in ids]
        dates = [e.date for e in told if e.date and e.date.is_resolved]
        first = told[0]
        return Incident(
            id=make_id("i", *ids), events=ids, type=first.type,
            date=min(dates, key=lambda d: (d.precision or 9, sum(x != d for x in dates)), default=None),
            places=tuple(dict.fromkeys(p.name for e in told for p in e.places))[:1],
            actors=tuple(dict.fromkeys(p.name for e in told for p in e.actors)),
            recipients=tuple(dict.fromkeys(p.name for e in told for p in e.recipients)),
            origins=len({origin[e.document] for e in told}),
        )  # fmt: skip

    joined = [i for g in cross["same_incident"] if (i := story.ids(g, "events"))]
    taken = {i for g in joined for i in g}
    joined += [(e,) for e in events if e not in taken and not events[e].same_as]
    series = []
    for s in cross["figure_series"]:
        ids = story.ids(s["values"], "figures")
        verdict = s["verdict"].replace(" over time", "")
        series.append(Series(make_id("fs", *ids), s["measure"], s["group"], s["place"], ids, verdict, s["why"]))
    conflicts = []
    for kind, group in (("date", cross["date_conflicts"]), ("account", cross["other_conflicts"])):
        for c in group:
            if kind == "date" and not c["kind"].startswith("contradict"):
                continue
            ids = story.ids(c["values"], "events" if kind == "date" else "statements", "events", "statements")
            conflicts.append(Conflict(make_id("c", c["what"]), kind, c["what"], ids, c["why"]))
    return Links(
        entities=entities_of(readings), copies=tuple(copies),
        origins=tuple(
            Origin(make_id("o", *d), tuple(d), "shared passages" if len(d) > 1 else "") for d in grouped.values()
        ),
        incidents=tuple(incident(ids) for ids in joined),
        repeated=tuple(
            Repeated(make_id("r", *ids), ids)
            for g in cross["same_statement"] if len(ids := story.ids(g, "statements")) > 1
        ),
        series=tuple(series), conflicts=tuple(conflicts),
    )  # fmt: skip


def case_of(folder: Path) -> CaseContent:
    """The whole case of an annotated story."""
    gold = gold_of(folder)
    readings = sorted(readings_of(folder, gold), key=lambda r: r.document.id)
    return CaseContent(tuple(readings), links_of(readings, json.loads((gold / "cross.json").read_text("utf-8"))))


def main() -> int:
    from vedette.report.brief import brief

    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("folder", type=Path)
    ask.add_argument("--format", default="md")
    args = ask.parse_args()
    print(brief(case_of(args.folder), args.format), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
