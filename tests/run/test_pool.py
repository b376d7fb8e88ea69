"""A pool of workers: a page that goes wrong is refused and told, and the rest goes on."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from vedette.pages.documents import make_page
from vedette.records.documents import Page, Rejection
from vedette.records.reading import Reading
from vedette.run.pool import Pool, WorkerError

STAGED = str(Path(__file__).parent / "staged_worker.py")


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """Where the worker notes what it has read."""
    return tmp_path / "notes"


def outcomes(notes: Path, *texts: str, workers: int = 1, page_seconds: float = 30.0) -> dict[str, str]:
    """What became of pages with these texts: their text, or why they were refused."""
    found = {}
    with Pool((sys.executable, STAGED, str(notes)), workers, page_seconds) as pool:
        for page, outcome in pool.read(make_page(f"{n}.txt", text.encode()) for n, text in enumerate(texts)):
            read = isinstance(outcome, Reading)
            found[page.content.decode()] = outcome.document.text if read else outcome.reason
    return found


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_every_page_comes_back_once_from_any_number_of_workers(notes: Path, workers: int) -> None:
    texts = [f"page {n}" for n in range(25)]
    assert outcomes(notes, *texts, workers=workers) == {text: text for text in texts}
    assert sorted(notes.read_text().splitlines()) == sorted(texts)


def test_no_pages_need_no_worker() -> None:
    with Pool(("/no/such/program",)) as pool:
        assert list(pool.read([])) == []


def test_a_page_of_many_megabytes_goes_through_the_pipe_both_ways(notes: Path) -> None:
    text = "many words " * 500_000
    assert outcomes(notes, text, "short") == {text: text, "short": "short"}


def test_a_page_that_hangs_is_refused_when_its_time_is_up_and_the_rest_is_read(notes: Path) -> None:
    began = time.monotonic()
    found = outcomes(notes, "one", "hang", "two", page_seconds=0.5)
    why = "took longer than 0.5 seconds: cut it into its articles, or leave it out"
    assert found == {"one": "one", "hang": why, "two": "two"}
    assert time.monotonic() - began < 10


def test_a_page_that_crashes_the_reader_is_tried_twice_and_refused(notes: Path) -> None:
    found = outcomes(notes, "one", "crash", "two")
    assert found["crash"].startswith("the reader crashed on it")
    assert (found["one"], found["two"]) == ("one", "two")
    assert notes.read_text().splitlines().count("crash") == 2


def test_a_page_that_was_only_by_when_a_worker_died_is_read(notes: Path) -> None:
    assert outcomes(notes, "crash-once", "two") == {"crash-once": "crash-once", "two": "two"}


@pytest.mark.skipif(sys.platform != "linux", reason="the limit on memory is Linux's")
def test_a_page_that_eats_memory_is_refused(notes: Path) -> None:
    found = outcomes(notes, "one", "eat", "two")
    assert "more memory" in found["eat"]
    assert found["two"] == "two"


def test_an_error_in_the_reader_is_the_reason_of_the_refusal(notes: Path) -> None:
    assert outcomes(notes, "raise it", "two") == {
        "raise it": "ValueError: no sense in it (a defect, in answer_for > read)",
        "two": "two",
    }


def test_what_was_read_but_cannot_be_written_down_is_refused(notes: Path) -> None:
    found = outcomes(notes, "half", "two")
    assert "can't be kept" in found["half"]
    assert found["two"] == "two"


def test_what_libraries_print_does_not_come_between_the_answers(notes: Path) -> None:
    assert outcomes(notes, "print", "two") == {"print": "print", "two": "two"}


def test_a_worker_that_cannot_load_says_why(notes: Path) -> None:
    with (
        Pool((sys.executable, STAGED, str(notes), "unable")) as pool,
        pytest.raises(WorkerError, match="not installed"),
    ):
        list(pool.read([make_page("a", b"a")]))


def test_a_worker_that_does_not_even_start_says_why() -> None:
    command = (sys.executable, "-c", "raise SystemExit('no room on this machine')")
    with Pool(command) as pool, pytest.raises(WorkerError, match="no room on this machine"):
        list(pool.read([make_page("a", b"a")]))


def test_pages_are_asked_for_only_when_a_worker_is_free(notes: Path) -> None:
    asked = []

    def pages() -> Iterator[Page]:
        for n in range(20):
            asked.append(n)
            yield make_page(f"{n}", f"page {n}".encode())

    with Pool((sys.executable, STAGED, str(notes)), workers=2) as pool:
        for done, _ in enumerate(pool.read(pages()), 1):
            assert len(asked) <= done + 3


def test_no_worker_is_left_when_a_run_is_broken_off(notes: Path) -> None:
    processes = []

    def broken_off() -> None:
        with Pool((sys.executable, STAGED, str(notes)), 2, 30.0) as pool:
            for _ in pool.read(make_page(text, text.encode()) for text in ("one", "two", "hang", "hang more")):
                processes.extend(child.process for child in pool.children)
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert processes
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process.pid, 0)


def test_a_refusal_names_the_source(notes: Path) -> None:
    with Pool((sys.executable, STAGED, str(notes))) as pool:
        ((_, outcome),) = pool.read([make_page("pile/a.txt", b"raise")])
    assert isinstance(outcome, Rejection)
    assert outcome.what == "pile/a.txt"
