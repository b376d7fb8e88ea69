"""From Python: the public names, light to import, and the examples in the docstrings hold."""

from __future__ import annotations

import doctest
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import vedette


def test_the_public_names_are_these() -> None:
    assert sorted(vedette.__all__) == ["Case", "CaseFileError", "WorkerError", "__version__", "read"]
    assert dir(vedette) == sorted(vedette.__all__)
    for name in vedette.__all__:
        assert getattr(vedette, name)
    with pytest.raises(AttributeError, match="no attribute 'shout'"):
        vedette.shout  # noqa: B018


def test_the_verbs_of_a_case_are_these() -> None:
    assert {name for name in vars(vedette.Case) if not name.startswith("_")} == {
        "agreements", "brief", "check", "close", "conflicts", "content", "copies", "digest", "documents", "entities",
        "events", "explain", "export", "figures", "incidents", "open", "origins", "read", "readings", "refused",
        "remove", "repeated", "search", "series", "statements", "stories",
    }  # fmt: skip
    assert all(getattr(vedette.Case, name).__doc__ for name in vars(vedette.Case) if not name.startswith("_"))


def test_importing_is_light() -> None:
    code = "import sys, vedette; print(*sorted({'spacy', 'numpy', 'sqlite3', 'msgspec', 'lxml'} & sys.modules.keys()))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == []


def test_a_script_that_reads_is_not_run_a_second_time_by_its_workers(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "print('running')\n"
        "import vedette\n"
        "open('a.txt', 'w').write('The army of A left on Monday.')\n"
        "with vedette.read('a.txt', workers=1) as case:\n"
        "    print(len(case.documents))\n"
    )
    (tmp_path / "random.py").write_text("raise SystemExit('a file of the user, not the library')\n")
    command = [sys.executable, "-P", "script.py"]
    told = subprocess.run(command, capture_output=True, text=True, check=False, cwd=str(tmp_path))
    assert told.stdout.split() == ["running", "1"], told.stderr


@pytest.mark.parametrize(
    "module", ["vedette", "vedette.case", "vedette.store.removing", "vedette.report.columns", "vedette.cli.terminal"]
)
def test_the_examples_in_the_docstrings_hold(module: str) -> None:
    found = doctest.testmod(importlib.import_module(module))
    assert (found.failed, found.attempted > 0) == (0, True)
