"""Agreements: what was agreed between whom, the duties under it, accused breaches, and deadlines set."""

from __future__ import annotations

from typing import TypeVar

from vedette.extract.agreements.names import Named, best_title, find_named, words_of_mention
from vedette.extract.agreements.terms import Terms
from vedette.extract.events.naming import Naming
from vedette.extract.events.roles import logical_subject, nominal_subject, prepositional
from vedette.extract.places.places import PlaceMention, places_of
from vedette.extract.times.times import Time, time_of
from vedette.knowledge.agreementwords import AgreementWords, agreement_words
from vedette.knowledge.eventframes import lexicon
from vedette.records.dates import DateRange
from vedette.records.entities import Party, Place
from vedette.records.ids import make_id
from vedette.records.parsed import Parsed
from vedette.records.reading import Agreement, Deadline, Event, Obligation, Statement, Violation

PRODUCER = "agreements.rules/1"
Term = TypeVar("Term", Obligation, Violation)


def find_agreements(
    parsed: Parsed,
    times: tuple[Time, ...],
    places: tuple[PlaceMention, ...],
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
) -> tuple[Agreement, ...]:
    """The agreements that a page speaks of; a deadline without any is an agreement of its own, an ultimatum."""
    words = agreement_words()
    naming = Naming(parsed, lexicon(), statements)
    found = find_named(parsed, words)
    by_token = {i: n for n, named in enumerate(found) for i in named.heads}
    terms = Terms(parsed, words, naming, statements, by_token.get)
    duties, breaches, deadlines = terms.duties(), terms.breaches(), terms.deadlines(times)
    main = max(range(len(found)), key=lambda n: (len(found[n].heads), -n), default=None)
    out: list[Agreement] = []
    for n, named in enumerate(found):
        own_duties = unique([o for at, o in duties if belongs(at, n, main, o.span.start, found, parsed)])
        own_breaches = unique([v for at, v in breaches if belongs(at, n, main, v.span.start, found, parsed)])
        out.append(
            Agreement(
                id=make_id("a", parsed.document.id, named.heads[0], best_title(named)),
                document=parsed.document.id,
                name=best_title(named),
                entity=named.entity,
                mentions=tuple(dict.fromkeys(words_of_mention(parsed, h) for h in named.heads)),
                date=date_of(parsed, times, named),
                place=place_of(parsed, places, named),
                parties=parties_of(parsed, naming, named, words, events),
                obligations=own_duties,
                violations=own_breaches,
                deadlines=tuple(deadlines) if n == main else (),
                producer=PRODUCER,
            )
        )
    if main is None:
        out.extend(ultimatum(parsed, d) for d in deadlines)
    return tuple(out)


def belongs(at: int | None, n: int, main: int | None, start: int, found: list[Named], parsed: Parsed) -> bool:
    """Whether a term is one of agreement ``n``: it names it; or it names none, and ``n`` is the nearest before."""
    if at is not None and at >= 0:
        return at == n
    before = [
        (max(h for h in named.heads if parsed.tokens[h].start <= start), i)
        for i, named in enumerate(found)
        if parsed.tokens[named.heads[0]].start <= start
    ]
    return n == (max(before)[1] if before else main)


def unique(terms: list[Term]) -> tuple[Term, ...]:
    return tuple({t.span: t for t in terms}.values())


def date_of(parsed: Parsed, times: tuple[Time, ...], named: Named) -> DateRange | None:
    """The day of an agreement: the most exact time that its mentions, or verbs of making it, are given."""
    dates: list[DateRange] = []
    for head in named.heads:
        below = {t.index for t in parsed.subtree(head)}
        inside = [t for t in times if t.kind != "until" and set(range(t.first, t.last)) & below]
        dates += [t.date for t in inside if t.date.is_resolved]
        above = parsed.head(head)
        if above.pos == "VERB" and above.lemma.lower() in (
            "sign",
            "reach",
            "agree",
            "strike",
            "conclude",
            "broker",
            "make",
            "adopt",
            "pass",
            "negotiate",
            "announce",
            "approve",
            "impose",
        ):
            time = time_of(parsed, times, above.index)
            if time is not None and time.kind != "until" and time.date.is_resolved:
                dates.append(time.date)
    return min(dates, key=lambda d: (d.precision or 9, d.earliest or ""), default=None)


def place_of(parsed: Parsed, places: tuple[PlaceMention, ...], named: Named) -> Place | None:
    """Where it was made: a town in its name, or the place of the verb of making it."""
    if named.family == "measure":
        return None
    places = tuple(p for p in places if p.place.latitude is not None and p.place.precision in (1, 2, 3))
    for head in named.heads:
        inside = [
            p.place for p in places if p.head in parsed.tokens[head].children and p.place.precision in (None, 1, 2)
        ]
        if inside:
            return inside[0]
    for head in named.heads:
        for index in (head, *(c.index for c in parsed.children(head, "acl", "relcl")), parsed.tokens[head].head):
            token = parsed.tokens[index]
            if index == head or token.lemma.lower() in (
                "sign",
                "reach",
                "agree",
                "strike",
                "conclude",
                "broker",
                "negotiate",
            ):
                found = places_of(parsed, places, index)
                if found:
                    return found[0]
    return None


def parties_of(
    parsed: Parsed, naming: Naming, named: Named, words: AgreementWords, events: tuple[Event, ...]
) -> tuple[Party, ...]:
    """Who agreed: "between A and B", "with B", the subjects of the verbs of making it, the nationalities before it."""
    found: dict[str, Party] = {}

    def add(indices: list[int]) -> None:
        for party in naming.parties(indices):
            found.setdefault(party.entity or party.name, party)

    for head in named.heads:
        lemma = parsed.tokens[head].lemma.lower()
        if lemma not in words.imposed:
            add(prepositional(parsed, head, "between"))
            with_whom = prepositional(parsed, head, "with")
            if with_whom:
                add(with_whom)
                add(nominal_subject(parsed, parsed.tokens[head]))
        else:
            add(nominal_subject(parsed, parsed.tokens[head]))
        for c in parsed.children(head, "acl", "relcl"):
            if c.lemma.lower() in (
                "sign",
                "reach",
                "agree",
                "strike",
                "conclude",
                "make",
                "broker",
                "adopt",
                "pass",
                "impose",
            ):
                add(prepositional(parsed, c.index, "between") or logical_subject(parsed, c))
        above = parsed.head(head)
        if (
            above.pos == "VERB"
            and parsed.tokens[head].dep == "dobj"
            and above.lemma.lower()
            in ("sign", "reach", "agree", "strike", "conclude", "make", "adopt", "pass", "impose")
        ):
            add(logical_subject(parsed, above))
            add(prepositional(parsed, above.index, "with"))
    return tuple(found.values())


def ultimatum(parsed: Parsed, deadline: Deadline) -> Agreement:
    """A deadline that stands under no agreement of the page."""
    by = f" of {deadline.set_by.name}" if deadline.set_by else ""
    return Agreement(
        id=make_id("a", parsed.document.id, "ultimatum", deadline.span.start),
        document=parsed.document.id,
        name=f"demand{by}",
        mentions=(deadline.span,),
        deadlines=(deadline,),
        producer=PRODUCER,
    )
