"""Score killed and injured per incident: gun violence reports (GVA) and the MUC-4 terror reports.

    python eval/casualties.py gva|muc4 DATA.jsonl [--limit N] [--skip N] [--errors N] [--lower]

GVA: an incident's pages (title and text) are read; of each page the counts of its lead (headline and first sentences)
count, the first killed and the first injured, and of the incident's pages the most frequent, the larger first.
MUC-4: a killed or injured target that is described, not named, is right when a figure of it gives a number that
the key allows; its upper-case text is read in lower case with --lower. Both print the share that is exact, with the
count; best published on like data .81 / .50 / .44.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vedette.extract.reader import extract
from vedette.records.dates import day
from vedette.records.documents import Document, Publication
from vedette.records.reading import Figure, Reading
from vedette.run.reading import PageReader

Record = dict[str, Any]


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("set", choices=("gva", "muc4"))
    ask.add_argument("data", type=Path)
    ask.add_argument("--limit", type=int, default=60)
    ask.add_argument("--skip", type=int, default=0)
    ask.add_argument("--errors", type=int, default=0)
    ask.add_argument("--lower", action="store_true")
    args = ask.parse_args()
    data = args.data
    rows = [json.loads(line) for line in data.read_text("utf-8").splitlines()]
    return (score_gva if args.set == "gva" else score_muc4)(rows, args)


def read(reader: PageReader, ident: str, text: str, published: str | None) -> Reading:
    """The reading of a text, published on a day."""
    date = Publication(day(dt.date.fromisoformat(published[:10])), "metadata") if published else None
    return extract(reader.language.understand(Document(ident, text, published=date)))


def score_gva(rows: list[Record], args: argparse.Namespace) -> int:
    pages: dict[str, list[Record]] = defaultdict(list)
    for row in rows:
        pages[row["incident"]].append(row)
    reader = PageReader()
    right: Counter[str] = Counter()
    chosen = list(pages.items())[args.skip : args.skip + args.limit]
    faults: list[str] = []
    for group in (pages for _, pages in chosen):
        counts = [lead_counts(reader, row) for row in group]
        gold = group[0]["gold"]
        for measure in ("killed", "injured"):
            got = voted(counts, measure)
            right[measure] += got == gold[measure]
            if got != gold[measure]:
                faults.append(
                    f"{measure} {got}, gold {gold[measure]} [{len(group)} pages] {group[0]['title']!r} {counts}"
                )
        right["both"] += all(voted(counts, m) == gold[m] for m in ("killed", "injured"))
    for measure in ("killed", "injured", "both"):
        print(f"gva {measure:8} exact {right[measure] / len(chosen):.3f} ({right[measure]}/{len(chosen)} incidents)")
    print(*faults[: args.errors], sep="\n")
    return 0


def voted(counts: list[dict[str, int]], measure: str) -> int:
    """The count that most pages of an incident give, the larger of two as frequent."""
    votes = Counter(c[measure] for c in counts)
    return max(votes, key=lambda value: (votes[value], value))


def lead_counts(reader: PageReader, row: Record) -> dict[str, int]:
    """Killed and injured by the lead of a page."""
    title = re.sub(r"\s*(?:[|–-]|::)\s[^|:]{3,60}$", "", row["title"] or "")
    text = re.sub(r"([.!?])(?=[A-Z][a-z])", r"\1 ", row["text"])
    full = f"{title}\n\n{text}"[:4000]
    reading = read(reader, row["id"], full, row["published"])
    killed, injured = (first_count(reading.figures, m) for m in ("killed", "injured"))
    shot = first_count(reading.figures, "other:shot")
    if shot is not None:  # those who were shot were killed or hurt
        injured = max(injured or 0, shot - (killed or 0))
    return {"killed": killed or 0, "injured": injured or 0}


def first_count(figures: tuple[Figure, ...], measure: str) -> int | None:
    """The first count of a measure on a page that isn't a part of another or summed over a longer time."""
    for figure in figures:
        window = figure.window
        summed = figure.cumulative and window is not None and (window.precision or 9) > 3
        again = figure.evidence[0].text.lower().startswith("the ") and figure.low == 1  # "the boy" was counted before
        if figure.measure == measure and figure.low is not None and figure.part_of is None and not summed and not again:
            return int(figure.low)
    return None


def score_muc4(rows: list[Record], args: argparse.Namespace) -> int:
    reader = PageReader()
    effects = {"DEATH": "killed", "INJURY": "injured"}
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    faults: list[str] = []
    with_targets = [r for r in rows if any(t["effect"] for i in r["incidents"] for t in i["human_targets"])]
    for row in with_targets[args.skip : args.skip + args.limit]:
        text = re.sub(r"(?<=[^\n])\n(?=[^\n])", " ", row["text"])
        text = text.lower() if args.lower else text
        figures = read(reader, row["id"], text, row["dateline"]["date"]).figures
        for target, measure in targets(row, effects):
            total[measure] += 1
            got = [f for f in figures if f.measure == measure]
            hit = any(fits(f, n) and names(f, target) for f in got for n in target["number"])
            right[measure] += hit
            if not hit:
                words = [s["text"] for s in (*target["description"], *target["name"]) if "text" in s]
                near = [(f.evidence[0].text, f.low, f.measure) for f in figures if names(f, target)]
                faults.append(f"{measure} {words} {target['number']}: {near[:4]} [{row['id']}]")
    for measure in ("killed", "injured"):
        share = right[measure] / max(total[measure], 1)
        print(f"muc4 {measure:8} exact {share:.3f} ({right[measure]}/{total[measure]} targets)")
    print(*faults[: args.errors], sep="\n")
    return 0


def targets(row: Record, effects: dict[str, str]) -> Iterator[tuple[Record, str]]:
    """The killed or injured targets that are described and not named: they are the ones that are counted."""
    for incident in row["incidents"]:
        for target in incident["human_targets"]:
            kinds = {effects[e] for e in target["effect"] if isinstance(e, str) and e in effects}
            described = [s for s in target["description"] if "text" in s]
            if (
                len(kinds) == 1
                and any(n["qualifier"] != "plural" for n in target["number"] or ())
                and described
                and not (target["name"] or target["optional"])
            ):
                yield target, kinds.pop()


def fits(figure: Figure, number: Record) -> bool:
    """Whether a figure gives a number that the key allows."""
    if number["qualifier"] == "plural":
        return figure.low is None or figure.low >= 2
    low, high = number["low"], number["high"]
    return figure.low == low and (figure.high in (high, low, None) or high is None)


def names(figure: Figure, target: Record) -> bool:
    """Whether the figure's words are those of the target: overlap in the text, or a head word in common."""
    words = {w for s in target["description"] if "text" in s for w in re.findall(r"[a-z]+", s["text"].lower())[-1:]}
    group = set(re.findall(r"[a-z]+", (figure.group + " " + figure.evidence[0].text).lower()))
    stems = {w.rstrip("s") for w in group}
    return bool({w.rstrip("s") for w in words} & stems) or "people" in group or "persons" in group


if __name__ == "__main__":
    sys.exit(main())
