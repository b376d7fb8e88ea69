"""The opening: three to five sentences, each put together from records and standing on their words."""

from __future__ import annotations

from vedette.records.case import Conflict, Series
from vedette.records.dates import DateRange
from vedette.records.reading import Event, Figure, Statement
from vedette.report.brief_model import Line, Paragraph, Quote, Section
from vedette.report.citations import merge
from vedette.report.copy_desk import CopyDesk
from vedette.report.docket import time_key
from vedette.report.roles import at_place, is_news_of, named
from vedette.report.sections.agreements import grouped, title
from vedette.report.sections.figures import LIGHT, as_of, counted_thing, weight
from vedette.report.sections.happenings import best_telling, day_of, deed, leading, told_in
from vedette.report.sections.partings import in_few_words
from vedette.report.sections.sayings import Utterance, spokesman, utterances
from vedette.report.sections.sayings import rank as saying_rank
from vedette.report.wording import bounds_words, capital, counted, date_words, listing, number_word, shown, unique, when

MOST_CITED = 6
CHARGES = frozenset({"accuse", "blame", "criticise", "threaten", "claim_responsibility", "demand"})


def opening(desk: CopyDesk, stories: int = 0) -> Section:
    """What is here, what most pages tell, how many, who says what against whom, and where the accounts part.

    Of a case of several stories only what is here, and where the accounts part: each story has its own opening.
    """
    if stories:
        sentences = [scope(desk, stories), *parted(desk)]
    else:
        sentences = [scope(desk), *main_incident(desk), *main_count(desk), *sharpest(desk), *standing(desk)]
    return Section("opening", "In short", tuple(Paragraph(sentence) for sentence in sentences))


def scope(desk: CopyDesk, stories: int = 0) -> Line:
    """How many pages, of which days, going back to how many origins."""
    docs = desk.docket.in_order(desk.docket.documents)
    most = desk.limits.cited
    stated = [p.date for doc in docs if (p := desk.docket.documents[doc].published) and p.date.is_resolved]
    outlets = desk.docket.outlets(docs)
    of = f" from {counted(len(outlets), 'outlet')}" if len(outlets) > 1 else f" from {''.join(outlets)}"
    undated = len(docs) - len(stated)
    inferred = [i.date for doc in docs if (i := desk.docket.inferred.get(doc)) and i.date.is_resolved]
    span = f", dated {whole(stated)}" if stated else ""
    if undated and stated:
        some = "" if len(inferred) == undated else f"{number_word(len(inferred))} of them "
        inferred_days = f"; {some}inferred to be of {whole(inferred)}" if inferred else ""
        span += f" ({number_word(undated)} undated{inferred_days})"
    span += "," if span else ""
    origins = desk.docket.origins(docs)
    what = f"{counted(stories, 'story', 'stories')}" if stories else "this story"
    unread = [doc for doc in docs if desk.docket.documents[doc].unread]
    if len(unread) == len(docs):
        none = "which was not read" if len(docs) == 1 else "none of which was read"
        return (
            f"{capital(counted(len(docs), 'page'))}{of}{span.rstrip(',')}, {none} ",
            desk.cites.pages(docs[:most]),
            ".",
        )
    verb = "tells" if len(docs) == 1 else "tell"
    not_read = f" ({number_word(len(unread))} could not be read)" if unread else ""
    tail = (
        not_read
        if len(docs) == origins
        else f"{not_read}; copies aside, they go back to {counted(origins, 'independent origin')}"
    )
    return (
        f"{capital(counted(len(docs), 'page'))}{of}{span} {verb} {what}{tail} ",
        desk.cites.pages(docs[:most]),
        ".",
    )


def whole(dates: list[DateRange]) -> str:
    """From the first to the last of several days."""
    first = min(d.earliest or d.latest or "" for d in dates)
    last = max(d.latest or d.earliest or "" for d in dates)
    return date_words(DateRange(first, last))


