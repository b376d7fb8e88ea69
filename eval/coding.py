"""Measure event coding on sentences coded by others: type, and whether it is between the right two parties.

    python eval/coding.py plv FOLDER/plover_plv.jsonl [--sentences N] [--errors N]
    python eval/coding.py gsr FOLDER/plover_gsr.jsonl
    python eval/coding.py cameo FOLDER/petrarch2.jsonl [FOLDER/universal_petrarch.jsonl ...]

``plv``: one type between a given source and target. *Type alone*: some event of the sentence has it. *First event*: the
first event of the sentence has it. *Between the two*: an event whose parties (or place), by the words that stand in its
roles, overlap the given words has it.
CONCEDE and RETREAT are one type, YIELD. ``gsr``: type and mode of PLOVER's gold records, recipient by words. ``cameo``:
the root of the code, and the share of sentences without an event that stay without one; actors there are mostly
invented names, so they are judged by whether some event has both a doer and a receiver. PETRARCH2's own sentences carry
codes of its own numbering (condemning is 122 there, 112 in CAMEO), whose roots can't be compared without its table.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from vedette.extract.events.events import find_events
from vedette.extract.places.places import find_places
from vedette.extract.statements.statements import find_statements
from vedette.extract.times.times import find_times
from vedette.knowledge.crosswalk import cameo_root, plover_view
from vedette.language.understand import Language
from vedette.records.documents import Document
from vedette.records.parsed import Parsed
from vedette.records.reading import Event

YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
DRAFT = {"FIGHT": "ASSAULT", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "DEMAND": "REQUEST"}
Row = dict[str, Any]


def rows_of(files: list[Path], most: int | None) -> list[Row]:
    """The records of the files; a fixed sample of them where ``most`` is given."""
    rows = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    return random.Random(1).sample(rows, most) if most and most < len(rows) else rows


def parses(rows: list[Row], cache: Path | None) -> list[Parsed]:
    """The sentences parsed, each as a page of its own; kept in ``cache`` between runs when one is named."""
    if cache and cache.is_file():
        kept = pickle.loads(cache.read_bytes())
        if [p.text for p in kept] == [r["text"] for r in rows]:
            return list(kept)
    language = Language()
    found = [language.understand(Document(f"d-{n}", row["text"])) for n, row in enumerate(rows)]
    if cache:
        cache.write_bytes(pickle.dumps(found))
    return found


def events_of(parsed: Parsed) -> tuple[Event, ...]:
    times, places = find_times(parsed), find_places(parsed)
    return find_events(parsed, times, places, find_statements(parsed, times))


def coded(parsed: Parsed) -> list[Event]:
    """The events that PLOVER would code: a deed said not to be done is none, but for a refusal to do it."""
    return [e for e in events_of(parsed) if e.status != "negated" or plover_view(e)[0] == "REJECT"]


def touches(span: Row | None, event: Event, *fields: str) -> bool:
    """Whether a party (or place) of an event overlaps the given words; nothing given is always touched."""
    if span is None:
        return True
    spans = [p.span for f in fields for p in getattr(event, f) if p.span is not None]
    spans += [s for f in fields for s in event.spans.get(f, ())]
    return any(s.start < span["end"] and span["start"] < s.end for s in spans)


def between(row: Row, event: Event) -> bool:
    """Whether an event is between a row's source and target."""
    return touches(row["source"], event, "actors") and touches(row["target"], event, "recipients", "places", "actors")


def scores(pairs: list[tuple[str, str | None]]) -> tuple[float, float, str]:
    """Accuracy, macro-F1 and a table by class of (gold, found) pairs."""
    right = Counter(g for g, f in pairs if g == f)
    gold, found = Counter(g for g, _ in pairs), Counter(f for _, f in pairs if f)
    f1 = {g: 2 * right[g] / (gold[g] + found[g]) for g in sorted(gold)}
    table = "  ".join(f"{g} {v:.2f}" for g, v in f1.items())
    return sum(right.values()) / len(pairs), sum(f1.values()) / len(f1), table


