"""Events on sentences of our own: type, roles, status, words, and what must not change them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vedette.extract.reader import extract
from vedette.knowledge.eventframes import lexicon
from vedette.language.understand import Language
from vedette.records.dates import day
from vedette.records.documents import Document, Publication
from vedette.records.reading import Event, Reading


def read(language: Language, text: str, published: str | None = None) -> Reading:
    import datetime as dt

    when = Publication(day(dt.date.fromisoformat(published)), "page") if published else None
    return extract(language.understand(Document("d-1", text, published=when)))


def deeds(reading: Reading) -> list[Event]:
    """Events that are no statements."""
    return [e for e in reading.events if e.statement is None]


def words(event: Event, field: str) -> set[str]:
    return {s.text for s in event.spans.get(field, ())}


STATUSES = [
    ("The army attacked the rebels.", "asserted"),
    ("The army will attack the rebels.", "planned"),
    ("The army plans to attack the rebels.", "planned"),
    ("The army is expected to attack the rebels.", "planned"),
    ("The army threatened to attack the rebels.", "threatened"),
    ("The army did not attack the rebels.", "negated"),
    ("The army never attacked the rebels.", "negated"),
    ("The army failed to attack the rebels.", "negated"),
    ("The army refused to attack the rebels.", "negated"),
    ("No soldiers attacked the rebels.", "negated"),
    ("The army could attack the rebels.", "hypothetical"),
    ("If the army attacks the rebels, the town is lost.", "hypothetical"),
    ("Did the army attack the rebels?", "hypothetical"),
    ("The army allegedly attacked the rebels.", "disputed"),
    ("The army had attacked the rebels.", "background"),
    ("The mediators prevented the army from attacking the rebels.", "negated"),
]


@pytest.mark.parametrize(("text", "status"), STATUSES, ids=[s for s, _ in STATUSES])
def test_tense_mood_and_negation_give_the_status_and_never_the_type(text: str, status: str, language: Language) -> None:
    found = [e for e in deeds(read(language, text)) if e.type == "ASSAULT"]
    assert [e.status for e in found] == [status]


def test_active_and_passive_are_coded_alike(language: Language) -> None:
    for text in ("The army shelled the rebels.", "The rebels were shelled by the army."):
        (event,) = deeds(read(language, text))
        assert (event.type, event.mode) == ("ASSAULT", "heavy-weapons")
        assert words(event, "actors") == {"The army"} or words(event, "actors") == {"the army"}
        assert {w.lower() for w in words(event, "recipients")} == {"the rebels"}


def test_a_passive_without_agent_leaves_the_doer_empty(language: Language) -> None:
    (event,) = deeds(read(language, "Ten soldiers were killed near the river."))
    assert event.actors == ()
    assert [p.span.text for p in event.recipients if p.span]


@pytest.mark.parametrize(("first", "second"), [("France", "Germany"), ("Chile", "Peru"), ("Greece", "Turkey")])
def test_other_names_leave_the_code_unchanged(first: str, second: str, language: Language) -> None:
    (event,) = deeds(read(language, f"{first} recalled its ambassador from {second} on Monday."))
    assert (event.type, event.mode, event.status) == ("SANCTION", "expel", "asserted")
    assert [p.name for p in event.actors] == [first]


def test_a_sentence_beside_it_leaves_an_event_unchanged(language: Language) -> None:
    alone = deeds(read(language, "The navy seized a tanker off the coast."))
    beside = deeds(read(language, "The weather was mild. The navy seized a tanker off the coast. Prices rose."))
    assert [(e.type, e.mode, e.status) for e in beside] == [(e.type, e.mode, e.status) for e in alone]


def test_a_light_verb_and_its_noun_are_one_deed(language: Language) -> None:
    (event,) = deeds(read(language, "The army carried out an air strike on the rebels."))
    assert event.mode == "aerial"
    assert event.evidence[0].text.startswith("The army carried out an air strike")


def test_the_means_told_with_a_killing_make_no_second_event(language: Language) -> None:
    (event,) = deeds(read(language, "Three villagers were killed in shelling by the army."))
    assert event.mode == "heavy-weapons"
    assert words(event, "actors") == {"the army"}


def test_a_result_clause_belongs_to_its_attack(language: Language) -> None:
    (event,) = deeds(read(language, "Rebels shelled the barracks on Friday, killing two soldiers and wounding five."))
    assert event.type == "ASSAULT"


def test_a_participle_that_only_tells_which_ones_is_no_event(language: Language) -> None:
    assert deeds(read(language, "The kidnapped girls are at school again.")) == []


def test_backing_told_before_a_noun_is_an_event(language: Language) -> None:
    found = deeds(read(language, "The Iran-backed militia opened an office."))
    assert [e.type for e in found] == ["SUPPORT"]


def test_a_deed_in_a_statement_is_claimed_and_points_to_it(language: Language) -> None:
    reading = read(language, "Rebels shelled the town, the defence ministry said.")
    (event,) = [e for e in reading.events if e.type == "ASSAULT"]
    assert event.status == "claimed"
    assert event.said_in == reading.statements[0].id
    assert [p.name for p in event.according_to] == [
        reading.statements[0].speaker.name if reading.statements[0].speaker else ""
    ]


def test_an_accusation_is_one_event_with_its_statement(language: Language) -> None:
    reading = read(language, "The minister accused the rebels of shelling the town.")
    accusations = [e for e in reading.events if e.type == "ACCUSE"]
    assert [e.statement for e in accusations] == [reading.statements[0].id]
    assert [e.type for e in reading.events if e.statement is None] == ["ASSAULT"]


def test_history_is_background(language: Language) -> None:
    (event,) = deeds(read(language, "In 1904, the fleet shelled fishing boats.", "1931-05-02"))
    assert event.status == "background"
    assert event.date is not None
    assert event.date.earliest == "1904-01-01"


def test_talks_between_two_sides_have_both_as_actors(language: Language) -> None:
    (event,) = deeds(read(language, "Talks between Russia and Japan began in August."))
    assert event.type == "CONSULT"
    assert {p.name for p in event.actors} == {"Russia", "Japan"}


def test_clashes_make_both_sides_doer_and_receiver(language: Language) -> None:
    (event,) = deeds(read(language, "Government troops clashed with rebels near the border."))
    assert event.type == "ASSAULT"
    assert len(event.actors) == 2
    assert event.actors == event.recipients


def test_a_bare_definite_noun_tells_nothing(language: Language) -> None:
    assert deeds(read(language, "People spoke of the attack.")) == []


def test_tellings_of_one_happening_are_linked_and_complete_each_other(language: Language) -> None:
    reading = read(language, "Rebels kidnapped two nurses in May. The nurses were abducted at night.")
    first, second = [e for e in reading.events if e.mode == "abduct"]
    assert second.same_as == first.id
    assert [p.name for p in second.actors] == [p.name for p in first.actors]


VERBS = sorted({v for f in lexicon().frames.values() if f.type for v in f.verbs if v.isalpha()})


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(VERBS), st.sampled_from(["The army will {} the rebels.", "The rebels {} in the town?", "To {}!"])
)
def test_whatever_the_sentence_every_event_quotes_it_and_passes_the_boundary(
    language: Language, verb: str, frame: str
) -> None:
    text = frame.format(verb)
    reading = read(language, text)
    assert reading.rejections == ()
    for event in reading.events:
        assert all(s.quotes(text) for s in event.evidence)


def test_the_same_page_gives_the_same_events_twice(language: Language) -> None:
    text = "The army shelled the town and killed three men. Rebels, who hold the hills, threatened to attack the port."
    assert read(language, text).events == read(language, text).events
