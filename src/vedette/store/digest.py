"""The digest of a case: what was read and what was linked, and nothing else.

Outside the digest stand where a page lay (``sources``), clock times, confidences, which reader it was (``reader``; the
``producer`` of a record is inside) and what was refused. So the same pages give the same digest for any order of
inputs, any number of workers, one run or an interrupted and resumed one, and under another path.
"""

from __future__ import annotations

from typing import Any

import msgspec

from vedette.records.case import CaseContent, Links
from vedette.records.ids import digest
from vedette.records.reading import Reading

OUTSIDE = frozenset({"confidence", "sources", "reader", "rejections"})


def without(value: Any, names: frozenset[str]) -> Any:
    """The same value without the keys of these names, however deep."""
    if isinstance(value, dict):
        return {k: without(v, names) for k, v in value.items() if k not in names}
    if isinstance(value, (list, tuple)):
        return [without(v, names) for v in value]
    return value


def digest_of(value: Any) -> str:
    """The digest of a record; of its values and their order, not of how it is written."""
    plain = without(msgspec.to_builtins(value), OUTSIDE)
    return digest(msgspec.json.encode(plain, order="deterministic"))


def digest_of_reading(reading: Reading) -> str:
    """What was read on one page."""
    return digest_of(reading)


def digest_of_readings(digests: dict[str, str]) -> str:
    """What was read on all pages, from each page's id and the digest of its reading."""
    return digest(msgspec.json.encode(sorted(digests.items())))


def digest_of_case(readings: dict[str, str], links: Links) -> str:
    """The digest that ``vedette check`` prints, from digests by page id and the links."""
    return digest(f"{digest_of_readings(readings)}\n{digest_of(links)}".encode())


def digest_of_content(content: CaseContent) -> str:
    """The same for a case in memory."""
    return digest_of_case({r.document.id: digest_of_reading(r) for r in content.readings}, content.links)
