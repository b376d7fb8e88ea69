"""When something was said: the time by the cue, never one that belongs to what was said."""

from __future__ import annotations

from bisect import bisect_left

from vedette.extract.statements.attribution import Attribution
from vedette.extract.times.times import Time, time_of
from vedette.knowledge.reporting import verb_senses
from vedette.records.parsed import Parsed

IN_CUE = 4  # tokens: "claimed responsibility on Sunday for ..."
WEEK = 3  # UCDP date precision
DATING = frozenset({"point", "window"})


def said_when(parsed: Parsed, times: tuple[Time, ...], found: Attribution) -> Time | None:
    """The time of an utterance: as syntax has it, else the nearest in the sentence that no other cue stands before."""
    by_syntax = time_of(parsed, times, found.anchor)
    if by_syntax is not None and by_syntax.kind in DATING:
        in_cue = found.sense.frame == "self" and 0 < by_syntax.first - found.anchor <= IN_CUE
        if in_cue or not within(found, by_syntax):
            return by_syntax
    if (
        parsed.tokens[found.anchor].tag == "VBG" and parsed.child(found.anchor, "nsubj") is None
    ):  # the finite verb is done by saying
        over = next((t for t in parsed.ancestors(found.anchor) if t.tag in ("VBD", "VBN") and t.pos == "VERB"), None)
        by_syntax = time_of(parsed, times, over.index) if over is not None else None
        if by_syntax is not None and by_syntax.kind in DATING and not within(found, by_syntax):
            return by_syntax
    sentence = parsed.sentence_of(found.anchor)
    first = bisect_left(times, sentence.first, key=lambda t: t.first)
    best: tuple[int, Time] | None = None
    for time in times[first:]:
        if time.first >= sentence.last:
            break
        if time.kind not in DATING or within(found, time):
            continue
        if not is_near(parsed, time) and not leads_to_content(found, time):
            continue
        low, high = (time.last, found.anchor) if time.last <= found.anchor else (found.anchor + 1, time.first)
        if any(is_other_verb(parsed, at) for at in range(low, high)):
            continue
        distance = high - low
        if best is None or distance < best[0]:
            best = (distance, time)
    return best[1] if best is not None else None


def is_near(parsed: Parsed, time: Time) -> bool:
    """Whether a time is a day or a week of its own, no year or month, and no part of a name ("the 2018 deal")."""
    whole = time.date.precision is None or time.date.precision <= WEEK
    return whole and parsed.tokens[time.last - 1].dep not in ("amod", "nummod", "compound", "nmod", "poss")


def leads_to_content(found: Attribution, time: Time) -> bool:
    """Whether a day stands right before what was said, which parsers take for a part of it ("said Friday force")."""
    return any(0 < s - time.span.end <= 2 for s, _ in found.content)


def within(found: Attribution, time: Time) -> bool:
    """Whether a time stands in what was said."""
    return any(s < time.span.end and time.span.start < e for s, e in found.content)


def is_other_verb(parsed: Parsed, at: int) -> bool:
    """A finite verb between cue and time: the time is more likely its own."""
    token = parsed.tokens[at]
    return token.pos == "VERB" and (token.tag in ("VBD", "VBZ", "VBP") or token.lemma in verb_senses())
