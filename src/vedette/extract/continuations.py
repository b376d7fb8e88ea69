"""Quotations without a cue of their own: further pieces of the utterance before them, or new words of its speaker."""

from __future__ import annotations

import msgspec

from vedette.extract.quotes import Quotation, Quotations, paragraphs
from vedette.extract.regions import inner, is_spoken
from vedette.records.ids import make_id
from vedette.records.parsed import Parsed
from vedette.records.reading import Statement
from vedette.records.spans import Span, make_span


def attach_continuations(parsed: Parsed, marks: Quotations, made: list[Statement]) -> list[Statement]:
    """The statements with cueless quotations joined to them, in text order."""
    blocks = {number: (start, end) for number, start, end in paragraphs(parsed)}
    order = list(blocks)
    where = {number: place for place, number in enumerate(order)}
    out = sorted(made, key=last_end)
    taken = merged([(s.start, s.end) for one in out for s in one.content])
    waiting: list[Quotation] = []
    for quotation in marks.all:
        if any_overlap(taken, quotation.start, quotation.end):
            if waiting:
                out = join_forward(parsed, out, waiting, quotation)
                waiting = []
            continue
        start, end = blocks[quotation.paragraph]
        if not stands_alone(parsed.text, quotation, start, end):
            continue
        place = where[quotation.paragraph]
        previous = before(out, quotation.outer_start)
        near = previous is not None and paragraph_gap(parsed, blocks, order, previous, quotation, place) <= 1
        if not quotation.closed and quotation.outer_end >= end and not near:
            waiting.append(quotation)
            continue
        if previous is None or not near:
            if not quotation.closed:
                waiting.append(quotation)
            continue
        region = inner(parsed.text, quotation)
        if region is None:
            continue
        piece = make_span(parsed.text, *region)
        if speaks_in_quotes(previous, marks):
            number = out.index(previous)
            out[number] = msgspec.structs.replace(previous, content=(*previous.content, piece))
        elif not quotation.closed and quotation.outer_end >= end:
            waiting.append(quotation)
        else:
            out.append(follow(parsed, previous, piece))
            out.sort(key=last_end)
    return out


def last_end(statement: Statement) -> int:
    return max(statement.content[-1].end, statement.cue.end if statement.cue else 0)


def before(made: list[Statement], position: int) -> Statement | None:
    """The statement that ends last before a place."""
    ended = [s for s in made if last_end(s) <= position]
    return ended[-1] if ended else None


def merged(regions: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted(regions)


def any_overlap(regions: list[tuple[int, int]], start: int, end: int) -> bool:
    from bisect import bisect_left

    place = bisect_left(regions, (end, 0))
    return any(s < end and e > start for s, e in regions[max(0, place - 6) : place])


def stands_alone(text: str, quotation: Quotation, start: int, end: int) -> bool:
    """Whether a quotation is a sentence or more by itself: nothing of its sentence is outside the marks."""
    if not is_spoken(text, quotation):
        return False
    before_it = text[start : quotation.outer_start].rstrip()
    after_it = text[quotation.outer_end : end].strip()
    opens = not before_it or before_it[-1] in '.!?”"’»:'
    closes = not after_it or text[quotation.end - 1] in ".!?…" or after_it[0] in '.“"'
    return opens and closes


def paragraph_gap(
    parsed: Parsed,
    blocks: dict[int, tuple[int, int]],
    order: list[int],
    previous: Statement,
    quotation: Quotation,
    place: int,
) -> int:
    """How many paragraphs lie between a statement and a quotation (0: the same one)."""
    at = last_end(previous)
    for back in range(0, 3):
        if place - back < 0:
            break
        start, end = blocks[order[place - back]]
        if start <= at - 1 <= end:
            return back
    return 9


def speaks_in_quotes(statement: Statement, marks: Quotations) -> bool:
    """Whether the last piece of a statement is a quotation, or ends in one."""
    last = statement.content[-1]
    return statement.kind == "direct" or (marks.at(last.end - 1) is not None and statement.kind == "mixed")


def follow(parsed: Parsed, previous: Statement, piece: Span) -> Statement:
    """A cueless quotation after reported words: a statement of its own, by the same speaker, then and there."""
    return msgspec.structs.replace(
        previous,
        id=make_id("s", parsed.document.id, "follows", piece.start, piece.end),
        cue=None,
        content=(piece,),
        kind="direct",
        condition=None,
        deadline=None,
        same_as=None,
        confidence=0.6,
    )


def join_forward(
    parsed: Parsed, made: list[Statement], waiting: list[Quotation], quotation: Quotation
) -> list[Statement]:
    """The statement that holds a quotation, with the unclosed quotations that led to it as its first pieces."""
    if waiting[-1].paragraph < quotation.paragraph - 1:
        return made
    for number, one in enumerate(made):
        if any(s.start < quotation.end and s.end > quotation.start for s in one.content):
            pieces = [make_span(parsed.text, *r) for q in waiting if (r := inner(parsed.text, q))]
            made[number] = msgspec.structs.replace(one, content=(*pieces, *one.content))
            break
    return made
