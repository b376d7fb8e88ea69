"""How well statements are read on our own sentences: floors for the half that was tuned on, and for the other one."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from vedette.language.understand import Language

SCRIPT = Path(__file__).parents[2] / "eval/utterances.py"
# What was measured when the rules were written, less a sentence or two.
FLOORS = {
    "development": {"content": 0.97, "targets": 0.95, "speaker": 0.97, "exact": 0.95, "act": 0.95},
    "held_out": {"content": 0.92, "targets": 0.75, "speaker": 0.96, "exact": 0.95, "act": 0.91},
}


@pytest.fixture(scope="module")
def utterances() -> ModuleType:
    spec = importlib.util.spec_from_file_location("utterances", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_statements_keep_their_floors_on_our_own_sentences(utterances: ModuleType, language: Language) -> None:
    boards = utterances.measure(language=language)
    found = {
        half: {name: board.f1(name) if name in ("content", "targets") else board.share(name) for name in FLOORS[half]}
        for half, board in boards.items()
    }
    low = {(h, n): v for h, scores in found.items() for n, v in scores.items() if v < FLOORS[h][n]}
    assert not low


def test_an_utterance_is_dated_where_the_page_dates_it_and_nowhere_else(
    utterances: ModuleType, language: Language
) -> None:
    boards = utterances.measure(language=language)
    assert [(b.share("day"), b.share("plain")) for b in boards.values()] == [(1.0, 1.0), (1.0, 1.0)]
