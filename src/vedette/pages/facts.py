"""The facts of a page from its text and its collector's hints, each with the words it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from vedette.pages.credits import agencies_of, alone_pattern, is_contribution, is_sign_off
from vedette.pages.datelines import Dateline, is_city, read_dateline, town_alone
from vedette.pages.furniture import hidden_lines, is_code, shaped_lines
from vedette.pages.furniture_phrases import PATH, Mark, mark_line
from vedette.pages.heads import Head, read_head
from vedette.pages.lines import Line, folded, lines_of, prose_range
from vedette.pages.outlets import agency_called, host_of, outlet_at
from vedette.pages.page_dates import dates_of
from vedette.pages.picture_credits import picture_credits
from vedette.pages.several import further_headlines
from vedette.records.documents import Publication
from vedette.records.spans import Span, make_span, merge_spans


class Facts(msgspec.Struct, frozen=True):
    """What is known of a page beside its text. ``words`` holds the spans behind each value."""

    title: str | None = None
    outlet: str | None = None
    agencies: tuple[str, ...] = ()
    byline: str | None = None
    dateline: str | None = None
    published: Publication | None = None
    updated: Publication | None = None
    url: str | None = None
    furniture: tuple[Span, ...] = ()
    meta_lines: tuple[Span, ...] = ()
    words: dict[str, tuple[Span, ...]] = {}


def read_facts(text: str, hints: dict[str, str], cleaned: bool = False) -> Facts:
    """Furniture, meta lines and facts of a page's text; the page's own words go before the collector's.

    Of a text that was ``cleaned`` (taken from HTML), phrases mark what is left of the page around the story; the
    shapes of lines tell nothing there any more.
    """
    lines = lines_of(text)
    marks = {n.index: m for n in lines if (m := mark_line(n))}
    marks = {i: m for i, m in marks.items() if not is_headline(lines[i], m, hints)}
    whole = {i for i, m in marks.items() if m.where != "lead"}
    body = prose_range(lines, whole)
    whole |= {n.index for n in lines if is_code(n.text)}
    cuts = {n.index: c for n in lines if n.index not in whole and (c := credit_parts(n, marks, n.index == body[1]))}
    captions = captions_of(lines, {i: c for i, c in cuts.items() if i not in marks or marks[i].group != PATH}, body)
    body = story_range(lines, whole, captions)
    hidden = hidden_lines(lines, marks, body)
    body = story_range(lines, set(hidden), captions)
    coded = {n.index: "program code" for n in lines if n.index not in hidden and is_code(n.text)}
    hidden |= coded
    cuts = {i: c for i, c in cuts.items() if i not in hidden}
    head = with_hints(read_head(text, lines, marks, captions, body), text, lines, hints)
    datelines = find_datelines(lines, hidden, body, head)
    credits = agencies_of(text, lines, set(hidden), cuts, head.byline_line, datelines, body)
    meta = meta_lines(lines, hidden, head, body)
    meta |= {i for i, d in datelines.items() if d.end >= len(lines[i].text)}
    cuts = {i: c for i, c in cuts.items() if i not in meta}
    keep = meta | {lines_at(lines, head.title)} if head.title else set(meta)
    if not cleaned:
        hidden |= shaped_lines(lines, hidden, keep | set(datelines) | captions, head.title, body)
    again = titled_again(lines, head.title, body) - set(hidden)
    dateline = next((d for d in datelines.values() if d.place), None)
    where = next((i for i, d in datelines.items() if d.place), None)
    published, updated, stamped = dates_of(text, lines, hidden, meta, datelines, head, hints, body)
    # A line that is the date itself belongs to the head, whatever its shape.
    dated = {n.index for n in lines if any(n.span in spans for spans in stamped.values())}
    meta |= dated
    hidden = {i: reason for i, reason in hidden.items() if i not in dated}
    further = further_headlines(lines, set(hidden) | meta, body, where)
    words: dict[str, tuple[Span, ...]] = {
        "articles": (*((head.title,) if head.title else ()), *further) if further else (),
        "title": (head.title,) if head.title else (),
        "outlet": head.outlet_words,
        "byline": (head.byline,) if head.byline else (),
        "agencies": tuple(c.span for c in credits),
        "dateline": (place_words(text, lines[where], dateline),) if dateline and where is not None else (),
        "published": stamped.get("published", ()),
        "updated": stamped.get("updated", ()),
    }  # fmt: skip
    return Facts(
        title=" ".join(head.title.text.split()) if head.title else hints.get("title"),
        outlet=head.outlet,
        agencies=tuple(c.agency for c in credits),
        byline=head.byline.text if head.byline else hints.get("byline"),
        dateline=dateline.place if dateline else None,
        published=published,
        updated=updated,
        url=head.url,
        furniture=furniture_spans(text, lines, hidden, cuts),
        meta_lines=merge_spans(text, [lines[i].span for i in sorted(meta | again)]),
        words={k: v for k, v in words.items() if v},
    )


def credit_parts(line: Line, marks: dict[int, Mark], last_paragraph: bool) -> list[tuple[int, int]]:
    """The parts of a line that credit a picture, a caption's lead among them."""
    mark = marks.get(line.index)
    lead = [(mark.start, mark.end)] if mark and mark.where == "lead" else []
    return [*lead, *picture_credits(line, last_paragraph)]


