"""What the commands print of a case: tables that fit, JSON and CSV that are whole, words in their context."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cli.small_case import make_case
from vedette.case import Case
from vedette.cli.main import main
from vedette.cli.read import summary
from vedette.cli.show import KINDS, TABLES, range_of, table_cells
from vedette.run.pile import Tally


class Screen:
    """Runs commands on one case, and keeps what they print."""

    def __init__(self, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.case, self.capsys = case, capsys

    def __call__(self, name: str, *words: str, code: int = 0) -> str:
        assert main([name, str(self.case), *words]) == code
        return self.capsys.readouterr().out


@pytest.fixture
def screen(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Screen:
    """A terminal of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    return Screen(make_case(tmp_path / "my.case"), capsys)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_table_that_fits_and_shows_its_records(screen: Screen, kind: str) -> None:
    table = screen("show", kind)
    assert all(len(line) <= 80 for line in table.splitlines())
    assert TABLES[kind][0][0] in table.splitlines()[0]
    records = json.loads(screen("show", kind, "--json"))
    assert table.splitlines()[-1].startswith(f"{len(records)} {kind[:3]}")
    assert len(list(csv.reader(io.StringIO(screen("show", kind, "--csv"))))) == len(records) + 1


def test_nothing_in_a_page_moves_the_cursor(screen: Screen) -> None:
    assert "\x1b" not in screen("show", "statements") + screen("explain", "s-0b2") + screen("show", "documents")


@pytest.mark.parametrize(
    ("kind", "conditions", "found"),
    [
        ("statements", ["speaker=a"], ["s-0a1"]),
        ("statements", ["speaker!=a"], ["s-0b2"]),
        ("statements", ["content~BORDER"], ["s-0a1"]),
        ("statements", ["content!~border", "act=deny"], ["s-0b2"]),
        ("statements", ["date=1904-10"], ["s-0a1"]),
        ("statements", ["date>=1904-10-25"], []),
        ("statements", ["date<=1904"], ["s-0a1"]),
        ("figures", ["low>=10"], ["f-0a1"]),
        ("figures", ["high<=5"], ["f-0b2"]),
        ("documents", ["text~valley"], ["d-"]),
        ("entities", ["country=xb"], ["n-2"]),
    ],
)
def test_conditions_keep_the_records_for_which_all_hold(
    screen: Screen, kind: str, conditions: list[str], found: list[str]
) -> None:
    words = [word for condition in conditions for word in ("--where", condition)]
    records = json.loads(screen("show", kind, "--json", *words, code=0 if found else 1))
    assert len(records) == len(found)
    assert all(record["id"].startswith(name) for record, name in zip(records, found, strict=True))


def test_a_limit_says_how_many_there_would_be(screen: Screen) -> None:
    assert "1 of 2 statements" in screen("show", "statements", "--limit", "1")


def test_json_is_the_contracts_records(screen: Screen) -> None:
    whole = json.loads(screen("export", "--format", "json"))
    assert whole["format"] == "vedette-case/1"
    assert json.loads(screen("show", "figures", "--json")) == whole["figures"]


def test_csv_cells_are_no_formulas(screen: Screen, tmp_path: Path) -> None:
    screen("export", "--format", "csv", "--out", str(tmp_path / "tables"))
    for path in (tmp_path / "tables").iterdir():
        with path.open(newline="") as file:
            assert not [cell for row in csv.reader(file) for cell in row if cell.startswith(("=", "+", "@"))]
    with (tmp_path / "tables" / "documents.csv").open(newline="") as file:
        assert "'=1+1 a title" in {row["title"] for row in csv.DictReader(file)}


def test_an_explanation_shows_words_in_context_producer_and_ties(screen: Screen) -> None:
    told = screen("explain", "f-0a1")
    assert "A said on Monday that «12 men» had died near the border." in told
    assert "Twelve dead" in told
    assert "test/1" in told
    assert "in series (figures): q-1 killed, men, contradict" in told
    assert "in conflicts (records): c-1" in told


def test_an_explanation_of_what_joins_records_shows_their_words_and_the_reason(screen: Screen) -> None:
    told = screen("explain", "c-1")
    assert "«12 men»" in told
    assert "«no more than five men»" in told
    assert "12 against at most 5" in told
    assert "merged from 'A'" in screen("explain", "n-1")
    assert "the same name" in screen("explain", "n-1")


def test_the_beginning_of_an_id_is_enough(screen: Screen) -> None:
    assert screen("explain", "v-").startswith("events  v-0a1")


def test_a_sound_case_is_said_to_be_so_with_its_digest(screen: Screen) -> None:
    told = screen("export", "--format", "json") and screen("search", "border")
    assert "Twelve dead" in told
    assert screen("search", "nothing", code=1) == "no documents\n"


def test_the_bounds_of_a_figure_are_told_in_a_few_signs() -> None:
    assert range_of({"low": 400, "high": None, "qualifier": "more_than"}) == ">400"
    assert range_of({"low": 12, "high": 15, "qualifier": "exact"}) == "12–15"
    assert range_of({"low": None, "high": 5, "qualifier": "up_to"}) == "≤5"
    assert range_of({"low": None, "high": None, "qualifier": "vague"}) == "many"
    assert range_of({"low": 1500000, "high": 1500000, "qualifier": "about"}) == "~1,500,000"


@pytest.mark.parametrize("columns", ["80", "120"])
def test_a_table_is_in_the_order_of_days_and_fits(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    table = screen("show", "documents")
    assert table.index("Twelve dead") < table.index("=1+1 a title")  # the page without a day comes last
    assert all(len(line) <= int(columns) for line in table.splitlines())


def test_what_was_not_taken_in_is_listed_with_its_page_and_why(screen: Screen) -> None:
    refused = json.loads(screen("show", "refused", "--json"))
    assert [r["what"] for r in refused] == ["pile/x.bin", "the valley as an event"]
    assert refused[0]["document"] == ""
    assert refused[1]["document"].startswith("d-")
    assert "has no words to stand on" in " ".join(screen("show", "refused").split())


def test_the_summary_of_a_run_counts_records_that_were_not_taken_in(tmp_path: Path) -> None:
    with Case.open(make_case(tmp_path / "my.case")) as case:
        lines = list(summary(Tally(), case))
    assert any(line.startswith("1 record was not taken in: vedette show ") for line in lines)


def test_an_inferred_day_has_a_star_and_the_star_is_explained() -> None:
    cells = table_cells("statements", {})
    day = {"earliest": "1904-10-21", "latest": "1904-10-22", "basis": "inferred"}
    record: dict[str, object] = {
        "id": "s-1",
        "date": day,
        "speaker": None,
        "act": "claim_responsibility",
        "content": [],
    }
    assert cells(record) == ["s-1", "1904-10-21–22*", "", "claim responsibility", ""]
