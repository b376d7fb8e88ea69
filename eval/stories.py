"""Score annotated stories: read the pages, link them, export, compare with a person's annotation.

    python eval/stories.py FOLDER [FOLDER ...] [--errors N] [--layer NAME ...] [--export FILE] [--model NAME]

A FOLDER holds the pages and ``gold/`` beside them (or ``../eval/gold`` for a folder called ``seeds``).
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

from vedette.language.parser import DEFAULT_MODEL
from vedette.pages.documents import make_page
from vedette.report.export import export_case
from vedette.run.linking import link
from vedette.run.reading import PageReader


def gold_of(folder: Path) -> Path:
    """The folder with the annotation of a story."""
    return folder / "gold" if (folder / "gold").is_dir() else folder.parent / "eval" / "gold"


def export_story(folder: Path, reader: PageReader) -> dict[str, Any]:
    """The export of the plain-text pages of a folder."""
    pages = [make_page(str(p), p.read_bytes()) for p in sorted(folder.glob("*.txt"))]
    return export_case(link([reader.read(page) for page in pages]))


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("folders", type=Path, nargs="+")
    ask.add_argument("--errors", type=int, default=0)
    ask.add_argument("--layer", nargs="*", default=[])
    ask.add_argument("--export", type=Path)
    ask.add_argument("--model", default=DEFAULT_MODEL)
    args = ask.parse_args()
    reader = PageReader(args.model)
    for folder in args.folders:
        began = time.perf_counter()
        export = export_story(folder, reader)
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
