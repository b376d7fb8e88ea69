"""Linking on real stories that a person annotated: what it is worth apart from reading. They don't ship."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("VEDETTE_STORIES", ROOT.parent / "shared"))
STORIES = ["seeds", "stories/chibok_2016", "stories/mazar_2016", "stories/oil_ship_2017"]
FLOORS = {
    "seeds": {"copies": 1.0, "incidents": 0.60, "repeated": 0.90, "series": 0.80, "series.verdict": 0.80},
    "chibok_2016": {"copies": 1.0, "incidents": 0.85, "repeated": 0.80, "series": 0.85, "series.verdict": 0.80},
    "mazar_2016": {"copies": 1.0, "incidents": 0.85, "repeated": 0.70, "series": 0.75, "series.verdict": 0.80},
    "oil_ship_2017": {"incidents": 0.70, "repeated": 0.60, "series": 0.40, "series.verdict": 0.80},
}


@pytest.mark.shared
@pytest.mark.parametrize("story", STORIES)
def test_linking_a_person_s_records_stays_above_its_floors(story: str) -> None:
    folder = SHARED / story
    if not folder.is_dir():
        pytest.skip(f"the annotated story isn't here: {story} (set VEDETTE_STORIES)")
    sys.path.insert(0, str(ROOT / "eval"))
    import score
    from gold_readings import readings_of

    from vedette.report.export import export_case
    from vedette.run.linking import link

    gold = folder / "gold" if (folder / "gold").is_dir() else folder.parent / "eval" / "gold"
    pooled = score.score(export_case(link(readings_of(folder, gold))), gold, folder).scopes["pooled"]
    for metric, floor in FLOORS[folder.name].items():
        values = pooled[metric].values()
        reached = values["accuracy"] if "accuracy" in values else values["f1"]
        assert reached is not None, metric
        assert reached >= floor, metric
    shown = pooled.get("conflicts")
    assert shown is None or shown.given - shown.good <= 2
