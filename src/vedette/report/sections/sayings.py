"""What is said: utterances by speaker, speakers by the country that the pages give them."""

from __future__ import annotations

from collections import defaultdict

from vedette.records.dates import DateRange
from vedette.records.entities import CaseEntity
from vedette.records.reading import Statement
from vedette.report.brief_model import Bullets, Heading, Item, Line, Paragraph, Quote, Section, Strong
from vedette.report.citations import merge
from vedette.report.copy_desk import CopyDesk
from vedette.report.docket import UNDATED, time_key
from vedette.report.wording import capital, counted, date_words, listing, shown, unique, when

Utterance = tuple[Statement, ...]
OTHERS = "Others"


def sayings(desk: CopyDesk) -> Section | None:
    """The section; None where nobody is named as a speaker."""
    by_speaker: dict[str, list[Utterance]] = defaultdict(list)
    for utterance in utterances(desk):
        speaker = next((name for s in utterance if (name := desk.cast.who(s.document, s.speaker))), None)
        if speaker and desk.cast.can_speak(speaker):
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
    """A speaker and the weightiest of the sayings: the strongest acts first, of one strength the latest."""
    most = desk.limits.statements
    groups = in_one_breath(desk, each)
    order = sorted(groups, key=lambda g: g[0][0].id)
    order.sort(key=lambda g: time_key(said_on(desk, g[0])).replace(UNDATED, ""), reverse=True)
    order.sort(key=lambda g: -max(weight(desk, u) for u in g))
    plain = [g for g in order if max(weight(desk, u) for u in g) < desk.limits.plain_weight]
    telling = [g for g in order if g not in plain]
    chosen = [*telling[:most], *plain[: desk.limits.plain if telling else most]][:most]
    first = next(name for u in each for s in u if (name := desk.cast.who(s.document, s.speaker)))
    name = capital(desk.cast.say_name(first))
    lines = tuple(utterance_line(desk, g) for g in chosen)
    more: Line = ()
    left = [g for g in order if g not in chosen]
    if left:
        more = (f"{counted(len(left), 'more saying')} ", desk.cites.told([s for g in left for u in g for s in u]))
    return Item((Strong(name),), (*lines, more) if more else lines)


def weight(desk: CopyDesk, utterance: Utterance) -> int:
    return desk.lexicon.acts[spokesman(utterance).act].weight


def in_one_breath(desk: CopyDesk, each: list[Utterance]) -> list[list[Utterance]]:
    """Sayings of one speaker that lie in one another's words ("condemned …, calling for …") go together.

    The one whose words hold those of the others stands first; it is the one that is shown.
    """

    def order(utterance: Utterance) -> tuple[str, int, int, int, str]:
        document, start, end = shown_at(desk, utterance)
        return document, start, start - end, -rank(desk, utterance), utterance[0].id

    groups: list[tuple[tuple[str, int, int], list[Utterance]]] = []
    for utterance in sorted(each, key=order):
        place = shown_at(desk, utterance)
        home = next((group for outer, group in groups if holds(outer, place)), None)
        if home:
            home.append(utterance)
        else:
            groups.append((place, [utterance]))
    return [group for _, group in groups]


def shown_at(desk: CopyDesk, utterance: Utterance) -> tuple[str, int, int]:
    """Where the words that are shown of an utterance stand."""
    one = spokesman(utterance)
    spans = desk.docket.words(one)
    return one.document, min(s.start for s in spans), max(s.end for s in spans)


def holds(outer: tuple[str, int, int], inner: tuple[str, int, int]) -> bool:
    return outer[0] == inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2]


def said_on(desk: CopyDesk, utterance: Utterance) -> DateRange | None:
    """The day of the utterance, else the day of the first page that reports it."""
    own = next((s.date for s in utterance if s.date and s.date.is_resolved), None)
    return own or desk.docket.published(utterance[0].document)


def utterance_line(desk: CopyDesk, breath: list[Utterance]) -> Line:
    """How it was said, when, to whom, on which condition and by when, in which words, and who reports it."""
    utterance = breath[0]
    one = spokesman(utterance)
    every = tuple(s for u in breath for s in u)
    acts = sorted(unique(spokesman(u).act for u in breath), key=lambda a: -desk.lexicon.acts[a].weight)
    words = desk.lexicon.acts[acts[0]]
    speaker = desk.cast.name(one.document, one.speaker) if one.speaker else ""
    aimed = unique(n for s in every for t in s.targets if (n := desk.cast.name(s.document, t)) != speaker)
    targets = desk.names(aimed)
    at = f", aimed at {targets}" if len(acts) > 1 else f" {words.on} {targets}"
    act = listing([desk.lexicon.acts[a].noun for a in acts]) + (at if targets else "")
    with_whom = unique(desk.cast.name(s.document, p) for s in utterance for p in s.joint)
    together = f", together with {desk.names(with_whom)}" if with_whom else ""
    date = next((s.date for s in utterance if s.date and s.date.is_resolved), None)
    on = f" {when(date)}" if date else f" ({of_page(desk, utterance[0].document)})"
    channels = unique(shown(desk.cast.name(s.document, p)) for s in utterance for p in s.channel)
    through = [
        c for c in channels if c != speaker and not any(c != d and c.casefold() in d.casefold() for d in channels)
    ]
    via = f", through {channel}" if (channel := desk.names(through[:2])) else ""
    words_said = Quote(desk.excerpt(one))
    tail = bound_by(desk, every, words_said.words)
    pages = {s.document for s in every}
    spread = f" {desk.spread(pages)}" if len(pages) > 1 else ""
    stop = "." if (tail or spread) and not words_said.words.rstrip("’'”\"").endswith((".", "!", "?", "…")) else ""
    cite = merge([desk.cites.told([one]), desk.cites.told(every)])
    return (f"{capital(act)}{together}{on}{via}: ", words_said, f"{stop}", *tail, f"{spread} ", cite)


def of_page(desk: CopyDesk, document: str) -> str:
    """The day of the page that reports a saying without a day of its own."""
    day = desk.docket.day(document)
    inferred = day.removeprefix("undated, inferred ")
    if inferred != day:
        return f"page of {inferred}, inferred"
    return "undated page" if day.startswith("undated") else f"page of {day}"


def bound_by(desk: CopyDesk, every: tuple[Statement, ...], said: str) -> Line:
    """The condition, where the quoted words leave it out, and the day by which it was to be done.

    A deadline before the day of the words cannot be one; it was misread, and the words say what there is.
    """
    line: tuple[str | Quote, ...] = ()
    condition = next((desk.clip(s.condition.text) for s in every if s.condition), "")
    if condition and condition.casefold() not in said.casefold():
        line += (" Condition: ", Quote(condition), ".")
    for s in every:
        if s.deadline and s.deadline.is_resolved and not any(is_over(desk, x) for x in every):
            return (*line, f" Deadline: {date_words(s.deadline)}.")
    return line


def is_over(desk: CopyDesk, statement: Statement) -> bool:
    """Whether the deadline of a saying lies before it was said."""
    end = statement.deadline and (statement.deadline.latest or statement.deadline.earliest)
    own = statement.date if statement.date and statement.date.is_resolved else None
    said = own or desk.docket.published(statement.document)
    first = said.earliest if said else None
    return bool(end and first and end < first)
