"""How pages, readings and links lie in the file, and back."""

from __future__ import annotations

import zlib
from typing import Any, get_args, get_type_hints

import msgspec

from vedette.records.case import Links
from vedette.records.reading import Reading

LEVEL = 6  # zlib's default: on news pages level 9 saves 0.5 % more at twice the time


def pack_reading(reading: Reading) -> bytes:
    """A reading without what stands elsewhere in the file: the text and the sources of its document."""
    bare = msgspec.structs.replace(reading.document, text="", sources=())
    return zlib.compress(msgspec.msgpack.encode(msgspec.structs.replace(reading, document=bare)), LEVEL)


def unpack_reading(body: bytes, text: str, sources: tuple[str, ...]) -> Reading:
    """The reading again, with its document's text and sources."""
    reading = msgspec.msgpack.decode(zlib.decompress(body), type=Reading)
    return msgspec.structs.replace(
        reading, document=msgspec.structs.replace(reading.document, text=text, sources=sources)
    )


LINK_TYPES: dict[str, Any] = {
    name: get_args(hint)[0] for name, hint in get_type_hints(Links).items()
}  # each field of Links is tuple[X, ...]


def pack_links(links: Links) -> list[tuple[str, int, str | None, str]]:
    """The links as rows: kind, position, id where the record has one, JSON."""
    return [
        (kind, position, getattr(record, "id", None), msgspec.json.encode(record).decode())
        for kind in LINK_TYPES
        for position, record in enumerate(getattr(links, kind))
    ]


def unpack_links(rows: list[tuple[str, str]]) -> Links:
    """The links again, from (kind, JSON) in order."""
    found: dict[str, list[Any]] = {kind: [] for kind in LINK_TYPES}
    for kind, body in rows:
        found[kind].append(msgspec.json.decode(body, type=LINK_TYPES[kind]))
    return Links(**{kind: tuple(records) for kind, records in found.items()})
