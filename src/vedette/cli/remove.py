"""``vedette remove``: pages out of a case, and what rested on them."""

from __future__ import annotations

import argparse
import sys

HELP = "take pages out again, and what rested on them"
DESCRIPTION = """\
Take sources out of a case: a file as it was named when read, a folder or archive with all that came from it, or the
id of a document. A page that lies nowhere else goes with its text and its records, and what stands between pages is
made anew. The audit keeps that it was there, not what it said."""
EXAMPLES = (
    "vedette remove my.case pages/doubtful.html",
    "vedette remove my.case pile.zip",
    "vedette remove my.case d-0123456789abcdef",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``remove``."""
    parser.add_argument("case", metavar="CASE", help="the case file")
    parser.add_argument("sources", metavar="SOURCE", nargs="+", help="a file, folder or archive, or a document's id")


def run(asked: argparse.Namespace) -> int:
    """Remove; exit 1 when nothing of it was there."""
    from vedette.case import Case

    with Case.open(asked.case) as case:
        sources, pages = case.remove(*asked.sources)
        if not sources:
            print(f"vedette: {asked.case}: holds nothing from {', '.join(asked.sources)}", file=sys.stderr)
            return 1
        print(f"{pages} {'page is' if pages == 1 else 'pages are'} out of {asked.case}, {len(case.documents)} left")
    return 0
