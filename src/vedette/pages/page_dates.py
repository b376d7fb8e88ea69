"""When a page was published and last changed: by its own words, else by metadata, else by its address."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vedette.pages.datelines import Dateline
from vedette.pages.heads import NEAR, Head
from vedette.pages.lines import Line
from vedette.pages.printed_dates import FIRST_YEAR, Stamp, days_in, is_date_line, label_alone, month_number, stamps_in
from vedette.records.dates import DateRange, month
from vedette.records.documents import Basis, Publication
from vedette.records.spans import Span, make_span


def dates_of(
    text: str, lines: Sequence[Line], hidden: dict[int, str], meta: set[int], datelines: dict[int, Dateline],
    head: Head, hints: dict[str, str], body: tuple[int, int],
) -> tuple[Publication | None, Publication | None, dict[str, tuple[Span, ...]]]:  # fmt: skip
    """When the page was published and last changed: by its own words, else by metadata, else by its address."""
    stamps: list[Stamp] = []
    pending: Stamp | None = None
    tail = lines_after(lines, hidden, body)
    for line in lines:
        near = line.index <= min(body[0] + NEAR, max(body[1], 0)) or line.index in tail
        if not near or (line.index in hidden and line.words > 12) or line.words > 30:
            continue
        alone = line.index in meta or is_date_line(line.text)
        found = stamps_in(text[line.start : line.end], line.start, text, alone)
        label = label_alone(line.text)
        if pending is None and label:
            pending = Stamp(label, "", line.span)
            continue
        if pending and found and found[0].label is None:
            found[0] = Stamp(pending.label, found[0].iso, make_span(text, pending.span.start, found[0].span.end))
        pending = None if not label else Stamp(label, "", line.span)
        stamps += found
    for index, dateline in datelines.items():
        if dateline.day:
            at = lines[index].start
            stamps.append(
                Stamp(None, dateline.day.iso, make_span(text, at + dateline.day.start, at + dateline.day.end))
            )
    last = next((s for s in stamps if s.label == "updated"), None)
    first = next((s for s in stamps if s.label == "published"), None) or unlabelled(stamps, head.title, last)
    words: dict[str, tuple[Span, ...]] = {k: (s.span,) for k, s in (("published", first), ("updated", last)) if s}
    published = by_page(first) or by_hint(hints.get("published"), "metadata") or by_address(head.url)
    if published is None and (stated := by_month(text, lines)):
        published = stated
        words["published"] = stated.evidence
    updated = by_page(last) or by_hint(hints.get("updated"), "metadata")
    return published, updated, words


def unlabelled(stamps: Sequence[Stamp], title: Span | None, update: Stamp | None) -> Stamp | None:
    """The first date without a label, those over the headline last: many sites print today's date beside their name.

    A day after the update is today's too.
    """
    found = [s for s in stamps if s.label is None and not (update and s.iso > update.iso)]
    after = [s for s in found if title is None or s.span.start >= title.start]
    return next(iter(after or found), None)


def lines_after(lines: Sequence[Line], hidden: dict[int, str], body: tuple[int, int]) -> set[int]:
    """The few lines right after the story; dates further on are those of other pages' teasers."""
    out: set[int] = set()
    for line in lines[body[1] + 1 : body[1] + 4]:
        if line.index in hidden:
            break
        out.add(line.index)
    return out


def by_page(stamp: Stamp | None) -> Publication | None:
    if stamp is None:
        return None
    return Publication(
        DateRange(stamp.iso, stamp.iso, stamp.span.text, 1, "printed on the page"), "page", (stamp.span,)
    )


# "date 1904-10", "Published: October 1904" on a line of its own.
MONTH = re.compile(
    r"\s{0,3}(?P<label>[A-Za-z ]{4,24}?)\s?:?\s"
    r"(?:(?P<y>\d{4})-(?P<m>\d{2})|(?P<name>[A-Za-z]{3,9})\.?,?\s(?P<y2>\d{4}))"
)


def by_month(text: str, lines: Sequence[Line]) -> Publication | None:
    """The month of publication where the page says no day: a labelled month on one of its first lines."""
    for line in lines[:8]:
        found = MONTH.fullmatch(line.text) if line.words <= 6 else None
        if not found or label_alone(found["label"]) != "published":
            continue
        number = int(found["m"]) if found["m"] else month_number().get((found["name"] or "").lower(), 0)
        year = int(found["y"] or found["y2"])
        if 1 <= number <= 12 and year >= FIRST_YEAR:
            return Publication(month(year, number, line.raw, "printed on the page"), "page", (line.span,))
    return None


def by_hint(words: str | None, basis: Basis) -> Publication | None:
    """A date in metadata; one that is no full day is none."""
    if not words:
        return None
    found = days_in(words[:40])
    compact = re.match(r"^(\d{4})(\d{2})(\d{2})(?:T|\d{6}|$)", words)
    if not found and compact:
        found = days_in("-".join(compact.groups()))
    if not found:
        return None
    return Publication(DateRange(found[0].iso, found[0].iso, words[:40], 1, basis), basis)


def by_address(url: str | None) -> Publication | None:
    """The day in a page's address (".../1905/02/13/..."), if there is exactly one."""
    found = re.findall(r"[/=_-]((?:19|20)\d{2})[/_-]?([01]\d|[A-Za-z]{3})[/_-]?([0-3]\d)(?=[/_.?&-]|$)", url or "")
    days = {d.iso for parts in found for d in days_in(f"{parts[0]}-{parts[1]}-{parts[2]}")}
    if len(days) != 1:
        return None
    iso = days.pop()
    return Publication(DateRange(iso, iso, url, 1, "url"), "url")
