"""Agreements on sentences of our own: which they are, what is due, who is accused of breaking it, and by when."""

from __future__ import annotations

import datetime as dt

import pytest

from vedette.extract.reader import extract
from vedette.knowledge.agreementwords import agreement_words
from vedette.language.understand import Language
from vedette.records.dates import day
from vedette.records.documents import Document, Publication
from vedette.records.reading import Agreement

EXAMPLES = agreement_words().examples


def agreements(language: Language, text: str, published: str = "1931-05-02") -> tuple[Agreement, ...]:
    document = Document("d-1", text, published=Publication(day(dt.date.fromisoformat(published)), "page"))
    return extract(language.understand(document)).agreements


@pytest.mark.parametrize("example", EXAMPLES, ids=[e.text for e in EXAMPLES])
def test_an_example_gives_its_duty_and_its_breach(language: Language, example: object) -> None:
    text, duty, breach = (getattr(example, name) for name in ("text", "duty", "breach"))
    found = agreements(language, text)
    if duty:
        assert any(duty in o.span.text for a in found for o in a.obligations)
    if breach:
        assert any(breach in v.span.text for a in found for v in a.violations)


def test_a_page_that_names_an_agreement_twice_has_it_once(language: Language) -> None:
    found = agreements(language, "Russia and Japan signed a treaty in Portsmouth. The treaty ended the war.")
    assert len(found) == 1
    assert len(found[0].mentions) == 2


def test_parties_are_those_who_signed(language: Language) -> None:
    (found,) = agreements(language, "Russia and Japan signed a peace treaty.")
    assert {p.name for p in found.parties} == {"Russia", "Japan"}


def test_a_breach_says_of_whom_and_by_whose_word(language: Language) -> None:
    (found,) = agreements(language, "Japan accused Russia of violating the ceasefire agreement.")
    (breach,) = found.violations
    assert breach.by is not None
    assert breach.by.name == "Russia"
    assert breach.said_by is not None
    assert breach.said_by.name == "Japan"


def test_a_deadline_holds_who_set_it_and_the_last_day(language: Language) -> None:
    found = agreements(language, "Japan gave Russia until the end of May to withdraw its troops.")
    (deadline,) = [d for a in found for d in a.deadlines]
    assert deadline.date.latest == "1931-05-31"
    assert deadline.set_by is not None
    assert deadline.set_by.name == "Japan"


def test_a_page_without_agreements_has_none(language: Language) -> None:
    assert agreements(language, "The harvest was good this year.") == ()