def measure_plv(rows: list[Row], parsed: list[Parsed], errors: int) -> None:
    """Print what PLV's sentences come out as."""
    views: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    missed: dict[str, list[str]] = defaultdict(list)
    sizes = 0
    for row, page in zip(rows, parsed, strict=True):
        events = coded(page)
        types = [YIELD.get(t, t) for t in (plover_view(e)[0] for e in events)]
        pair = [t for t, e in zip(types, events, strict=True) if between(row, e)]
        gold = row["root"]
        sizes += len(set(types))
        views["type alone"].append((gold, gold if gold in types else next(iter(types), None)))
        views["first event"].append((gold, next(iter(types), None)))
        views["between the two"].append((gold, gold if gold in pair else next(iter(pair), None)))
        if gold not in pair:
            cause = "no event" if not types else "type" if gold not in types else "parties"
            who = " | ".join(
                f"{e.type}/{e.status} {[p.name for p in e.actors]}>{[p.name for p in e.recipients]}" for e in events
            )
            words = f"{(row['source'] or {}).get('text')} -> {(row['target'] or {}).get('text')}"
            missed[f"{gold}, {cause}"].append(f"{row['text'][:230]}\n      {words[:150]}\n      {who}")
    for name, pairs in views.items():
        accuracy, macro, table = scores(pairs)
        print(f"{name}: accuracy {accuracy:.3f}, macro-F1 {macro:.3f} ({len(pairs)})\n  {table}")
    print(f"types a sentence: {sizes / len(rows):.2f}")
    for cause, lines in sorted(missed.items(), key=lambda item: -len(item[1])):
        print(f"{cause}: {len(lines)}", *(f"  - {line}" for line in lines[:errors]), sep="\n")


def listed(value: Any) -> list[Row]:
    """Actors as a list of records, however many a record gives."""
    return [t for t in (value if isinstance(value, list) else [value]) if isinstance(t, dict)]


def measure_gsr(rows: list[Row], parsed: list[Parsed], errors: int) -> None:
    """Print type, mode and recipient of PLOVER's gold records."""
    count: Counter[str] = Counter()
    missed = []
    for row, page in zip(rows, parsed, strict=True):
        events = coded(page)
        views = [plover_view(e) for e in events]
        gold = DRAFT.get(row["event"], row["event"])
        count["all"] += 1
        alike = [(v, e) for v, e in zip(views, events, strict=True) if v[0] == gold]
        count["type"] += bool(alike)
        count["first"] += bool(views) and views[0][0] == gold
        if not alike:
            missed.append(f"{gold}: {row['text'][:200]} {[v[0] for v in views]}")
        mode = (row["mode"] or "").split("-")[0]
        if mode and alike:
            count["modes"] += 1
            count["mode"] += any((v[1] or "").split("-")[0] == mode for v, _ in alike)
        targets = [t["actorText"] for t in listed(row["target"]) if t.get("actorText")]
        if targets and alike:
            count["targets"] += 1
            words = {w for t in targets for w in t.lower().replace("'s", "").split() if w[0].isalnum()}
            named = [p.name for _, e in alike for p in (*e.recipients, *e.places)]
            spans = [p.span.text for _, e in alike for p in (*e.recipients, *e.places) if p.span]
            count["target"] += any(words & set(n.lower().replace("'s", "").split()) for n in (*named, *spans))
    print(f"type {count['type'] / count['all']:.3f}, first event {count['first'] / count['all']:.3f} ({count['all']})")
    print(
        f"mode {count['mode']}/{count['modes']}, recipient {count['target']}/{count['targets']} where the type is right"
    )
    print(*missed[:errors], sep="\n")


def measure_cameo(rows: list[Row], parsed: list[Parsed], errors: int) -> None:
    """Print the CAMEO roots of the coders' own validation sentences."""
    count: Counter[str] = Counter()
    missed = []
    for row, page in zip(rows, parsed, strict=True):
        roots = [(r, e) for e in coded(page) if (r := cameo_root(e))]
        if row["expect"] == "no_event":
            count["silent"] += not roots
            count["silences"] += 1
        for event in row["events"]:
            root = (event["code"] or "")[:2]
            if not root or root == "--":
                continue
            hit = [e for r, e in roots if r == root or {r, root} <= {"18", "19", "20"} or {r, root} <= {"02", "10"}]
            count["events"] += 1
            count["root"] += bool(hit)
            count["both"] += any(e.actors and (e.recipients or e.places) for e in hit)
            if not hit:
                missed.append(f"{event['code']}: {row['text'][:170]} {[r for r, _ in roots]}")
    print(
        f"root {count['root']}/{count['events']} = {count['root'] / count['events']:.3f}, with doer and receiver",
        end=" ",
    )
    print(f"{count['both'] / count['events']:.3f}; none where none is {count['silent']}/{count['silences']}")
    print(*missed[:errors], sep="\n")


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("what", choices=("plv", "gsr", "cameo"))
    ask.add_argument("files", type=Path, nargs="+")
    ask.add_argument("--sentences", type=int)
    ask.add_argument("--errors", type=int, default=0)
    ask.add_argument("--cache", type=Path, help="keep the parses here between runs")
    args = ask.parse_args()
    rows = rows_of(args.files, args.sentences)
    measure = {"plv": measure_plv, "gsr": measure_gsr, "cameo": measure_cameo}[args.what]
    measure(rows, parses(rows, args.cache), args.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
