"""Pages of our own as files, with what must be read on them; and what holds for every page."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.pages.documents import LONGEST_TEXT, make_document, make_page
from vedette.records.boundary import faults_of_spans
from vedette.records.documents import Document

GOLDEN = Path(__file__).parent / "golden"
TYPES = {".txt": "text/plain", ".html": "text/html", ".md": "text/markdown"}
WORDS = st.sampled_from(
    [
        "HULL — ",
        "The fleet ",
        "By Reuters ",
        "Read more: ",
        "(AFP photo)",
        "Share",
        "\n",
        "\r\n",
        "\n\n",
        "24 Oct 1904 ",
        "said. ",
        "[x] ",
        "© 1904 ",
        "Most read\n",
        "\t",
        "e\u0301 ",
    ]
)


def read(folder: Path) -> Document:
    page = next(p for p in folder.iterdir() if p.stem == "page")
    return make_document(make_page(page.name, page.read_bytes(), TYPES[page.suffix]))


@pytest.mark.parametrize("folder", sorted(GOLDEN.iterdir()), ids=lambda p: p.name)
def test_a_page_of_our_own_is_read_as_a_person_reads_it(folder: Path) -> None:
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    document = read(folder)
    found = {
        "title": document.title,
        "outlet": document.outlet,
        "byline": document.byline,
        "agencies": list(document.agencies),
        "dateline": document.dateline,
        "published": document.published and [document.published.date.earliest, document.published.basis],
        "updated": document.updated and document.updated.date.earliest,
        "language": document.language,
        "unread": document.unread,
        "furniture": [line.strip() for s in document.furniture for line in s.text.splitlines() if line.strip()],
        "meta_lines": [line.strip() for s in document.meta_lines for line in s.text.splitlines() if line.strip()],
    }
    assert {k: found[k] for k in expected if k in found} == {k: v for k, v in expected.items() if k in found}
    for words in expected.get("has", []):
        assert words in document.text
    for words in expected.get("lacks", []):
        assert words not in document.text


@pytest.mark.parametrize("folder", sorted(GOLDEN.iterdir()), ids=lambda p: p.name)
def test_every_fact_of_a_page_quotes_it(folder: Path) -> None:
    document = read(folder)
    assert faults_of_spans(document, document.text) == []
    for date in (document.published, document.updated):
        assert date is None or date.evidence or date.basis != "page"


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS | st.text(max_size=30), max_size=40).map("".join))
def test_the_text_of_plain_text_is_the_decoded_file_and_all_spans_quote_it(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode().lstrip("\ufeff")
    document = make_document(make_page("a.txt", b"\xef\xbb\xbf" + text.encode()))
    assert document.text == text
    assert faults_of_spans(document, text) == []
    starts = [s.start for s in document.furniture]
    assert starts == sorted(starts)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_html_makes_a_document_whose_spans_quote_its_text(inner: str) -> None:
    html = f"<html><body><p>{inner}</p><div>{inner}</body>".encode("utf-8", "ignore")
    document = make_document(make_page("a.html", html, "text/html"))
    assert faults_of_spans(document, document.text) == []


def test_where_a_page_lay_changes_nothing_but_its_source() -> None:
    one, two = make_page("a/1.txt", b"The fleet left."), make_page("b/2.txt", b"The fleet left.")
    assert one.id == two.id
    assert make_document(one).text == make_document(two).text
    assert make_page("a/1.txt", b"The fleet left.", "text/html").id != one.id
    assert make_page("a/1.txt", b"The fleet left.", hints={"title": "x"}).id != one.id


def test_a_collectors_fields_stand_in_where_the_page_says_nothing() -> None:
    hints = {
        "title": "The fleet left",
        "outlet": "theguardian.com",
        "published": "20041026T120000Z",
        "language": "English",
    }
    document = make_document(make_page("n.jsonl#1", b"The fleet left the harbour on Tuesday.", hints=hints))
    assert (document.title, document.outlet) == ("The fleet left", "The Guardian")
    assert document.published is not None
    assert (document.published.date.earliest, document.published.basis) == ("2004-10-26", "metadata")


def test_the_day_in_an_address_is_used_last_and_said_to_be_from_there() -> None:
    hints = {"url": "https://www.example.org/world/2004/10/26/fleet-left"}
    document = make_document(make_page("n.jsonl#1", b"The fleet left the harbour.", hints=hints))
    assert document.published is not None
    assert (document.published.date.earliest, document.published.basis) == ("2004-10-26", "url")
    assert document.outlet == "example.org"
    vague = make_document(make_page("n.jsonl#1", b"The fleet left.", hints={"url": "https://example.org/2004/10/"}))
    assert vague.published is None


def test_a_date_in_a_caption_or_a_sentence_is_no_publication_date() -> None:
    text = (
        "Soldiers at the bridge, on February 12, 1920. Photo: Example Agency\n\n"
        "On 14 February 1920 the envoys of both sides met in the town hall and signed the paper, officials said."
    )
    assert make_document(make_page("a.txt", text.encode())).published is None


def test_broken_characters_are_replaced_and_shown_and_never_lost() -> None:
    content = ("Die Flotte, naïve Größe, verließ den Hafen. " * 30).encode() + b"\xff" + " und kam zurück.".encode()
    document = make_document(make_page("a.txt", content))
    assert document.text.count("\ufffd") == 1
    assert [s.text for s in document.facts["undecoded"]] == ["\ufffd"]


def test_a_text_that_is_too_long_is_kept_and_not_read() -> None:
    began = time.perf_counter()
    document = make_document(make_page("a.txt", b"The fleet left. " * (LONGEST_TEXT // 16 + 1)))
    assert document.unread is not None
    assert document.unread.startswith("too long")
    assert len(document.text) > LONGEST_TEXT
    assert time.perf_counter() - began < 3


def test_a_page_without_words_says_so() -> None:
    assert make_document(make_page("a.html", b"<html><body><script>x</script></body></html>", "text/html")).unread
    assert make_document(make_page("a.txt", b"  \n ")).unread


def test_a_text_page_is_made_in_a_few_milliseconds() -> None:
    content = (GOLDEN / "glued_menu" / "page.txt").read_bytes()
    make_document(make_page("a.txt", content))
    began = time.perf_counter()
    for n in range(20):
        make_document(make_page("a.txt", content + b"\nThe fleet left. %d" % n))
    assert (time.perf_counter() - began) / 20 < 0.05


@pytest.mark.parametrize(
    "line",
    [
        "A " * 80_000,
        "[" + "aa/" * 35 + "!! Reuters]",
        ("(" + "a, " * 30 + "via Reuters! x)") * 1_000,
        "(" * 80_000,
        "ABC-" * 30_000,
        "Reuters/" * 40_000,
        "1/2/" * 30_000,
        "By " * 40_000,
        "© " * 40_000,
        "[x" * 40_000,
        "Image copyright " * 20_000,
        "contributed Reuters " * 10_000,
        "Jan 1, " * 40_000,
        "a.b-" * 30_000,
        "Photo: " * 40_000,
        "A. " * 40_000,
    ],
    ids=lambda s: s[:8],
)
def test_no_line_however_hostile_takes_more_than_its_length(line: str) -> None:
    text = f"The fleet left the harbour on Tuesday and nobody knew where it was bound, people said.\n{line}\nEnd."
    began = time.perf_counter()
    make_document(make_page("a.txt", text.encode()))
    assert time.perf_counter() - began < 4


@pytest.mark.parametrize(
    "line", ["Read more:", "Leave a comment", "Comments", "Home", "Updated", "12:40", "x", "Photo: A"]
)
def test_many_lines_of_furniture_take_no_more_than_their_number(line: str) -> None:
    story = "The fleet left the harbour on Tuesday and nobody knew where it was bound, people said.\n"
    for text in (f"{line}\n" * 6_000, story + f"{line}\n" * 6_000 + story, f"{line}\n{story}" * 600):
        began = time.perf_counter()
        make_document(make_page("a.txt", text.encode()))
        assert time.perf_counter() - began < 5
    unread = make_document(make_page("a.txt", f"{line}\n".encode() * 60_000)).unread or ""
    assert "lines" in unread or unread.startswith("too long")


def test_a_comment_button_under_the_headline_hides_no_story() -> None:
    story = "The fleet left the harbour on Tuesday and nobody knew where it was bound, people on the quay said."
    text = "\n".join(
        [
            "Fleet leaves harbour at dawn",
            story,
            "Leave a comment",
            *[f"{n}: {story}" for n in range(6)],
            "Leave a comment",
            "Nice.",
        ]
    )
    document = make_document(make_page("a.txt", text.encode()))
    assert [s.text for s in document.furniture] == ["Leave a comment", "Leave a comment", "Nice."]


def test_a_page_in_other_letters_is_never_read_as_english() -> None:
    text = "\u0642\u0627\u0644 \u0627\u0644\u062c\u064a\u0634 12 \u062c\u0646\u062f\u064a\u0627. " * 50
    document = make_document(make_page("a.txt", text.encode()))
    assert document.unread == f"language: {document.language}"
