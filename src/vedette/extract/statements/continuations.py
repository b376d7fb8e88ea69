"""Quotations without a cue of their own: further pieces of the utterance before them, or new words of its speaker."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from vedette.extract.statements.attribution import Attribution
from vedette.extract.statements.quotes import Quotation, Quotations, paragraphs
from vedette.extract.statements.regions import Region, inner, is_spoken
from vedette.records.parsed import Parsed


def with_continuations(parsed: Parsed, marks: Quotations, found: list[Attribution]) -> list[Attribution]:
    """The attributions with cueless quotations joined to them.

    A quotation that stands alone in the paragraph of a quoted utterance, or in the next one, is its next piece; after
    reported words it is an utterance of its own, of the same source. One that was never closed leads to the next.
    """
    blocks = {number: (start, end) for number, start, end in paragraphs(parsed)}
    place = {number: n for n, number in enumerate(blocks)}
    of_token = [s.paragraph for s in parsed.sentences]
    speech = [a for a in found if a.sense.sort in ("speech", "stance") or a.direct]
    rest = [a for a in found if not (a.sense.sort in ("speech", "stance") or a.direct)]
    made = sorted(speech, key=lambda a: last_end(parsed, a))
    ends = [last_end(parsed, a) for a in made]
    taken = sorted((s, e) for a in found for s, e in a.content)
    starts = [s for s, _ in taken]
    reach: list[int] = []
    for _, e in taken:
        reach.append(max(e, reach[-1] if reach else 0))
    owners = {s: n for n, a in enumerate(made) for s, _ in a.content}
    added: dict[int, list[Region]] = {}
    ahead: dict[int, list[Region]] = {}
    fresh: list[Attribution] = []
    waiting: list[Quotation] = []
    latest: tuple[int, int, int] | None = (
        None  # the utterance that a cueless quotation just joined: made, fresh, paragraph
    )
    for index, quotation in enumerate(marks.all):
        before = bisect_right(starts, quotation.end - 1) - 1
        if before >= 0 and reach[before] > quotation.start:
            if waiting and waiting[-1].paragraph >= quotation.paragraph - 1:
                owner = owners.get(starts[before])
                if owner is not None:
                    ahead.setdefault(owner, []).extend(r for q in waiting if (r := inner(parsed.text, q)))
            waiting = []
            continue
        start, end = blocks[quotation.paragraph]
        if not stands_alone(parsed.text, quotation, start, end):
            continue
        region = inner(parsed.text, quotation)
        if region is None:
            continue
        here = place[quotation.paragraph]
        number = quoted_before(
            parsed, made, bisect_right(ends, quotation.outer_start) - 1, of_token, quotation.paragraph
        )
        joined = latest is not None and here - latest[2] <= 1 and (latest[0] == number)
        near = number >= 0 and (joined or here - place[of_token[parsed.tokens[made[number].anchor].sentence]] <= 1)
        if not near:
            if not quotation.closed:
                waiting.append(quotation)
            continue
        one = made[number]
        if ends_in_quotes(marks, one) or number in added:
            added.setdefault(number, []).append(region)
            latest = (number, -1, here)
        elif not quotation.closed and leads_on(marks, index, starts, reach):
            waiting.append(quotation)
        elif latest is not None and latest[0] == number and latest[1] >= 0:
            held = fresh[latest[1]]
            fresh[latest[1]] = replace(held, content=(*held.content, region))
            latest = (number, latest[1], here)
        elif one.source is not None and (not quotation.closed or speaks_on(parsed, one)):
            fresh.append(
                replace(one, content=(region,), direct=True, follows=True, aimed=None, negated=False, modal=False)
            )
            latest = (number, len(fresh) - 1, here)
    out = [
        replace(one, content=(*ahead.get(n, ()), *one.content, *added.get(n, ()))) if n in added or n in ahead else one
        for n, one in enumerate(made)
    ]
    return out + rest + fresh


def quoted_before(parsed: Parsed, made: list[Attribution], last: int, of_token: list[int], paragraph: int) -> int:
    """The utterance that a cueless quotation follows: in its own paragraph, one in quotes before any other."""
    for back in range(last, max(-1, last - 4), -1):
        if of_token[parsed.tokens[made[back].anchor].sentence] != paragraph:
            break
        if made[back].direct:
            return back
    return last


def leads_on(marks: Quotations, index: int, starts: list[int], reach: list[int]) -> bool:
    """Whether the quotation after an unclosed one is in the next paragraph and has a cue."""
    if index + 1 >= len(marks.all) or marks.all[index + 1].paragraph != marks.all[index].paragraph + 1:
        return False
    after = marks.all[index + 1]
    before = bisect_right(starts, after.end - 1) - 1
    return before >= 0 and reach[before] > after.start


def last_end(parsed: Parsed, found: Attribution) -> int:
    return max(found.content[-1][1], parsed.tokens[found.last - 1].end)


def stands_alone(text: str, quotation: Quotation, start: int, end: int) -> bool:
    """Whether a quotation is a sentence or more by itself: nothing of its sentence is outside the marks."""
    if not is_spoken(text, quotation):
        return False
    at = quotation.outer_start - 1
    while at >= start and text[at].isspace():
        at -= 1
    after = quotation.outer_end
    while after < end and text[after].isspace():
        after += 1
    opens = at < start or text[at] in '.!?”"’»:'
    closes = after >= end or text[quotation.end - 1] in ".!?…" or text[after] in '.“"'
    return opens and closes


def ends_in_quotes(marks: Quotations, one: Attribution) -> bool:
    """Whether the last words of an utterance are in quotation marks."""
    return one.direct or marks.at(one.content[-1][1] - 1) is not None


def speaks_on(parsed: Parsed, one: Attribution) -> bool:
    """Whether the source of reported words may be who is quoted next: a main clause says so."""
    anchor = parsed.tokens[one.anchor]
    return anchor.pos == "VERB" and anchor.dep in ("ROOT", "conj", "ccomp", "advcl", "parataxis") and not one.negated
