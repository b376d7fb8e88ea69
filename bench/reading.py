"""How fast pages are read, against the bare parser on the same texts in the same run; start-up, memory, stages.

    python bench/reading.py [--pages N] [--rounds N] [--json FILE] [--strict]

The pages are made from the paragraphs of the example story that ships, mixed anew with a fixed seed: each a page of
its own. Rates are without start-up (the first tenth of a run is left out); each is the best of the rounds, because
whatever else the machine does only ever slows a run down. ``--strict`` exits 1 where an aim is missed.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import vedette
from vedette.case import DEFAULT_MODEL
from vedette.extract.reader import extract
from vedette.language.parser import blocks_to_read
from vedette.pages.documents import make_document, make_page
from vedette.pages.sources import iter_pages
from vedette.records.documents import Page
from vedette.run.messages import Read, frame
from vedette.run.pile import Options, Tally, read_pile
from vedette.run.reading import PageReader
from vedette.run.relinking import relink
from vedette.store.digest import digest_of_reading
from vedette.store.packing import pack_reading
from vedette.store.writer import Writer

STORY = Path(vedette.__file__).parent / "example" / "dogger-bank" / "pages"
PARAGRAPHS_A_PAGE = 12  # 400 to 500 words: a news page
AIMS = {"one worker": 0.5, "two workers": 1.8, "start-up": 0.5, "memory": 600.0}


def make_pages(count: int) -> list[Page]:
    """Pages of paragraphs of the example story, in a new mixture each."""
    documents = [make_document(page) for page in iter_pages([STORY]) if isinstance(page, Page)]
    paragraphs = [p for d in documents for p in d.text.split("\n") if len(p.split()) > 12]
    choose = random.Random(1904)
    made = []
    for number in range(count):
        text = "\n\n".join([f"Report {number} from the port", *choose.sample(paragraphs, PARAGRAPHS_A_PAGE)])
        made.append(make_page(f"bench/{number:04}.txt", text.encode()))
    return made


def rate(times: list[float]) -> float:
    """Pages a second from when each was done, the first tenth left out."""
    skip = max(1, len(times) // 10)
    return (len(times) - skip) / (times[-1] - times[skip - 1])


def bare_rate(reader: PageReader, pages: list[Page]) -> float:
    """Pages a second of the parser's pipeline alone, page by page on the texts that we parse."""
    documents = [make_document(page) for page in pages]
    texts = [[d.text[s:e] for s, e in blocks_to_read(d)] for d in documents]
    times = []
    for blocks in texts:
        list(reader.language.parser.pipeline.pipe(blocks, batch_size=64))
        times.append(time.perf_counter())
    return rate(times)


def our_rate(pages: list[Page], workers: int) -> tuple[float, float]:
    """Pages a second from bytes to the case on disk, and the seconds that linking took after."""
    times: list[float] = []

    def told(tally: Tally, what: str) -> None:
        times.append(time.perf_counter())

    with tempfile.TemporaryDirectory() as folder:
        writer = Writer(Path(folder) / "bench.case")
        tally = read_pile(writer, pages, Options(DEFAULT_MODEL, workers), told)
        if tally.refused:
            raise SystemExit(f"{len(tally.refused)} pages were refused, the first: {tally.refused[0].reason}")
        began = time.perf_counter()
        relink(writer)
        linking = time.perf_counter() - began
        writer.close()
    return rate(times), linking


