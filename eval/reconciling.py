"""Linking on public sets: stories (B³) on news_cluster and gva, copies on helsinki_wire. Words only, nothing is parsed.

    python eval/reconciling.py DATA [--sample N] [--json FILE]

DATA holds ``<set>/<set>.jsonl``. The wire set has no labels: printed is how many pairs are found, and, where both
pages credit an agency, how many credit the same one (silver; read some before you trust it).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from vedette.knowledge.standins import seats_as_states
from vedette.reconcile.copies import find_copies, words_of_pages
from vedette.reconcile.origins import find_origins
from vedette.reconcile.sheet import Days, days_of
from vedette.reconcile.stories import find_stories
from vedette.records.dates import DateRange
from vedette.records.documents import Document
from vedette.records.reading import Reading

Row = dict[str, Any]


def rows_of(data: Path, name: str, sample: int) -> list[Row]:
    with (data / name / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for _, line in zip(range(sample or 10**9), lines)]


def reading(row: Row) -> Reading:
    text = "\n".join(x for x in (row.get("title"), row["text"]) if x)
    return Reading(Document(row["id"], text, outlet=row.get("publisher")))


def b_cubed(gold: dict[str, str], found: dict[str, str]) -> tuple[float, float, float]:
    """Bagga and Baldwin (1998): precision, recall and F1 over the items."""
    by_gold, by_found = defaultdict(set), defaultdict(set)
    for item in gold:
        by_gold[gold[item]].add(item)
        by_found[found[item]].add(item)
    both = {i: len(by_gold[gold[i]] & by_found[found[i]]) for i in gold}
    precision = sum(n / len(by_found[found[i]]) for i, n in both.items()) / len(gold)
    recall = sum(n / len(by_gold[gold[i]]) for i, n in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def stories(rows: list[Row], key: str) -> tuple[float, float, float]:
    days: dict[str, Days] = {}
    for row in rows:
        if row.get("published") and (found := days_of(DateRange(row["published"][:10], row["published"][:10]))):
            days[row["id"]] = found
    groups, _ = find_stories(words_of_pages([reading(r) for r in rows], seats_as_states()), days)
    return b_cubed({r["id"]: str(r[key]) for r in rows}, {d: s.id for s in groups for d in s.documents})


def copies(rows: list[Row]) -> Row:
    readings = [reading(r) for r in rows]
    found = find_copies(readings, words_of_pages(readings, seats_as_states()))
    credit = {r["id"]: {c.get("agency") for c in r.get("agency_credit") or []} for r in rows}
    judged = [c for c in found if all(credit[d] for d in c.documents)]
    origins = find_origins([r["id"] for r in rows], found)
    return {
        "pages": len(rows),
        "pairs": len(found),
        "kinds": dict(sorted(Counter(c.kind for c in found).items())),
        "both_credit": len(judged),
        "one_agency": sum(bool(credit[c.documents[0]] & credit[c.documents[1]]) for c in judged),
        "origins": len(origins),
    }


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("data", type=Path)
    ask.add_argument("--sample", type=int, default=0)
    ask.add_argument("--json", type=Path)
    args = ask.parse_args()
    out: Row = {}
    for name, key in (("news_cluster", "cluster"), ("gva", "incident")):
        rows = [r for r in rows_of(args.data, name, args.sample) if len(r["text"]) > 100]
        out[name] = dict(zip(("precision", "recall", "f1"), (round(x, 3) for x in stories(rows, key)))) | {
            "pages": len(rows)
        }
        print(name, out[name])
    out["helsinki_wire"] = copies(rows_of(args.data, "helsinki_wire", args.sample and min(args.sample, 150)))
    print("helsinki_wire", out["helsinki_wire"])
    if args.json:
        args.json.write_text(json.dumps(out, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
