"""Score times against TimeML annotation: were the dates and durations found, and do they mean the right days?

    python eval/times.py DATA/timebank/timebank.jsonl [--limit N] [--skip N] [--errors N] [--floors FILE]

A document's creation time stands for its publication date. Gold TIME and SET expressions count neither way. A value is
right when our days are the days of the TIMEX3 value; where the value is a whole calendar unit that is not over at
publication ("this month"), its part up to that day is right too, and where it has a MOD (start, mid, end) any part of
it. Durations are compared by length. Both span measures are printed: strict (same characters) and relaxed (overlap).
"""

from __future__ import annotations

import argparse
import calendar
import datetime as dt
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from vedette.extract.times.times import Time, find_times
from vedette.language.parser import Parser
from vedette.records.dates import day
from vedette.records.documents import Document, Publication

Days = tuple[str, str]
REFS = {"PRESENT_REF": "present", "PAST_REF": "past", "FUTURE_REF": "future"}
HOURS = {"H": 1.0, "D": 24.0, "W": 168.0, "M": 730.5, "Q": 2191.5, "Y": 8766.0, "E": 87660.0, "C": 876600.0}


def days_of(value: str) -> Days | None:
    """The days of a TIMEX3 date value; None for one that is no day or leaves out what matters (1998-WXX)."""
    value = re.sub(r"T.*$", "", value)
    if m := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        try:
            monday = dt.date.fromisocalendar(int(m[1]), int(m[2]), 1)
        except ValueError:
            return None
        first = monday + dt.timedelta(days=5 if m[3] else 0)
        return first.isoformat(), (monday + dt.timedelta(days=6)).isoformat()
    if m := re.fullmatch(r"(\d{4})-([QH])(\d)", value):
        size = 3 if m[2] == "Q" else 6
        end = int(m[3]) * size
        return f"{m[1]}-{end - size + 1:02}-01", f"{m[1]}-{end:02}-{calendar.monthrange(int(m[1]), end)[1]}"
    if re.fullmatch(r"\d{4}-(SP|SU|FA|WI)", value):
        return f"{value[:4]}-01-01", f"{value[:4]}-12-31"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value, value
    if re.fullmatch(r"\d{4}-\d\d", value):
        return f"{value}-01", f"{value}-{calendar.monthrange(*map(int, value.split('-')))[1]}"
    if re.fullmatch(r"\d{4}", value):
        return f"{value}-01-01", f"{value}-12-31"
    if m := re.fullmatch(r"(\d{3})X?", value):
        return f"{m[1]}0-01-01", f"{m[1]}9-12-31"
    if re.fullmatch(r"\d\d", value):
        return f"{value}01-01-01", f"{int(value) + 1}00-12-31"
    return None


def hours_of(length: str | None) -> float | str | None:
    """A duration in hours, or its unit where the count is unknown ("PXD")."""
    m = re.fullmatch(r"P(T?)([\d.]+|X+)([A-Z])[A-Z]?", length or "")
    if not m:
        return None
    unit = "min" if m[1] and m[3] == "M" else "s" if m[1] and m[3] == "S" else m[3]
    if m[2].startswith("X"):
        return unit
    return round(float(m[2]) * {"min": 1 / 60, "s": 1 / 3600}.get(unit, HOURS.get(unit, 1.0)), 3)


def is_judged(timex: dict[str, Any]) -> bool:
    """Whether the gold value can be compared at all."""
    value = timex["value"]
    return value in REFS or (hours_of(value) if value.startswith("P") else days_of(value)) is not None