def main_incident(desk: CopyDesk) -> list[Line]:
    """The incident that most independent origins tell, in a page's own words, and who gives another day for it."""
    incident = leading(desk)
    if incident is None:
        return []
    events = told_in(desk, incident)
    docs = {e.document for e in events}
    every = len(desk.docket.documents)
    if len(docs) == every > 1:
        pages = "All of them tell"
    elif every == 1:
        pages = "It tells"
    else:
        pages = capital(number_word(len(docs))) + (" tells" if len(docs) == 1 else " of them tell")
    who = named(desk, events)
    words = deed(desk, incident, most=2, who=who)
    article = (
        "" if words.split()[0].endswith("s") or words.startswith("fighting") else "an " if words[0] in "aeiou" else "a "
    )
    told_place = is_news_of(who.place, words)
    place = f" {at_place(desk, shown(who.place))}" if told_place else ""
    day = day_of(desk, incident)
    date = f" {when(day)}" if when(day) else ""
    first = best_telling(desk, incident)
    line: Line = (f"{pages} of {article}{words}{place}{date} ", desk.cites.told(events))
    quote: Line = (
        ": ",
        Quote(desk.excerpt(first)),
        f" ({desk.docket.outlet(first.document)}) ",
        desk.cites.told([first]),
    )
    other = [e for e in events if e.date and day and e.date.is_resolved and not e.date.overlaps(day)]
    if other:
        quote = (*quote, f"; {other_days(desk, other)} ", desk.cites.told(other))
    return [(*line, *quote, ".")]


def other_days(desk: CopyDesk, events: list[Event]) -> str:
    outlets = desk.docket.outlets(e.document for e in events)
    days = unique(date_words(e.date) for e in events)
    return f"{listing(outlets[:3])} {'gives' if len(outlets) == 1 else 'give'} {listing(days[:3], 'or')}"


def main_count(desk: CopyDesk) -> list[Line]:
    """The gravest count, from the lowest to the highest value that the pages give."""
    series = sorted(desk.docket.links.series, key=lambda s: (-weight(desk, s.measure), -len(s.figures), s.id))
    for one in series:
        told = [f for i in one.figures if (f := desk.docket.figures.get(i)) and (f.low, f.high) != (None, None)]
        told.sort(key=lambda f: (as_of(desk, f), desk.docket.order(f.document), f.evidence))
        told = [f for f in told if f.qualifier != "vague" and f.high != 0]
        one_thing = one.verdict != "differ in scope" and len({f.document for f in told}) > 1
        if one_thing and one.measure in desk.lexicon.measures:  # what nobody has a word for opens no brief
            return [count_sentence(desk, one, told)]
    return []


def count_sentence(desk: CopyDesk, series: Series, told: list[Figure]) -> Line:
    """One value where all give it; else the first page with the lowest and the last with the highest."""
    thing = f"For {counted_thing(desk, series.measure, series.group)} the pages give "
    values = unique(bounds_words(f) for f in told)
    if len(values) == 1:
        return (f"{thing}{values[0]} ", desk.cites.told(told), ".")
    lowest = min(told, key=middle)
    highest = max(reversed(told), key=middle)
    join, verdict = (" to ", "from ") if len(values) > 2 or series.verdict == "grows" else (" and ", "")
    ends = [(f"{bounds_words(f)} ({desk.page(f.document)}) ", desk.cites.told([f])) for f in (lowest, highest)]
    return (thing + verdict, *ends[0], join, *ends[1], ".")


def middle(figure: Figure) -> float:
    """Where a figure stands among others: between its bounds, or at the one it has."""
    bounds = [b for b in (figure.low, figure.high) if b is not None]
    return sum(bounds) / len(bounds)


