"""Names and coreference on our own passages: floors for both halves, and the passages themselves are sound."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from vedette.language.understand import Language


@pytest.fixture(scope="module")
def passages() -> ModuleType:
    """The script that measures, as a module (it lies outside the package)."""
    file = Path(__file__).parents[2] / "eval" / "passages.py"
    spec = importlib.util.spec_from_file_location("eval_passages", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["eval_passages"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("half", "entities", "pairs", "wrong_joins"), [("development", 0.94, 0.80, 18), ("held_out", 0.92, 0.56, 31)]
)
def test_our_passages_are_read_as_well_as_before(
    half: str, entities: float, pairs: float, wrong_joins: int, passages: ModuleType, language: Language
) -> None:
    board = passages.measure([p for p in passages.load_passages() if p["half"] == half], language)
    assert board.f1 >= entities, board.row(half)
    assert board.pair_share >= pairs, board.row(half)
    assert board.misjoined <= wrong_joins, board.row(half)


def test_every_mark_of_a_passage_names_an_entity_that_it_expects(passages: ModuleType) -> None:
    halves = [p["half"] for p in passages.load_passages()]
    assert halves.count("development") == halves.count("held_out") >= 30
    for passage in passages.load_passages():
        text, marks = passages.read_marks(passage["text"])
        used = set().union(*(m.keys for m in marks))
        assert used == set(passage["who"]), text
        assert "{" not in text
        assert "}" not in text
