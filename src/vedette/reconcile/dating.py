"""The date of a page that gives none, inferred from pages that do.

Every record that an undated page shares with a dated one (the same utterance, the same deed), every date with a year in
its own text, and every count that had grown by then is a clue: an interval of days on which the page can have been
printed. The days that satisfy the most weight are kept. A clue of weight that they break means that the clues
contradict each other, and then nothing is inferred.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from vedette.reconcile.relative import FAR, Relative, meant_by, printed_when, relative, weekday
from vedette.reconcile.sheet import ALWAYS, Days, Sheet, days_of, width
from vedette.records.case import Copy, InferredDate
from vedette.records.dates import DateRange, precision_of
from vedette.records.reading import Event, Figure, Statement
from vedette.records.spans import Evidence, Span

NARROW = 4  # days: a wider date of another page says too little
WIDEST = 31  # an interval that is wider than this isn't worth giving
BROKEN_SHARE = 0.34  # a result that breaks more of the clues' weight than this is no result
NO_TIME_OF_ITS_OWN = 0.5  # what a clue is worth where the record itself gives no time
UNMISTAKABLE = 0.93  # the chance from which one such record is enough; below, two different ones are needed
NEWS_LAG = 2  # days: what a dated page reports without a day is taken to be that fresh
MOST_OF_A_PAGE = 0.4
COPY_LAG = 2  # days between a text and its copy elsewhere
ENOUGH = 0.75  # days that satisfy this much of the best weight are kept too: one odd clue doesn't cut an interval short
ROUNDS = 3  # a page dated in one round can date others in the next


@dataclass(frozen=True, slots=True)
class Clue:
    """Days on which a page can have been printed, why, on which words, and how much that weighs."""

    days: Days
    weight: float
    reason: str
    evidence: tuple[Evidence, ...]

    @property
    def closed(self) -> bool:
        """Whether it has an end: without one, a clue only says "not before"."""
        return self.days[1] < FAR


def infer_dates(
    sheet: Sheet,
    same: Sequence[tuple[str, str, float]],
    grown: Sequence[tuple[str, str]],
    copies: Sequence[Copy] = (),
) -> dict[str, InferredDate]:
    """Dates of undated documents by id.

    ``same`` are pairs of records (statements or events) of one utterance or deed with their probability; ``grown``
    are pairs (figure, larger figure of the same count and source).
    """
    undated = sorted(d.id for d in sheet.documents.values() if d.published is None and not d.unread)
    known = {
        d.id: days for d in sheet.documents.values() if d.published and (days := days_of(d.published.date)) is not None
    }
    found: dict[str, InferredDate] = {}
    for _ in range(ROUNDS):
        fresh = {}
        for document in undated:
            if document in found:
                continue
            clues = sorted(
                clues_for(document, sheet, same, grown, known, copies), key=lambda c: (c.days, -c.weight, c.reason)
            )
            if result := settle(document, clues, newest_weekdays(document, sheet)):
                fresh[document] = result
        if not fresh:
            break
        found |= fresh
        for document, inferred in fresh.items():
            if days := days_of(inferred.date):
                known[document] = days
    return found


def clues_for(
    document: str,
    sheet: Sheet,
    same: Sequence[tuple[str, str, float]],
    grown: Sequence[tuple[str, str]],
    known: Mapping[str, Days],
    copies: Sequence[Copy],
) -> Iterator[Clue]:
    """All clues to the day of an undated page.

    A shared record that gives no time on it is taken for news of the weekday that most of the page is of.
    """
    main_days = newest_weekdays(document, sheet)
    without_time: list[tuple[str, str, float, Clue]] = []
    records: dict[str, Statement | Event] = {**sheet.statements, **sheet.events}
    for a, b, chance in same:
        for own, other in ((records[a], records[b]), (records[b], records[a])):
            if own.document == document and other.document != document and other.document in known:
                deed = resolved(other, known[other.document])
                if deed is None or width(deed) > NARROW or ahead(own) or ahead(other):
                    continue
                time, told = relative(own.date.text if own.date else None), own.date.text if own.date else None
                weight = chance
                if other.date is None:
                    weight *= NO_TIME_OF_ITS_OWN
                timeless = own.date is None and isinstance(own, Statement) and width(deed) == 1
                if timeless and weekday(deed[0]) in main_days:
                    time, weight = Relative("weekday", weekday(deed[0])), weight * NO_TIME_OF_ITS_OWN
                days = printed_when(time, deed) if time else None
                if days is None:
                    continue
                reason = f"what it tells {f'of “{told}” ' if told else ''}happened on {day_names(deed)} by another page"
                clue = Clue(days, weight, reason, (words_of(own), words_of(other)))
                if timeless:
                    without_time.append((own.id, other.id, chance, clue))
                else:
                    yield clue
    several = min(len({o for o, *_ in without_time}), len({o for _, o, *_ in without_time})) >= 2
    yield from (clue for *_, chance, clue in without_time if several or chance >= UNMISTAKABLE)
    for copy in copies:
        if document in copy.documents and copy.kind in ("wire", "house"):
            other_page = copy.documents[copy.documents[0] == document]
            share = sum(len(p[copy.documents.index(document)].text) for p in copy.passages) / max(
                1, len(sheet.documents[document].text)
            )
            if other_page in known and share >= MOST_OF_A_PAGE:
                first, last = known[other_page]
                longest = max(copy.passages, key=lambda p: len(p[0].text))
                yield Clue(
                    (first - COPY_LAG, last + COPY_LAG),
                    share,
                    f"most of it stands on a page of {day_names((first, last))}",
                    tuple(Evidence(d, s.start, s.end, s.text) for d, s in zip(copy.documents, longest)),
                )
    yield from own_dates(document, sheet)
    for smaller, larger in grown:
        low, high = sheet.figures[smaller], sheet.figures[larger]
        if high.document == document and low.document != document and low.document in known:
            yield Clue(
                (known[low.document][0], FAR),
                0.5,
                f"its count had grown from “{low.evidence[0].text}” on {day_names(known[low.document])}",
                (words_of(high), words_of(low)),
            )


def own_dates(document: str, sheet: Sheet) -> Iterator[Clue]:
    """The latest day that the page itself dates in full: it can't be older than that."""
    dated = [
        (days, r)
        for r in dated_records(sheet)
        if r.document == document and not ahead(r) and (days := days_of(r.date)) and days[0] > ALWAYS[0]
    ]
    if dated:
        days, record = max(dated, key=lambda x: (x[0][0], x[1].id))
        yield Clue((days[0], FAR), 0.8, f"it tells of {day_names((days[0], days[0]))}", (words_of(record),))


