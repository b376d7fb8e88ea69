"""Records of the contract as flat rows, and as CSV that a spreadsheet may open."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.records.case import CaseContent
from vedette.report.columns import FIELDS, date_in_short, flat
from vedette.report.export import export_case
from vedette.report.spreadsheets import guarded, write_rows


def test_every_kind_of_the_contract_has_its_fields() -> None:
    kinds = {kind for kind, records in export_case(CaseContent()).items() if isinstance(records, list)}
    assert kinds == FIELDS.keys()


def test_a_row_has_every_field_also_of_an_empty_record() -> None:
    row = flat("events", {"id": "v-1", "date": None})
    assert row["id"] == "v-1"
    assert {"date_earliest", "date_latest", "date_text", "evidence", "evidence_at", "said_in"} <= row.keys()
    assert {value for key, value in row.items() if key != "id"} == {None}


def test_spans_become_their_words_and_their_places() -> None:
    row = flat(
        "statements", {"content": [{"start": 3, "end": 5, "text": "no"}, {"start": 9, "end": 12, "text": "yes"}]}
    )
    assert (row["content"], row["content_at"]) == ("no … yes", "3:5; 9:12")


def test_what_the_contract_may_add_gets_a_column_of_its_own() -> None:
    assert flat("agreements", {"brokers": ["A", "B"]})["brokers"] == "A; B"


@pytest.mark.parametrize(
    ("date", "told"),
    [
        (None, ""),
        ({"earliest": "1904-10-21", "latest": "1904-10-21"}, "1904-10-21"),
        ({"earliest": "1904-10-21", "latest": "1904-11-02"}, "1904-10-21–11-02"),
        ({"earliest": "1904-12-31", "latest": "1905-01-01"}, "1904-12-31–1905-01-01"),
        ({"earliest": "1904-10-21", "latest": None}, "1904-10-21–"),
        ({"earliest": None, "latest": "1904-10-21"}, "–1904-10-21"),
        ({"earliest": None, "latest": None, "text": "Wednesday"}, "(Wednesday)"),
    ],
)
def test_a_date_is_told_in_short(date: dict[str, Any] | None, told: str) -> None:
    assert date_in_short(date) == told


@given(st.lists(st.text(), max_size=5))
def test_any_words_come_out_of_csv_as_they_went_in_but_for_the_guard(names: list[str]) -> None:
    out = io.StringIO(newline="")
    write_rows("entities", [{"id": "n-1", "name": name} for name in names], out)
    out.seek(0)
    assert [row["name"] for row in csv.DictReader(out)] == [guarded(name) for name in names]


@given(st.text())
def test_no_cell_begins_like_a_formula(text: str) -> None:
    cell = guarded(text)
    assert isinstance(cell, str)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert cell.removeprefix("'") == text.removeprefix("'")
