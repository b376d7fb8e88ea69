"""``vedette show``: records of a case as a table, JSON or CSV."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vedette.case import Case

HELP = "list records of a case"
KINDS = (
    "documents", "statements", "events", "figures", "agreements", "incidents", "conflicts", "entities", "copies",
    "series", "repeated", "stories", "origins", "refused",
)  # fmt: skip
DESCRIPTION = """\
List the records of one kind: a table that fits the terminal, or the whole records with --json or --csv. Ids are
shortened in tables; vedette explain takes them so. Conditions may be given more than once, and all must hold:
field=value, field!=value, field~part, field!~part, and field>=value, field<=value for numbers and dates, where a
year or a month will do. Fields are those of --csv; a date is asked by its plain name. A table is in the order of days,
then of pages; a star marks days that were inferred from other pages. refused lists what was not taken in: files, and
records of a page that had no words to stand on or whose step failed."""
EXAMPLES = (
    "vedette show my.case statements --where speaker=Turkey --where date>=2020-02",
    "vedette show my.case figures --where measure=killed --where 'low>=100'",
    "vedette show my.case events --where 'evidence~airbase' --limit 20 --json",
    "vedette show my.case conflicts --csv > conflicts.csv",
    "vedette show my.case refused",
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
                   ("duties", "#obligations"), ("breaches", "#violations"), ("deadlines", "#deadlines")),
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
    "refused": (("what", "what"), ("page", "document"), ("step", "step"), ("why", "reason")),
}  # fmt: skip
# Columns that a narrow terminal goes without; explain and --json have them.
WIDE_ONLY = {
    "documents": ("source",), "events": ("where", "status"), "figures": ("where", "words"), "incidents": ("where",),
    "series": ("where",),
}  # fmt: skip
NARROW = 100
ONE_OF = {"entities": "entity", "copies": "copy", "stories": "story"} | {
    k: k for k in ("series", "repeated", "refused")
}
FIRM = (
    "id", "date", "published", "type", "status", "how many", "kind", "measure", "tellings", "origins", "figures",
    "passages", "mentions", "times", "duties", "breaches", "deadlines", "country", "sector", "verdict", "step",
)  # fmt: skip
SHORT_ID = 10
INFERRED_SIGN = "*"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``show``."""
    parser.add_argument("case", metavar="CASE", help="the case file")
    parser.add_argument("kind", metavar="KIND", choices=KINDS, help=", ".join(KINDS))
    parser.add_argument(
        "--where", metavar="CONDITION", action="append", default=[], help="only records for which this holds"
    )
    parser.add_argument("--limit", metavar="N", type=number_of_records, help="at most this many")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="whole records, as in vedette export")
    form.add_argument("--csv", action="store_true", help="one row a record")


def number_of_records(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of records")
    return int(text)


def run(asked: argparse.Namespace) -> int:
    """List the records that were asked for; exit 1 when there are none."""
    from vedette.case import Case
    from vedette.report.filters import condition_of

    # Conditions are understood first: a slip in one shouldn't wait for a big case to be loaded.
    conditions = [] if asked.kind == "refused" else [condition_of(asked.kind, told) for told in asked.where]
    with Case.open(asked.case) as case:
        if asked.kind == "refused":
            records = refused_in(case)
            statements: dict[str, Any] = {}
            days: dict[str, str] = {}
        else:
            export = case.export()
            records = export[asked.kind]
            statements = {s["id"]: s for s in export["statements"]} if asked.kind == "repeated" else {}
            days = {d["id"]: first_day(d["published"]) for d in export["documents"]}
    found = [record for record in records if all(holds(record) for holds in conditions)]
    if asked.kind != "refused" and not asked.json and not asked.csv:
        found.sort(key=lambda record: in_time(record, days))
        if asked.kind == "entities":
            found.sort(key=lambda record: -len(record["mentions"]))
    shown = found if asked.limit is None else found[: asked.limit]
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

        fields = ("what", "document", "step", "reason")
        rows = csv.writer(sys.stdout)
        rows.writerow(fields)
        rows.writerows([guarded(r[f]) for f in fields] for r in records)
    elif asked.csv:
        from vedette.report.spreadsheets import write_rows

        write_rows(asked.kind, records, sys.stdout)
    elif records:
        from vedette.cli.terminal import print_table, width

        columns = columns_for(asked.kind, width())
        cells = table_cells(asked.kind, statements)
        rows_of = [[cell for (heading, _), cell in zip(TABLES[asked.kind], cells(r), strict=True) if heading in columns]
                   for r in records]  # fmt: skip
        print_table(columns, rows_of, FIRM)
        if any(cell.endswith(INFERRED_SIGN) for row in rows_of for cell in row):
            print("* inferred from other pages")


def refused_in(case: Case) -> list[dict[str, Any]]:
    """What was not taken in: files and pages first, then records, by page."""
    pages = [{"what": r.what, "document": "", "step": r.step, "reason": r.reason} for r in case.refused]
    records = [
        {"what": r.what, "document": reading.document.id, "step": r.step, "reason": r.reason}
        for reading in case.readings for r in reading.rejections
    ]  # fmt: skip
    return [*pages, *records]


def first_day(date: dict[str, Any] | None) -> str:
    """Sorts by the first known day; what has none comes last."""
    return (date or {}).get("earliest") or (date or {}).get("latest") or "9999"


def in_time(record: dict[str, Any], days: dict[str, str]) -> tuple[str, str, int]:
    """Where a record stands in a table: by its own day, else its page's; then by page; then by place on the page."""
    page = str(record.get("document") or "")
    own = record.get("date") or record.get("published") or record.get("as_of")
    day = first_day(own)
    day = days.get(page, day) if day == "9999" else day
    spans = record.get("content") or record.get("evidence") or ()
    return day, page, spans[0]["start"] if spans else 0


def columns_for(kind: str, columns: int) -> list[str]:
    """The headings of a table; a narrow terminal goes without some."""
    left_out = WIDE_ONLY.get(kind, ()) if columns < NARROW else ()
    return [heading for heading, _ in TABLES[kind] if heading not in left_out]


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
            inferred = date_in_short(record[field]) and is_inferred(record, field)
            return date_in_short(record[field]) + (INFERRED_SIGN if inferred else "")
        if field == "source":
            return str(row.get(field) or "").rsplit("/", 1)[-1]
        if field == "document":
            return str(record[field])[:SHORT_ID]
        if field == "documents":
            return "; ".join(str(d)[:SHORT_ID] for d in record[field])
        if field == "title":
            return str(row.get(field) or text_of("source", record, row))
        value = row.get(field)
        return "" if value is None else str(value).replace("_", " ") if field == "act" else str(value)

    return cells


def is_inferred(record: dict[str, Any], field: str) -> bool:
    """Whether a day was inferred from other pages."""
    return (record.get(field) or {}).get("basis") == "inferred"


SIGNS = {"at_least": "≥", "more_than": ">", "about": "~", "nearly": "<~", "up_to": "≤", "exact": "", "vague": ""}


def range_of(figure: dict[str, Any]) -> str:
    """The bounds of a figure in a few characters: ">400", "12–15", "many"."""
    low, high = figure["low"], figure["high"]
    if low is None and high is None:
        return "many"
    if low is not None and high is not None and low != high:
        return f"{low:,}–{high:,}"
    return f"{SIGNS.get(figure['qualifier'], '')}{low if low is not None else high:,}"
