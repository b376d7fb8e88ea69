"""A case made by hand, of two pages, with a record of every kind."""

from __future__ import annotations

from pathlib import Path

from vedette.pages.documents import make_page
from vedette.records.case import Conflict, Copy, Incident, Links, Origin, Repeated, Series, Story
from vedette.records.dates import DateRange
from vedette.records.documents import Document, Publication, Rejection
from vedette.records.entities import CaseEntity, Entity, Party, Place
from vedette.records.reading import Agreement, Event, Figure, Obligation, Reading, Statement
from vedette.records.spans import Evidence, Span
from vedette.run.relinking import links_key
from vedette.store.writer import Writer

ONE = "A said on Monday that 12 men had died near the border.\n\nUnder the treaty A must leave the valley."
TWO = "B denied it: \x1b[31mno more than five men had died, it said.\n\n=HYPERLINK("


def span(text: str, words: str) -> Span:
    """Where these words stand in a text."""
    at = text.index(words)
    return Span(at, at + len(words), words)


def make_case(path: Path) -> Path:
    """Write the case."""
    one, two = make_page("pile/one.txt", ONE.encode()), make_page("pile/two.txt", TWO.encode())
    d1, d2 = one.id, two.id
    day = DateRange("1904-10-24", "1904-10-24", "Monday", 1)
    a, b = Party("A", "e-1", span(ONE, "A")), Party("B", "e-1", span(TWO, "B"))
    men, few = span(ONE, "12 men"), span(TWO, "no more than five men")
    first = Reading(
        Document(d1, ONE, (one.source,), "Twelve dead", "The Courier", published=Publication(day, "page")),
        (Entity("e-1", "A", "state", "XA", mentions=(span(ONE, "A"),)),),
        (
            Statement(
                id="s-0a1",
                document=d1,
                speaker=a,
                cue=span(ONE, "said"),
                content=(span(ONE, "12 men had died near the border"),),
                kind="indirect",
                act="announce",
                date=day,
                confidence=0.8,
                producer="test/1",
            ),
        ),
        (
            Event(
                id="v-0a1",
                document=d1,
                type="ASSAULT",
                evidence=(span(ONE, "12 men had died"),),
                status="claimed",
                places=(Place("the border"),),
                date=day,
                said_in="s-0a1",
                producer="test/1",
            ),
        ),
        (
            Figure(
                id="f-0a1",
                document=d1,
                evidence=(men,),
                low=12,
                high=12,
                qualifier="exact",
                measure="killed",
                group="men",
                producer="test/1",
            ),
        ),
        (
            Agreement(
                id="a-0a1",
                document=d1,
                name="the treaty",
                mentions=(span(ONE, "the treaty"),),
                parties=(a,),
                obligations=(Obligation(a, span(ONE, "leave the valley")),),
            ),
        ),
        rejections=(Rejection("the valley as an event", "extract", "has no words to stand on"),),
    )
    second = Reading(
        Document(d2, TWO, (two.source,), "=1+1 a title", "The Post"),
        (Entity("e-1", "B", "state", "XB", mentions=(span(TWO, "B"),)),),
        (
            Statement(
                id="s-0b2",
                document=d2,
                speaker=b,
                cue=span(TWO, "denied"),
                content=(few,),
                kind="indirect",
                act="deny",
                producer="test/1",
            ),
        ),
        figures=(
            Figure(
                id="f-0b2",
                document=d2,
                evidence=(few,),
                low=None,
                high=5,
                qualifier="up_to",
                measure="killed",
                group="men",
                producer="test/1",
            ),
        ),
    )
    links = Links(
        entities=(
            CaseEntity(
                "n-1",
                "A",
                "state",
                "XA",
                mentions=(Evidence(d1, 0, 1, "A"),),
                members=((d1, "e-1"),),
                reasons=("the same name",),
            ),
            CaseEntity("n-2", "B", "state", "XB", mentions=(Evidence(d2, 0, 1, "B"),), members=((d2, "e-1"),)),
        ),
        copies=(
            Copy((d1, d2), "quotation", ((span(ONE, "men had died"), span(TWO, "men had died")),), "the same words"),
        ),
        origins=(Origin("o-1", (d1,), "alone"), Origin("o-2", (d2,), "alone")),
        incidents=(Incident(id="i-1", events=("v-0a1",), type="ASSAULT", date=day, reasons=("one telling",)),),
        repeated=(Repeated("r-1", ("s-0a1", "s-0b2"), ("the same deed",)),),
        series=(Series("q-1", "killed", "men", None, ("f-0a1", "f-0b2"), "contradict", "12 is more than 5"),),
        conflicts=(Conflict("c-1", "figure", "how many men died", ("f-0a1", "f-0b2"), "12 against at most 5"),),
        stories=(Story("t-1", (d1, d2)),),
    )
    writer = Writer(path)
    writer.begin_run("test", "reader 1")
    writer.add_page(one, first, [one.source])
    writer.add_page(two, second, [two.source])
    writer.refuse(Rejection("pile/x.bin", "pages", "binary, not text"), "reader 1")
    writer.replace_links(links, links_key(writer.view))
    writer.close()
    return path