def captions_of(lines: Sequence[Line], cuts: dict[int, list[tuple[int, int]]], body: tuple[int, int]) -> set[int]:
    """The lines that are captions: with a picture's credit in them, over one, under a picture's number, "FILE - …".

    "(An Agency)" under a story's last paragraph (``body``) credits the story.
    """
    signed = (
        body[1] + 1
        if body[1] > body[0] and body[1] + 1 in cuts and alone_pattern().match(lines[body[1] + 1].text)
        else -1
    )
    cuts = {i: parts for i, parts in cuts.items() if i != signed}
    out = set(cuts) | {n.index for n in lines if FILE_PICTURE.search(n.text)}
    out |= {n.index + 1 for n in lines[:-1] if PICTURE_NUMBER.search(n.text)}
    for index, parts in cuts.items():
        if index > 0 and sum(e - s for s, e in parts) >= 0.9 * len(lines[index].text) and lines[index - 1].is_prose:
            out.add(index - 1)
    return out


FILE_PICTURE = re.compile(
    r"^FILE\s?(?:PHOTO|IMAGE|PICTURE)?\s?[-–—:]|^(?:File|Archive) (?:photo|picture|image)\b"
    r"|\.\.\.\s(?:more|less)$|\sless$"
)


PICTURE_NUMBER = re.compile(r"^(?:Image|Photo|Picture|Slide) \d{1,3} ?(?:of|/) ?/? ?\d{1,3}$", re.IGNORECASE)


def story_range(lines: Sequence[Line], hidden: set[int], captions: set[int]) -> tuple[int, int]:
    """The first and last paragraph of the story, captions left out unless there is nothing else."""
    body = prose_range(lines, hidden | captions)
    return body if body[1] >= 0 else prose_range(lines, hidden)


def is_headline(line: Line, mark: Mark, hints: dict[str, str]) -> bool:
    """Whether a line that looks like furniture ("Opinion: …") is the headline that the page's metadata names."""
    return "title" in hints and mark.where == "start" and folded(line.text) == folded(hints["title"])


def titled_again(lines: Sequence[Line], title: Span | None, body: tuple[int, int]) -> set[int]:
    """The lines before the story that repeat the headline word for word."""
    if title is None:
        return set()
    words = folded(title.text)
    return {n.index for n in lines[: body[0]] if n.start != title.start and folded(n.text) == words}


def place_words(text: str, line: Line, dateline: Dateline) -> Span:
    """The words of a dateline's place."""
    return make_span(text, line.start + dateline.start, line.start + dateline.place_end)


def lines_at(lines: Sequence[Line], span: Span) -> int:
    return next(n.index for n in lines if n.start <= span.start < n.end)


def with_hints(head: Head, text: str, lines: Sequence[Line], hints: dict[str, str]) -> Head:
    """The head with what the collector says where the page doesn't; a headline that metadata names is looked up."""
    url = head.url or hints.get("url")
    outlet, title = head.outlet, head.title
    if not head.collected and hints.get("outlet"):
        outlet = outlet_at(hints["outlet"]) if host_of(hints["outlet"]) else hints["outlet"]
    outlet = outlet or (outlet_at(url) if url else None)
    if hints.get("title"):
        wanted = folded(hints["title"])
        same = next((n for n in lines[:40] if folded(n.text) == wanted), None)
        title = same.span if same else None
    words = head.outlet_words if outlet == head.outlet else ()
    return msgspec.structs.replace(head, url=url, outlet=outlet, outlet_words=words, title=title)


def find_datelines(
    lines: Sequence[Line], hidden: dict[int, str], body: tuple[int, int], head: Head
) -> dict[int, Dateline]:
    """The dateline of the story: on one of its first paragraphs."""
    title = head.title.start if head.title else -1
    for line in lines[: body[0] + 12]:
        if line.index in hidden or line.start == title:
            continue
        found = read_dateline(line.text)
        # A town's or an agency's name alone with a dash opens a paragraph; elsewhere it is a byline or a heading.
        if found and ((found.bare and line.index != body[0]) or (found.place is None and not line.is_prose)):
            found = None
        if found is None and body[0] - 2 <= line.index < body[0]:
            found = town_alone(line.text)
        if line.index in head.meta and not (found and found.agency and found.place and found.end >= len(line.text)):
            continue
        near = line.index <= body[0] + 3 or (found is not None and found.agency is not None)
        if found and near and not (found.colon and is_transcript(lines, line.text[: found.place_end])):
            return {line.index: found}
    return {}


def is_transcript(lines: Sequence[Line], first: str) -> bool:
    """Whether several lines begin with a speaker in capitals and a colon; a large town speaks if it does so twice."""
    speakers = [m[1] for n in lines if (m := re.match(r"([A-Z][A-Z .'’-]{2,40}):\s", n.text))]
    return len(speakers) > 1 and (speakers.count(first) > 1 or not is_city(first))


def meta_lines(lines: Sequence[Line], hidden: dict[int, str], head: Head, body: tuple[int, int]) -> set[int]:
    """Lines that carry byline, dates and credits, the headline aside."""
    out = set(head.meta)
    for line in lines:
        if line.index in hidden:
            continue
        at_end = line.index >= body[1] - 3
        if at_end and (is_contribution(line) or is_sign_off(line.text)):
            out.add(line.index)
        elif line.index > body[1] and (alone := alone_pattern().match(line.text)):
            agency = agency_called(alone["agency"])
            out |= {line.index} if agency and not agency.photo else set()
    return {i for i in out if i not in hidden}


def furniture_spans(
    text: str, lines: Sequence[Line], hidden: dict[int, str], cuts: dict[int, list[tuple[int, int]]]
) -> tuple[Span, ...]:
    """The characters that are furniture: whole lines, and parts of captions."""
    spans = [lines[i].span for i in hidden]
    for line in lines:
        if line.index in hidden:
            continue
        parts = cuts.get(line.index, [])
        spans += [
            make_span(text, line.start + s, line.start + e)
            for s, e in parts
            if text[line.start + s : line.start + e].strip()
        ]
    return merge_spans(text, spans)
