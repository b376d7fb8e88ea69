"""An attribution: a cue, its source and the stretches of text that it attributes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from vedette.extract.statements.quotes import Quotations
from vedette.extract.statements.regions import Region
from vedette.extract.statements.sources import NOMINAL, agent_of, is_outlet, is_passive, subject_of
from vedette.knowledge.reporting import Sense
from vedette.records.parsed import Parsed

MODALS = frozenset({"will", "would", "could", "may", "might", "should", "shall", "wo", "'ll", "’ll", "can", "must"})
CITING = frozenset({"cite", "quote", "refer"})
QUOTING = frozenset({"quote", "cite", "paraphrase"})
WITHHELD = frozenset({"refuse", "decline", "fail", "stop", "avoid"})
AHEAD = frozenset({"expect", "plan", "want", "hope", "intend", "go"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue (tokens[first:last], anchored at ``anchor``) with its source and content.

    ``source`` and ``aimed`` are head tokens of noun phrases; ``media`` is the head of a channel that syntax gives
    ("SANA quoted a source as saying"). ``named`` is the noun that says who the source is, where that stands before ("it
    said"). ``direct`` tells content that is nothing but quotations, ``follows`` a quotation
    without a cue of its own, under the cue of the words before it.
    """

    anchor: int
    first: int
    last: int
    source: int | None
    content: tuple[Region, ...]
    sense: Sense
    aimed: int | None = None
    media: int | None = None
    named: int | None = None
    direct: bool = False
    negated: bool = False
    modal: bool = False
    follows: bool = False


def with_source(parsed: Parsed, found: Attribution, passive: bool) -> Attribution:
    """The attribution with its source, channel, cue words, negation and mood."""
    v = found.anchor
    token = parsed.tokens[v]
    media: int | None = None
    first, last = v, v + 1
    over = parsed.head(v)
    quoting = parsed.head(over.index) if over.lower == "as" and over.index != v else None
    if quoting is not None and quoting.lemma in QUOTING and quoting.index < v:
        # "SANA quoted a source as saying", "the minister was quoted by SANA as saying"
        if is_passive(parsed, quoting.index):
            source = subject_of(parsed, quoting.index)
            media = agent_of(parsed, quoting.index) or agent_of(parsed, v)
        else:
            told = parsed.child(quoting.index, "dobj")
            source = told.index if told is not None else None
            media = subject_of(parsed, quoting.index)
        first = quoting.index
    elif token.lemma in QUOTING and any(t.lower == "as" for t in parsed.children(v, "prep", "mark")):
        told = parsed.child(v, "nsubjpass" if passive else "dobj")
        source = told.index if told is not None else None
        media = agent_of(parsed, v) if passive else subject_of(parsed, v)
        saying = parsed.child(next(t.index for t in parsed.children(v, "prep", "mark") if t.lower == "as"), "pcomp")
        last = saying.index + 1 if saying is not None else last
    elif passive:
        source = agent_of(parsed, v)
    elif (cited := cited_by(parsed, v)) is not None:
        # "Rebels shelled the town, the agency reported, citing the ministry": the agency only passes it on.
        source, media = cited, subject_of(parsed, v)
    else:
        source = subject_of(parsed, v)
        if source is None:
            source = inverted_subject(parsed, v)
    kids = parsed.children(v)
    while first - 1 >= 0 and parsed.tokens[first - 1].dep in ("aux", "auxpass", "neg") and first - 1 in token.children:
        first -= 1
    for kid in kids:
        if kid.dep in ("prt",) and kid.index == last:
            last += 1
    negated = any(t.dep == "neg" for t in kids) or (token.dep == "xcomp" and over.lemma in WITHHELD and over.index < v)
    modal = any(t.dep == "aux" and t.lower in MODALS for t in kids) or (
        token.dep == "xcomp" and token.tag == "VB" and over.lemma in AHEAD
    )
    if source is not None and parsed.tokens[source].lower in ("it", "there") and passive:
        source = None
    return replace(found, source=source, media=media, first=first, last=last, negated=negated, modal=modal)


def cited_by(parsed: Parsed, v: int) -> int | None:
    """Who is named as the origin of an outlet's report (", citing the ministry"); unnamed sources are none."""
    outlet = subject_of(parsed, v)
    if outlet is None or not is_outlet(parsed, outlet):
        return None
    for kid in parsed.children(v, "advcl", "prep", "acl", "xcomp"):
        if kid.index < v or kid.tag != "VBG" or kid.lemma not in CITING:
            continue
        things = parsed.children(kid.index, "dobj")
        for to in parsed.children(kid.index, "prep"):
            things += parsed.children(to.index, "pobj") if kid.lemma == "refer" and to.lower == "to" else ()
        cited = next((t for t in things if t.index > kid.index), None)
        if cited is not None and parsed.party(cited.index) is not None and cited.lemma not in ("source", "report"):
            return cited.index
    return None


def inverted_subject(parsed: Parsed, v: int) -> int | None:
    """The noun right behind a cue ("said the mayor") where the parser called it something else."""
    for kid in parsed.children(v, "dobj", "attr", "npadvmod", "oprd", "dep"):
        if kid.index > v and kid.pos in NOMINAL and kid.label not in ("DATE", "TIME"):
            return kid.index
    return None


def is_direct(marks: Quotations, regions: list[Region]) -> bool:
    return all((q := marks.at(s)) is not None and q.start <= s and e <= q.end for s, e in regions)
