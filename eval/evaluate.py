"""One table of quality: our figure, the best published one beside it, counts; and the gate that holds the floors.

    python eval/evaluate.py [STORY ...] [--errors N] [--layer NAME ...]     the shipped story, and these folders
    python eval/evaluate.py --gate                                          fail when a floor is not held
    python eval/evaluate.py --update [--allow-lower REASON]                 set the floors to what is reached now

Floors are in eval/floors.json with a digest of the pages and the annotation that they were measured on, so that a
changed page can't pass for better quality. Lowering one needs a reason, which is kept beside it.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import math
import sys
import tomllib
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import score as scorer
from stories import export_story, gold_of

from vedette.language.parser import DEFAULT_MODEL
from vedette.run.reading import PageReader

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
EXAMPLE = HERE.parent / "src" / "vedette" / "example" / "dogger-bank" / "pages"
# Shares and F1s are measured on one short story: a floor lies this far below what was reached, so that a different
# parser build doesn't fail it, and a real loss does.
SLACK = 0.02


def metrics_of(board: scorer.Board) -> dict[str, tuple[float, int]]:
    """Every judged metric of a story, pooled: F1 or accuracy with the number of cases."""
    out: dict[str, tuple[float, int]] = {}
    for name, count in board.scopes["pooled"].items():
        values = count.values()
        value = values.get("f1", values.get("accuracy"))
        if value is not None:
            key = f"{name}.f1" if "f1" in values else name
            out[key] = (value, getattr(count, "gold", 0) or getattr(count, "total", 0))
    return out


def digest_of(folder: Path) -> str:
    """A digest of a story's pages and annotation."""
    sha = hashlib.sha256()
    for path in sorted([*folder.glob("*.*"), *gold_of(folder).glob("*.json")]):
        sha.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return sha.hexdigest()[:16]


def table(name: str, metrics: dict[str, tuple[float, int]], bearings: dict[str, Any], layers: list[str]) -> str:
    rows = [f"\n== {name}", f"{'metric':<28}{'ours':>7}{'cases':>7}   best published"]
    for metric, (value, cases) in metrics.items():
        if layers and metric.split(".")[0] not in layers:
            continue
        known = bearings.get(metric)
        beside = f"{known['value']:.3f}  {known['source']}" if known else ""
        rows.append(f"{metric:<28}{value:>7.3f}{cases:>7}   {beside}".rstrip())
    return "\n".join(rows)


def show_errors(board: scorer.Board, most: int, layers: list[str]) -> None:
    for layer, kinds in board.errors.items():
        if layers and layer not in layers:
            continue
        for kind, lines in sorted(kinds.items(), key=lambda item: -len(item[1])):
            print(f"\n{layer}, {kind}: {len(lines)}", *lines[:most], sep="\n  ")


def gate(metrics: dict[str, tuple[float, int]], digest: str) -> list[str]:
    """What is wrong against the floors; empty when all hold."""
    if not FLOORS.is_file():
        return ["eval/floors.json is missing: run eval/evaluate.py --update"]
    floors = json.loads(FLOORS.read_text("utf-8"))
    if floors["digest"] != digest:
        return [f"the example story changed ({floors['digest']} -> {digest}): measure again with --update"]
    low = []
    for name, floor in floors["floors"].items():
        value = metrics.get(name, (None, 0))[0]
        if value is None or value < floor:
            low.append(f"{name} is {'not judged' if value is None else f'{value:.3f}'}, floor {floor}")
    return low


def update(metrics: dict[str, tuple[float, int]], digest: str, reason: str | None) -> list[str]:
    """Write the floors; a lower one is refused without a reason."""
    old = json.loads(FLOORS.read_text("utf-8")) if FLOORS.is_file() else {"floors": {}, "lowered": []}
    new = {
        name: 1.0 if value == 1.0 and name.startswith("integrity") else math.floor((value - SLACK) * 100) / 100
        for name, (value, cases) in metrics.items()
        if cases >= 5 and value - SLACK > 0
    }
    lower = {n: (f, new.get(n, 0.0)) for n, f in old["floors"].items() if new.get(n, 0.0) < f}
    if lower and not reason:
        return [f"{n} would sink from {a} to {b}: give --allow-lower REASON" for n, (a, b) in lower.items()]
    lowered = old["lowered"]
    if lower:
        today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
        lowered = [*lowered, {"when": today, "reason": reason, "floors": {n: list(v) for n, v in lower.items()}}]
    floors = {"digest": digest, "model": DEFAULT_MODEL, "floors": new, "lowered": lowered}
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n", "utf-8")
    return []


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("stories", type=Path, nargs="*")
    ask.add_argument("--errors", type=int, default=0, metavar="N")
    ask.add_argument("--layer", nargs="*", default=[])
    ask.add_argument("--gate", action="store_true")
    ask.add_argument("--update", action="store_true")
    ask.add_argument("--allow-lower", metavar="REASON")
    args = ask.parse_args()
    bearings = tomllib.loads((HERE / "bearings.toml").read_text("utf-8"))
    reader = PageReader()
    wrong: list[str] = []
    for folder in [EXAMPLE, *args.stories]:
        export = export_story(folder, reader)
        board = scorer.score(export, gold_of(folder), folder)
        metrics = metrics_of(board)
        print(table(str(folder.parent.name if folder == EXAMPLE else folder.name), metrics, bearings, args.layer))
        if args.errors:
            show_errors(board, args.errors, args.layer)
        if folder == EXAMPLE and args.gate:
            wrong += gate(metrics, digest_of(folder))
        if folder == EXAMPLE and args.update:
            wrong += update(metrics, digest_of(folder), args.allow_lower)
    for line in wrong:
        print(f"floor: {line}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
