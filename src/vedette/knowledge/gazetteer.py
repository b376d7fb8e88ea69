"""The gazetteer: names of places to GeoNames ids, coordinates and divisions, by exact name only.

One file, mapped into memory and shared by all workers. It begins with MAGIC, the length of a JSON header (4 bytes,
little endian) and the header, then the sections that the header places: a hash table of names (open addressing,
CRC-32 of the normalized name; 0 is empty, else the name's number + 1), the names, which places bear a name
("postings"), and one column each of the places' facts. gazetteer/build.py writes it. Fuzzy matches are never made: a
name that isn't there is unknown. Places of the shipped supplement and of a user's file are looked up beside it.
"""

from __future__ import annotations

import json
import mmap
import re
import unicodedata
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec

from vedette.knowledge.files import KnowledgeError, load, load_file

MAGIC = b"VGAZ1\n\0\0"
SECTIONS = (
    "table", "name_start", "post_start", "postings", "display_start", "geonameid", "latitude", "longitude",
    "population", "parent", "country", "feature", "names", "display",
)  # fmt: skip
FORMAT = {"latitude": "i", "longitude": "i", "country": "B", "feature": "B", "names": "B", "display": "B"}
UNKNOWN = -(2**31)
FOLDED = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a",
     "'": None, "’": None, "‘": None, "ʼ": None, "ʿ": None, "ʾ": None, "`": None, ".": None}
)  # fmt: skip


class GazetteerPlace(msgspec.Struct, frozen=True):
    """One place: ``feature`` is PPL (populated place), ADM1, ADM2, PCLI (country), or, from the supplement, a GeoNames
    code such as SEA, RGN, AIRB, ISL. ``divisions`` are the names of the divisions and the country above it."""

    name: str
    geonameid: int | None
    latitude: float | None
    longitude: float | None
    country: str | None
    feature: str
    population: int = 0
    divisions: tuple[str, ...] = ()


class SupplementPlace(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of a supplement file: a place that the shipped gazetteer lacks, or a user's own."""

    name: str
    feature: str
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    names: tuple[str, ...] = ()
    geonameid: int | None = None
    population: int = 0


class Supplement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of places."""

    place: tuple[SupplementPlace, ...] = ()


def normalize(name: str) -> str:
    """The form in which names are compared: no case, accents, apostrophes or dots; hyphens are blanks.

    >>> normalize("Ma’arrat an-Nu‘mān") == normalize("Maarrat an Numan")
    True
    """
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold().translate(FOLDED))
    text = "".join(c for c in text if not unicodedata.combining(c)).translate(FOLDED)
    return re.sub(r"[\W_]+", " ", text).strip()


class Gazetteer:
    """Look-up by exact (normalized) name: a few microseconds each, bounded memory."""

    def __init__(self, path: Path | None = None, extra: tuple[Path, ...] = ()) -> None:
        """The shipped gazetteer with its supplement and a user's own files; ``path`` names another built file."""
        where = path or Path(str(resources.files("vedette.knowledge") / "data" / "gazetteer.bin"))
        with where.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._map[: len(MAGIC)] != MAGIC:
            raise KnowledgeError(f"{where}: not a gazetteer of this version; build it again with gazetteer/build.py")
        size = int.from_bytes(self._map[len(MAGIC) : len(MAGIC) + 4], "little")
        first = len(MAGIC) + 4
        header: dict[str, Any] = json.loads(self._map[first : first + size])
        self.credit: str = header["credit"]
        self._countries: list[str] = header["countries"]
        self._features: list[str] = header["features"]
        view = memoryview(self._map)
        self._columns: dict[str, Any] = {}
        for name in SECTIONS:
            at, length = header["sections"][name]
            part = view[first + size + at : first + size + at + length]
            self._columns[name] = part.cast(FORMAT.get(name, "I"))  # type: ignore[call-overload]
        self._mask = len(self._columns["table"]) - 1
        self._supplement: dict[str, list[GazetteerPlace]] = {}
        for supplement in (load("places", Supplement), *(load_file(p, Supplement) for p in extra)):
            for entry in supplement.place:
                found = GazetteerPlace(
                    entry.name, entry.geonameid, entry.latitude, entry.longitude, entry.country, entry.feature,
                    entry.population,
                )  # fmt: skip
                for name in {entry.name, *entry.names}:
                    self._supplement.setdefault(normalize(name), []).append(found)

    def find(self, name: str) -> tuple[GazetteerPlace, ...]:
        """All places that bear this name, in any order; empty where the gazetteer knows none."""
        key = normalize(name)
        return self._find(key) if key else ()

    @lru_cache(maxsize=20_000)  # noqa: B019  one gazetteer lives as long as its process
    def _find(self, key: str) -> tuple[GazetteerPlace, ...]:
        number = self._number(key.encode())
        found = [] if number is None else [self._place(i) for i in self._places_named(number)]
        return tuple(found + self._supplement.get(key, []))

    def __contains__(self, name: str) -> bool:
        key = normalize(name)
        return bool(key) and (key in self._supplement or self._number(key.encode()) is not None)

    def _number(self, key: bytes) -> int | None:
        table, starts, names = self._columns["table"], self._columns["name_start"], self._columns["names"]
        slot = crc32(key) & self._mask
        while number := table[slot]:
            if names[starts[number - 1] : starts[number]] == key:
                return int(number) - 1
            slot = (slot + 1) & self._mask
        return None

    def _places_named(self, number: int) -> list[int]:
        starts = self._columns["post_start"]
        return list(self._columns["postings"][starts[number] : starts[number + 1]])

    def _name(self, index: int) -> str:
        starts = self._columns["display_start"]
        return bytes(self._columns["display"][starts[index] : starts[index + 1]]).decode()

    def _place(self, index: int) -> GazetteerPlace:
        columns = self._columns
        latitude, longitude = columns["latitude"][index], columns["longitude"][index]
        above, up = [], index
        while (up := columns["parent"][up]) != 0xFFFFFFFF:
            above.append(self._name(up))
        known = latitude != UNKNOWN
        return GazetteerPlace(
            self._name(index),
            columns["geonameid"][index],
            latitude / 1e5 if known else None,
            longitude / 1e5 if known else None,
            self._countries[columns["country"][index]],
            self._features[columns["feature"][index]],
            columns["population"][index],
            tuple(above),
        )


@lru_cache(maxsize=1)
def shipped_gazetteer() -> Gazetteer:
    """The gazetteer that ships with the program, opened once a process."""
    return Gazetteer()
