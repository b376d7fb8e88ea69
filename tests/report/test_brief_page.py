"""The HTML brief is one file that asks nobody for anything, links every reference to its words, and runs nothing."""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[2] / "eval"))
sys.path.insert(0, str(Path(__file__).parent))

from gold_links import case_of
from hand_made import FIRST, small_case, words

from vedette.records.documents import Document
from vedette.records.spans import Span
from vedette.report.brief import brief, compose
from vedette.report.brief_model import Note
from vedette.report.page_texts import paragraphs

VOID = {"meta", "link", "br", "img", "input"}


class Found(HTMLParser):
    """What a browser would see: elements with their attributes, and the text under each marked id."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.ids: list[str] = []
        self.open: list[tuple[str, dict[str, str]]] = []
        self.marked: list[tuple[int, str]] = []  # position of each piece of marked text in the page, and the piece
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given_attrs = {k: v or "" for k, v in attrs}
        self.elements.append((tag, given_attrs))
        if "id" in given_attrs:
            self.ids.append(given_attrs["id"])
            if given_attrs["id"].startswith("w"):
                self.marked.append((len(self.text), given_attrs["id"]))
        if tag not in VOID:
            self.open.append((tag, given_attrs))

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open[-1][0] == tag, (tag, self.open[-1])
        self.open.pop()

    def handle_data(self, data: str) -> None:
        inside = [a.get("class") for _, a in self.open]
        if "back" not in inside and any(t == "article" for t, _ in self.open):
            self.text += data


def read(html: str) -> Found:
    found = Found()
    found.feed(html)
    assert not found.open
    return found


@pytest.fixture(scope="module", params=["hand-made", "example"])
def page(request: pytest.FixtureRequest) -> tuple[tuple[Note, ...], str]:
    if request.param == "hand-made":
        case = small_case()
    else:
        case = case_of(Path(str(resources.files("vedette"))) / "example" / "dogger-bank" / "pages")
    return compose(case).notes, brief(case, "html")


def test_every_link_has_its_place_and_every_place_one_name(page: tuple[tuple[Note, ...], str]) -> None:
    found = read(page[1])
    targets = [a["href"] for t, a in found.elements if t == "a" and "href" in a]
    assert len(found.ids) == len(set(found.ids))
    assert all(t.startswith("#") for t in targets)
    assert {t[1:] for t in targets} <= set(found.ids)


def test_every_reference_has_its_words_in_the_page_its_note_and_a_way_back(page: tuple[tuple[Note, ...], str]) -> None:
    notes, html = page
    found = read(html)
    targets = {a["href"] for t, a in found.elements if t == "a" and "href" in a}
    for note in notes:
        assert {f"w{note.number}", f"n{note.number}", f"r{note.number}"} <= set(found.ids)
        assert {f"#w{note.number}", f"#n{note.number}", f"#r{note.number}"} <= targets


def test_the_marked_words_are_those_of_the_reference(page: tuple[tuple[Note, ...], str]) -> None:
    notes, html = page
    found = read(html)
    starts = {key: at for at, key in found.marked}
    for note in notes:
        at = starts[f"w{note.number}"]
        assert found.text[at:].startswith(min(note.spans).text.split("\n")[0]), note


def test_nothing_is_asked_of_the_network(page: tuple[tuple[Note, ...], str]) -> None:
    html = page[1]
    found = read(html)
    assert not [a for _, a in found.elements if {"src", "srcset", "action", "data", "poster", "ping"} & set(a)]
    assert [a["href"] for t, a in found.elements if t == "link"] == ["data:,"]
    assert not re.search(r"@import|url\(", html)
    policy = next(a["content"] for t, a in found.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'")


def test_a_page_that_holds_a_script_runs_none() -> None:
    outlet = '"><img src=x onerror=alert(1)>'
    html = brief(small_case(outlet=outlet, second_title="</title><script>alert(2)</script>"), "html")
    found = read(html)
    assert not {"script", "img", "iframe", "object", "form"} & {t for t, _ in found.elements}
    assert not [k for _, a in found.elements for k in a if k.startswith("on")]
    assert "&lt;script&gt;" in html


def test_furniture_is_shown_dim_and_not_as_markup() -> None:
    html = brief(small_case(), "html")
    assert '<span class="furniture">Read more: &lt;b&gt;ships&lt;/b&gt;</span>' in html


def test_the_whole_text_of_a_cited_page_lies_under_the_brief() -> None:
    text = read(brief(small_case(), "html")).text
    assert all(line in text for line in FIRST.splitlines() if line)


@given(st.text(alphabet="ab \n<&", min_size=3, max_size=60), st.data())
def test_stretches_put_together_are_the_paragraphs(text: str, data: st.DataObject) -> None:
    spans = []
    for number in range(1, 4):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        spans.append(Note(number, "d", (Span(start, end, text[start:end]),), "o", ""))
    made = paragraphs(Document("d", text), spans)
    assert ["".join(m.text for m in p) for p in made] == [line for line in text.split("\n") if line.strip()]
    for note in spans:
        inside = "".join(m.text for p in made for m in p if note.number in m.notes)
        kept = [line for line in text[note.spans[0].start : note.spans[0].end].split("\n") if line]
        assert inside.replace(" ", "") == "".join(kept).replace(" ", "")


def test_overlapping_references_are_both_marked() -> None:
    cited = (words(FIRST, "the harbour on Thursday"), words(FIRST, "on Thursday, killing"))
    spans = [Note(number, "d", (span,), "o", "") for number, span in enumerate(cited, 1)]
    marks = [m for p in paragraphs(Document("d", FIRST), spans) for m in p if m.notes]
    assert [(m.text, m.notes) for m in marks] == [
        ("the harbour ", (1,)), ("on Thursday", (1, 2)), (", killing", (2,)),
    ]  # fmt: skip
