"""Every example that stands in the reporting data is read as it says."""

from __future__ import annotations

import pytest

from vedette.extract.statements.statements import find_statements
from vedette.knowledge.reporting import CueGroup, Example, noun_senses, reporting, verb_senses
from vedette.language.understand import Language
from vedette.records.documents import Document
from vedette.records.reading import Statement

GROUPS: tuple[CueGroup, ...] = (*reporting().verb, *reporting().noun)
EXAMPLES = [(group, example) for group in GROUPS for example in group.examples]


def bare(words: str) -> str:
    """Words without an article in front and without the case of their first letter."""
    low = words.lower()
    return low.removeprefix("the ").removeprefix("a ").removesuffix("'s")


def statement_of(language: Language, example: Example) -> Statement:
    parsed = language.understand(Document("d", example.text))
    found = [s for s in find_statements(parsed, ()) if any(c.text == example.content for c in s.content)]
    said = [[c.text for c in s.content] for s in find_statements(parsed, ())]
    assert found, f"{example.content!r} is not among {said}"
    return found[0]


@pytest.mark.parametrize(("group", "example"), EXAMPLES, ids=[e.text[:60] for _, e in EXAMPLES])
def test_the_example_of_a_cue_group_gives_its_statement(language: Language, group: CueGroup, example: Example) -> None:
    statement = statement_of(language, example)
    assert statement.act == example.act
    if example.speaker is not None:
        assert statement.speaker is not None
        assert statement.speaker.span is not None
        assert bare(example.speaker) in bare(statement.speaker.span.text) or bare(statement.speaker.name) in bare(
            example.speaker
        )
    held = [bare(s.text) for s in statement.spans.get("targets", ())]
    assert all(bare(t) in held for t in example.targets)


def test_every_cue_group_that_makes_statements_has_an_example_or_shares_a_frame_with_one() -> None:
    shown = {frame for group in reporting().verb if group.examples for frame in group.frames}
    for group in reporting().verb:
        if group.sort == "speech":
            assert group.examples or set(group.frames) <= shown


def test_the_lexicon_is_broad() -> None:
    speech = [lemma for lemma, senses in verb_senses().items() if any(s.sort == "speech" for s in senses)]
    assert len(speech) > 250
    assert len(noun_senses()) > 80


def test_fuller_frames_come_before_poorer_ones() -> None:
    frames = [s.frame for s in verb_senses()["warn"] if not s.particles]
    assert frames.index("object inf") < frames.index("clause") < frames.index("of")
