"""Real stories that people annotated: what reading must reach on them. The pages are their publishers' and don't ship.

Looked for beside the repository, or where VEDETTE_STORIES points; skipped, saying so, where they aren't.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from vedette.run.reading import PageReader

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "eval"))
import score as scorer  # noqa: E402
from stories import export_story  # noqa: E402
from story_pages import gold_of  # noqa: E402

SHARED = Path(os.environ.get("VEDETTE_STORIES", ROOT.parent / "shared"))
# Floors on the way, not the aim: what a person's annotation of the pages asks at the least.
FLOORS = {
    "integrity": 1.0,
    "integrity.source": 1.0,
    "furniture.f1": 0.90,
    "statements.f1": 0.70,
    "statements.speaker": 0.80,
    "figures.f1": 0.75,
    "figures.value": 0.80,
    "events.f1": 0.45,
}
STATED = {"meta.title": 1.0, "meta.outlet": 1.0, "meta.dateline": 1.0, "meta.published": 1.0}


@pytest.mark.shared
@pytest.mark.parametrize(
    ("story", "floors"),
    [
        ("seeds", {**FLOORS, **STATED, "statements.speaker": 0.85, "copies.f1": 1.0, "meta.published_inferred": 1.0}),
        ("stories/chibok_2016", FLOORS),
        ("stories/mazar_2016", FLOORS),
        ("stories/oil_ship_2017", FLOORS),
    ],
)
def test_a_real_story_is_read_as_well_as_its_floors_ask(
    story: str, floors: dict[str, float], page_reader: PageReader
) -> None:
    folder = SHARED / story
    if not folder.is_dir():
        pytest.skip(f"{folder} isn't here: the annotated stories don't ship")
    board = scorer.score(export_story(folder, page_reader), gold_of(folder), folder)
    assert scorer.under_floor(board, floors) == []
