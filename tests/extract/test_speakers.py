"""Pronouns, participles and documents at a cue stand for whoever spoke before."""

from __future__ import annotations

import pytest

from vedette.extract.statements.statements import find_statements
from vedette.language.understand import Language
from vedette.records.documents import Document


def speakers(language: Language, text: str) -> list[tuple[str, str]]:
    found = find_statements(language.understand(Document("d", text)), ())
    return [(s.speaker.name if s.speaker else "", s.content[-1].text) for s in found]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "The ministry accused Eritrea of arming the rebels. It said weapons had been flown in.",
            "ministry",
            "weapons had been flown in",
        ),
        (
            "“Iranian-built drones hit the fort,” the army said. “None was lost,” it added.",
            "army",
            "None was lost",
        ),
        (
            "The spokesman said the blast killed five people, adding the bomber was a soldier.",
            "spokesman",
            "the bomber was a soldier",
        ),
        (
            "The rebels said the army shelled the town, also accusing it of looting shops.",
            "rebels",
            "looting shops",
        ),
        (
            "The navy said a tanker was on fire. “The crew is safe,” the statement said.",
            "navy",
            "The crew is safe",
        ),
        (
            "The frigate has left port, the Xinhua news agency reported, citing the Chinese defence ministry.",
            "Chinese Ministry of Defence",
            "The frigate has left port",
        ),
    ],
)
def test_a_speaker_goes_on(language: Language, text: str, speaker: str, content: str) -> None:
    by_content = {c: s for s, c in speakers(language, text)}
    assert speaker in by_content[content]


def test_a_pronoun_keeps_its_own_words_as_evidence(language: Language) -> None:
    text = "The ministry denied the report. It said no ship was lost."
    found = find_statements(language.understand(Document("d", text)), ())
    assert [s.spans["speaker"][0].text for s in found] == ["The ministry", "It"]


def test_he_is_not_a_ministry_and_it_is_not_a_man(language: Language) -> None:
    text = "The mayor met the general. The ministry said the road was shut. He said it would open soon."
    assert ("ministry", "it would open soon") not in speakers(language, text)


def test_two_days_of_one_speaker_date_nothing_else(language: Language) -> None:
    from datetime import date

    from vedette.extract.times.times import find_times
    from vedette.records.dates import day
    from vedette.records.documents import Publication

    text = (
        "Norway said on Friday that the pass was open.\n\n\n\n\n\n\nNorway said on Saturday that it was shut."
        + "\n\nSnow fell." * 8
        + "\n\nNorway said the lifts were running."
    )
    parsed = language.understand(Document("d", text, published=Publication(day(date(2024, 5, 20)), "page")))
    assert [s.date is None for s in find_statements(parsed, find_times(parsed))] == [False, False, True]