def sharpest(desk: CopyDesk) -> list[Line]:
    """A charge and the denial that stands against it, as pages put them; without a denial the weightiest charge."""
    every = {s.id: (u, s) for u in utterances(desk) for s in u}
    for conflict in desk.docket.links.conflicts:
        told = [every[i] for i in conflict.records if i in every and name(desk, every[i][1])]
        charges = [x for x in told if x[1].act in CHARGES]
        denials = [x for x in told if x[1].act == "deny" and charges and name(desk, x[1]) != name(desk, charges[0][1])]
        if denials:
            (said, charge), (answered, denial) = charges[0], denials[0]
            first: Line = (*saying(desk, charge), desk.cites.told(said), "; ")
            second = saying(desk, denial, start=False)
            if second[0] == f"in the words of {desk.docket.outlet(charge.document)}, ":
                second = ("there as well, ", *second[1:])
            return [(*first, *second, desk.cites.told(answered), ".")]
    grave = [(u, spokesman(u)) for u in utterances(desk)]
    ranked = sorted((x for x in grave if x[1].act in CHARGES and name(desk, x[1])), key=lambda x: order(desk, x))
    return [(*saying(desk, s), desk.cites.told(u), ".") for u, s in ranked[:1]]


def name(desk: CopyDesk, s: Statement) -> str:
    return desk.cast.who(s.document, s.speaker) or ""


def order(desk: CopyDesk, said: tuple[Utterance, Statement]) -> tuple[int, str, str]:
    return (-saying_rank(desk, said[0]), time_key(said[1].date), said[1].id)


def saying(desk: CopyDesk, s: Statement, start: bool = True) -> Line:
    """Somebody's own words after who and what; the page's words about them after the name of the outlet."""
    if s.kind != "direct" or not name(desk, s):
        head = f"{'In' if start else 'in'} the words of {desk.docket.outlet(s.document)}, "
        return (head, Quote(desk.excerpt(s)), " ")
    who = desk.cast.say_name(name(desk, s))
    words = desk.lexicon.acts[s.act]
    targets = desk.names(unique(desk.cast.name(s.document, t) for t in s.targets))
    verb = words.to.replace("{targets}", targets) if targets else words.alone
    on = f" {when(s.date)}" if when(s.date) else ""
    return (f"{capital(who) if start else who} {verb}{on}: ", Quote(desk.excerpt(s)), " ")


def standing(desk: CopyDesk) -> list[Line]:
    """The agreement that most pages tell of, and where the accounts part."""
    lines: list[Line] = []
    best = next((same for same in grouped(desk) if any(a.obligations for a in same)), None)
    if best:
        date = next((a.date for a in best if a.date and a.date.is_resolved), None)
        breaches = [(a.document, v.span) for a in best for v in a.violations if v.by or v.said_by]
        duties = [(a.document, o.span) for a in best for o in a.obligations[:2]]
        cite = merge(desk.cites.words(d, s) for d, s in duties[:MOST_CITED])
        of = f" of {date_words(date)}" if date and "of" not in title(desk, best[0]).split() else ""
        title_words = desk.cast.say_name(title(desk, best[0]))
        the = "" if title_words.split()[0].casefold() == "the" else "the "
        line: Line = (f"Under {the}{title_words}{of} the pages tell of duties ", cite)
        if breaches:
            said = merge(desk.cites.words(d, s) for d, s in breaches[:MOST_CITED])
            line = (*line, " and of alleged breaches ", said)
        lines.append((*line, "."))
    return [*lines, *parted(desk)]


def parted(desk: CopyDesk) -> list[Line]:
    """On how many points the accounts part, and on which first of all."""
    lines: list[Line] = []
    conflicts = sorted(desk.docket.links.conflicts, key=lambda c: is_slight(desk, c))
    if conflicts:
        first = unique(f"“{in_few_words(desk, c)}”" for c in conflicts[:2])
        told = [r for c in conflicts[:2] for i in c.records if (r := desk.docket.told(i))]
        points = counted(len(conflicts), "point")
        more = "" if len(conflicts) < 3 else ", first of all"
        head = f"The accounts part on {points}{more}: {listing(first)} "
        lines.append((head, desk.cites.told(told), "."))
    return lines


def is_slight(desk: CopyDesk, conflict: Conflict) -> bool:
    """Whether accounts part only on a count of things that no desk keeps."""
    counts = [f for i in conflict.records if (f := desk.docket.figures.get(i))]
    return bool(counts) and all(weight(desk, f.measure) <= LIGHT for f in counts)