def resolved(record: Statement | Event, printed: Days) -> Days | None:
    """The days of a record: its date, what its relative words mean on a page printed then, or the days up to then."""
    if days := days_of(record.date):
        return days
    if record.date is None and isinstance(record, Statement):
        return printed[0] - NEWS_LAG, printed[1]
    time = relative(record.date.text if record.date else None)
    return meant_by(time, printed) if time else None


def dated_records(sheet: Sheet) -> list[Statement | Event]:
    """The records that tell of something at a time."""
    return [*sheet.statements.values(), *sheet.events.values()]


def ahead(record: Statement | Event) -> bool:
    """Whether a record tells of something to come, which dates nothing."""
    return isinstance(record, Event) and record.status in ("threatened", "planned", "hypothetical", "negated")


def words_of(record: Statement | Event | Figure) -> Evidence:
    """The words that a clue rests on: those of the time where there are any, else the record's first."""
    spans: Sequence[Span] = record.spans.get("date") or (
        record.content if isinstance(record, Statement) else record.evidence
    )
    return Evidence(record.document, spans[0].start, spans[0].end, spans[0].text)


def newest_weekdays(document: str, sheet: Sheet) -> list[int]:
    """The weekdays of the things done that a page tells: that of most of them, or, where none leads, all.

    A page is printed on the newest of its weekdays or the day after.
    """
    times: Iterable[Relative | None] = (
        relative(r.date.text) for r in dated_records(sheet) if r.document == document and r.date and not ahead(r)
    )
    named = Counter(t.number for t in times if t and t.kind == "weekday")
    main = [w for w, n in named.items() if n >= 2 and 2 * n > named.total()]
    return main or sorted(named)


