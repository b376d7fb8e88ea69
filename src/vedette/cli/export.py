"""``vedette export``: the whole case for other programs."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from vedette.cli.writing import write_whole

HELP = "write the whole case as JSON or CSV"
DESCRIPTION = """\
Write everything that the case holds. JSON is one object, described in docs/case-format.md, to standard output
or to the file of --out. CSV is one file a record kind, into the folder of --out; cells that a spreadsheet would take
for a formula begin with an apostrophe. The text of the documents is in the JSON alone."""
EXAMPLES = (
    "vedette export my.case --format json > case.json",
    "vedette export my.case --format json --out case.json",
    "vedette export my.case --format csv --out tables/",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``export``."""
    parser.add_argument("case", metavar="CASE", help="the case file")
    parser.add_argument("--format", choices=("json", "csv"), default="json", help="json (default) or csv")
    parser.add_argument("--out", metavar="PATH", type=Path, help="a file for json, a folder for csv")


def run(asked: argparse.Namespace) -> int:
    """Write the export."""
    if asked.format == "csv" and asked.out is None:
        print("vedette: csv is a file for each kind; name a folder with --out", file=sys.stderr)
        return 2
    from vedette.case import Case
    from vedette.report.spreadsheets import write_folder

    with Case.open(asked.case) as case:
        export = case.export()
    if asked.format == "csv":
        written = write_folder(export, asked.out)
        print(f"{len(written)} files in {asked.out}")
    elif asked.out is None:
        json.dump(export, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        write_whole(asked.out, json.dumps(export, ensure_ascii=False, indent=1) + "\n")
        print(f"The export is in {asked.out}")
    return 0