def shares(reader: PageReader, pages: list[Page]) -> dict[str, float]:
    """Which part of a page's time each stage takes, in one process."""
    spent: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        writer = Writer(Path(folder) / "bench.case")
        for page in pages:
            marks = [time.perf_counter()]
            document = make_document(page)
            marks.append(time.perf_counter())
            reader.language.parser.parse(document)
            marks.append(time.perf_counter())
            parsed = reader.language.understand(document)
            marks.append(time.perf_counter())
            reading = extract(parsed, reader.version)
            marks.append(time.perf_counter())
            frame(Read(reading)), digest_of_reading(reading), pack_reading(reading)
            marks.append(time.perf_counter())
            writer.add_page(page, reading, [page.source])
            marks.append(time.perf_counter())
            took = [b - a for a, b in pairwise(marks)]
            spent["page to document"] += took[0]
            spent["parser"] += took[1]
            spent["names and mentions"] += max(0.0, took[2] - took[1])
            spent["extraction"] += took[3]
            spent["packing and writing"] += took[4] / 2 + took[5]
        writer.close()
    return {stage: seconds / len(pages) for stage, seconds in spent.items()}


def start_up() -> float:
    """Seconds that ``vedette --help`` takes, the best of five."""
    took = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "vedette.cli", "--help"], capture_output=True, check=True)
        took.append(time.perf_counter() - began)
    return min(took)


def measure(count: int, rounds: int) -> dict[str, Any]:
    """All figures."""
    pages = make_pages(count)
    reader = PageReader(DEFAULT_MODEL)
    bare_rate(reader, pages[: max(4, count // 5)])  # warm up
    bare, one, two, linking = 0.0, 0.0, 0.0, float("inf")
    for _ in range(rounds):
        bare = max(bare, bare_rate(reader, pages))
        found, linked = our_rate(pages, 1)
        one, linking = max(one, found), min(linking, linked)
        two = max(two, our_rate(pages, 2)[0])
    return {
        "pages": count,
        "words a page": round(sum(len(p.content.split()) for p in pages) / count),
        "bare parser, pages/s": bare,
        "one worker, pages/s": one,
        "two workers, pages/s": two,
        "one worker": one / bare,
        "two workers": two / one,
        "start-up": start_up(),
        "memory": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
        "linking, s": linking,
        "stages": shares(reader, pages),
    }


def table(found: dict[str, Any]) -> str:
    """The figures for a person."""
    whole = sum(found["stages"].values())
    rows = [
        (f"bare parser, {found['words a page']} words a page", f"{found['bare parser, pages/s']:.1f} pages/s", ""),
        ("read, one worker", f"{found['one worker, pages/s']:.1f} pages/s", ""),
        ("read, two workers", f"{found['two workers, pages/s']:.1f} pages/s", ""),
        ("one worker against the bare parser", f"{found['one worker']:.2f}", f"at least {AIMS['one worker']}"),
        ("two workers against one", f"{found['two workers']:.2f}", f"at least {AIMS['two workers']}"),
        ("vedette --help", f"{found['start-up']:.2f} s", f"under {AIMS['start-up']} s"),
        ("peak memory of a worker", f"{found['memory']:.0f} MB", f"under {AIMS['memory']:.0f} MB"),
        (f"linking {found['pages']} pages", f"{found['linking, s']:.2f} s", ""),
    ]
    rows += [(f"  {stage}", f"{s * 1000:.1f} ms a page, {s / whole:.0%}", "") for stage, s in found["stages"].items()]
    wide = max(len(name) for name, _, _ in rows)
    return "\n".join(f"{name:<{wide}}  {value:>22}  {aim}".rstrip() for name, value, aim in rows)


def missed(found: dict[str, Any]) -> list[str]:
    """The aims that were missed."""
    low = [name for name in ("one worker", "two workers") if found[name] < AIMS[name]]
    return low + [name for name in ("start-up", "memory") if found[name] > AIMS[name]]


def main() -> int:
    """Measure, print, and say what was missed."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--pages", type=int, default=60)
    ask.add_argument("--rounds", type=int, default=3)
    ask.add_argument("--json", type=Path, metavar="FILE")
    ask.add_argument("--strict", action="store_true")
    asked = ask.parse_args()
    found = measure(asked.pages, asked.rounds)
    print(table(found))
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    for name in missed(found):
        print(f"missed: {name}")
    return 1 if asked.strict and missed(found) else 0


if __name__ == "__main__":
    sys.exit(main())
