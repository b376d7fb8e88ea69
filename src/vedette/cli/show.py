"""``vedette show``: records of a case as a table, JSON or CSV."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from typing import Any

HELP = "list records of a case"
KINDS = (
    "documents", "statements", "events", "figures", "agreements", "incidents", "conflicts", "entities", "copies",
    "series", "repeated", "stories", "origins", "refused",
)  # fmt: skip
DESCRIPTION = """\
List the records of one kind: a table that fits the terminal, or the whole records with --json or --csv. Ids are
shortened in tables; vedette explain takes them so. Conditions may be given more than once, and all must hold:
field=value, field!=value, field~part, field!~part, and field>=value, field<=value for numbers and dates, where a
year or a month will do. Fields are those of --csv; a date is asked by its plain name."""
EXAMPLES = (
    "vedette show my.case statements --where speaker=Turkey --where date>=2020-02",
    "vedette show my.case figures --where measure=killed --where 'low>=100'",
    "vedette show my.case events --where 'evidence~airbase' --limit 20 --json",
    "vedette show my.case conflicts --csv > conflicts.csv",
)

# What a table shows of each kind: heading and field; dates and spans by their plain names.
TABLES: dict[str, tuple[tuple[str, str], ...]] = {
    "documents": (("id", "id"), ("published", "published"), ("outlet", "outlet"), ("title", "title"),
                  ("source", "source"), ("unread", "unread")),
    "statements": (("id", "id"), ("date", "date"), ("speaker", "speaker"), ("act", "act"), ("words", "content")),
    "events": (("id", "id"), ("date", "date"), ("type", "type"), ("status", "status"), ("who", "actors"),
               ("to whom", "recipients"), ("where", "places"), ("words", "evidence")),
    "figures": (("id", "id"), ("how many", "range"), ("measure", "measure"), ("of whom", "group"), ("where", "place"),
                ("according to", "according_to"), ("words", "evidence")),
    "agreements": (("id", "id"), ("name", "name"), ("date", "date"), ("parties", "parties"),
                   ("duties", "obligations"), ("breaches", "violations"), ("deadlines", "deadlines")),
    "incidents": (("id", "id"), ("date", "date"), ("type", "type"), ("who", "actors"), ("to whom", "recipients"),
                  ("where", "places"), ("tellings", "#events"), ("origins", "origins")),
    "conflicts": (("id", "id"), ("kind", "kind"), ("what", "what"), ("why", "reason")),
    "entities": (("id", "id"), ("name", "name"), ("kind", "kind"), ("country", "country"), ("sector", "sector"),
                 ("mentions", "#mentions")),
    "copies": (("documents", "documents"), ("kind", "kind"), ("passages", "#passages"), ("why", "reason")),
    "series": (("id", "id"), ("measure", "measure"), ("of whom", "group"), ("where", "place"), ("figures", "#figures"),
               ("verdict", "verdict"), ("why", "reason")),
    "repeated": (("id", "id"), ("times", "#statements"), ("words", "first"), ("why", "reasons")),
    "stories": (("id", "id"), ("documents", "documents")),
    "origins": (("id", "id"), ("documents", "documents"), ("basis", "basis")),
    "refused": (("what", "what"), ("step", "step"), ("why", "reason")),
}  # fmt: skip
ONE_OF = {"entities": "entity", "copies": "copy", "stories": "story"} | {
    k: k for k in ("series", "repeated", "refused")
}
FIRM = ("id", "date", "published", "type", "status", "how many")
SHORT_ID = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``show``."""
    parser.add_argument("case", metavar="CASE", help="the case file")
    parser.add_argument("kind", metavar="KIND", choices=KINDS, help=", ".join(KINDS))
    parser.add_argument(
        "--where", metavar="CONDITION", action="append", default=[], help="only records for which this holds"
    )
    parser.add_argument("--limit", metavar="N", type=int, help="at most this many")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="whole records, as in vedette export")
    form.add_argument("--csv", action="store_true", help="one row a record")


