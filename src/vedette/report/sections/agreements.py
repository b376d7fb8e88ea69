"""Agreements: who agreed, what each must do, who accuses whom of a breach, and what was to be done by when."""

from __future__ import annotations

import re

from vedette.records.entities import Party
from vedette.records.reading import Agreement, Statement
from vedette.records.spans import Span
from vedette.report.brief_model import Bullets, Cite, Heading, Item, Line, Paragraph, Quote, Section
from vedette.report.citations import merge
from vedette.report.copy_desk import CopyDesk
from vedette.report.docket import time_key
from vedette.report.sections.sayings import is_over
from vedette.report.wording import capital, date_words, shown, unique, when

At = tuple[str, Span]
WORDS = re.compile(r"\w+")
BODIES = frozenset({"state", "government_body", "armed_group", "military", "organization", "population"})
FEWEST_WORDS = 3


def agreements(desk: CopyDesk) -> Section | None:
    """The section; None where no page tells of an agreement or a deadline."""
    blocks: list[Heading | Paragraph | Bullets] = []
    for same in grouped(desk)[: desk.limits.agreements]:
        blocks += told(desk, same)
    ultimatums = sorted(
        (s for s in desk.docket.statements.values() if s.deadline and s.deadline.is_resolved and not is_over(desk, s)),
        key=lambda s: (time_key(s.deadline), desk.docket.order(s.document), s.content),
    )
    if ultimatums:
        blocks.append(Heading(("Deadlines set",)))
        blocks.append(Bullets(tuple(Item(line) for line in deadline_lines(desk, ultimatums))))
    return Section("agreements", "Agreements, duties and deadlines", tuple(blocks)) if blocks else None


def grouped(desk: CopyDesk) -> list[list[Agreement]]:
    """Tellings of one agreement together: as the case links them, else by one entity or one name."""
    found, taken = desk.docket.agreements, set()
    out = []
    for ids in desk.docket.links.agreements:
        same = [found[i] for i in ids if i in found]
        taken |= {a.id for a in same}
        out.append(same)
    by_name: dict[str, list[Agreement]] = {}
    for agreement in found.values():
        if agreement.id not in taken:
            by_name.setdefault(title(desk, agreement), []).append(agreement)
    out += by_name.values()
    for same in out:
        same.sort(key=lambda a: (desk.docket.order(a.document), a.id))
    return sorted((s for s in out if s), key=lambda s: (-len(s), -parts(s), s[0].id))


def parts(same: list[Agreement]) -> int:
    return sum(len(a.obligations) + len(a.violations) + len(a.deadlines) for a in same)


def title(desk: CopyDesk, agreement: Agreement) -> str:
    return desk.cast.name(agreement.document, Party(agreement.name, agreement.entity))


def told(desk: CopyDesk, same: list[Agreement]) -> list[Heading | Paragraph | Bullets]:
    """One agreement: name, day, parties; duties by party; accused breaches; deadlines."""
    date = next((a.date for a in sorted(same, key=lambda a: a.date.precision or 9 if a.date else 99) if a.date), None)
    place = next((shown(a.place.name) for a in same if a.place), "")
    names = unique(desk.cast.name(a.document, p) for a in same for p in a.parties)
    facts = [f"between {desk.names(names, 6)}" if names else "", when(date), place]
    named_duty = any(bound(desk, a, o.party) for a in same for o in a.obligations)
    if not (names and when(date)) and not (parts(same) and (names or when(date) or named_duty)):
        return []  # a bare mention tells nothing of what was agreed
    items = [*duties(desk, same), *breaches(desk, same), *deadlines(desk, same)]
    line: Line = (
        f"{capital(', '.join(f for f in facts if f)) or 'Parties and day not given'} ",
        merge(desk.cites.words(a.document, *(a.mentions[:1] or first_words(a))) for a in same),
    )
    blocks: list[Heading | Paragraph | Bullets] = [Heading((capital(shown(title(desk, same[0]))),)), Paragraph(line)]
    return [*blocks, Bullets(tuple(items))] if items else blocks


def first_words(agreement: Agreement) -> tuple[Span, ...]:
    every = [o.span for o in agreement.obligations] + [v.span for v in agreement.violations]
    every += [d.span for d in agreement.deadlines]
    return (min(every),) if every else ()


