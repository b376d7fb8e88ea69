"""The time that a count covers: what its own clause says, else the deed around it, else one told nearby.

The last step is a reading of discourse, not of syntax: a page that has told of a bombing on Thursday goes on counting
its dead without saying "on Thursday" again. Its dates say so in their rule, and the figure gets less confidence.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from vedette.extract.time_syntax import top_of
from vedette.extract.times import Time, time_of
from vedette.knowledge.measures import word_set
from vedette.records.dates import DateRange
from vedette.records.parsed import Parsed, Token
from vedette.records.reading import Event, Statement

# Counts that are of a moment, not of a stretch of time.
STANDING = frozenset({"present", "hosted", "population"})
# Counts of one happening, whose time the page may have told beside them.
INCIDENT = frozenset(
    {"killed", "injured", "destroyed", "other:casualties", "other:missing", "neutralized", "other:released"}
)
NEARBY = 2  # paragraphs back, and from the lead forward
FAR_FORWARD = 5


def window_of(
    parsed: Parsed,
    measure: str,
    indices: tuple[int | None, ...],
    times: tuple[Time, ...],
    event: Event | None,
    statements: tuple[Statement, ...],
) -> tuple[DateRange | None, bool]:
    """The window of a count and whether its own words give it. ``indices``: its measure's word, its place, its noun."""
    if measure in STANDING:
        return None, True
    for index in indices:
        if index is None:
            continue
        for step in clauses_up(parsed, index):
            time = time_of(parsed, times, step)
            if time is not None and time.kind not in ("duration", "vague"):
                return time.date, True
    if event is not None and event.date is not None and event.date.is_resolved:
        return event.date, True
    if measure in INCIDENT:
        return told_nearby(parsed, indices[0] or 0, times, statements), False
    return None, True


def clauses_up(parsed: Parsed, index: int) -> Iterator[int]:
    """The token and what its clause hangs on, as long as that is the same happening."""
    yield index
    token = parsed.tokens[index]
    for above in parsed.ancestors(index):
        if token.dep in ("ccomp", "parataxis") or (token.dep == "conj" and has_subject(parsed, token)):
            return
        if token.dep in ("relcl", "acl"):
            if not is_happening(above):
                return
            yield above.index
        elif token.dep in ("advcl", "xcomp", "prep", "pcomp", "conj", "pobj", "acomp", "oprd"):
            if token.dep == "advcl" and parsed.children(token.index, "mark"):
                return
            if above.pos in ("VERB", "AUX") or is_happening(above):
                yield above.index
        elif token.dep in ("nsubj", "dobj", "nsubjpass", "attr") and is_happening(token):
            yield above.index
        else:
            return
        token = above


def has_subject(parsed: Parsed, token: Token) -> bool:
    return bool(parsed.children(token.index, "nsubj", "nsubjpass"))


def is_happening(token: Token) -> bool:
    """Whether a noun is a deed or event that has a time: attack, strikes, raid."""
    return token.lemma.lower() in word_set("happenings")


def told_nearby(
    parsed: Parsed, index: int, times: tuple[Time, ...], statements: tuple[Statement, ...]
) -> DateRange | None:
    """The time of the deed that the page has told of just before, or, from the lead, tells of next."""
    here = parsed.sentence_of(index)
    cues = [s.cue for s in statements if s.cue is not None]
    before: list[Time] = []
    after: list[Time] = []
    for time in times:
        sentence = parsed.sentence_of(time.first)
        if time.kind not in ("point", "window") or (time.date.precision or 9) > 3:
            continue
        if not hangs_on_deed(parsed, time, cues):
            continue
        if sentence.index < here.index and here.paragraph - sentence.paragraph <= NEARBY:
            before.append(time)
        elif (
            sentence.index > here.index
            and here.index <= NEARBY + 1
            and sentence.paragraph - here.paragraph <= FAR_FORWARD
        ):
            after.append(time)
    found = before[-1] if before else after[0] if after else None
    return msgspec.structs.replace(found.date, rule=f"{found.date.rule}, told nearby") if found else None


def hangs_on_deed(parsed: Parsed, time: Time, cues: list[object]) -> bool:
    """Whether a time is that of something done, not of an utterance or of a thing's name ("the 2018 deal")."""
    top = parsed.tokens[top_of(parsed, time)]
    for above in parsed.ancestors(top.index):
        if above.pos == "ADP":
            continue
        spoken = any(c.start < above.end and above.start < c.end for c in cues)  # type: ignore[attr-defined]
        return not spoken and (above.tag in ("VBD", "VBN", "VBG") or is_happening(above))
    return False