def run(asked: argparse.Namespace) -> int:
    """List the records that were asked for; exit 1 when there are none."""
    from vedette.case import Case
    from vedette.report.filters import condition_of

    # Conditions are understood first: a slip in one shouldn't wait for a big case to be loaded.
    conditions = [] if asked.kind == "refused" else [condition_of(asked.kind, told) for told in asked.where]
    with Case.open(asked.case) as case:
        if asked.kind == "refused":
            records = [{"what": r.what, "step": r.step, "reason": r.reason} for r in case.refused]
            statements: dict[str, Any] = {}
        else:
            export = case.export()
            records = export[asked.kind]
            statements = {s["id"]: s for s in export["statements"]} if asked.kind == "repeated" else {}
    found = [record for record in records if all(holds(record) for holds in conditions)]
    shown = found if asked.limit is None else found[: max(0, asked.limit)]
    show(asked, shown, statements)
    if not asked.json and not asked.csv:
        of = f" of {len(found)}" if len(shown) < len(found) else ""
        print(f"{len(shown) or 'no'}{of} {asked.kind if len(found) != 1 else ONE_OF.get(asked.kind, asked.kind[:-1])}")
    return 0 if found else 1


def show(asked: argparse.Namespace, records: list[dict[str, Any]], statements: dict[str, Any]) -> None:
    """Print records in the form that was asked for."""
    if asked.json:
        json.dump(records, sys.stdout, ensure_ascii=False, indent=1)
        print()
    elif asked.csv and asked.kind == "refused":
        import csv

        from vedette.report.spreadsheets import guarded

        rows = csv.writer(sys.stdout)
        rows.writerow(["what", "step", "reason"])
        rows.writerows([guarded(r["what"]), guarded(r["step"]), guarded(r["reason"])] for r in records)
    elif asked.csv:
        from vedette.report.spreadsheets import write_rows

        write_rows(asked.kind, records, sys.stdout)
    elif records:
        from vedette.cli.terminal import print_table

        cells = table_cells(asked.kind, statements)
        print_table([h for h, _ in TABLES[asked.kind]], [cells(r) for r in records], FIRM)


def table_cells(kind: str, statements: dict[str, Any]) -> Callable[[dict[str, Any]], list[str]]:
    """How a record of a kind becomes a row of its table."""
    from vedette.report.columns import DATES, flat

    def cells(record: dict[str, Any]) -> list[str]:
        row = record if kind == "refused" else flat(kind, record)
        return [text_of(field, record, row) for _, field in TABLES[kind]]

    def text_of(field: str, record: dict[str, Any], row: dict[str, Any]) -> str:
        from vedette.report.columns import date_in_short

        if field == "id":
            return str(record["id"])[:SHORT_ID]
        if field.startswith("#"):
            return str(len(record[field[1:]]))
        if field == "range":
            return range_of(record)
        if field == "first":
            first = statements.get(record["statements"][0], {"content": []})
            return " … ".join(s["text"] for s in first["content"])
        if field in DATES:
            return date_in_short(record[field])
        if field == "documents":
            return "; ".join(str(d)[:SHORT_ID] for d in record[field])
        value = row.get(field)
        return "" if value is None else str(value)

    return cells


SIGNS = {"at_least": "≥", "more_than": ">", "about": "~", "nearly": "<~", "up_to": "≤", "exact": "", "vague": ""}


def range_of(figure: dict[str, Any]) -> str:
    """The bounds of a figure in a few characters: ">400", "12–15", "many"."""
    low, high = figure["low"], figure["high"]
    if low is None and high is None:
        return "many"
    if low is not None and high is not None and low != high:
        return f"{low:,}–{high:,}"
    return f"{SIGNS.get(figure['qualifier'], '')}{low if low is not None else high:,}"
