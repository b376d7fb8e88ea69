"""Records of the contract as flat rows: one value a field, for tables, CSV and filters.

A date becomes three fields (``date_earliest``, ``date_latest``, ``date_text``), a list one text with "; " between its
items, spans their words with " … " between, and where they stand goes into ``<field>_at`` ("12:40; 55:60").
"""

from __future__ import annotations

import calendar
import json
from typing import Any

Json = dict[str, Any]
Cell = str | int | float | bool | None

DATES = frozenset({"date", "published", "updated", "deadline", "window", "as_of"})
SPANS = frozenset({"content", "cue", "evidence", "condition", "mentions", "furniture"})
# The fields of each kind in the order of the contract. Text, furniture and the words behind single values are too
# much for a row: they are in the JSON.
FIELDS: dict[str, tuple[str, ...]] = {
    "documents": (
        "id", "source", "sources", "title", "outlet", "agencies", "byline", "dateline", "language", "published",
        "published_basis", "updated", "unread", "url",
    ),
    "entities": ("id", "name", "kind", "country", "sector", "roles", "mentions"),
    "statements": (
        "id", "document", "speaker", "joint", "act", "kind", "content", "cue", "targets", "date", "channel",
        "condition", "deadline", "same_as", "confidence", "producer",
    ),
    "events": (
        "id", "document", "type", "mode", "status", "actors", "recipients", "places", "date", "date_precision",
        "according_to", "evidence", "statement", "said_in", "same_as", "part_of", "confidence", "producer",
    ),
    "figures": (
        "id", "document", "low", "high", "qualifier", "measure", "group", "place", "evidence", "window",
        "according_to", "as_of", "cumulative", "part_of", "event", "said_in", "confidence", "producer",
    ),
    "agreements": ("id", "name", "date", "place", "parties", "obligations", "violations", "deadlines", "mentions"),
    "incidents": (
        "id", "type", "date", "places", "actors", "recipients", "origins", "events", "part_of", "reasons",
    ),
    "repeated": ("id", "statements", "reasons"),
    "copies": ("documents", "kind", "passages", "reason"),
    "series": ("id", "measure", "group", "place", "figures", "verdict", "reason"),
    "conflicts": ("id", "kind", "what", "records", "reason"),
    "stories": ("id", "documents"),
    "origins": ("id", "documents", "basis"),
}  # fmt: skip
KINDS = tuple(FIELDS)
NOT_IN_ROWS = frozenset({"text", "furniture", "spans"})


def flat(kind: str, record: Json) -> dict[str, Cell]:
    """A record of the contract as one row; every field of its kind is there, also those without a value."""
    row: dict[str, Cell] = {}
    extra = tuple(sorted(k for k in record if k not in FIELDS[kind] and k not in NOT_IN_ROWS))
    for field in (*FIELDS[kind], *extra):
        value = record.get(field)
        if field == "published_basis":
            row[field] = (record.get("published") or {}).get("basis")
        elif field in DATES:
            for end in ("earliest", "latest", "text"):
                row[f"{field}_{end}"] = (value or {}).get(end)
        elif field in SPANS:
            spans = value if isinstance(value, (list, tuple)) else [value] if value else []
            row[field] = " … ".join(s["text"] for s in spans) or None
            row[f"{field}_at"] = "; ".join(position(s) for s in spans) or None
        else:
            row[field] = cell(value)
    return row


def position(span: Json) -> str:
    """Where a span stands: "12:40", with its document before where it names one."""
    at = f"{span['start']}:{span['end']}"
    return f"{span['document']}:{at}" if "document" in span else at


def cell(value: Any) -> Cell:
    """A value as one cell."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (list, tuple)):
        return "; ".join(str(cell(item)) for item in value) or None
    if isinstance(value, dict):
        for name in ("party", "by", "set_by", "role"):
            if name in value and "text" in value:
                return f"{value[name] or 'nobody named'}: {value['text']}"
        if "name" in value:
            return cell(value["name"])
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def date_in_short(date: Json | None) -> str:
    """A date in a table's cell: the day, the interval, or the words that couldn't be resolved.

    >>> date_in_short({"earliest": "1904-10-21", "latest": "1904-10-22", "text": "that night"})
    '1904-10-21–22'
    >>> date_in_short({"earliest": "2011-01-01", "latest": "2011-12-31"})
    '2011'
    """
    if not date:
        return ""
    first, last = date.get("earliest"), date.get("latest")
    if first is None and last is None:
        return f"({date.get('text') or '?'})"
    if first == last:
        return str(first)
    if first and last:
        whole = whole_of(str(first), str(last))
        if whole:
            return whole
        same = 8 if first[:8] == last[:8] else 5 if first[:5] == last[:5] else 0
        return f"{first}–{last[same:]}"
    return f"{first}–" if first else f"–{last}"


def whole_of(first: str, last: str) -> str:
    """The month or year that two days begin and end; "" for another stretch.

    >>> whole_of("2020-02-01", "2020-02-29"), whole_of("2020-02-01", "2020-02-28")
    ('2020-02', '')
    """
    if first[:4] == last[:4] and first[5:] == "01-01" and last[5:] == "12-31":
        return first[:4]
    if first[:7] != last[:7] or not first.endswith("-01"):
        return ""
    days = calendar.monthrange(int(first[:4]), int(first[5:7]))[1]
    return first[:7] if last[8:] == f"{days:02}" else ""
