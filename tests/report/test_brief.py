"""A brief says who says what, and each of its lines opens the words that it stands on."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import msgspec
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "eval"))
sys.path.insert(0, str(Path(__file__).parent))

from gold_links import case_of
from hand_made import FIRST, small_case
from story_pages import page_files, page_of

from vedette.records.case import CaseContent, Links
from vedette.report.brief import brief, compose
from vedette.report.brief_model import (
    Brief,
    Bullets,
    Cite,
    Line,
    Paragraph,
    Quote,
    Sides,
    Table,
)
from vedette.report.wording import shown
from vedette.run.linking import link
from vedette.run.reading import PageReader

FORMATS = ("md", "html", "text")


@pytest.fixture(scope="module")
def example() -> CaseContent:
    """The story that ships, as its annotation reads and links it."""
    return case_of(Path(str(resources.files("vedette"))) / "example" / "dogger-bank" / "pages")


@pytest.fixture(scope="module")
def as_read(page_reader: PageReader) -> CaseContent:
    """The same story as the program itself reads and links it, with its mistakes."""
    files = page_files(Path(str(resources.files("vedette"))) / "example" / "dogger-bank" / "pages")
    return link([page_reader.read(page_of(file)) for file in files])


@pytest.fixture(scope="module", params=["hand-made", "annotated", "as read"])
def case(request: pytest.FixtureRequest) -> CaseContent:
    if request.param == "hand-made":
        return small_case()
    found: CaseContent = request.getfixturevalue("example" if request.param == "annotated" else "as_read")
    return found


def stating_lines(made: Brief) -> Iterator[Line]:
    """Every line that tells something of the story: all but headings, captions and words on what was left out."""
    for section in made.sections:
        for block in section.blocks:
            match block:
                case Paragraph(line, small) if not small:
                    yield line
                case Bullets(items):
                    for item in items:
                        yield from item.below or (item.line,)
                case Table(_, groups):
                    for group in groups:
                        yield from (tuple(piece for cell in row for piece in cell) for row in group.rows)
                case Sides(_, _, sides):
                    yield from (side.words for side in sides)


def every_line(made: Brief) -> Iterator[Line]:
    """All lines that can hold a reference, those that introduce others included."""
    yield from stating_lines(made)
    for section in made.sections:
        for block in section.blocks:
            if isinstance(block, Bullets):
                yield from (item.line for item in block.items)


def test_every_line_carries_a_reference(case: CaseContent) -> None:
    lines = list(stating_lines(compose(case)))
    assert len(lines) > 10
    assert not [line for line in lines if not any(isinstance(p, Cite) and p.numbers for p in line)]


def test_every_reference_quotes_its_page(case: CaseContent) -> None:
    texts = {r.document.id: r.document.text for r in case.readings}
    made = compose(case)
    used = {n for line in every_line(made) for p in line if isinstance(p, Cite) for n in p.numbers}
    assert used == {n.number for n in made.notes}
    assert [n.number for n in made.notes] == list(range(1, len(made.notes) + 1))
    assert all(note.spans and all(s.quotes(texts[note.document]) for s in note.spans) for note in made.notes)


def test_words_in_quotation_marks_stand_in_a_reference_of_their_line(case: CaseContent) -> None:
    def plain(text: str) -> str:
        return re.sub(r"\W+", " ", text.removesuffix(" …")).strip()

    made = compose(case)
    words = {n.number: plain(shown(n.words)) for n in made.notes}
    for line in stating_lines(made):
        cited = [words[n] for p in line if isinstance(p, Cite) for n in p.numbers]
        for piece in line:
            if isinstance(piece, Quote):
                assert any(plain(piece.words) in text for text in cited), piece.words


def test_sections_come_in_the_order_of_a_desk(case: CaseContent) -> None:
    keys = [s.key for s in compose(case).sections]
    order = ["opening", "happened", "said", "figures", "agreements", "part", "gaps", "sources"]
    assert keys == [key for key in order if key in keys]
    assert {"opening", "happened", "said", "figures", "sources"} <= set(keys)


def test_the_opening_has_three_to_five_sentences(case: CaseContent) -> None:
    blocks = compose(case).sections[0].blocks
    lines = [b.line for b in blocks if isinstance(b, Paragraph)]
    assert len(lines) == len(blocks)
    text = " ".join("".join("" if isinstance(p, Cite) else p if isinstance(p, str) else "X" for p in x) for x in lines)
    assert 3 <= len(re.findall(r"\.(?: |$)", text)) <= 7  # the words in a quotation count as one


@pytest.mark.parametrize("form", FORMATS)
def test_no_raw_id_reaches_the_reader(case: CaseContent, form: str) -> None:
    assert not re.findall(r"\b[a-z]{1,2}-[0-9a-f]{16}\b", brief(case, form))


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_case_gives_the_same_brief(form: str) -> None:
    case = small_case()
    turned = msgspec.structs.replace(case, readings=tuple(reversed(case.readings)))
    assert brief(case, form) == brief(small_case(), form) == brief(turned, form)


def test_two_pages_of_one_origin_count_as_one() -> None:
    text = brief(small_case(), "md")
    assert "2 pages → 1 independent origin " in text
    assert "2 pages → 1 independent origins" not in text


def test_a_deed_is_named_and_left_to_the_page_to_assert() -> None:
    text = brief(small_case(), "md")
    line = next(x for x in text.splitlines() if x.startswith("- **2 May 1912**"))
    assert line.startswith(
        "- **2 May 1912**: shelling by the army of A. “The army of A shelled the harbour on Thursday, "
        "killing three sailors.” – "
    )


def test_a_claimed_deed_says_that_it_is_only_claimed() -> None:
    assert "- **3 May 1912**: killing (claimed). “Others speak of five sailors killed on Friday.”" in brief(
        small_case(), "md"
    )


def test_a_demand_shows_its_day_and_a_breach_its_accuser() -> None:
    text = brief(small_case(), "text")
    assert "By 10 May 1912 – Minister Marquis to B: “Minister Marquis said B must open the" in text
    assert "By the army of A, according to B: “breaking the truce”" in text
    assert "Duties of the army of A:" in text


def test_accounts_of_a_conflict_stand_side_by_side() -> None:
    part = next(s for s in compose(small_case()).sections if s.key == "part")
    first, second, third = (b for b in part.blocks if isinstance(b, Sides))
    assert [str(s.label[0]) for s in first.sides] != []
    assert len(first.sides) == len(second.sides) == len(third.sides) == 2
    labels = ["".join(p if isinstance(p, str) else getattr(p, "words", "") for p in s.label) for s in first.sides]
    assert labels[0].startswith("2 May 1912 – The Morning Post-Horn")
    assert labels[1].startswith("3 May 1912 – The Coast Agency")


def test_an_undated_page_shows_the_day_inferred_and_why() -> None:
    text = brief(small_case(), "md")
    assert "The Coast Agency: inferred 3 to 5 May 1912, because it copies a page of 3 May 1912." in text


def test_the_passage_that_pages_share_is_quoted() -> None:
    text = brief(small_case(), "md")
    assert "agency text, one shared passage" in text
    assert "Longest of them: “The army of A shelled the harbour on Thursday, killing three sailors.”" in text


def test_a_pronoun_heads_no_list_of_sayings() -> None:
    case = small_case()
    first = case.readings[0]
    nameless = tuple(
        msgspec.structs.replace(s, speaker=msgspec.structs.replace(s.speaker, name="He", entity=None))
        for s in first.statements if s.speaker
    )  # fmt: skip
    turned = CaseContent((msgspec.structs.replace(first, statements=nameless), case.readings[1]), case.links)
    assert "**He**" not in brief(turned, "md")


@pytest.mark.parametrize("form", FORMATS)
def test_a_case_without_pages_and_one_without_links_have_a_brief(form: str) -> None:
    assert "holds no page yet" in brief(CaseContent(), form)
    bare = CaseContent(small_case().readings, Links())
    assert "The Morning Post-Horn" in brief(bare, form)


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="md, html or text"):
        brief(small_case(), "docx")


def test_markdown_from_outside_stays_text() -> None:
    text = brief(small_case(outlet="*Post*|`Horn` [x](y) <img src=z>"), "md")
    assert "<script" not in text
    assert "<img" not in text
    assert "\\*Post\\*\\|\\`Horn\\` \\[x\\](y) &lt;img" in text


def test_plain_text_steers_no_terminal() -> None:
    text = brief(small_case(outlet="Post\x1b[2J\u202eHorn\x07"), "text")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text)


def test_plain_text_fits_a_terminal() -> None:
    assert max(map(len, brief(small_case(), "text").splitlines())) <= 92


def test_the_head_of_the_hand_made_brief_is_as_it_was() -> None:
    head = brief(small_case(), "md").split("## What happened")[0]
    assert head == (
        "# Shelling by the army of A, 2 May 1912\n\n"
        "A brief from two pages and one independent origin\n\n"
        "## In short\n\n"
        "Two pages from two outlets, dated 3 May 1912 (one undated; inferred to be of 3 to 5 May 1912), "
        "tell this story; copies aside, they go back to one independent origin [1, 2].\n\n"
        "All of them tell of a shelling by the army of A on 2 May 1912 [3, 4]: “The army of A shelled the "
        "harbour on Thursday, killing three sailors.” (The Morning Post-Horn) [3].\n\n"
        "For sailors killed the pages give 3 (The Morning Post-Horn, 3 May 1912) [5] and 5 (The Coast "
        "Agency, undated, inferred 3 to 5 May 1912) [6].\n\n"
        "In the words of The Morning Post-Horn, “B accused A of breaking the truce” [7]; there as well, "
        "“The army denied that it had fired first” [8].\n\n"
        "Under the harbour truce the pages tell of duties [9] and of alleged breaches [10].\n\n"
        "The accounts part on two points: “day of the shelling” and “who broke the truce” [3, 8, 7, 11].\n\n"
    )


def test_the_hand_made_pages_are_what_the_tests_say_of_them() -> None:
    assert FIRST.count("three sailors") == 1
