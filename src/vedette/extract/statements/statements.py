"""Statements: who said what, with act, targets, condition, deadline, date and channel."""

from __future__ import annotations

from bisect import bisect_left
from typing import Literal

import msgspec

from vedette.extract.statements.acts import act_of, tokens_of
from vedette.extract.statements.attribution import Attribution
from vedette.extract.statements.attributions import find_attributions
from vedette.extract.statements.channels import channels_of
from vedette.extract.statements.conditions import condition_of, deadline_of
from vedette.extract.statements.dating import said_when
from vedette.extract.statements.occasions import with_occasions
from vedette.extract.statements.quotes import Quotations, find_quotations
from vedette.extract.statements.retellings import link_retellings
from vedette.extract.statements.sources import RELATIVE, can_speak, is_outlet, is_time, name_tokens, party_of
from vedette.extract.statements.targets import fill_targets, targets_of
from vedette.extract.times.times import Time
from vedette.knowledge.reporting import reporting
from vedette.records.entities import Party
from vedette.records.ids import make_id
from vedette.records.parsed import Parsed, Token
from vedette.records.reading import Act, Statement
from vedette.records.spans import Span, make_span

PRODUCER = "statements.rules/1"
Kind = Literal["direct", "indirect", "mixed"]


def find_statements(parsed: Parsed, times: tuple[Time, ...]) -> tuple[Statement, ...]:
    """The statements of a page, in text order."""
    marks = find_quotations(parsed)
    found = [a for a in find_attributions(parsed, marks) if is_statement(parsed, a)]
    found, carried = fold_channels(parsed, found)
    made: list[Statement] = []
    beside: dict[int, list[Attribution]] = {}
    for one in found:
        beside.setdefault(parsed.tokens[one.anchor].sentence, []).append(one)
    for number, one in enumerate(found):
        free = unspoken(parsed, times, one, beside[parsed.tokens[one.anchor].sentence])
        made += make_statements(parsed, marks, (times, free), one, carried.get(number, ()))
    made.sort(key=lambda s: (s.content[0].start, s.content[0].end, s.id))
    return tuple(fill_targets(parsed, list(with_occasions(parsed, times, link_retellings(made)))))


def unspoken(parsed: Parsed, times: tuple[Time, ...], one: Attribution, beside: list[Attribution]) -> tuple[Time, ...]:
    """The times that may date an utterance: none from the words of another one in its sentence."""
    at = parsed.tokens[one.anchor].start
    others = [a for a in beside if a is not one and not any(s <= at < e for s, e in a.content)]
    spoken = [r for a in others if a.sense.frame != "self" for r in a.content]
    if not spoken:
        return times
    here = parsed.sentence_of(one.anchor)
    low = bisect_left(times, here.first, key=lambda t: t.first)
    high = bisect_left(times, here.last, key=lambda t: t.first)
    kept = (t for t in times[low:high] if not any(s < t.span.end and t.span.start < e for s, e in spoken))
    return (*times[:low], *kept, *times[high:])


def is_statement(parsed: Parsed, found: Attribution) -> bool:
    """Whether an attribution is an utterance: made, in words, by somebody who can speak."""
    if found.sense.sort in ("belief", "evidence"):
        return found.direct and found.sense.frame == "clause" and found.source is not None
    if found.negated or (found.modal and not found.direct):
        return False
    anchor = parsed.tokens[found.anchor]
    if found.sense.sort == "stance" and (
        found.source is None
        or (anchor.tag in ("VB", "VBG") and anchor.dep != "advcl" and not in_document(parsed, anchor))
    ):
        return False
    if WITHHELD & {anchor.lemma} and NAMING & {t.lemma for t in parsed.tokens[found.last : found.last + 4]}:
        return False  # "an official who declined to be named"
    if anchor.pos == "NOUN" and anchor.dep != "ROOT":
        return found.source is not None and can_speak(parsed, found.source)
    if found.source is None:
        return found.direct or (anchor.tag in ("VBN", "VBD") and sourceless(parsed, found))
    source = parsed.tokens[found.source]
    if found.sense.frame == "object" and any(s <= source.start < e for s, e in found.content):
        return False  # "the agency cited sources as saying ...": the sources are no content
    plain = found.sense.frame in ("clause", "object clause", "quote")
    if not (plain and found.sense.sort == "speech") and not can_speak(parsed, found.source):
        return False
    if source.label == "MONEY" or is_time(parsed, found.source):
        return False
    if anchor.tag == "VBG" and anchor.lemma in ("refer", "cite", "note", "mention", "quote") and not plain:
        return False  # the writer's own gloss on what was said
    if source.lower in ("there", "nobody", "nothing", "none"):
        return False
    return not (anchor.tag == "VB" and not found.direct and bare_infinitive(parsed, anchor))