def settle(document: str, clues: Sequence[Clue], weekdays: Sequence[int]) -> InferredDate | None:
    """The days that the clues leave, or None where they leave too many or contradict each other."""
    if not any(c.closed for c in clues):
        return None
    bounds = sorted({c.days[0] for c in clues} | {c.days[1] + 1 for c in clues if c.closed})
    stretches = [(a, b - 1) for a, b in zip(bounds, [*bounds[1:], FAR])]

    def weight(stretch: Days) -> float:
        return sum(c.weight for c in clues if c.days[0] <= stretch[0] and stretch[1] <= c.days[1])

    best = max(weight(s) for s in stretches)
    kept = [s for s in stretches if weight(s) >= ENOUGH * best]
    days = (kept[0][0], kept[-1][1])
    broken = sum(c.weight for c in clues if c.days[1] < days[0] or days[1] < c.days[0])
    if days[1] >= FAR or broken > BROKEN_SHARE * sum(c.weight for c in clues):
        return None
    reasons = [c.reason for c in clues if c.closed and c.days[0] <= days[0] and days[1] <= c.days[1]]
    limits = [c.reason for c in clues if not c.closed and c.days[0] == days[0]]
    if weekdays and (narrower := by_weekday(days, weekdays)) != days:
        days = narrower
        reasons.append("most of what it tells is of " + dt.date.fromordinal(days[0]).strftime("%A"))
    if width(days) > WIDEST:
        return None
    first, last = (dt.date.fromordinal(d).isoformat() for d in days)
    evidence = tuple(sorted({e for c in clues for e in c.evidence if c.days[0] <= days[0] and days[1] <= c.days[1]}))
    return InferredDate(
        document,
        DateRange(first, last, None, precision_of(first, last), "inferred"),
        evidence,
        tuple(dict.fromkeys([*reasons, *limits])),
    )


def by_weekday(days: Days, weekdays: Sequence[int]) -> Days:
    """The first and last of the days that suit the weekdays a page names: the newest is that day or the day before."""

    def oldest(day: int) -> int:
        return max((weekday(day) - w) % 7 for w in weekdays)

    def newest(day: int) -> int:
        return min((weekday(day) - w) % 7 for w in weekdays)

    candidates = [d for d in range(days[0], days[1] + 1) if newest(d) <= 1]
    if not candidates:
        return days
    least = min(oldest(d) for d in candidates)
    fitting = [d for d in candidates if oldest(d) <= least + 1]
    return fitting[0], fitting[-1]


def day_names(days: Days) -> str:
    first, last = (dt.date.fromordinal(d) for d in days)
    name = f"{first.day} {first:%B %Y}"
    return name if first == last else f"{name} to {last.day} {last:%B %Y}"


def late_dates(sheet: Sheet, inferred: Mapping[str, InferredDate]) -> dict[str, DateRange]:
    """Dates of records on pages whose date was inferred: for linking only, the records stay as they were read."""
    out = {}
    for record in dated_records(sheet):
        page = inferred.get(record.document)
        time = relative(record.date.text) if record.date and not record.date.is_resolved else None
        printed = days_of(page.date) if page else None
        if time is None or printed is None or record.date is None or ahead(record):
            continue
        days = meant_by(time, printed)
        if days and days[0] <= days[1]:
            first, last = (dt.date.fromordinal(d).isoformat() for d in days)
            out[record.id] = DateRange(first, last, record.date.text, precision_of(first, last), "inferred")
    return out
