"""Who and where a brief names for a happening: only what its tellings agree on."""

from __future__ import annotations

from typing import Any

import pytest

from vedette.records.case import CaseContent, Incident, Links, Origin, Story
from vedette.records.dates import DateRange
from vedette.records.documents import Document, Publication
from vedette.records.entities import CaseEntity, Party, Place
from vedette.records.reading import Event, Reading
from vedette.records.spans import Evidence, Span
from vedette.report.brief import brief, compose
from vedette.report.copy_desk import CopyDesk
from vedette.report.roles import Named, at_place, named
from vedette.report.sections.happenings import leading
from vedette.report.sections.headline import headline
from vedette.report.sections.stories import several

TEXT = "The navy of A shelled the port of Tallinn in Estonia on 3 May 1912, killing four dockers."


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def party(text: str, name: str, words: str) -> Party:
    return Party(name, name.casefold(), at(text, words))


def shelling(document: str, text: str, **changed: Any) -> Event:
    told: dict[str, Any] = changed if "actors" in changed and "recipients" in changed else {
        "actors": (party(text, "Navy of A", "The navy of A"),), "recipients": (party(text, "dockers", "four dockers"),),
    }  # fmt: skip
    told = told | {
        "id": f"e-{document}", "document": document, "type": "ASSAULT", "mode": "heavy-weapons", "status": "asserted",
        "evidence": (at(text, "shelled the port"),), "trigger": at(text, "shelled"),
        "date": DateRange("1912-05-03", "1912-05-03"), "places": (Place("Estonia"),),
    }  # fmt: skip
    return Event(**told | changed)


def case_of(*events: tuple[str, Event], printed: str = "1912-05-04", **links: Any) -> CaseContent:
    """One page an event, one incident that joins them all unless ``links`` say otherwise."""
    readings = tuple(
        Reading(
            Document(
                e.document, text, (f"{e.document}.txt",), title=f"Page {e.document}", outlet=f"Outlet {e.document}",
                published=Publication(DateRange(printed, printed), "page"),
            ),
            events=(e,),
        )
        for text, e in events
    )  # fmt: skip
    entities = tuple(
        CaseEntity(
            f"n-{name}", name, kind,  # type: ignore[arg-type]
            mentions=tuple(
                Evidence(e.document, s.start, s.end, s.text)
                for t, e in events if words in t for s in [at(t, words)]
            ),
            members=tuple((e.document, name.casefold()) for _, e in events),
        )
        for name, kind, words in (("Navy of A", "military", "navy of A"), ("Estonia", "place", "Estonia"))
    )  # fmt: skip
    incident = Incident(
        id="i-1", events=tuple(e.id for _, e in events), type="ASSAULT", date=DateRange("1912-05-03", "1912-05-03")
    )
    return CaseContent(readings, Links(**{"entities": entities, "incidents": (incident,)} | links))


def test_somebody_beside_the_deed_is_named_and_somebody_of_another_clause_is_not() -> None:
    case = case_of((TEXT, shelling("a", TEXT)))
    who = named(CopyDesk(case), [shelling("a", TEXT)])
    assert who == Named(("Navy of A",), (), "Estonia")  # the dockers stand behind a comma


def test_a_name_on_both_sides_is_named_on_neither() -> None:
    other = shelling("b", TEXT, actors=(), recipients=(party(TEXT, "Navy of A", "The navy of A"),))
    case = case_of((TEXT, shelling("a", TEXT)), (TEXT, other))
    assert named(CopyDesk(case), [shelling("a", TEXT), other]).parties == 0


def test_a_place_does_nothing() -> None:
    event = shelling("a", TEXT, actors=(party(TEXT, "Estonia", "Estonia"),))
    assert named(CopyDesk(case_of((TEXT, event))), [event]).doers == ()


def test_a_ship_of_a_towns_name_is_no_place() -> None:
    text = "The trawler Crane was shelled near the port; nobody shelled the port."
    event = shelling("a", text, actors=(), recipients=(), places=(Place("Crane"),), trigger=at(text, "shelled"))
    assert named(CopyDesk(CaseContent((Reading(Document("a", text), events=(event,)),))), [event]).place == ""


def test_a_place_has_the_preposition_and_the_article_of_the_pages() -> None:
    text = "A ship sank in the Baltic Sea. Others were seen on the Dogger Bank. The Baltic Sea was calm."
    desk = CopyDesk(CaseContent((Reading(Document("a", text)),)))
    assert at_place(desk, "Baltic Sea") == "in the Baltic Sea"
    assert at_place(desk, "Dogger Bank") == "on the Dogger Bank"
    assert at_place(desk, "Tallinn") == "in Tallinn"