WITHHELD = frozenset({"decline", "refuse", "ask", "request", "want", "insist"})
NAMING = frozenset({"name", "identify", "quote", "comment", "elaborate", "anonymous", "anonymity"})


def in_document(parsed: Parsed, anchor: Token) -> bool:
    """Whether a participle tells what a document does: "issued a statement condemning the raid"."""
    held = parsed.head(anchor.index).lemma.lower() in reporting().documents.words
    return anchor.dep == "acl" and anchor.tag == "VBG" and held


def sourceless(parsed: Parsed, found: Attribution) -> bool:
    """Passives that tell an utterance though they name nobody: "it was reported that", "has been blamed for"."""
    if found.sense.frame in ("clause", "self") or found.sense.frame.startswith("object clause"):
        return True
    return found.sense.act in ("accuse", "blame") and parsed.tokens[found.anchor].dep != "acl"


GOING_ON = frozenset({"continue", "go", "proceed"})


def bare_infinitive(parsed: Parsed, verb: Token) -> bool:
    """Whether a cue is only wanted or planned ("to say that ...") rather than done."""
    if (
        verb.dep == "xcomp"
        and parsed.head(verb.index).lemma in GOING_ON
        and parsed.head(verb.index).tag in ("VBD", "VBZ")
    ):
        return False
    return any(t.lower == "to" for t in parsed.children(verb.index, "aux")) and verb.dep in (
        "xcomp",
        "advcl",
        "acl",
        "relcl",
        "ccomp",
    )


def fold_channels(parsed: Parsed, found: list[Attribution]) -> tuple[list[Attribution], dict[int, tuple[Party, ...]]]:
    """Outlets that pass on another's words ("..., the minister said, Reuters reported") become channels.

    Gives the attributions that stay, and by their place the channels carried over.
    """
    out: list[Attribution] = []
    carried: dict[int, tuple[Party, ...]] = {}
    inner_of: dict[int, Attribution] = {}
    by_sentence: dict[int, list[Attribution]] = {}
    for one in found:
        by_sentence.setdefault(parsed.tokens[one.anchor].sentence, []).append(one)
    for outer in found:
        beside = by_sentence[parsed.tokens[outer.anchor].sentence]
        inner = next(
            (a for a in beside if a is not outer and a.source is not None and passes_on(parsed, outer, a)),
            None,
        )
        if inner is not None:
            inner_of[id(outer)] = inner
    for one in found:
        if id(one) not in inner_of:
            out.append(one)
    place = {id(a): n for n, a in enumerate(out)}
    for outer in found:
        inner = inner_of.get(id(outer))
        if inner is not None and id(inner) in place and outer.source is not None:
            party = party_of(parsed, outer.source)
            if party is not None:
                carried[place[id(inner)]] = (*carried.get(place[id(inner)], ()), party)
    return out, carried


def passes_on(parsed: Parsed, outer: Attribution, inner: Attribution) -> bool:
    """Whether the whole content of an attribution to an outlet is another attribution."""
    if outer.source is None or outer.direct:
        return False
    low, high = outer.content[0][0], outer.content[-1][1]
    anchor = parsed.tokens[inner.anchor]
    if outer.anchor < inner.anchor or not (low <= anchor.start < high or same_words(outer, inner)):
        return False
    main = anchor.dep in ("ROOT", "ccomp", "parataxis") and not any(
        t.dep in ("relcl", "acl") for t in parsed.ancestors(anchor.index)
    )
    return is_outlet(parsed, outer.source) and main and anchor.pos != "NOUN"


def same_words(one: Attribution, other: Attribution) -> bool:
    return one.content[0][0] == other.content[0][0]


