"""The story that ships is sound: its pages hold what its annotation and its README say of them."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "eval"))

import make_perfect  # noqa: E402
import score as scorer  # noqa: E402
import story_pages  # noqa: E402

from vedette.pages.documents import make_document  # noqa: E402

STORY = Path(str(resources.files("vedette"))) / "example" / "dogger-bank"
GOLD = story_pages.gold_of(STORY / "pages")
Gold = dict[str, Any]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The text that the pages room takes from each page, by the three digits of its name."""
    return {f.name[:3]: make_document(story_pages.page_of(f)).text for f in story_pages.page_files(STORY / "pages")}


@pytest.fixture(scope="module")
def golds() -> dict[str, Gold]:
    return {p.stem: json.loads(p.read_text("utf-8")) for p in sorted(GOLD.glob("0*.json"))}


def cross_items(node: Any) -> Iterator[Gold]:
    if isinstance(node, dict) and "evidence" in node:
        yield node
    else:
        for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            yield from cross_items(child)


def test_every_page_is_annotated_and_named_in_the_readme(golds: dict[str, Gold]) -> None:
    names = [f.name for f in story_pages.page_files(STORY / "pages")]
    readme = (STORY / "README.md").read_text("utf-8")
    assert [n[:3] for n in names] == sorted(golds)
    assert all(f"`{n}`" in readme for n in names)
    assert sum(n.endswith(".txt") for n in names) >= 3
    assert sum(n.endswith(".html") for n in names) >= 3


def test_the_words_behind_every_record_stand_on_their_page_once(texts: dict[str, str], golds: dict[str, Gold]) -> None:
    wrong = []
    for doc, gold in golds.items():
        words = [p for s in gold["statements"] for p in s["pieces"]]
        words += [r["evidence"] for k in ("events", "figures") for r in gold[k]]
        words += [o["duty"] for a in gold["agreements"] for o in a["obligations"]]
        words += [v["evidence"] for a in gold["agreements"] for v in a["violations"]]
        words += [s[k] for s in gold["statements"] for k in ("condition", "speaker_context") if s.get(k)]
        words += [gold["body"]["first"], gold["body"]["last"]]
        wrong += [(doc, w, texts[doc].count(w)) for w in words if texts[doc].count(w) != 1]
    assert not wrong


def test_the_words_that_link_pages_stand_on_their_page_once(texts: dict[str, str]) -> None:
    cross = json.loads((GOLD / "cross.json").read_text("utf-8"))
    items = list(cross_items(cross))
    assert len(items) > 80
    assert not [i for i in items if texts[i["doc"]].count(i["evidence"]) != 1]


def test_mentions_cues_and_time_words_stand_on_their_page(texts: dict[str, str], golds: dict[str, Gold]) -> None:
    wrong = []
    for doc, gold in golds.items():
        words = [m for e in gold["entities"] for m in e["mentions"]]
        words += [s[k] for s in gold["statements"] for k in ("speaker_evidence", "cue")]
        words += [e["when_text"] for e in gold["events"] if e["when_text"]]
        wrong += [(doc, w) for w in words if w not in texts[doc]]
    assert not wrong


def test_an_export_made_from_the_annotation_scores_one_everywhere(texts: dict[str, str], tmp_path: Path) -> None:
    for doc, text in texts.items():
        (tmp_path / f"{doc}.txt").write_bytes(text.encode())
    board = scorer.score(make_perfect.perfect(GOLD, tmp_path), GOLD, tmp_path)
    low = {m: v for m, v in make_perfect.levels(board).items() if set(v) != {1.0}}
    assert not low, board.errors


def test_the_undated_page_gives_no_year_month_or_day(texts: dict[str, str]) -> None:
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    assert not re.search(rf"\b1[89]\d\d\b|\b(?:{months})\b", texts["005"])
    assert re.search(r"\bon Tuesday\b", texts["005"])


def test_the_reprint_repeats_its_agency_without_naming_it(texts: dict[str, str]) -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.lower())
        return {tuple(words[i : i + 6]) for i in range(len(words) - 5)}

    agency, reprint = runs(texts["002"]), runs(texts["003"])
    assert len(agency & reprint) > 0.5 * len(agency)
    assert "Northern Press" not in texts["003"]


def test_figures_of_the_annotation_hold_together(golds: dict[str, Gold]) -> None:
    for gold in golds.values():
        for figure in gold["figures"]:
            low, high = figure["low"], figure["high"]
            assert low is None or high is None or low <= high, figure
            assert figure["qualifier"] != "exact" or low == high, figure