def test_the_headline_says_what_by_whom_where_and_when() -> None:
    assert headline(CopyDesk(case_of((TEXT, shelling("a", TEXT))))) == (
        "Shelling by the Navy of A in Estonia, 3 May 1912"
    )


@pytest.mark.parametrize("kind", ["SUPPORT", "COOPERATE", "REJECT"])
def test_what_is_read_off_a_participle_leads_no_brief(kind: str) -> None:
    event = shelling("a", TEXT, type=kind, mode=None)
    incident = Incident(id="i-1", events=(event.id,), type=kind, date=event.date)  # type: ignore[arg-type]
    desk = CopyDesk(case_of((TEXT, event), incidents=(incident,)))
    assert leading(desk) is None
    assert headline(desk) == "Page a"


@pytest.mark.parametrize("status", ["background", "planned", "threatened", "hypothetical", "negated"])
def test_what_did_not_just_happen_leads_no_brief(status: str) -> None:
    assert leading(CopyDesk(case_of((TEXT, shelling("a", TEXT, status=status))))) is None


def test_news_leads_before_what_the_pages_look_back_to() -> None:
    old_text = TEXT.replace("1912", "1902")
    old = shelling("b", old_text, date=DateRange("1902-05-03", "1902-05-03"))
    new = shelling("a", TEXT)
    incidents = tuple(Incident(id=f"i-{e.document}", events=(e.id,), type="ASSAULT", date=e.date) for e in (old, new))
    found = leading(CopyDesk(case_of((TEXT, new), (old_text, old), incidents=incidents)))
    assert found is not None
    assert found.id == "i-a"


def test_an_inferred_day_says_so() -> None:
    day = DateRange("1912-05-03", "1912-05-03", "Friday", 1, "weekday, publication inferred")
    event = shelling("a", TEXT, date=day)
    incident = Incident(id="i-1", events=(event.id,), type="ASSAULT")
    assert "**3 May 1912 (inferred)**: shelling" in brief(case_of((TEXT, event), incidents=(incident,)))


def two_stories() -> CaseContent:
    other = TEXT.replace("port of Tallinn in Estonia", "port of Turku in Finland").replace("3 May", "9 June")
    events = [(TEXT, shelling(d, TEXT)) for d in ("a", "b")]
    events += [
        (other, shelling(d, other, date=DateRange("1912-06-09", "1912-06-09"), places=(Place("Finland"),)))
        for d in ("c", "d")
    ]
    incidents = tuple(
        Incident(id=f"i-{x}{y}", events=(f"e-{x}", f"e-{y}"), type="ASSAULT", date=DateRange(day, day))
        for x, y, day in (("a", "b", "1912-05-03"), ("c", "d", "1912-06-09"))
    )
    navy = CaseEntity(
        "n-1", "Navy of A", "military",
        mentions=tuple(Evidence(e.document, 4, 13, "navy of A") for _, e in events),
        members=tuple((e.document, "navy of a") for _, e in events),
    )  # fmt: skip
    return case_of(
        *events, incidents=incidents, entities=(navy,),
        stories=(Story("t-1", ("a", "b")), Story("t-2", ("c", "d"))),
        origins=tuple(Origin(f"o-{d}", (d,), "alone") for d in "abcd"),
    )  # fmt: skip


def test_a_case_of_two_stories_has_a_section_for_each_and_the_references_of_one_list() -> None:
    made = compose(two_stories())
    assert [s.key for s in made.sections] == ["opening", "story-1", "story-2", "sources"]
    assert made.sections[1].heading == "Shelling by the Navy of A in Estonia, 3 May 1912"
    assert made.sections[2].heading == "Shelling by the Navy of A in Finland, 9 June 1912"
    assert [n.number for n in made.notes] == list(range(1, len(made.notes) + 1))
    assert {n.document for n in made.notes} == set("abcd")


def test_one_story_with_a_stray_page_is_one_story() -> None:
    case = two_stories()
    links = Links(incidents=case.links.incidents, stories=(Story("t-1", ("a", "b", "c")), Story("t-2", ("d",))))
    assert several(CopyDesk(CaseContent(case.readings, links))) == []
    assert "tell this story" in brief(CaseContent(case.readings, links))
