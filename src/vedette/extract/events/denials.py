"""What a page disputes: a deed told on someone's word that another denies, and a deed laid to different doers.

A claimed deed is disputed where the page has a denial by its doer, or by another side, that speaks of the same; the
denial names it by its words or by a word for what is said ("denied the allegations"). What the reporter tells is
disputed only where its doer denies it in words. Two claims of one happening by two sources that name different doers
dispute each other.
"""

from __future__ import annotations

from itertools import combinations

import msgspec

from vedette.extract.events.sameness import STRIKES, frame_of, names, sites
from vedette.records.entities import Party
from vedette.records.parsed import Parsed
from vedette.records.reading import Event, Statement
from vedette.records.spans import Span

DENYING = frozenset(
    {"deny", "reject", "dismiss", "refute", "rebut", "dispute", "contest", "contradict", "disavow", "rubbish"}
)
SAYINGS = frozenset(
    "accusation allegation charge claim report account story suggestion assertion version that it them".split()
)
CONTENT = frozenset({"NOUN", "VERB", "PROPN", "ADJ"})
FEW = frozenset("have be do say government country official ministry any other state".split())
LONGEST = 60  # statements looked at, and claims paired: keeps a very long page quick


def dispute(parsed: Parsed, events: tuple[Event, ...], statements: tuple[Statement, ...]) -> tuple[Event, ...]:
    """The events, claimed ones that the page disputes as such."""
    denials = [s for s in statements if is_denial(parsed, s)][:LONGEST]
    claims = [e for e in events if e.status in ("claimed", "asserted") and not e.statement]
    disputed = {e.id for e in claims if any(speaks_against(parsed, d, e, statements) for d in denials)}
    for a, b in combinations([c for c in claims if c.status == "claimed"][:LONGEST], 2):
        if other_doers(a, b):
            disputed |= {a.id, b.id}
    return tuple(msgspec.structs.replace(e, status="disputed") if e.id in disputed else e for e in events)


def is_denial(parsed: Parsed, statement: Statement) -> bool:
    """Whether a statement denies something, by its act or by its cue."""
    if statement.act == "deny":
        return True
    return statement.cue is not None and any(t.lemma.lower() in DENYING for t in parsed.tokens_in(statement.cue))


def speaks_against(parsed: Parsed, denial: Statement, event: Event, statements: tuple[Statement, ...]) -> bool:
    """Whether a denial is of what an event tells: by another than the event's own source."""
    if event.said_in == denial.id:
        return False
    if denial.speaker is None or same_side(parsed, denial.speaker, event.according_to):
        return False
    said = lemmas(parsed, denial.content)
    told = lemmas(parsed, event.evidence)
    accused = same_side(parsed, denial.speaker, event.actors)
    shared = (said & told) - FEW
    parties = {w for p in (*event.actors, *event.recipients) for w in p.name.lower().split()}
    if event.status == "asserted":
        return accused and bool(event.actors) and len(shared) >= 2 and bool(shared - parties)
    if accused and said & SAYINGS and len(said - FEW) <= 6:
        return True  # "the ministry rejected the accusations"
    return len(shared) >= 2 or (accused and bool(shared - parties))


def lemmas(parsed: Parsed, spans: tuple[Span, ...]) -> set[str]:
    """The content words of some stretches of text."""
    found = {t.lemma.lower() for s in spans for t in parsed.tokens_in(s) if t.pos in CONTENT}
    return found | ({t.lower for s in spans for t in parsed.tokens_in(s)} & SAYINGS)


def same_side(parsed: Parsed, speaker: Party, parties: tuple[Party, ...]) -> bool:
    """Whether a speaker is one of some parties, belongs to one, or is of one's country."""
    known = parsed.entity_by_id
    own = known.get(speaker.entity or "")
    for party in parties:
        other = known.get(party.entity or "")
        if speaker.name == party.name or (own is not None and own is other):
            return True
        if own is not None and other is not None:
            if own.member_of == other.id or other.member_of == own.id:
                return True
            if own.country and own.country == other.country:
                return True
    return False


def other_doers(a: Event, b: Event) -> bool:
    """Whether two claims, each on its own source's word, lay one happening to different doers."""
    if a.type != b.type or not (a.actors and b.actors and a.according_to and b.according_to):
        return False
    if names(a.actors) & names(b.actors) or names(a.according_to) & names(b.according_to):
        return False
    if not names(a.recipients) & names(b.recipients) or names(a.actors) & names(b.recipients):
        return False
    kin = frame_of(a) == frame_of(b) or {frame_of(a), frame_of(b)} <= STRIKES
    here = not sites(a) or not sites(b) or bool(sites(a) & sites(b))
    when = not (a.date and b.date and a.date.is_resolved and b.date.is_resolved) or a.date.overlaps(b.date)
    return kin and here and when and bool(sites(a) & sites(b) or (a.date and b.date))
