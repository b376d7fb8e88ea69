"""What linking costs: seeded piles of made-up readings, ten pages a story, each stage timed at growing sizes.

    python bench/reconciling.py [--sizes N ...] [--json FILE]

A pile of twice the pages should take about twice the time: the column "per page" should stay level.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import resource
import time
from pathlib import Path

from vedette.reconcile.links import reconcile
from vedette.records.dates import day
from vedette.records.documents import Document, Publication
from vedette.records.entities import Entity, Party, Place
from vedette.records.ids import make_id
from vedette.records.reading import Event, Figure, Reading, Statement
from vedette.records.spans import Span
from vedette.resolve.entities import resolve_entities

SYLLABLES = (
    "ba be bi bo bu da de di do du ga ge gi go gu ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu".split()
)
DEEDS = ("shelled", "raided", "bombed", "stormed", "attacked", "besieged", "freed", "abducted", "deployed to", "met in")
PAGES_A_STORY = 10


def word(chance: random.Random, length: int = 4) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(length))


def make_story(number: int, chance: random.Random) -> list[Reading]:
    """Ten pages about one set of actors and places, half of the sentences shared in other words."""
    actors = [f"{word(chance).title()} {word(chance).title()}" for _ in range(5)]
    places = [word(chance).title() for _ in range(4)]
    start = dt.date(2000, 1, 1) + dt.timedelta(days=number * 7 % 9000)
    facts = [
        (
            chance.choice(actors), chance.choice(DEEDS), chance.choice(places), chance.choice(actors),
            chance.randint(2, 90), chance.randint(0, 5),
        )
        for _ in range(12)
    ]  # fmt: skip
    filler = [" ".join(word(chance, 3) for _ in range(12)) for _ in range(14)]
    return [make_page(f"{number}-{n}", start, facts, filler, actors, places, chance) for n in range(PAGES_A_STORY)]


def make_page(
    key: str, start: dt.date, facts: list[tuple[str, str, str, str, int, int]], filler: list[str],
    actors: list[str], places: list[str], chance: random.Random,
) -> Reading:  # fmt: skip
    """One page: eight of the story's facts, each a sentence with an event, some with a count or a statement."""
    doc = make_id("d", key)
    text = ""
    events, figures, statements = [], [], []
    told = chance.sample(facts, 8)
    local = {name: f"{doc}-{name}" for name in (*actors, *places)}

    def party(name: str) -> Party:
        return Party(name, local[name])

    for actor, deed, place, other, number, after in told:
        sentence = f"{actor} {deed} {place} and killed {number} people of {other} {chance.choice(filler)}. "
        at = len(text)
        text += sentence
        body = Span(at, at + len(sentence) - 2, sentence[:-2])
        when = day(start + dt.timedelta(days=after))
        event = Event(
            id=make_id("e", doc, at), document=doc, type="ASSAULT", evidence=(body,), status="asserted", date=when,
            actors=(party(actor),), recipients=(party(other),), places=(Place(place, entity=local[place]),),
        )  # fmt: skip
        events.append(event)
        words = f"{number} people"
        where = at + sentence.index(words)
        figures.append(
            Figure(
                id=make_id("f", doc, at), document=doc, evidence=(Span(where, where + len(words), words),),
                low=number, high=number,
                qualifier="exact", measure="killed", group="people", place=event.places[0], event=event.id,
            )
        )  # fmt: skip
        if chance.random() < 0.5:
            statements.append(
                Statement(
                    id=make_id("s", doc, at), document=doc, speaker=party(actor), cue=None, content=(body,),
                    kind="indirect", act="report", date=when,
                )
            )  # fmt: skip
    first = Span(0, 3, text[:3])
    entities = tuple(
        Entity(local[n], n, "armed_group" if n in actors else "place", mentions=(first,)) for n in (*actors, *places)
    )
    published = Publication(day(start + dt.timedelta(days=7)), "page", (first,))
    document = Document(doc, text, (key,), published=published)
    return Reading(document, entities, tuple(statements), tuple(events), tuple(figures))


def pile(pages: int) -> list[Reading]:
    chance = random.Random(7)
    return [r for n in range(pages // PAGES_A_STORY) for r in make_story(n, chance)]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--sizes", type=int, nargs="+", default=[500, 1000, 2000])
    ask.add_argument("--json", type=Path)
    args = ask.parse_args()
    rows = []
    heads = ("pages", "resolve s", "reconcile s", "ms a page", "incidents", "stories", "peak MB")
    print("".join(f"{h:>12}" for h in heads))
    for size in args.sizes:
        readings = pile(size)
        began = time.perf_counter()
        entities = resolve_entities(readings)
        middle = time.perf_counter()
        links = reconcile(readings, entities)
        done = time.perf_counter()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        row = {
            "pages": len(readings), "resolve_s": round(middle - began, 2), "reconcile_s": round(done - middle, 2),
            "ms_a_page": round(1000 * (done - began) / len(readings), 2), "incidents": len(links.incidents),
            "stories": len(links.stories), "peak_mb": peak,
        }  # fmt: skip
        rows.append(row)
        print("".join(f"{value:>12}" for value in row.values()))
    if args.json:
        args.json.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
