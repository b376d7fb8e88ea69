"""Measure the pages room against the bare libraries that it stands on.

    python eval/pages.py [text] [dates] [agencies] --data FOLDER [--first N] [--errors N]

text      trafilatura's evaluation pages: the strings that a clean text must and must not hold, ours beside a bare
          ``trafilatura.extract`` (the headline that we put before the text is left out for the comparison).
dates     htmldate's evaluation pages: the day of publication, ours beside a bare ``htmldate.find_date``.
agencies  wire stories of July 2018: the agencies that we credit beside a plain pattern's (silver, not gold).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from vedette.pages.documents import make_document, make_page
from vedette.records.documents import Document

Json = dict[str, Any]


def records(data: Path, name: str, first: int) -> Iterator[Json]:
    """The records of a data set; with ``first``, a fixed random sample of so many."""
    rows = (data / name / f"{name}.jsonl").read_text("utf-8").splitlines()
    if first and first < len(rows):
        rows = random.Random(0).sample(rows, first)
    yield from map(json.loads, rows)


def plain(text: str) -> str:
    return " ".join(text.split())


def own_text(document: Document) -> str:
    """A document's text without its furniture."""
    out, at = [], 0
    for span in document.furniture:
        out.append(document.text[at : span.start])
        at = span.end
    return "".join([*out, document.text[at:]])


def read(row: Json, hints: dict[str, str]) -> Document:
    html = row["html"].encode(row.get("encoding") or "utf-8", "replace")
    return make_document(make_page(row["id"], html, "text/html", hints))


def table(head: str, rows: list[tuple[str, dict[str, float]]]) -> None:
    """Print a table, one row a method."""
    names = list(rows[0][1])
    print(f"\n{head:<34}" + "".join(f"{n:>12}" for n in names))
    for label, values in rows:
        print(f"{label:<34}" + "".join(f"{v:12.3f}" if isinstance(v, float) else f"{v:12}" for v in values.values()))


def share(found: int, wrong: int, missed: int) -> dict[str, float]:
    precision = found / (found + wrong) if found + wrong else 0.0
    recall = found / (found + missed) if found + missed else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": precision, "recall": recall, "F1": f1}


def measure_text(data: Path, first: int, errors: int) -> None:
    """Strings that must and must not be in the clean text."""
    import trafilatura

    def bare(row: Json) -> str:
        return trafilatura.extract(row["html"], include_comments=False) or ""

    def ours(row: Json) -> str:
        return own_text(read(row, {}))

    methods: dict[str, Callable[[Json], str]] = {"bare trafilatura.extract": bare, "ours": ours}
    counts = {(m, g): [0, 0, 0, 0] for m in methods for g in ("all", "English", "other")}
    spent = dict.fromkeys(methods, 0.0)
    lines: list[str] = []
    for row in records(data, "trafilatura", first):
        held: dict[str, set[str]] = {}
        for name, method in methods.items():
            began = time.perf_counter()
            text = plain(method(row))
            spent[name] += time.perf_counter() - began
            held[name] = {s for s in (*row["must_contain"], *row["must_not_contain"]) if plain(s) in text}
            for group in ("all", "English" if row["language_guess"] == "en" else "other"):
                count = counts[name, group]
                count[0] += sum(s in held[name] for s in row["must_contain"])
                count[1] += sum(s in held[name] for s in row["must_not_contain"])
                count[2] += sum(s not in held[name] for s in row["must_contain"])
                count[3] += 1
        for s in held["ours"] ^ held["bare trafilatura.extract"]:
            kind = "must" if s in row["must_contain"] else "must not"
            lines.append(
                f"{row['id']} {kind}: {'held by us alone' if s in held['ours'] else 'held by it alone'}: {s[:90]}"
            )
    for group in ("all", "English", "other"):
        rows = [
            (m, {**share(*counts[m, group][:3]), "pages": counts[m, group][3], "s": round(spent[m], 1)})
            for m in methods
        ]
        table(f"clean text, {group}", rows)
    print(*lines[:errors], sep="\n")


def measure_dates(data: Path, first: int, errors: int) -> None:
    """The day of publication."""
    from htmldate import find_date

    def bare(row: Json) -> str | None:
        return find_date(row["html"], url=row["url"], extensive_search=True, original_date=True)

    def ours(row: Json) -> str | None:
        document = read(row, {"url": row["url"]})
        return document.published.date.earliest if document.published else None

    methods: dict[str, Callable[[Json], str | None]] = {"bare htmldate.find_date": bare, "ours": ours}
    groups = ("all", "English", "other")
    counts = {(m, g): [0, 0, 0, 0] for m in methods for g in groups}
    lines: list[str] = []
    for row in records(data, "htmldate", first):
        said = {name: method(row) for name, method in methods.items()}
        for name, value in said.items():
            for group in ("all", "English" if row["language_guess"] == "en" else "other"):
                count = counts[name, group]
                count[0] += value == row["date"]
                count[1] += value is not None and value != row["date"]
                count[2] += value is None
                count[3] += 1
        if len(set(said.values())) > 1:
            lines.append(f"{row['id']} {row['url'][:80]} gold {row['date']} {said}")
    for group in groups:
        rows = [
            (
                m,
                {
                    **share(*counts[m, group][:3]),
                    "accuracy": counts[m, group][0] / max(1, counts[m, group][3]),
                    "pages": counts[m, group][3],
                },
            )
            for m in methods
        ]
        table(f"publication date, {group}", rows)
    print(*lines[:errors], sep="\n")


AGENCY = {"AP": "Associated Press", "AFP": "Agence France-Presse"}


def measure_agencies(data: Path, first: int, errors: int) -> None:
    """Agencies credited: against a pattern's silver labels; both kinds of difference are for a person to look at."""
    both = ours_alone = theirs_alone = 0
    lines: list[str] = []
    for row in records(data, "helsinki_wire", first):
        silver = {AGENCY.get(c["agency"], c["agency"]) for c in row["agency_credit"] or [] if c["form"] != "sign-off"}
        found = set(make_document(make_page(row["id"], row["text"].encode())).agencies)
        both += len(silver & found)
        ours_alone += len(found - silver)
        theirs_alone += len(silver - found)
        forms = [(c["form"], c["text"][:40], c["start"]) for c in row["agency_credit"] or []]
        if silver != found:
            lines.append(f"{row['id']} {row['publisher']}: ours {sorted(found)}, silver {sorted(silver)} {forms[:3]}")
    table("agencies credited, against silver", [("ours", {**share(both, ours_alone, theirs_alone), "agree": both})])
    print(*lines[:errors], sep="\n")


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("what", nargs="*", choices=["text", "dates", "agencies", []])
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--first", type=int, default=0)
    ask.add_argument("--errors", type=int, default=0)
    args = ask.parse_args()
    measures = {"text": measure_text, "dates": measure_dates, "agencies": measure_agencies}
    for name in args.what or measures:
        measures[name](args.data, args.first, args.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
