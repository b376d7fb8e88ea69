"""Parsed answers what extractors ask of syntax: children, subtrees, coordination, whose mention a token is in."""

from __future__ import annotations

import pytest

from vedette.language.parser import Parser
from vedette.language.understand import Language
from vedette.records.documents import Document
from vedette.records.parsed import Parsed
from vedette.records.spans import make_span

TEXT = "Russia, Iran and Turkey signed the accord in Astana.\nA second paragraph follows."


@pytest.fixture(scope="module")
def parsed(language: Language) -> Parsed:
    return language.parser.parse(Document("d-1", TEXT))


def test_tokens_stand_where_the_text_has_them(parsed: Parsed) -> None:
    assert all(TEXT[t.start : t.end] == t.text for t in parsed.tokens)
    assert [t.index for t in parsed.tokens] == list(range(len(parsed.tokens)))


def test_each_line_is_a_paragraph_of_its_own(parsed: Parsed) -> None:
    assert [s.paragraph for s in parsed.sentences] == [0, 1]


def test_coordinated_nouns_are_found_from_any_of_them(parsed: Parsed) -> None:
    names = {t.text: t.index for t in parsed.tokens}
    for name in ("Russia", "Iran", "Turkey"):
        assert [t.text for t in parsed.conjuncts(names[name])] == ["Russia", "Iran", "Turkey"]


def test_a_subtree_leaves_out_what_is_asked_to_be_left_out(parsed: Parsed) -> None:
    verb = next(t for t in parsed.tokens if t.text == "signed")
    kept = parsed.subtree(verb.index, skip=lambda t: t.dep == "prep")
    assert "Astana" not in {t.text for t in kept}
    assert "accord" in {t.text for t in kept}


def test_a_token_outside_every_mention_is_nobodys_party(parsed: Parsed) -> None:
    assert parsed.party(0) is None


def test_furniture_and_meta_lines_are_not_parsed(language: Language) -> None:
    text = "Share this\nThe army left the town.\nBy a reporter\n"
    document = Document(
        "d-1", text, furniture=(make_span(text, 0, 10),), meta_lines=(make_span(text, 35, len(text)),)
    )  # fmt: skip
    assert {t.text for t in language.parser.parse(document).tokens} == {"The", "army", "left", "the", "town", "."}


def test_a_page_reads_the_same_alone_and_after_others(language: Language) -> None:
    parser: Parser = language.parser
    first = list(parser.parse(Document("d-1", TEXT)).tokens)
    parser.parse(Document("d-2", "Something else was said by somebody else."))
    again = list(parser.parse(Document("d-1", TEXT)).tokens)
    assert [(t.dep, t.head, t.tag) for t in first] == [(t.dep, t.head, t.tag) for t in again]


def test_text_wrapped_at_a_column_is_read_in_whole_sentences(language: Language) -> None:
    paragraph = (
        "The commission of inquiry met in the capital on Monday to hear the officers of the fleet, and the\n"
        "admirals of five powers sat beside each other for the first time since the shooting on the bank.\n"
        "The first witness said that no torpedo boat had been seen by any of the crews, and the counsel for\n"
        "the fleet answered that two such boats had come out of the dark at full speed against the column.\n"
        "The sitting went on until the evening, and the president of the commission then closed the doors.\n"
    )
    parsed = language.parser.parse(Document("d-1", paragraph))
    assert len(parsed.sentences) == 3
    assert all(parsed.text[t.start : t.end] == t.text for t in parsed.tokens)
    assert not any(t.text.isspace() for t in parsed.tokens)
