"""The time that a count covers: what its own clause says, else the deed around it, else one told nearby.

The last step is a reading of discourse, not of syntax: a page that has told of a bombing on Thursday goes on counting
its dead without saying "on Thursday" again. Its dates say so in their rule, and the figure gets less confidence.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from vedette.extract.times.syntax import times_in, top_of
from vedette.extract.times.times import Time, time_of
from vedette.knowledge.measures import by_word, word_set
from vedette.records.dates import DateRange
from vedette.records.parsed import Parsed, Sentence, Token
from vedette.records.reading import Event, Statement
from vedette.records.spans import Span

# Counts that are of a moment, not of a stretch of time.
STANDING = frozenset({"present", "hosted", "population"})
# Counts of one happening, whose time the page may have told beside them.
INCIDENT = frozenset(
    {"killed", "injured", "destroyed", "other:casualties", "other:missing", "neutralized", "other:released"}
)


def window_of(
    parsed: Parsed,
    measure: str,
    low: float | None,
    indices: tuple[int | None, ...],
    times: tuple[Time, ...],
    event: Event | None,
    statements: tuple[Statement, ...],
) -> tuple[DateRange | None, bool]:
    """The window of a count and whether its own words give it. ``indices``: its measure's word, its place, its noun."""
    if measure in STANDING:
        return None, True
    for index in indices:
        if index is None or is_of_toll(parsed, index):
            continue
        for step in clauses_up(parsed, index):
            time = time_of(parsed, times, step)
            if time is not None and time.kind not in ("duration", "vague"):
                return going_on(parsed, step, time), True
    if event is not None and event.date is not None and event.date.is_resolved:
        return event.date, True
    noun = indices[-1]
    if is_running_total(parsed, indices[0] or 0, low):
        return None, True
    if measure in INCIDENT or (noun is not None and is_happening(parsed.tokens[noun])):
        return told_nearby(parsed, indices[0] or 0, times, statements), False
    return None, True


def going_on(parsed: Parsed, index: int, time: Time) -> DateRange:
    """The days of a time; open to the end for what goes on from it ("an insurgency in 1989 that has killed 20,000")."""
    if parsed.tokens[index].lemma.lower() not in word_set("lasting") or time.date.earliest is None:
        return time.date
    return msgspec.structs.replace(time.date, latest=None, precision=None, rule=f"{time.date.rule}, and on")


# Above this a count told in the perfect tense ("have been killed") is far more often a running total than one deed's.
INCIDENT_SIZE = 200
PERFECT_LEAD = 3  # sentences in which news tells its deed in the perfect


def is_running_total(parsed: Parsed, index: int, low: float | None) -> bool:
    """Whether a count in the present perfect sums up a conflict, and isn't the deed that the page reports."""
    verb = next((t for t in (parsed.tokens[index], *parsed.ancestors(index)) if t.pos in ("VERB", "AUX")), None)
    if verb is None or not any(
        c.lemma == "have" and c.tag in ("VBP", "VBZ") for c in parsed.children(verb.index, "aux")
    ):
        return False
    return parsed.sentence_of(index).index > PERFECT_LEAD or (low or 0) > INCIDENT_SIZE


def is_of_toll(parsed: Parsed, index: int) -> bool:
    """Whether a count is a toll's or hangs on one: "rose to six on Friday" dates the telling, not the deaths."""
    toll = word_set("toll")
    for token in (parsed.tokens[index], *parsed.ancestors(index)):
        if token.lemma.lower() in toll or any(c.lemma.lower() in toll for c in parsed.children(token.index, "nsubj")):
            return True
        if token.dep in ("ccomp", "relcl", "advcl", "conj", "ROOT"):
            return False
    return False


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
    return token.lemma.lower() in word_set("happenings") or token.lemma.lower() in word_set("lasting")


def told_nearby(
    parsed: Parsed, index: int, times: tuple[Time, ...], statements: tuple[Statement, ...]
) -> DateRange | None:
    """The time of the deed that the sentence takes up ("in the incident") or of the one that leads the page."""
    here = parsed.sentence_of(index)
    cues = [s.cue for s in statements if s.cue is not None]

    def told(first: int, last: int) -> list[Time]:
        """The dated deeds of the sentences from first up to last."""
        return [
            time
            for sentence in parsed.sentences[max(0, first) : last]
            for _, time in times_in(times, sentence)
            if time.kind in ("point", "window")
            and (time.date.precision or 9) <= 3
            and hangs_on_deed(parsed, time, cues)
        ]

    back = told(here.index - NEARBY, here.index)
    if takes_up(parsed, here) and back:
        return marked(back[-1])
    lead = told(0, LEAD + 1)
    if not lead or here.index > FAR:
        return marked(back[-1]) if back else None
    return marked(lead[0])


NEARBY = 3  # sentences back that "the incident" may mean
LEAD, FAR = 8, 40  # sentences that tell the news, and how far its counts may go on


def takes_up(parsed: Parsed, sentence: Sentence) -> bool:
    """Whether a sentence takes up the happening told just before: the incident, that attack."""
    return any(
        is_happening(token) and any(c.lower in ("the", "that", "this") for c in parsed.children(token.index, "det"))
        and not parsed.children(token.index, "prep", "relcl", "acl")
        for token in parsed.tokens[sentence.first : sentence.last]
    )  # fmt: skip


def marked(time: Time) -> DateRange:
    """The days of a time whose rule says that they were told elsewhere."""
    return msgspec.structs.replace(time.date, rule=f"{time.date.rule}, told nearby")


def is_blow(verb: Token) -> bool:
    """Whether a verb is of a deed that leaves dead, hurt or ruined: attack, shell, ram, explode, kill."""
    lemma = verb.lemma.lower()
    return lemma in word_set("blows") or by_word("object").get(lemma) in BLOWS or by_word("phrases").get(lemma) in BLOWS


BLOWS = frozenset(
    {"killed", "injured", "destroyed", "neutralized", "other:shot", "other:damaged", "captured", "other:released"}
)


def hangs_on_deed(parsed: Parsed, time: Time, cues: list[Span]) -> bool:
    """Whether a time is that of something done, not of an utterance or of a thing's name ("the 2018 deal")."""
    top = parsed.tokens[top_of(parsed, time)]
    for above in parsed.ancestors(top.index):
        if above.pos == "ADP":
            continue
        spoken = any(c.start < above.end and above.start < c.end for c in cues)
        return not spoken and (is_happening(above) or is_blow(above))
    return False
