"""The command as a whole: light to start, help with examples for all, one line for an error, documented codes."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli.small_case import make_case
from vedette.cli import main as command
from vedette.cli.main import COMMANDS, EXIT_CODES, main
from vedette.cli.reference import reference

ROOT = Path(__file__).parents[2]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case of two pages."""
    return make_case(tmp_path / "my.case")


def test_help_loads_nothing_heavy_and_is_there_at_once() -> None:
    code = (
        "import sys; from vedette.cli.main import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(*sorted({'spacy', 'numpy', 'rich', 'sqlite3', 'msgspec', 'lxml'} & sys.modules.keys()), file=sys.stderr)"
    )
    began = time.monotonic()
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stderr.split() == []
    assert time.monotonic() - began < 2.0  # 0.05 s alone; a busy machine is no defect


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example_that_parses(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    examples = re.findall(rf"^  (?:.*\| )?vedette ({name} .*)$", capsys.readouterr().out, re.MULTILINE)
    assert examples
    for example in examples:
        words = [word.strip("'") for word in example.split(" > ")[0].split()]
        assert command.make_parser().parse_args(words).command == name


def test_the_reference_in_the_docs_is_the_one_of_this_program() -> None:
    assert (ROOT / "docs" / "cli.md").read_text("utf-8") == reference(), (
        "run: python -m vedette.cli.reference > docs/cli.md"
    )


def test_every_exit_code_is_documented() -> None:
    codes = {
        value for name, value in vars(command).items() if name.isupper() and isinstance(value, int)
    }  # fmt: skip
    assert codes == EXIT_CODES.keys()


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["show", "none.case", "events"], 3, "none.case: there is no such case"),
        (["show", "{case}", "events", "--where", "colour=red"], 2, "events have no field 'colour'; they have"),
        (["show", "{case}", "events", "--where", "no sign"], 2, "is no condition; write field=value"),
        (["show", "{case}", "figures", "--where", "low>=many"], 2, "'many' is not a number"),
        (["explain", "{case}", "s-nothing"], 1, "no record has the id 's-nothing'"),
        (["explain", "{case}", "s-0"], 1, "'s-0' may be s-0a1, s-0b2"),
        (["export", "{case}", "--format", "csv"], 2, "name a folder with --out"),
        (
            ["export", "{case}", "--out", "/no/such/folder/x.json"],
            4,
            "/no/such/folder/x.json: No such file or directory; name another place with --out",
        ),
        (["remove", "{case}", "pile/three.txt"], 1, "holds nothing from pile/three.txt"),
        (["read", "no/such/file.txt", "--case", "{case}"], 2, "no/such/file.txt: there is no such file or folder"),
        (["read", "--case", "none.case"], 2, "nothing to read, and no case none.case"),
    ],
)
def test_an_error_is_one_line_that_says_what_to_do(
    case: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, told: str
) -> None:
    assert main([word.replace("{case}", str(case)) for word in words]) == code
    out, err = capsys.readouterr()
    assert err.count("\n") == 1
    assert err.startswith("vedette: ")
    assert told in err
    assert out == ""


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["shout"],
        ["show"],
        ["show", "x", "colours"],
        ["read", "x", "--workers", "0"],
        ["show", "x", "events", "--limit", "-3"],
    ],
)
def test_a_command_that_makes_no_sense_is_told_with_the_way_to_its_help(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "--help" in err


def test_a_defect_of_ours_is_one_line_too_and_a_traceback_for_who_asks(
    case: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vedette.case.export_case", lambda content: 1 / 0)
    assert main(["show", str(case), "events"]) == 70
    assert "ZeroDivisionError" in capsys.readouterr().err
    monkeypatch.setenv("VEDETTE_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["show", str(case), "events"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_under_an_export_says_to_make_room(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(case), "--out", "/dev/full"]) == 4
    assert "make room and run the same command again" in capsys.readouterr().err


def test_a_reader_that_goes_away_is_no_error(case: Path) -> None:
    command = f"{sys.executable} -m vedette.cli export {case} | head -c 10; exit ${{PIPESTATUS[0]}}"
    told = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert told.returncode in (0, 141)
    assert told.stderr == ""


def test_a_terminal_of_few_signs_shows_the_rest_as_codes(case: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "vedette.cli", "show", str(case), "figures"],
        capture_output=True, check=True, env={"PYTHONIOENCODING": "ascii", "PATH": ""},
    )  # fmt: skip
    assert b"\\u2264" in told.stdout


def test_a_model_that_is_not_installed_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("The army of A left.")
    assert main(["read", str(tmp_path / "a.txt"), "--case", str(tmp_path / "m.case"), "--model", "no_such_model"]) == 5
    err = capsys.readouterr().err
    assert "model 'no_such_model' can't be loaded" in err
    assert err.count("\n") == 1
