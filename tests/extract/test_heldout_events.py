"""Events on our own sentences, in two halves: what rules may be tuned on, and what they are only measured on."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "eval"))
import sentences  # noqa: E402

from vedette.language.understand import Language  # noqa: E402

# A little below what was measured: type, actors and recipients as F1, status as the share of right ones.
FLOORS = {
    "development": {"type": 0.90, "actors": 0.94, "recipients": 0.85, "status": 0.95},
    "held_out": {"type": 0.82, "actors": 0.88, "recipients": 0.82, "status": 0.95},
}


@pytest.fixture(scope="module")
def boards(language: Language) -> dict[str, sentences.Board]:
    return sentences.measure(language=language)


@pytest.mark.parametrize("half", FLOORS)
def test_events_of_our_sentences_hold_their_floors(half: str, boards: dict[str, sentences.Board]) -> None:
    board = boards[half]
    found = {name: board.f1(name) for name in ("type", "actors", "recipients")} | {"status": board.share("status")}
    assert {k: v for k, v in found.items() if v < FLOORS[half][k]} == {}


def test_the_halves_are_alike_in_size_and_share_no_sentence() -> None:
    data = tomllib.loads(sentences.SENTENCES.read_text("utf-8"))
    development, held_out = ([row["text"] for row in data[half]] for half in ("development", "held_out"))
    assert len(development) + len(held_out) >= 120
    assert abs(len(development) - len(held_out)) <= 4
    assert not set(development) & set(held_out)
