"""``vedette check``: is the case sound?"""

from __future__ import annotations

import argparse

HELP = "check a case, and print its digest"
DESCRIPTION = """\
Check every page against its id, every span against its text, every reference between records, the links against the
readings, the file itself and the seals of its audit. Prints the digest of the case: the same for the same pages read
by the same rules, whatever their order or path and however many workers read them. Exit 1 and a list when anything
is off."""
EXAMPLES = ("vedette check my.case",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``check``."""
    parser.add_argument("case", metavar="CASE", help="the case file")


def run(asked: argparse.Namespace) -> int:
    """Check, and say what was found."""
    from pathlib import Path

    from vedette.cli.terminal import in_short
    from vedette.run.checking import check_case
    from vedette.store.view import View

    view = View(Path(asked.case))
    try:
        faults, digest = check_case(view)
        pages = len(view.page_ids())
    finally:
        view.close()
    for fault in faults:
        print(in_short(fault, 400))
    wrong = "one thing is wrong" if len(faults) == 1 else f"{len(faults)} things are wrong"
    print(wrong if faults else f"sound: {pages} page{'' if pages == 1 else 's'}")
    print(f"digest {digest}")
    return 1 if faults else 0
