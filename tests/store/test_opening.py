"""Opening a case: what is one opens, all else is refused in a line and left as it was."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from store.records import a_page, a_reading
from vedette.store.audit import faults_of_chain
from vedette.store.errors import CaseFileError
from vedette.store.view import View
from vedette.store.writer import Writer


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case with one page."""
    path = tmp_path / "my.case"
    writer = Writer(path)
    page = a_page("Ships were seen.")
    writer.add_page(page, a_reading(page), ["page.txt"])
    writer.close()
    return path


def refusal(path: Path) -> str:
    """What is said when the file is opened to read; opening it to write must be refused as well."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(CaseFileError):
        Writer(path, busy_seconds=0.1)
    with pytest.raises(CaseFileError) as told:
        View(path)
    assert before is None or path.read_bytes() == before
    assert str(path) in str(told.value)
    assert "\n" not in str(told.value)
    return str(told.value)


def test_a_case_that_is_not_there_is_made_to_write_and_refused_to_read(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError, match="no such case"):
        View(tmp_path / "none.case")
    assert not (tmp_path / "none.case").exists()
    Writer(tmp_path / "none.case").close()
    View(tmp_path / "none.case").close()


def test_a_name_with_signs_that_mean_something_in_an_address_is_only_a_name(tmp_path: Path) -> None:
    path = tmp_path / "a?b#c %41.case"
    Writer(path).close()
    assert path.is_file()
    View(path).close()


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    assert "folder" in refusal(tmp_path)


def test_any_other_file_is_no_case(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a database " * 100)
    assert "not a case file" in refusal(tmp_path / "notes.txt")


def test_a_database_of_another_program_is_no_case(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "other.db")
    connection.execute("CREATE TABLE bookmarks (name)")
    connection.close()
    assert "not a case file" in refusal(tmp_path / "other.db")


def set_version(case: Path, version: int) -> None:
    connection = sqlite3.connect(case)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def test_a_newer_case_is_refused_and_left_as_it_is(case: Path) -> None:
    set_version(case, 99)
    assert "newer vedette (case version 99" in refusal(case)


def test_an_older_case_is_refused_not_changed_silently(case: Path) -> None:
    set_version(case, 0)
    assert "older vedette" in refusal(case)


def test_a_damaged_case_is_told(case: Path) -> None:
    content = bytearray(case.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    case.write_bytes(content)
    with pytest.raises(CaseFileError, match=r"damaged|not a case"):
        list(View(case).readings())


def test_a_case_that_another_program_writes_is_told_after_a_while(case: Path) -> None:
    other = sqlite3.connect(case, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    writer = Writer(case, busy_seconds=0.1)
    page = a_page("Another page.")
    with pytest.raises(CaseFileError, match="written by another program"):
        writer.add_page(page, a_reading(page), ["b.txt"])
    assert len(writer.view.page_ids()) == 1
    other.execute("ROLLBACK")
    writer.add_page(page, a_reading(page), ["b.txt"])
    assert len(writer.view.page_ids()) == 2
    writer.close()


def test_looking_goes_on_while_a_page_is_written(case: Path) -> None:
    view, writer = View(case), Writer(case)
    with writer.transaction() as connection:
        connection.execute("DELETE FROM pages")
        assert len(list(view.readings())) == 1
    assert list(view.readings()) == []
    view.close()
    writer.close()


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "my.case")
    first = a_page("First.")
    writer.add_page(first, a_reading(first), ["a.txt"])
    pages = writer.connection.execute("PRAGMA page_count").fetchone()[0]
    writer.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    long = a_page(" ".join(f"word{n}" for n in range(20_000)))
    with pytest.raises(CaseFileError, match="disk is full"):
        writer.add_page(long, a_reading(long), ["b.txt"])
    assert writer.view.page_ids() == (first.id,)
    writer.connection.execute("PRAGMA max_page_count = 1000000")
    writer.add_page(long, a_reading(long), ["b.txt"])
    assert len(writer.view.page_ids()) == 2
    writer.close()


def test_several_who_make_one_case_at_the_same_time_all_get_it(tmp_path: Path) -> None:
    def write(number: int) -> None:
        writer = Writer(tmp_path / "my.case")
        page = a_page(f"Page {number}.")
        writer.add_page(page, a_reading(page), [f"{number}.txt"])
        writer.close()

    with ThreadPoolExecutor(8) as several:
        list(several.map(write, range(24)))
    view = View(tmp_path / "my.case")
    assert len(view.page_ids()) == 24
    assert faults_of_chain(view.connection) == []


AS_NOBODY = """
import os, sys
from pathlib import Path
from vedette.store.errors import CaseFileError
from vedette.store.view import View
from vedette.store.writer import Writer
if os.getuid() == 0:  # to root nothing is read-only
    os.setgid(65534), os.setuid(65534)
path = Path(sys.argv[1])
view = View(path)
print(len(list(view.readings())))
for name in ("my.case", "new.case"):
    try:
        writer = Writer(path.with_name(name))
        writer.begin_run("test", "")
        print("written")
    except CaseFileError as error:
        print(error)
"""


def test_a_case_in_a_folder_that_cannot_be_written_opens_to_look_and_is_refused_to_write() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        writer = Writer(folder / "my.case")
        page = a_page("Ships were seen.")
        writer.add_page(page, a_reading(page), ["page.txt"])
        writer.close()
        (folder / "my.case").chmod(0o444)
        folder.chmod(0o555)
        told = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, str(folder / "my.case")], capture_output=True, text=True, check=False
        )
        folder.chmod(stat.S_IRWXU)
        looked, old, new = told.stdout.splitlines()
        assert looked == "1"
        assert "can't be written" in old
        assert "can't be opened or made" in new
        assert os.listdir(folder) == ["my.case"]
