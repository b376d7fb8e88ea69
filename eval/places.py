"""Measure places on LGL: the right GeoNames id for names that are given, and within 161 km of it.

python eval/places.py FOLDER/lgl.jsonl [--documents N] [--errors N]
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
from collections import Counter
from pathlib import Path

from vedette.extract.places.toponyms import decide, named_places, page_context
from vedette.knowledge.gazetteer import shipped_gazetteer
from vedette.language.understand import Language
from vedette.records.documents import Document
from vedette.records.spans import Span


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great-circle distance of two points given as latitude and longitude in degrees."""
    (p, q), (r, s) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    h = math.sin((r - p) / 2) ** 2 + math.cos(p) * math.cos(r) * math.sin((s - q) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("file", type=Path)
    ask.add_argument("--documents", type=int, default=100)
    ask.add_argument("--errors", type=int, default=0)
    args = ask.parse_args()
    language, known = Language(), shipped_gazetteer()
    ids = set(known._columns["geonameid"])
    counts: Counter[str] = Counter()
    errors = []
    with args.file.open(encoding="utf-8") as file:
        for line in itertools.islice(file, args.documents):
            record = json.loads(line)
            parsed = language.understand(Document("d", record["text"]))
            gold = [t for t in record["toponyms"] if t.get("geonameid")]
            spans = [Span(t["start"], t["end"], t["text"]) for t in gold]
            named = [(s, None, parsed.tokens_in(s)) for s in spans]
            context = page_context(parsed, known, [n for n in named if n[2]])
            found_names = {t for _, _, ts in named_places(parsed, known) for t in ts}
            for toponym, span in zip(gold, spans):
                counts["toponyms"] += 1
                counts["id in the gazetteer"] += int(toponym["geonameid"]) in ids
                counts["found as a place"] += any(t in found_names for t in parsed.tokens_in(span))
                same = [s for s in spans if s.text == span.text]
                place = decide(parsed, known, context, same, None) if parsed.tokens_in(span) else None
                counts["answered"] += place is not None
                if place is not None and place.geonameid == int(toponym["geonameid"]):
                    counts["exact id"] += 1
                    counts["within 161 km"] += 1
                elif (
                    place is not None
                    and place.latitude is not None
                    and place.longitude is not None
                    and (
                        kilometres((place.latitude, place.longitude), (float(toponym["lat"]), float(toponym["lon"])))
                        <= 161
                    )
                ):
                    counts["within 161 km"] += 1
                elif len(errors) < args.errors:
                    errors.append((span.text, toponym["name"], toponym["country"], toponym["admin1"], place))
    total = counts["toponyms"]
    for name in ("id in the gazetteer", "found as a place", "answered", "exact id", "within 161 km"):
        print(f"{name:<24}{counts[name] / total:.3f}  {counts[name]}/{total}")
    print("bearing: Mordecai 3 with all of GeoNames, names given, on 967 of them: exact .794, within 161 km .827")
    for error in errors:
        print(*error, sep=" | ")


if __name__ == "__main__":
    main()
