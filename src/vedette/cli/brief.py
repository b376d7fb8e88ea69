"""``vedette brief``: the story in one page."""

from __future__ import annotations

import argparse
from pathlib import Path

from vedette.cli.writing import write_whole

HELP = "the story in one page, every line with its words"
DESCRIPTION = """\
What happened, what is said and by whom, the figures, the agreements, where the accounts part, and which sources only
copy others. Every line has numbered references to outlet, date and the exact words; in HTML they open the text with
the words marked. The HTML is one file that needs no network."""
EXAMPLES = (
    "vedette brief my.case",
    "vedette brief my.case --format html --out brief.html",
    "vedette brief my.case --format md --out brief.md",
)
FORMATS = ("text", "md", "html")
ENDINGS = {".md": "md", ".html": "html", ".htm": "html"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``brief``."""
    parser.add_argument("case", metavar="CASE", help="the case file")
    parser.add_argument(
        "--format", choices=FORMATS, help="text, md or html (default: by the ending of --out, otherwise text)"
    )
    parser.add_argument("--out", metavar="FILE", type=Path, help="write there, not to standard output")


def run(asked: argparse.Namespace) -> int:
    """Write the brief."""
    from vedette.case import Case

    form = asked.format or (ENDINGS.get(asked.out.suffix.lower(), "text") if asked.out else "text")
    with Case.open(asked.case) as case:
        text = case.brief(form)
    if asked.out:
        write_whole(asked.out, text)
        print(f"The brief is in {asked.out}")
    else:
        print(text, end="" if text.endswith("\n") else "\n")
    return 0
