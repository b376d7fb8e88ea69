"""What is said: utterances by speaker, speakers by the country that the pages give them."""

from __future__ import annotations

from collections import defaultdict

from vedette.records.dates import DateRange
from vedette.records.entities import CaseEntity
from vedette.records.reading import Statement
from vedette.report.brief_model import Bullets, Heading, Item, Line, Paragraph, Quote, Section, Strong
from vedette.report.copy_desk import CopyDesk
from vedette.report.docket import time_key
from vedette.report.wording import capital, counted, date_words, shown, unique, when

Utterance = tuple[Statement, ...]
OTHERS = "Others"


def sayings(desk: CopyDesk) -> Section | None:
    """The section; None where nobody is named as a speaker."""
    by_speaker: dict[str, list[Utterance]] = defaultdict(list)
    for utterance in utterances(desk):
        speaker = next((name for s in utterance if (name := desk.cast.who(s.document, s.speaker))), None)
        if speaker:
            by_speaker[speaker].append(utterance)
    if not by_speaker:
        return None
    weights = {name: sum(sorted((rank(desk, u) for u in each), reverse=True)[:3]) for name, each in by_speaker.items()}
    chosen = sorted(weights, key=lambda n: (-weights[n], n))[: desk.limits.speakers]
    countries: dict[str, list[str]] = defaultdict(list)
    for name in chosen:
        countries[country(desk, by_speaker[name])].append(name)
    order = sorted(countries, key=lambda c: (c == OTHERS, -max(weights[n] for n in countries[c]), c))
    blocks: list[Bullets | Heading | Paragraph] = []
    for side in order:
        if len(order) > 1:
            blocks.append(Heading((shown(side),)))
        blocks.append(Bullets(tuple(speaker_item(desk, by_speaker[n]) for n in countries[side])))
    left = len(by_speaker) - len(chosen)
    if left > 0:
        blocks.append(
            Paragraph((f"{capital(counted(left, 'further speaker'))} can be seen in the case itself.",), True)
        )
    return Section("said", "What is said, and by whom", tuple(blocks))


def utterances(desk: CopyDesk) -> list[Utterance]:
    """Statements joined to utterances: those repeated between pages, and those told twice on one page."""
    group: dict[str, str] = {}

    def top(key: str) -> str:
        while group.get(key, key) != key:
            key = group[key]
        return key

    statements = desk.docket.statements
    links = [(x.statements[0], s) for x in desk.docket.links.repeated for s in x.statements]
    links += [(s.same_as, s.id) for s in statements.values() if s.same_as]
    for a, b in sorted((min(pair), max(pair)) for pair in links):
        if a in statements and b in statements:
            group[max(top(a), top(b))] = min(top(a), top(b))
    joined: dict[str, list[Statement]] = defaultdict(list)
    for key in statements:
        joined[top(key)].append(statements[key])
    return [
        tuple(sorted(each, key=lambda s: (desk.docket.order(s.document), s.content)))
        for _, each in sorted(joined.items())
    ]


def spokesman(utterance: Utterance) -> Statement:
    """The telling that is shown: the speaker's own words before the page's, then the longest."""
    return max(utterance, key=lambda s: (s.kind == "direct", s.kind == "mixed", sum(len(c.text) for c in s.content)))


def rank(desk: CopyDesk, utterance: Utterance) -> int:
    """Weight of the act, and what makes it matter: several origins, own words, a condition, a deadline."""
    shown_one = spokesman(utterance)
    bound = any(s.deadline or s.condition for s in utterance)
    origins = desk.docket.origins(s.document for s in utterance)
    return desk.lexicon.acts[shown_one.act].weight + 2 * (origins - 1) + 2 * (shown_one.kind == "direct") + 2 * bound


def country(desk: CopyDesk, each: list[Utterance]) -> str:
    """The state of the case whose code the speaker bears. Who is aligned with whom is never guessed."""
    entity = speaker_entity(desk, each)
    states = [e for e in desk.docket.links.entities if e.kind == "state" and entity and e.country == entity.country]
    return min((e.name for e in states if e.country), default=OTHERS)


def speaker_entity(desk: CopyDesk, each: list[Utterance]) -> CaseEntity | None:
    found = (
        desk.cast.entity(s.document, s.speaker)
        for u in each for s in u if s.speaker and desk.cast.who(s.document, s.speaker)
    )  # fmt: skip
    return next((e for e in found if e), None)


def speaker_item(desk: CopyDesk, each: list[Utterance]) -> Item:
    """A speaker and the weightiest of the sayings, in the order of time."""
    most = desk.limits.statements
    ranked = sorted(each, key=lambda u: (-rank(desk, u), u[0].id))
    chosen = sorted(ranked[:most], key=lambda u: (time_key(said_on(desk, u)), u[0].id))
    first = next(name for u in each for s in u if (name := desk.cast.who(s.document, s.speaker)))
    name = capital(desk.cast.say_name(first))
    lines = tuple(utterance_line(desk, u) for u in chosen)
    more: Line = ()
    if len(each) > most:
        rest = [s for u in ranked[most:] for s in u]
        more = (f"{counted(len(each) - most, 'more saying')} ", desk.cites.told(rest))
    return Item((Strong(name),), (*lines, more) if more else lines)


def said_on(desk: CopyDesk, utterance: Utterance) -> DateRange | None:
    """The day of the utterance, else the day of the first page that reports it."""
    own = next((s.date for s in utterance if s.date and s.date.is_resolved), None)
    return own or desk.docket.published(utterance[0].document)


def utterance_line(desk: CopyDesk, utterance: Utterance) -> Line:
    """How it was said, when, to whom, in which words, and who reports it."""
    one = spokesman(utterance)
    words = desk.lexicon.acts[one.act]
    targets = desk.names(unique(desk.cast.name(s.document, t) for s in utterance for t in s.targets))
    act = f"{words.noun} {words.on} {targets}" if targets else words.noun
    with_whom = unique(desk.cast.name(s.document, p) for s in utterance for p in s.joint)
    together = f", together with {desk.names(with_whom)}" if with_whom else ""
    date = next((s.date for s in utterance if s.date and s.date.is_resolved), None)
    reported = desk.docket.day(utterance[0].document)
    page = (
        f" ({reported.replace('undated', 'undated page')})"
        if reported.startswith("undated")
        else f" (page of {reported})"
    )
    on = f" {when(date)}" if date else page
    deadline = next((s.deadline for s in utterance if s.deadline and s.deadline.is_resolved), None)
    due = f" Deadline: {date_words(deadline)}." if deadline else ""
    speaker = desk.cast.name(one.document, one.speaker) if one.speaker else ""
    through = [c for c in unique(desk.cast.name(s.document, p) for s in utterance for p in s.channel) if c != speaker]
    via = f", through {desk.names(through[:2])}" if through else ""
    pages = {s.document for s in utterance}
    spread = f" {desk.spread(pages)}" if len(pages) > 1 else ""
    words_said = Quote(desk.excerpt(one))
    stop = "." if (due or spread) and not words_said.words.rstrip("’'”\"").endswith((".", "!", "?", "…")) else ""
    return (
        f"{capital(act)}{together}{on}{via}: ",
        words_said,
        f"{stop}{due}{spread} ",
        desk.cites.told(utterance),
    )
