"""Score annotated stories: read the pages, link them, export, compare with a person's annotation.

    python eval/stories.py FOLDER [FOLDER ...] [--errors N] [--layer NAME ...] [--export FILE]
                           [--model NAME] [--from-gold]

A FOLDER holds the pages (``story_pages.py`` says where their annotation is looked for).
With ``--from-gold`` the readings are made from the annotation: what linking is worth apart from reading.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import score as scorer
from gold_readings import readings_of
from story_pages import gold_of, page_files, page_of

from vedette.language.parser import DEFAULT_MODEL
from vedette.report.export import export_case
from vedette.run.linking import link
from vedette.run.reading import PageReader


def export_story(folder: Path, reader: PageReader) -> dict[str, Any]:
    """The export of the pages of a folder."""
    return export_case(link([reader.read(page_of(file)) for file in page_files(folder)]))


def export_annotation(folder: Path) -> dict[str, Any]:
    """The export of a case that a faultless reader would hand to linking."""
    return export_case(link(readings_of(folder, gold_of(folder))))


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("folders", type=Path, nargs="+")
    ask.add_argument("--errors", type=int, default=0)
    ask.add_argument("--layer", nargs="*", default=[])
    ask.add_argument("--export", type=Path)
    ask.add_argument("--model", default=DEFAULT_MODEL)
    ask.add_argument("--from-gold", action="store_true")
    args = ask.parse_args()
    reader = None if args.from_gold else PageReader(args.model)
    for folder in args.folders:
        began = time.perf_counter()
        export = export_story(folder, reader) if reader else export_annotation(folder)
        took = time.perf_counter() - began
        if args.export:
            args.export.write_text(json.dumps(export, ensure_ascii=False, indent=1) + "\n", "utf-8")
        board = scorer.score(export, gold_of(folder), folder)
        rows = scorer.table(board).split("\n")
        kept = [r for r in rows[1:] if not args.layer or r.split()[0].split(".")[0] in args.layer]
        print(f"\n== {folder.name} ({took:.1f} s)", rows[0], *kept, sep="\n")
        for layer, kinds in board.errors.items() if args.errors else ():
            if args.layer and layer not in args.layer:
                continue
            for kind, lines in kinds.items():
                print(f"\n{layer}, {kind}: {len(lines)}", *lines[: args.errors], sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
