"""Events: who did what to whom, when, where, with which status and on whose word."""

from __future__ import annotations

import datetime as dt

from vedette.extract.events.deed_times import deed_time
from vedette.extract.events.deeds import Deed, join_deeds
from vedette.extract.events.denials import dispute
from vedette.extract.events.lending import lend_dates
from vedette.extract.events.naming import Naming
from vedette.extract.events.sameness import link_tellings
from vedette.extract.events.speechacts import speech_events
from vedette.extract.events.status import (
    Governors,
    carrying_statement,
    has_long,
    is_accused,
    is_modifier,
    is_past_perfect,
    lacks_evidence,
    said_status,
    syntactic_status,
    tells_period_before,
)
from vedette.extract.events.telling import phrase, telling_words
from vedette.extract.events.triggers import find_triggers
from vedette.extract.places.places import PlaceMention, places_of
from vedette.extract.times.times import Time
from vedette.knowledge.eventframes import Lexicon, lexicon
from vedette.records.dates import DateRange
from vedette.records.entities import Party, Place
from vedette.records.ids import make_id
from vedette.records.parsed import Parsed
from vedette.records.reading import Event, Statement, Status
from vedette.records.spans import Span

PRODUCER = "events.rules/1"
HAPPENING = frozenset({"happen", "occur", "erupt", "break", "take"})
MONTH, MONTH_DAYS = 4, 10  # A month or a year told as a whole ("in October") is history soon after its end.
SINCE_DAYS = 180  # What runs on since longer ago is the setting of the news.
NEWS_DAYS = 45  # A deed that ended longer before the news is its background; swept 30-90 on the annotated stories.


def find_events(
    parsed: Parsed,
    times: tuple[Time, ...],
    places: tuple[PlaceMention, ...],
    statements: tuple[Statement, ...],
    words: Lexicon | None = None,
) -> tuple[Event, ...]:
    """The events of a page, in text order; ``words`` is another lexicon than the shipped one."""
    words = words or lexicon()
    coder = Coder(parsed, times, places, statements, words)
    deeds = join_deeds(parsed, words, find_triggers(parsed, words), coder.naming)
    coder.heads = frozenset(d.head for d in deeds)
    told = [event for deed in deeds if (event := coder.event(deed)) is not None]
    told += speech_events(parsed, statements, told, words)
    unique: dict[str, Event] = {}
    for event in told:
        unique.setdefault(event.id, event)
    ordered = tuple(sorted(unique.values(), key=lambda e: (e.evidence[0].start, e.evidence[0].end, e.id)))
    linked = link_tellings(parsed, ordered, coder.is_history)
    return dispute(parsed, lend_dates(parsed, linked, coder.is_history), statements)


def news_day(parsed: Parsed, times: tuple[Time, ...]) -> dt.date | None:
    """The day that the page's news is from: its publication, else the latest day that it names."""
    published = parsed.document.published
    if published and published.date.latest:
        return dt.date.fromisoformat(published.date.latest)
    days = [t.date.earliest for t in times if t.date.earliest and t.date.latest and t.kind != "until"]
    return dt.date.fromisoformat(max(days)) if days else None


