"""The figures ledger: every count with its bounds, who says so, as of when, and how counts of one thing compare."""

from __future__ import annotations

from collections.abc import Sequence

from vedette.records.case import Series
from vedette.records.reading import Figure
from vedette.report.brief_model import Bar, Line, Paragraph, Rows, Section, Table
from vedette.report.copy_desk import CopyDesk
from vedette.report.docket import time_key
from vedette.report.wording import bounds_words, capital, counted, date_words, shown, unique

LIGHT = 1  # the weight of a measure that is none of those a desk keeps
FEW = 2
HEAD = ("Count", "Who says so", "As of", "Page")


def figures(desk: CopyDesk) -> Section | None:
    """The section; None for a case without figures."""
    if not desk.docket.figures:
        return None
    ranked = sorted(
        (s for s in desk.docket.links.series if is_of_interest(desk, s)),
        key=lambda s: (-weight(desk, s.measure), -len(s.figures), s.id),
    )
    groups = [series_rows(desk, s) for s in ranked[: desk.limits.series]]
    in_series = {f for s in ranked[: desk.limits.series] for f in s.figures}
    alone = [f for f in desk.docket.figures.values() if f.id not in in_series]
    most = desk.limits.figures
    telling = [f for f in alone if not is_vague(f) and weight(desk, f.measure) > LIGHT]
    chosen = sorted(telling, key=lambda f: (-weight(desk, f.measure), as_of(desk, f), f.id))[:most]
    if chosen:
        rows = tuple((told_amount(desk, f), *cells(desk, f)) for f in chosen)
        groups.append(Rows(("Told once",) if groups else (), rows))
    blocks: list[Table | Paragraph] = [Table(HEAD, tuple(groups))]
    if len(alone) > len(chosen):
        left = capital(counted(len(alone) - len(chosen), "further figure"))
        blocks.append(Paragraph((f"{left}, of things or without a number, can be seen in the case itself.",), True))
    if not groups:
        return None
    return Section("figures", "The figures", tuple(blocks))


def weight(desk: CopyDesk, measure: str) -> int:
    return desk.lexicon.measures[measure.split(":")[0]].weight if measure.split(":")[0] in desk.lexicon.measures else 0


def is_vague(figure: Figure) -> bool:
    """Whether it is hardly a count: "many", "several"."""
    return figure.qualifier == "vague" and (figure.low or 0) <= FEW and figure.high is None


def is_of_interest(desk: CopyDesk, series: Series) -> bool:
    """Whether some page gives a number, of a measure that a desk keeps."""
    told = [f for i in series.figures if (f := desk.docket.figures.get(i))]
    return weight(desk, series.measure) > LIGHT and not all(is_vague(f) for f in told)


def counted_thing(desk: CopyDesk, measure: str, group: str) -> str:
    """What is counted: "Hull fishermen killed"; of another measure the measure's own word in brackets."""
    kind, _, other = measure.partition(":")
    words = desk.lexicon.measures.get(kind)
    if other:
        told = other == "count" or any(word.startswith(other.casefold()) for word in group.casefold().split())
        return joined(group) if told else f"{joined(group)} ({shown(other)})"
    return f"{joined(group)} {words.words if words else shown(kind)}".strip()


def joined(group: str) -> str:
    """Who or what is counted; nobody by name is people.

    >>> joined("anti - ship missiles"), joined("")
    ('anti-ship missiles', 'people')
    """
    return shown(group).replace(" - ", "-") or "people"


def series_rows(desk: CopyDesk, series: Series) -> Rows:
    """One series: what is counted, how the counts stand together, and a row for each count in the order of time."""
    place = f", {shown(series.place)}" if series.place else ""
    verdict = desk.lexicon.verdicts[series.verdict]
    told = [f for i in series.figures if (f := desk.docket.figures.get(i))]
    told.sort(key=lambda f: (as_of(desk, f), desk.docket.order(f.document), f.evidence))
    caption: Line = (capital(counted_thing(desk, series.measure, series.group)) + place, f" – {verdict}")
    same: dict[tuple[object, ...], list[Figure]] = {}
    for f in told:
        same.setdefault(row_key(desk, f), []).append(f)
    firsts = [each[0] for each in same.values()]
    rows = tuple(((bounds_words(each[0]),), *cells(desk, each[0], each)) for each in same.values())
    return Rows(caption, rows, (shown(series.reason),) if series.reason else (), bars(firsts))


def row_key(desk: CopyDesk, figure: Figure) -> tuple[object, ...]:
    """Figures of one page that give one value by one word stand in one row."""
    by = tuple(sorted(desk.cast.name(figure.document, p) for p in figure.according_to))
    return (figure.document, figure.low, figure.high, figure.qualifier, by, date_words(figure.as_of))


def bars(told: Sequence[Figure]) -> tuple[Bar | None, ...]:
    """Each value on the scale of the series, which begins at 0; none where all are the same."""
    bounds = [b for f in told for b in (f.low, f.high) if b is not None]
    if len({(f.low, f.high) for f in told}) < 2 or not bounds or max(bounds) <= 0:
        return ()
    top = max(bounds) * (1.15 if any(f.high is None for f in told) else 1.0)
    return tuple(bar(f, top) for f in told)


def bar(figure: Figure, top: float) -> Bar | None:
    """One value: from its lower to its upper bound, fading out at the end that has none."""
    if figure.low is None and figure.high is None:
        return None
    if figure.high is None:
        return Bar((figure.low or 0) / top, 1.0, "open")
    if figure.low is None:
        return Bar(0.0, figure.high / top, "under")
    return Bar(figure.low / top, figure.high / top)


def as_of(desk: CopyDesk, figure: Figure) -> str:
    """Sorts a figure by its own day, else by its page's."""
    return time_key(figure.as_of or desk.docket.published(figure.document))


def told_amount(desk: CopyDesk, figure: Figure) -> Line:
    place = f", {shown(figure.place.name)}" if figure.place else ""
    return (f"{bounds_words(figure)} – {counted_thing(desk, figure.measure, figure.group)}{place}",)


def cells(desk: CopyDesk, figure: Figure, every: Sequence[Figure] = ()) -> tuple[Line, Line, Line]:
    """Who says so (the page itself where it names nobody), as of when, and the page with its reference."""
    sources = desk.names(unique(desk.cast.name(figure.document, p) for p in figure.according_to))
    day = date_words(figure.as_of) or desk.docket.day(figure.document)
    inferred = day.removeprefix("undated, inferred ")
    told_day = day if inferred == day else f"{inferred} (inferred)"
    outlet = capital(desk.docket.outlet(figure.document))
    return (capital(sources) or "the page itself",), (told_day,), (f"{outlet} ", desk.cites.told(every or [figure]))
