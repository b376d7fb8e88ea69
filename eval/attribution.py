"""Score attributions (source, cue, content) against annotated articles, as quote extractors are scored.

    python eval/attribution.py DATA.jsonl [--docs N] [--first N] [--sort NAME ...] [--errors N] [--model NAME]

DATA has one article a line: ``{"id", "text", "attributions": [{"source", "cue", "content": [span]}]}``. A gold and a
found attribution are matched one to one, those that share most characters of content first (a shared cue counts
for a tie). ``overlap``: any character in common; ``exact``: the same characters, quotation marks, white space,
closing punctuation and a leading "that" at the edges left aside. Source and cue are counted over all attributions: a
source is right where its attribution is matched by content and the two sources overlap (or are the same).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from vedette.extract.statements.attribution import Attribution
from vedette.extract.statements.attributions import find_attributions
from vedette.extract.statements.sources import source_span
from vedette.language.parser import DEFAULT_MODEL
from vedette.language.understand import Language
from vedette.records.documents import Document
from vedette.records.parsed import Parsed

Region = tuple[int, int]
EDGE_LEFT = re.compile(r"(?:[\s\"'“”‘’`«».,:;—–-]|that\s)*")
EDGE_RIGHT = re.compile(r"[\s\"'“”‘’`«».,:;—–?!-]*$")
LAYERS = ("content overlap", "content exact", "source overlap", "source exact", "cue overlap")


def trimmed(text: str, regions: list[Region]) -> frozenset[int]:
    """The letters and digits of some regions, edges trimmed, as positions."""
    out: set[int] = set()
    for start, end in regions:
        start += len(EDGE_LEFT.match(text[start:end]).group())  # type: ignore[union-attr]
        right = EDGE_RIGHT.search(text[start:end])
        end -= len(right.group()) if right else 0
        out.update(i for i in range(start, end) if text[i].isalnum())
    return frozenset(out)


def of_gold(text: str, attribution: dict[str, Any]) -> dict[str, frozenset[int]]:
    return {k: trimmed(text, [(s["start"], s["end"]) for s in attribution[k]]) for k in ("source", "cue", "content")}


def of_found(parsed: Parsed, one: Attribution) -> dict[str, frozenset[int]]:
    span = source_span(parsed, one.source) if one.source is not None else None
    cue = [(parsed.tokens[one.first].start, parsed.tokens[one.last - 1].end)]
    return {
        "source": trimmed(parsed.text, [(span.start, span.end)] if span else []),
        "cue": trimmed(parsed.text, cue),
        "content": trimmed(parsed.text, list(one.content)),
    }


def pairs(gold: list[dict[str, frozenset[int]]], found: list[dict[str, frozenset[int]]]) -> list[tuple[int, int]]:
    """Gold and found attributions matched one to one by their content."""
    scored = []
    for g, one in enumerate(gold):
        for f, other in enumerate(found):
            shared = len(one["content"] & other["content"])
            if shared:
                share = shared / len(one["content"] | other["content"])
                scored.append((bool(one["cue"] & other["cue"]), share, -g, -f))
    used_gold: set[int] = set()
    used_found: set[int] = set()
    out = []
    for _, _, g, f in sorted(scored, reverse=True):
        if -g not in used_gold and -f not in used_found:
            used_gold.add(-g)
            used_found.add(-f)
            out.append((-g, -f))
    return out


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("data", type=Path)
    ask.add_argument("--docs", type=int, default=60)
    ask.add_argument("--first", type=int, default=0)
    ask.add_argument("--sort", nargs="*", default=[])
    ask.add_argument("--errors", type=int, default=0)
    ask.add_argument("--model", default=DEFAULT_MODEL)
    args = ask.parse_args()
    language = Language(args.model)
    lines = args.data.read_text("utf-8").splitlines()[args.first : args.first + args.docs]
    count: Counter[str] = Counter()
    missed: list[str] = []
    false: list[str] = []
    inexact: list[str] = []
    began = time.perf_counter()
    for line in lines:
        record = json.loads(line)
        text = record["text"]
        parsed = language.understand(Document(record["id"], text))
        kept = [a for a in find_attributions(parsed) if not args.sort or a.sense.sort in args.sort]
        gold = [of_gold(text, a) for a in record["attributions"]]
        found = [of_found(parsed, a) for a in kept]
        matched = pairs(gold, found)
        count.update(gold=len(gold), found=len(found), gold_source=sum(bool(g["source"]) for g in gold))
        count.update(found_source=sum(bool(f["source"]) for f in found))
        for g, f in matched:
            one, other = gold[g], found[f]
            count["content overlap"] += 1
            count["content exact"] += one["content"] == other["content"]
            count["source overlap"] += bool(one["source"] & other["source"])
            count["source exact"] += bool(one["source"]) and one["source"] == other["source"]
            count["cue overlap"] += bool(one["cue"] & other["cue"])
            if one["content"] != other["content"]:
                inexact.append(f"{words(record['attributions'][g])}\n      FOUND {show(parsed, kept[f])}")
        missed += [words(record["attributions"][g]) for g in range(len(gold)) if g not in {m for m, _ in matched}]
        false += [show(parsed, kept[f]) for f in range(len(found)) if f not in {m for _, m in matched}]
    print(f"{len(lines)} articles in {time.perf_counter() - began:.0f} s, {count['gold']} gold, {count['found']} found")
    for layer in LAYERS:
        of_source = layer.startswith("source")
        wanted, given = (count["gold_source"], count["found_source"]) if of_source else (count["gold"], count["found"])
        precision, recall = count[layer] / max(given, 1), count[layer] / max(wanted, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{layer:<18} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    for name, errors in (("missed", missed), ("false alarm", false), ("inexact", inexact)):
        if args.errors:
            step = max(1, len(errors) // args.errors)
            print(f"\n{name}: {len(errors)}", *errors[::step][: args.errors], sep="\n  ")
    return 0


def words(attribution: dict[str, Any]) -> str:
    return " | ".join(" … ".join(s["text"][:160] for s in attribution[k]) for k in ("source", "cue", "content"))


def show(parsed: Parsed, one: Attribution) -> str:
    source = parsed.tokens[one.source].text if one.source is not None else ""
    cue = parsed.tokens[one.anchor]
    content = " … ".join(parsed.text[s:e][:160] for s, e in one.content)
    return f"{source} | {cue.text} ({one.sense.sort} {one.sense.frame}) | {content}"


if __name__ == "__main__":
    sys.exit(main())