class Coder:
    """Turns the deeds of one page into events."""

    def __init__(
        self,
        parsed: Parsed,
        times: tuple[Time, ...],
        places: tuple[PlaceMention, ...],
        statements: tuple[Statement, ...],
        words: Lexicon,
    ) -> None:
        self.parsed, self.times, self.places, self.statements, self.words = parsed, times, places, statements, words
        self.naming = Naming(parsed, words, statements)
        self.governors = Governors.of(words)
        self.today = news_day(parsed, times)
        self.heads: frozenset[int] = frozenset()

    def event(self, deed: Deed) -> Event | None:
        """The event of a deed; None where a bare noun tells nothing of who, where or when."""
        parsed, frame = self.parsed, deed.match.frame
        assert frame.type is not None
        actors = self.naming.parties(deed.actors)
        recipients = (self.naming.victims if frame.human else self.naming.parties)(deed.recipients)
        if not frame.mutual:
            recipients = tuple(
                r for r in recipients if (r.entity or r.name) not in {a.entity or a.name for a in actors}
            )
        if frame.joint and deed.match.part == "noun" and not actors and recipients:
            actors, recipients = recipients, ()
        actors = self.acting_side(deed, actors)
        sites = self.sites(deed)
        merged = frozenset(t for m in deed.merged for t in m.tokens)
        evidence = telling_words(parsed, deed.head, deed.match.tokens, merged, deed.carrier)
        when = deed_time(parsed, self.times, deed, evidence, self.heads - {deed.head})
        date = when.date if when is not None else None
        if deed.match.part == "noun" and not (actors or recipients or self.tells_by_itself(deed, bool(sites or date))):
            return None
        if deed.charge is not None and self.is_definite(deed) and not (recipients or sites or date):
            return None  # "claimed responsibility for the attack": a statement about a deed that is told elsewhere
        spoken = self.spoken(deed) if frame.speech else None
        if frame.speech and spoken is None and not deed.actors:
            return None  # "is suspected of", "was criticised": nobody says it
        head = parsed.tokens[deed.head]
        carrying = carrying_statement(self.statements, head.start, head.end)
        if frame.speech and spoken is None and carrying is not None and self.is_performed(deed):
            spoken = carrying  # "We appeal to all sides": the statement is the deed
        if spoken is not None and carrying is not None and carrying.id == spoken.id:
            carrying = None
        status = self.status(deed, date, carrying, actors)
        return Event(
            id=make_id("e", parsed.document.id, frame.type, evidence.start, evidence.end, head.start),
            document=parsed.document.id,
            type=frame.type,
            evidence=(evidence,),
            status=status,
            mode=deed.mode,
            actors=actors,
            recipients=recipients,
            places=sites,
            date=date,
            according_to=(carrying.speaker, *carrying.joint) if carrying and carrying.speaker else (),
            statement=spoken.id if spoken else None,
            said_in=carrying.id if carrying else None,
            trigger=parsed.span_of(
                [parsed.tokens[t] for t in deed.match.tokens if parsed.tokens[t].sentence == head.sentence]
            ),
            producer=f"{PRODUCER} {frame.id}",
            spans=self.role_words(deed),
        )

    def tells_by_itself(self, deed: Deed, anchored: bool) -> bool:
        """Whether a noun without parties tells a deed: where or when it was, or that it was, not just "the attack"."""
        if deed.carrier is not None:
            happened = self.parsed.tokens[deed.carrier].lemma.lower() in HAPPENING
            if anchored or happened or deed.actors or deed.recipients:  # "it carried out the attack": someone, unnamed
                return True
        if not deed.match.frame.bare:
            return False
        subject = deed.carrier is not None and self.parsed.tokens[deed.head].dep in ("nsubj", "nsubjpass")
        return anchored or subject or not self.is_definite(deed)

    def is_definite(self, deed: Deed) -> bool:
        """Whether a deed's noun has an article or owner that speaks of what was told before."""
        return any(
            c.dep == "poss" or c.lower in ("the", "this", "that", "these", "those", "any", "no")
            for c in self.parsed.children(deed.head, "det", "poss")
        )

    def role_words(self, deed: Deed) -> dict[str, tuple[Span, ...]]:
        """The noun phrases that stand in the roles, whether or not they name a party."""
        out: dict[str, tuple[Span, ...]] = {}
        for name, indices in (("actors", deed.actors), ("recipients", deed.recipients)):
            heads = [self.parsed.tokens[i] for i in indices]
            if heads:
                out[name] = tuple(phrase(self.parsed, t) for t in heads)
        return out

    def acting_side(self, deed: Deed, actors: tuple[Party, ...]) -> tuple[Party, ...]:
        """Actors by the kind of deed: a state that moves troops does it by its army; "we" in talks is the speaker."""
        kind = deed.match.frame
        if kind.mode == "troops" and any(
            self.parsed.tokens[t].lemma.lower() in self.naming.forces
            for m in (deed.match, *deed.merged)
            for t in m.tokens[1:]
        ):
            return tuple(self.naming.army_of(a) or a for a in actors)
        if kind.type == "CONSULT":
            spoken = [self.naming.speaker_at(self.parsed.tokens[i]) for i in deed.actors]
            return tuple(s for s in spoken if s) or actors
        return actors

    def sites(self, deed: Deed) -> tuple[Place, ...]:
        """Where the deed happened, by its own words, then by its carrier's and by what was merged."""
        for index in (deed.head, *([deed.carrier] if deed.carrier is not None else []), *(m.head for m in deed.merged)):
            found = places_of(self.parsed, self.places, index)
            if found:
                return self.real_sites(deed, found)
        return ()

    def real_sites(self, deed: Deed, found: tuple[Place, ...]) -> tuple[Place, ...]:
        """Places without those that are a party of the deed ("exports to Korea") or a thing that moves."""
        parties = {p.entity or p.name for p in self.naming.parties([*deed.actors, *deed.recipients])}
        moving = self.naming.acting | {"vessel"}
        return tuple(
            p
            for p in found
            if not ((p.entity or p.name) in parties and p.precision == 6)
            and p.name.lower().split()[-1].rstrip("s") not in moving
        )

    def spoken(self, deed: Deed) -> Statement | None:
        """The statement whose cue the deed's words are, where the deed is something said."""
        heads = [self.parsed.tokens[t] for t in (deed.head, *([deed.carrier] if deed.carrier is not None else []))]
        for statement in self.statements:
            cue = statement.cue
            if cue is not None and any(t.start < cue.end and cue.start < t.end for t in heads):
                return statement
        return None

    def is_performed(self, deed: Deed) -> bool:
        """Whether a speaker does the deed by saying it: "I", "we" and a verb of saying in the present."""
        verb = self.parsed.tokens[deed.verb]
        if verb.pos == "ADJ":
            verb = self.parsed.head(verb.index)
        subject = self.parsed.child(verb.index, "nsubj")
        return verb.tag in ("VBP", "VBZ") and subject is not None and subject.lower in ("i", "we")

    def status(
        self, deed: Deed, date: DateRange | None, carrying: Statement | None, actors: tuple[Party, ...]
    ) -> Status:
        """The deed's status by its clause, its date and the statement that carries it."""
        parsed, frame = self.parsed, deed.match.frame
        own = syntactic_status(parsed, self.words, self.governors, deed.head, deed.carrier)
        verb = parsed.tokens[deed.verb]
        if own == "asserted" and frame.status != "asserted":
            own = frame.status
        if own == "asserted" and lacks_evidence(parsed, verb):
            own = "denied"
        if deed.charge is not None and own in ("asserted", "denied"):
            return deed.charge.status if carrying is None or own == "denied" else "claimed"
        if (
            own in ("asserted", "disputed")
            and self.is_history(date)
            and (carrying is None or is_modifier(parsed, verb))
        ):
            own = "background"
        noun = parsed.tokens[deed.head].pos in ("NOUN", "PROPN") and deed.carrier is None
        if own == "asserted" and tells_period_before(date) and (carrying is None or noun or is_modifier(parsed, verb)):
            own = "background"
        past = is_past_perfect(parsed, verb) or has_long(parsed, verb) or self.is_long_since(date)
        if own == "asserted" and carrying is None and past:
            own = "background"
        if carrying is None:
            return "claimed" if own == "asserted" and is_accused(parsed, verb) else own
        speaker = carrying.speaker
        acts = speaker is not None and any(self.same_side(speaker, a, carrying) for a in actors)
        return said_status(own, carrying.act, frame.type or "", acts)

    def same_side(self, speaker: Party, actor: Party, statement: Statement) -> bool:
        """Whether a speaker is the actor, belongs to it, or both are of one country."""
        if speaker.name == actor.name or (speaker.entity and speaker.entity == actor.entity):
            return True
        known = self.parsed.entity_by_id
        a, b = known.get(speaker.entity or ""), known.get(actor.entity or "")
        return bool(a and b and (a.member_of == b.id or (a.country and a.country == b.country)))

    def is_long_since(self, date: DateRange | None) -> bool:
        """Whether a time runs on from well before the news ("at war since 2011")."""
        if date is None or date.earliest is None or date.latest is not None or self.today is None:
            return False
        return dt.date.fromisoformat(date.earliest) < self.today - dt.timedelta(days=SINCE_DAYS)

    def is_history(self, date: DateRange | None) -> bool:
        """Whether a date ended well before the news of the page."""
        if date is None or date.latest is None or self.today is None:
            return False
        if (date.precision or 0) >= MONTH and dt.date.fromisoformat(date.latest) < self.today - dt.timedelta(
            days=MONTH_DAYS
        ):
            return True
        return dt.date.fromisoformat(date.latest) < self.today - dt.timedelta(days=NEWS_DAYS)
