"""Who said what, in all the shapes that news has for it."""

from __future__ import annotations

import time

import pytest

from vedette.extract.statements.statements import find_statements
from vedette.language.understand import Language
from vedette.records.boundary import faults_of
from vedette.records.documents import Document
from vedette.records.parsed import Parsed, Sentence, Token
from vedette.records.reading import Statement


def read(language: Language, text: str) -> tuple[Statement, ...]:
    parsed = language.understand(Document("d", text))
    found = find_statements(parsed, ())
    assert [faults_of(s, parsed.document) for s in found] == [[]] * len(found)
    return found


def pieces(statement: Statement) -> list[str]:
    return [s.text for s in statement.content]


def the_one(language: Language, text: str) -> Statement:
    found = read(language, text)
    assert len(found) == 1, [pieces(s) for s in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "content"),
    [
        ("“The bridge is closed,” the mayor said.", "direct", ["The bridge is closed"]),
        ("“The bridge is closed,” said the mayor of the town.", "direct", ["The bridge is closed"]),
        ("The mayor said: “The bridge is closed. Use the ferry.”", "direct", ["The bridge is closed. Use the ferry."]),
        ("But “the bridge is closed for good,” the mayor said.", "direct", ["the bridge is closed for good"]),
        ("The mayor said that the bridge was closed.", "indirect", ["the bridge was closed"]),
        ("The bridge was closed, the mayor said on Friday.", "indirect", ["The bridge was closed"]),
        ("The mayor said the bridge was “a danger to all”.", "mixed", ["the bridge was “a danger to all”"]),
        ("According to the ministry, ten bridges were closed.", "indirect", ["ten bridges were closed"]),
        ("Ten bridges were closed, according to the ministry.", "indirect", ["Ten bridges were closed"]),
        (
            "PARIS, May 3 (Agency) -- Ten bridges were closed, the ministry said.",
            "indirect",
            ["Ten bridges were closed"],
        ),
    ],
)
def test_shapes_of_one_utterance(language: Language, text: str, kind: str, content: list[str]) -> None:
    found = the_one(language, text)
    assert (found.kind, pieces(found)) == (kind, content)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“We will stay,” the envoy said. “The talks go on.”", ["We will stay", "The talks go on."]),
        ("“We will stay,” the envoy said, “until the talks end.”", ["We will stay", "until the talks end."]),
        (
            "“We crossed at dawn,” the general said.\n“Nobody resisted us.”",
            ["We crossed at dawn", "Nobody resisted us."],
        ),
        ("“The talks failed.\n“We shall try again,” the envoy said.", ["The talks failed.", "We shall try again"]),
    ],
)
def test_a_quotation_in_several_pieces_is_one_statement(language: Language, text: str, content: list[str]) -> None:
    assert pieces(the_one(language, text)) == content


def test_a_quotation_after_reported_words_is_a_statement_of_its_own_by_the_same_speaker(language: Language) -> None:
    told, quoted = read(language, "The envoy said the talks had failed.\n“We shall try again in the spring.”")
    assert quoted.kind == "direct"
    assert quoted.cue is None
    assert told.speaker is not None
    assert quoted.speaker is not None
    assert quoted.speaker.name == told.speaker.name


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “Republic of the North” has no army.",
        "Her book “The Long War” was published in 1999.",
        "The ministry did not say how many were killed.",
        "The foreign minister will say on Monday that the talks have failed.",
        "The army attacked the town and supported the rebels.",
        "The radio was found under a bridge in the town.",
    ],
)
def test_titles_terms_deeds_and_words_not_spoken_are_no_statements(language: Language, text: str) -> None:
    assert read(language, text) == ()


def test_a_mutual_accusation_is_two_statements(language: Language) -> None:
    one, other = read(language, "Russia and Ukraine accused each other of breaking the truce.")
    assert {(s.speaker.name if s.speaker else "", s.targets[0].name) for s in (one, other)} == {
        ("Russia", "Ukraine"),
        ("Ukraine", "Russia"),
    }


def test_a_joint_statement_has_both_speakers(language: Language) -> None:
    found = the_one(language, "France and Germany said they would send observers.")
    assert found.speaker is not None
    assert [found.speaker.name, *(p.name for p in found.joint)] == ["France", "Germany"]


def test_who_is_quoted_by_an_agency_speaks_and_the_agency_is_the_channel(language: Language) -> None:
    found = the_one(language, "The general was quoted by Interfax as saying that the bridge was destroyed.")
    assert found.speaker is not None
    assert found.speaker.span is not None
    assert "general" in found.speaker.span.text
    assert [c.name for c in found.channel] == ["Interfax"]


def test_a_condition_within_a_threat_is_found(language: Language) -> None:
    found = the_one(language, "Israel will strike Iran if it attacks, the Israeli defence minister said.")
    assert found.act == "threaten"
    assert found.condition is not None
    assert found.condition.text == "if it attacks"
    assert [t.name for t in found.targets] == ["Iran"]


def test_whether_is_no_condition(language: Language) -> None:
    assert the_one(language, "Police said they were investigating if a second car was used.").condition is None


def test_a_headline_with_a_colon_is_a_statement(language: Language) -> None:
    found = the_one(language, "Serbia: NATO is to blame for the bombing")
    assert found.act == "blame"
    assert pieces(found) == ["NATO is to blame for the bombing"]


def test_a_second_verb_of_the_speaker_ends_the_first_statement(language: Language) -> None:
    said, added = read(language, "Police said two men had been arrested, adding that a third was on the run.")
    assert pieces(said) == ["two men had been arrested"]
    assert pieces(added) == ["a third was on the run"]
    assert said.speaker == added.speaker


def test_a_paraphrase_points_to_the_quotation_that_it_paraphrases(language: Language) -> None:
    text = (
        "France threatened to withdraw its troops from the valley if the attacks continue.\n"
        "“We will withdraw our troops from the valley if these attacks continue,” France said."
    )
    lead, quotation = read(language, text)
    assert lead.same_as == quotation.id


def test_a_page_of_twenty_thousand_quotation_marks_is_read_in_no_time() -> None:
    text = '" ' * 20_000
    tokens = tuple(Token(n, 2 * n, 2 * n + 1, '"', '"', "PUNCT", "``", "punct", 0, 0, ()) for n in range(20_000))
    parsed = Parsed(Document("d", text), tokens, (Sentence(0, 0, len(tokens), 0, len(text) - 1, 0, 0),))
    began = time.perf_counter()
    find_statements(parsed, ())
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    "words", ["he said that ", "accused X of saying ", "“he said, ”", "according to ", "if unless "]
)
def test_hostile_text_without_end_is_read_in_no_time(language: Language, words: str) -> None:
    parsed = language.parser.parse(Document("d", words * 600))
    began = time.perf_counter()
    find_statements(parsed, ())
    assert time.perf_counter() - began < 3


def test_an_embedded_post_is_a_statement_of_who_signed_it(language: Language) -> None:
    found = the_one(
        language, "We stand with the people of the valley. — Jens Stoltenberg (@jensstoltenberg) March 3, 2016"
    )
    assert pieces(found) == ["We stand with the people of the valley"]
    assert [c.name for c in found.channel] == ["Twitter"]


def test_the_setting_of_a_deed_is_not_what_was_said(language: Language) -> None:
    assert read(language, "In August, the group posted a video on its website.") == ()
