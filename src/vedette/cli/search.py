"""``vedette search``: the documents that hold some words."""

from __future__ import annotations

import argparse

HELP = "find the documents that hold some words"
DESCRIPTION = """\
List the documents that hold all of these words, best first. Letter case and accents don't matter; a word is
a whole word."""
EXAMPLES = ("vedette search my.case trawlers shelling", "vedette search my.case commission of inquiry --limit 5")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``search``."""
    parser.add_argument("case", metavar="CASE", help="the case file")
    parser.add_argument("words", metavar="WORD", nargs="+", help="a word to look for")
    parser.add_argument("--limit", metavar="N", type=int, default=20, help="at most this many (default: 20)")


def run(asked: argparse.Namespace) -> int:
    """Search; exit 1 when nothing was found."""
    from vedette.case import Case
    from vedette.cli.show import SHORT_ID
    from vedette.cli.terminal import print_table

    with Case.open(asked.case) as case:
        found = case.search(" ".join(asked.words), max(0, asked.limit))
    if not found:
        print("no documents")
        return 1
    rows = [[d.id[:SHORT_ID], d.outlet or "", d.title or "", d.sources[0] if d.sources else ""] for d in found]
    print_table(("id", "outlet", "title", "source"), rows, ("id",))
    return 0