def is_right(timex: dict[str, Any], ours: Time, dct: str) -> bool:
    """Whether a time means what the annotation says."""
    value = timex["value"]
    if value in REFS:
        return ours.kind in ("vague", "window") and not ours.date.is_resolved
    if value.startswith("P"):
        return hours_of(ours.length) == hours_of(value)
    wanted = days_of(value)
    got = (ours.date.earliest, ours.date.latest)
    if wanted is None or got == (None, None):
        return False
    if ours.kind in ("since", "until"):
        return got[0] == wanted[0] or got[1] == wanted[1]
    if got == wanted or got in ((wanted[0], min(dct, wanted[1])), (max(dct, wanted[0]), wanted[1])):
        return True
    inside = got[0] is not None and got[1] is not None and wanted[0] <= got[0] and got[1] <= wanted[1]
    return inside and bool(timex["mod"])


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("data", type=Path)
    ask.add_argument("--limit", type=int, default=60)
    ask.add_argument("--skip", type=int, default=0)
    ask.add_argument("--errors", type=int, default=0)
    ask.add_argument("--floors", type=float, nargs=2, metavar=("SPAN", "VALUE"), help="exit 1 below these")
    args = ask.parse_args()
    parser = Parser()
    tally: Counter[str] = Counter()
    faults: dict[str, list[str]] = {"missed": [], "invented": [], "value": []}
    lines = args.data.read_text("utf-8").splitlines()[args.skip : args.skip + args.limit]
    for line in lines:
        doc = json.loads(line)
        published = Publication(day(dt.date.fromisoformat(doc["dct"][:10])), "metadata")
        parsed = parser.parse(Document(doc["id"], unwrapped(doc["text"]), published=published))
        found = list(find_times(parsed))
        gold = [t for t in doc["timex"] if t["type"] in ("DATE", "DURATION")]
        others = [t for t in doc["timex"] if t["type"] not in ("DATE", "DURATION")]
        free = set(range(len(found)))
        for timex in gold:
            near = [i for i in free if found[i].span.start < timex["end"] and timex["start"] < found[i].span.end]
            exact = [i for i in near if (found[i].span.start, found[i].span.end) == (timex["start"], timex["end"])]
            if not near:
                faults["missed"].append(f"{timex['text']!r} {timex['value']} {around(doc, timex)}")
                continue
            i = (exact or near)[0]
            free.discard(i)
            tally["relaxed"] += 1
            tally["strict"] += bool(exact)
            if is_judged(timex):
                tally["judged"] += 1
                good = is_right(timex, found[i], doc["dct"][:10])
                tally["right"] += good
                if not good:
                    date = found[i].date
                    faults["value"].append(
                        f"{timex['text']!r} {timex['value']} dct {doc['dct'][:10]}: {found[i].span.text!r} "
                        f"{found[i].kind} {date.earliest}..{date.latest} {found[i].length} ({date.rule}) "
                        f"{around(doc, timex)}"
                    )
        tally["gold"] += len(gold)
        for i in sorted(free):
            span = found[i].span
            if any(span.start < t["end"] and t["start"] < span.end for t in others):
                continue
            tally["extra"] += 1
            faults["invented"].append(
                f"{span.text!r} ({found[i].date.rule}) …{parsed.text[max(0, span.start - 40) : span.end + 30]!r}"
            )
    total = tally["relaxed"] + tally["extra"]
    print(f"documents {len(lines)}, gold times {tally['gold']}, found {total}")
    scores = {}
    for name in ("strict", "relaxed"):
        p, r = tally[name] / max(total, 1), tally[name] / max(tally["gold"], 1)
        scores[name] = 2 * p * r / max(p + r, 1e-9)
        print(f"span {name:8} precision {p:.3f} recall {r:.3f} F1 {scores[name]:.3f}")
    value = tally["right"] / max(tally["judged"], 1)
    print(f"value right of those found {value:.3f} ({tally['right']}/{tally['judged']})")
    p, r = tally["right"] / max(total, 1), tally["right"] / max(tally["gold"], 1)
    print(f"value F1 {2 * p * r / max(p + r, 1e-9):.3f} (best on TempEval-3 platinum: UWTime .824, HeidelTime .776)")
    for kind, rows in faults.items():
        if args.errors:
            print(f"\n{kind}: {len(rows)}", *rows[: args.errors], sep="\n  ")
    return int(bool(args.floors) and (scores["relaxed"] < args.floors[0] or value < args.floors[1]))


def unwrapped(text: str) -> str:
    """Wire text has hard line ends: single ones become blanks, so that sentences stay whole and offsets the same."""
    return re.sub(r"(?<=[^\n])\n(?=[^\n])", " ", text)


def around(doc: dict[str, Any], timex: dict[str, Any]) -> str:
    return f"…{doc['text'][max(0, timex['start'] - 40) : timex['end'] + 20]!r}"


if __name__ == "__main__":
    sys.exit(main())