def duties(desk: CopyDesk, same: list[Agreement]) -> list[Item]:
    """A line a party, its duties under it in the words of the pages; a duty of several parties once, for all."""
    bearers: dict[At, list[str]] = {}
    for a in same:
        telling = [o for o in a.obligations if not is_empty(o.span)] or a.obligations
        for o in telling:
            name = bound(desk, a, o.party)
            bearers.setdefault((a.document, o.span), []).append(name)
    by_party: dict[tuple[str, ...], list[At]] = {}
    for at, each in bearers.items():
        by_party.setdefault(tuple(unique(each)), []).append(at)
    items = []
    for names in sorted(by_party, key=lambda n: not n):  # duties on nobody by name come last
        head = f"Duties of {desk.names(names)}:" if names else "Duties, on nobody by name:"
        items.append(Item((head,), worded(desk, by_party[names])))
    return items


def bound(desk: CopyDesk, agreement: Agreement, party: Party | None) -> str:
    """Who is bound by a duty or accused of a breach; "" for a person or a plain word: agreements bind bodies."""
    name = desk.cast.who(agreement.document, party) or ""
    entity = desk.cast.known(name)
    return name if entity is None or entity.kind in BODIES else ""


def is_empty(span: Span) -> bool:
    """Whether the words tell no duty: "its commitments"."""
    return len(WORDS.findall(span.text)) < FEWEST_WORDS


def worded(desk: CopyDesk, places: list[At]) -> tuple[Line, ...]:
    """Passages as lines, those that say the same (or part of it) in one, the fullest first in the order of pages."""
    said: list[tuple[str, list[At]]] = []
    for document, span in places:
        words = " ".join(WORDS.findall(span.text.casefold()))
        for i, (longer, each) in enumerate(said):
            if words in longer or longer in words:
                said[i] = (max(words, longer, key=len), [*each, (document, span)])
                break
        else:
            said.append((words, [(document, span)]))
    kept = [max(each, key=lambda at: len(at[1].text)) for _, each in said]
    shown_lines = list(zip(kept, (each for _, each in said), strict=True))[: desk.limits.duties]
    return tuple(
        (Quote(desk.clip(span.text)), " ", merge(desk.cites.words(d, s) for d, s in each))
        for (_, span), each in shown_lines
    )


def breaches(desk: CopyDesk, same: list[Agreement]) -> list[Item]:
    """Who is accused of a breach, by whose word, in which words."""
    charges: dict[tuple[str, str], list[At]] = {}
    for a in same:
        for v in a.violations:
            by = bound(desk, a, v.by)
            if not by and (v.said_by is None or is_empty(v.span)):
                continue  # neither who nor by whose word: "the deal has since crumbled" accuses nobody
            accuser = says(desk, a, v.said_by, desk.docket.outlet(a.document))
            accused = desk.cast.say_name(by) if by else "someone not named"
            charges.setdefault((accused, accuser), []).append((a.document, v.span))
    lines: list[Line] = []
    for (accused, accuser), places in charges.items():
        lines += [(f"By {accused}, according to {accuser}: ", *line) for line in worded(desk, places)]
    return [Item(("Accused breaches:",), tuple(lines))] if lines else []


def deadlines(desk: CopyDesk, same: list[Agreement]) -> list[Item]:
    """What was to be done by when, set by whom for whom."""
    lines: list[Line] = []
    for a in same:
        for d in a.deadlines:
            setter = f", set by {who}" if (who := says(desk, a, d.set_by)) else ""
            bound = f" for {who}" if (who := says(desk, a, d.bound)) else ""
            lines.append(
                (f"By {date_words(d.date) or 'a day not given'}{bound}{setter}: ", Quote(desk.clip(d.span.text)), " ",
                 desk.cites.words(a.document, d.span))
            )  # fmt: skip
    return [Item(("Deadlines:",), tuple(lines))] if lines else []


def says(desk: CopyDesk, agreement: Agreement, party: Party | None, otherwise: str = "") -> str:
    """A party of an agreement in running text; other words where the page names none."""
    name = desk.cast.who(agreement.document, party)
    return desk.cast.say_name(name) if name else otherwise


def deadline_lines(desk: CopyDesk, statements: list[Statement]) -> list[Line]:
    """Demands with a day to them, one line for each that pages repeat."""
    seen: set[str] = set()
    lines: list[Line] = []
    for s in statements:
        same = desk.docket.repeated_of.get(s.id)
        if s.id in seen:
            continue
        every = [desk.docket.statements[i] for i in same.statements] if same else [s]
        seen |= {x.id for x in every}
        name = desk.cast.who(s.document, s.speaker)
        who = capital(desk.cast.say_name(name)) if name else "Someone not named"
        to = desk.names(unique(desk.cast.name(s.document, t) for t in s.targets))
        cite: Cite = desk.cites.told(every)
        words = f"By {date_words(s.deadline)} – {who}{f' to {to}' if to else ''}: "
        lines.append((words, Quote(desk.excerpt(s)), " ", cite))
    return lines
