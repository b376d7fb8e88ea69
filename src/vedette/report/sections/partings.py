"""Where the accounts part: conflicts with their wordings side by side, and no word on which is right."""

from __future__ import annotations

from collections.abc import Sequence

from vedette.records.case import Conflict, Series
from vedette.records.reading import Event, Figure, Statement
from vedette.report.brief_model import Block, Line, Paragraph, Quote, Section, Side, Sides, Strong
from vedette.report.copy_desk import CopyDesk
from vedette.report.docket import Told
from vedette.report.sections.figures import counted_thing
from vedette.report.wording import bounds_words, capital, clipped, counted, date_words, shown, unique

MOST_SIDES = 4
MOST_WORDS = 160


def partings(desk: CopyDesk) -> Section | None:
    """The section; None where no accounts part."""
    found = [
        block for c in desk.docket.links.conflicts if (block := parting(desk, c.kind, c.what, c.reason, c.records))
    ]
    told = [set(c.records) for c in desk.docket.links.conflicts]
    for series in contradictions(desk):
        if not any(len(records & set(series.figures)) > 1 for records in told):
            block = parting(desk, "figure", series.group, series.reason, series.figures)
            found += [block] if block else []
    if not found:
        return None
    most = desk.limits.conflicts
    blocks: list[Block] = list(found[:most])
    if len(found) > most:
        left = counted(len(found) - most, "further point")
        blocks.append(Paragraph((f"{capital(left)} can be seen in the case itself.",), small=True))
    return Section("part", "Where the accounts part", tuple(blocks))


def contradictions(desk: CopyDesk) -> list[Series]:
    return [s for s in desk.docket.links.series if s.verdict == "contradict"]


def in_few_words(desk: CopyDesk, conflict: Conflict) -> str:
    """A conflict in a few words, for the opening."""
    count = next((f for i in conflict.records if (f := desk.docket.figures.get(i))), None)
    if conflict.kind == "figure" and count:
        return counted_thing(desk, count.measure, count.group)
    return clipped(shown(conflict.what), 80)


def parting(desk: CopyDesk, kind: str, what: str, reason: str, records: Sequence[str]) -> Sides | None:
    """One conflict; None where fewer than two of its records are in the case."""
    told = [r for i in records if (r := desk.docket.told(i))]
    told.sort(key=lambda r: desk.docket.order(r.document))
    if kind == "figure":
        firm = [r for r in told if not (isinstance(r, Figure) and r.qualifier == "vague")]
        told = firm if len({value(desk, kind, r) for r in firm}) > 1 else told
    groups: dict[str, list[Told]] = {}
    for record in told:
        groups.setdefault(value(desk, kind, record), []).append(record)
    if len(told) < 2:
        return None
    if len(groups) == 1:
        groups = {record.id: [record] for record in told}  # one voice, told in two ways
    sides = tuple(side(desk, label, each) for label, each in list(groups.items())[:MOST_SIDES])
    count = next((r for r in told if isinstance(r, Figure)), None) if kind == "figure" else None
    label = desk.lexicon.conflicts.get(kind, "What")
    if kind == "account" and all(isinstance(r, Statement) for r in told):
        label = desk.lexicon.conflicts["charge"]
    words = clipped(shown(what), MOST_WORDS)
    if words.casefold().startswith(f"{label.casefold()}: "):
        words = words[len(label) + 2 :]
    subject = counted_thing(desk, count.measure, count.group) if count else words
    title: Line = (Strong(label), ": ", capital(subject))
    return Sides(title, shown(reason), sides)


def value(desk: CopyDesk, kind: str, record: Told) -> str:
    """What an account gives, so that those that give the same stand together on one side."""
    if isinstance(record, Figure):
        return bounds_words(record)
    if isinstance(record, Statement):
        who = desk.cast.who(record.document, record.speaker) or desk.docket.outlet(record.document)
        return f"{who}\0{'deny' if record.act == 'deny' else ''}"
    if kind == "date":
        return capital(date_words(record.date)) or "Day not given"
    if kind == "attribution":
        return desk.names(unique(desk.cast.name(record.document, p) for p in record.actors)) or "Nobody named"
    return record.id


def side(desk: CopyDesk, label: str, each: list[Told]) -> Side:
    """One account: the value or the speaker, the pages that give it, and its words."""
    first = each[0]
    pages = unique(desk.page(r.document) for r in each)
    outlets = "; ".join(pages[:3]) + (f" and {len(pages) - 3} more" if len(pages) > 3 else "")
    words: list[str | Quote] = []
    for text in unique(desk.excerpt(r) for r in each)[:2]:
        words += [" · " if words else "", Quote(text)]
    words.append(" ")
    if isinstance(first, Statement):
        name = desk.cast.who(first.document, first.speaker)
        who = capital(desk.cast.say_name(name)) if name else "Somebody not named"
        return Side(
            (Strong(who), f", {desk.lexicon.acts[first.act].noun} – {outlets}"), (*words, desk.cites.told(each))
        )
    if isinstance(first, Event) and label == first.id:
        return Side((outlets,), (*words, desk.cites.told(each)))
    return Side((Strong(label), f" – {outlets}"), (*words, desk.cites.told(each)))
