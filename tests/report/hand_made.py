"""A small case made by hand: two pages about a town of A and B, one of which copies the other."""

from __future__ import annotations

from vedette.records.case import CaseContent, Conflict, Copy, Incident, InferredDate, Links, Origin, Series
from vedette.records.dates import DateRange, day
from vedette.records.documents import Document, Publication
from vedette.records.entities import CaseEntity, Party, Place
from vedette.records.reading import (
    Agreement,
    Deadline,
    Event,
    Figure,
    Obligation,
    Reading,
    Statement,
    Violation,
)
from vedette.records.spans import Evidence, Span

FIRST = """Army shells the harbour
The Morning Post-Horn
3 May 1912

The army of A shelled the harbour on Thursday, killing three sailors.
The army denied that it had fired first. "We answered their guns," said General Count.
Minister Marquis said B must open the harbour by 10 May 1912.
Under the truce, A is to withdraw its guns. B accused A of breaking the truce.
Read more: <b>ships</b>
"""
SECOND = """Harbour shelled, <script>alert("x")</script> five dead
The army of A shelled the harbour on Thursday, killing three sailors. Others speak of five sailors killed on Friday.
"""


def words(text: str, found: str) -> Span:
    start = text.index(found)
    return Span(start, start + len(found), found)


def within(text: str, around: str, found: str) -> Span:
    """Words that stand more than once, by the words around them."""
    start = text.index(around) + around.index(found)
    return Span(start, start + len(found), found)


def party(name: str, entity: str | None = None) -> Party:
    return Party(name, entity)


def small_case(outlet: str = "The Morning Post-Horn", second_title: str | None = None) -> CaseContent:
    """Two pages, three events, two statements and more: one of each kind that a brief shows."""
    one = Document(
        "d-1111111111111111", FIRST, ("pages/one.txt",), title="Army shells the harbour", outlet=outlet,
        published=Publication(day_range("1912-05-03"), "page", (words(FIRST, "3 May 1912"),)),
        furniture=(words(FIRST, "Read more: <b>ships</b>"),),
    )  # fmt: skip
    two = Document("d-2222222222222222", SECOND, ("pages/two.txt",), title=second_title, agencies=("The Coast Agency",))
    army, b = party("army of A", "n1"), party("B", "n2")
    shelling = [
        Event(
            id=f"e-{i * 16}", document=d.id, type="ASSAULT", mode="heavy-weapons", status="asserted",
            evidence=(words(d.text, "The army of A shelled the harbour on Thursday"),), actors=(army,),
            places=(Place("the harbour"),), date=day_range("1912-05-02"),
        )
        for i, d in (("1", one), ("2", two))
    ]  # fmt: skip
    other_day = Event(
        id="e-3333333333333333", document=two.id, type="ASSAULT", status="claimed", date=day_range("1912-05-03"),
        evidence=(words(SECOND, "Others speak of five sailors killed on Friday"),),
    )  # fmt: skip
    denial = Statement(
        id="s-1111111111111111", document=one.id,
        speaker=Party("army of A", "n1", within(FIRST, "The army denied", "The army")),
        cue=words(FIRST, "denied"), content=(words(FIRST, "it had fired first"),), kind="indirect", act="deny",
        targets=(b,),
    )  # fmt: skip
    answer = Statement(
        id="s-2222222222222222", document=one.id, speaker=party("General Count", "n3"),
        cue=words(FIRST, "said General"), content=(words(FIRST, "We answered their guns,"),),
        kind="direct", act="explain",
    )  # fmt: skip
    demand = Statement(
        id="s-3333333333333333", document=one.id,
        speaker=Party("Minister Marquis", None, words(FIRST, "Minister Marquis")), cue=words(FIRST, "said B"),
        content=(words(FIRST, "B must open the harbour by 10 May 1912"),), kind="indirect", act="demand",
        targets=(b,), deadline=day_range("1912-05-10"),
    )  # fmt: skip
    charge = Statement(
        id="s-4444444444444444", document=one.id,
        speaker=Party("B", "n2", within(FIRST, "B accused", "B")), cue=words(FIRST, "accused"),
        content=(words(FIRST, "breaking the truce"),), kind="indirect", act="accuse", targets=(army,),
    )  # fmt: skip
    three = Figure(
        id="f-1111111111111111", document=one.id, evidence=(words(FIRST, "three sailors"),), low=3, high=3,
        qualifier="exact", measure="killed", group="sailors", as_of=day_range("1912-05-03"),
    )  # fmt: skip
    five = Figure(
        id="f-2222222222222222", document=two.id, evidence=(words(SECOND, "five sailors"),), low=5, high=5,
        qualifier="exact", measure="killed", group="sailors", according_to=(party("Others"),),
    )  # fmt: skip
    truce = Agreement(
        id="a-1111111111111111", document=one.id, name="harbour truce", mentions=(words(FIRST, "the truce"),),
        parties=(army, b), obligations=(Obligation(army, words(FIRST, "A is to withdraw its guns")),),
        violations=(Violation(army, b, words(FIRST, "breaking the truce")),),
        deadlines=(Deadline(None, b, day_range("1912-05-10"), words(FIRST, "by 10 May 1912")),),
    )  # fmt: skip
    passage = "The army of A shelled the harbour on Thursday, killing three sailors."
    links = Links(
        entities=(
            entity("n1", "army of A", "military", (one, "The army of A"), (two, "The army of A")),
            entity("n2", "B", "state", (one, "B must"[:1])),
            entity("n3", "General Count", "person", (one, "General Count")),
        ),
        copies=(Copy((one.id, two.id), "wire", ((words(FIRST, passage), words(SECOND, passage)),), "same words"),),
        origins=(Origin("o-1111111111111111", (one.id, two.id), "shared passage"),),
        incidents=(
            Incident(
                id="i-1111111111111111", events=(shelling[0].id, shelling[1].id), type="ASSAULT",
                date=day_range("1912-05-02"), places=("the harbour",), actors=("army of A",),
            ),
            Incident(id="i-2222222222222222", events=(other_day.id,), type="ASSAULT", date=day_range("1912-05-03")),
        ),
        series=(
            Series("x-1111111111111111", "killed", "sailors", "the harbour", (three.id, five.id), "contradict",
                   "three and five cannot both be the dead of one day"),
        ),
        conflicts=(
            Conflict("c-1111111111111111", "date", "day of the shelling", (shelling[0].id, other_day.id), "two days"),
            Conflict("c-2222222222222222", "account", "who broke the truce", (charge.id, denial.id), "charge, denial"),
        ),
        inferred=(
            InferredDate(two.id, DateRange("1912-05-03", "1912-05-05"),
                         (Evidence(two.id, *at(SECOND, "on Thursday")),), ("it copies a page of 3 May 1912",)),
        ),
    )  # fmt: skip
    return CaseContent(
        (
            Reading(one, (), (denial, answer, demand, charge), (shelling[0],), (three,), (truce,)),
            Reading(two, (), (), (shelling[1], other_day), (five,)),
        ),
        links,
    )


def day_range(iso: str) -> DateRange:
    import datetime as dt

    return day(dt.date.fromisoformat(iso))


def at(text: str, found: str) -> tuple[int, int, str]:
    span = words(text, found)
    return span.start, span.end, span.text


def entity(key: str, name: str, kind: str, *mentions: tuple[Document, str]) -> CaseEntity:
    return CaseEntity(
        f"n-{key * 8}", name, kind,  # type: ignore[arg-type]
        mentions=tuple(Evidence(d.id, *at(d.text, m)) for d, m in mentions),
        members=tuple((d.id, key) for d, _ in mentions),
    )  # fmt: skip