def make_statements(
    parsed: Parsed,
    marks: Quotations,
    times: tuple[tuple[Time, ...], tuple[Time, ...]],
    found: Attribution,
    carried: tuple[Party, ...],
) -> list[Statement]:
    """The statement of an attribution; two where each side said it of the other.

    ``times`` are all times of the page, and those that stand in nobody's words.
    """
    speakers = speakers_of(parsed, found)
    if len(speakers) == 2 and found.aimed is not None and parsed.tokens[found.aimed].lower in ("other", "another"):
        one, other = speakers
        return [
            make_statement(parsed, marks, times, found, (one,), carried, (other,)),
            make_statement(parsed, marks, times, found, (other,), carried, (one,)),
        ]
    return [make_statement(parsed, marks, times, found, speakers, carried, None)]


def speakers_of(parsed: Parsed, found: Attribution) -> tuple[Party, ...]:
    """Everybody who said it: the head of the source and those coordinated with it."""
    if found.source is None or parsed.tokens[found.source].lower in RELATIVE:
        return ()
    content = found.content
    out: dict[str, Party] = {}
    head = found.source if found.named is None else found.named
    for token in parsed.conjuncts(head):
        if token.pos == "VERB" or (token.index != head and any(s <= token.start < e for s, e in content)):
            continue
        party = party_of(parsed, token.index)
        if party is not None:
            if found.named is not None and found.named != found.source:
                party = msgspec.structs.replace(party, span=said_by(parsed, found.source))
            out.setdefault(party.entity or party.name, party)
    return tuple(out.values())


def said_by(parsed: Parsed, source: int) -> Span:
    """The words at the cue that stand for a speaker named before: "it", "the statement"."""
    return parsed.span_of(name_tokens(parsed, source))


def make_statement(
    parsed: Parsed,
    marks: Quotations,
    times: tuple[tuple[Time, ...], tuple[Time, ...]],
    found: Attribution,
    speakers: tuple[Party, ...],
    carried: tuple[Party, ...],
    targets: tuple[Party, ...] | None,
) -> Statement:
    speaker = speakers[0] if speakers else None
    content = tuple(make_span(parsed.text, s, e) for s, e in found.content)
    words = tokens_of(parsed, found.content)
    act: Act = act_of(parsed, found, words, speaker)
    aimed = targets if targets is not None else targets_of(parsed, found, act, words, speaker)
    time = said_when(parsed, times[1], found)
    deadline = (
        deadline_of(found.content, times[0]) if act in ("demand", "warn", "threaten", "appeal", "promise") else None
    )
    cue = None if found.follows else parsed.span_of(list(parsed.tokens[found.first : found.last]))
    channel = tuple(
        {
            p.entity or p.name: p
            for p in (*channels_of(parsed, found), *carried)
            if not speaker or p.name != speaker.name
        }.values()
    )
    spans: dict[str, tuple[Span, ...]] = {}
    if speaker and speaker.span:
        spans["speaker"] = tuple(p.span for p in speakers if p.span)
    if time:
        spans["date"] = (time.span,)
    if deadline:
        spans["deadline"] = (deadline[1],)
    if aimed and (held := tuple(p.span for p in aimed if p.span)):
        spans["targets"] = held
    return Statement(
        id=make_id(
            "s", parsed.document.id, found.anchor, [(s.start, s.end) for s in content], speaker.name if speaker else ""
        ),
        document=parsed.document.id,
        speaker=speaker,
        joint=speakers[1:],
        cue=cue,
        content=content,
        kind=kind_of(marks, content, found.direct),
        act=act,
        targets=aimed,
        date=time.date if time else None,
        channel=channel,
        condition=condition_of(parsed, found.content, words),
        deadline=deadline[0] if deadline else None,
        confidence=confidence_of(found, speaker),
        producer=PRODUCER,
        spans=spans,
    )


def kind_of(marks: Quotations, content: tuple[Span, ...], direct: bool) -> Kind:
    """Direct where every piece is a quotation, mixed where some words are in marks, else indirect."""
    if direct:
        return "direct"
    return "mixed" if any(marks.between(s.start, s.end) for s in content) else "indirect"


def confidence_of(found: Attribution, speaker: Party | None) -> float:
    """A rough order: quotations with a known speaker first, unknown verbs and nobody's words last."""
    value = 0.9 if found.direct else 0.8
    value -= 0.2 if speaker is None else 0.0 if speaker.entity else 0.1
    value -= 0.2 if found.sense.frame == "quote" else 0.0
    return round(value, 2)


def replace(statement: Statement, **changes: object) -> Statement:
    return msgspec.structs.replace(statement, **changes)
