"""Attributions: every cue of a page with its source and the stretches of text that it attributes.

Wider than statements: beliefs, stances and evidence are found as well and told apart by their sort. The method is
that of syntactic quote extraction (cue, then source and content by the cue's frame), with the frames as data.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from vedette.extract.frames import realise
from vedette.extract.quotes import Quotation, Quotations, find_quotations
from vedette.extract.regions import Region, cut, is_spoken
from vedette.extract.sources import NOMINAL, agent_of, is_passive, subject_of
from vedette.knowledge.reporting import Sense, noun_senses, verb_senses
from vedette.records.parsed import Parsed, Sentence, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "VBG"})
MODALS = frozenset({"will", "would", "could", "may", "might", "should", "shall", "wo", "'ll", "’ll", "can", "must"})
SPEECH = Sense((), "clause", "", "speech", "")
UNKNOWN = Sense((), "quote", "", "speech", "")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue (tokens[first:last], anchored at ``anchor``) with its source and content.

    ``source`` and ``aimed`` are head tokens of noun phrases; ``media`` is the head of a channel that syntax gives
    ("SANA quoted a source as saying"). ``direct`` tells content that is nothing but quotations.
    """

    anchor: int
    first: int
    last: int
    source: int | None
    content: tuple[Region, ...]
    sense: Sense
    aimed: int | None = None
    media: int | None = None
    direct: bool = False
    negated: bool = False
    modal: bool = False


def find_attributions(parsed: Parsed, quotations: Quotations | None = None) -> tuple[Attribution, ...]:
    """Every attribution of a page, in the order of their anchors."""
    marks = quotations or find_quotations(parsed)
    found: list[Attribution] = []
    for sentence in parsed.sentences:
        for token in parsed.tokens[sentence.first : sentence.last]:
            inside = marks.at(token.start)
            if inside is not None and inside.closed:
                continue
            one = (
                phrase_cue(parsed, marks, sentence, token)
                or verb_cue(parsed, marks, sentence, token)
                or noun_cue(parsed, marks, token)
            )
            if one is not None and (inside is None or not one.direct):
                found.append(one)
    found += stray_quotations(parsed, marks, found)
    return tuple(sorted(found, key=lambda a: a.anchor))


# ── Verbs ────────────────────────────────────────────────────────────────────────────────────────


def verb_cue(parsed: Parsed, marks: Quotations, sentence: Sentence, token: Token) -> Attribution | None:
    if token.pos not in ("VERB", "AUX") and not (token.pos in ("NOUN", "PROPN") and token.dep in ("ROOT", "ccomp")):
        return None
    known = verb_senses().get(token.lemma.lower())
    if not known:
        return None
    v = token.index
    passive = is_passive(parsed, v)
    quoted = after_colon(parsed, marks, sentence, v)
    best: Attribution | None = None
    for sense in known:
        if sense.particles and not has_particles(parsed, token, sense):
            continue
        if quoted is not None and sense.frame in ("clause", "object clause"):
            arguments = realise(parsed, v, sense, passive)
            best = Attribution(v, v, v + 1, None, quoted_regions(parsed, marks, quoted), sense, direct=True)
            best = replace(best, aimed=arguments.aimed if arguments else None)
            break
        found = realise(parsed, v, sense, passive)
        if found is None:
            continue
        end = found.end if found.exact else stretch(parsed, sentence, v, found.last)
        start = parsed.tokens[found.first].start
        regions = cut(parsed.text, start, end, marks)
        if not regions:
            continue
        best = Attribution(v, v, v + 1, None, tuple(regions), sense, found.aimed, direct=is_direct(marks, regions))
        break
    if best is None:
        speech = next(
            (s for s in known if s.frame == "clause" and s.sort in ("speech", "belief") and not s.particles), None
        )
        speech = speech or next((s for s in known if s.frame == "clause" and s.sort == "speech"), None)
        if speech is None:
            return None
        regions = fronted(parsed, marks, sentence, v)
        if not regions:
            return None
        best = Attribution(v, v, v + 1, None, tuple(regions), speech, direct=is_direct(marks, regions))
    return with_source(parsed, best, passive)


def has_particles(parsed: Parsed, token: Token, sense: Sense) -> bool:
    """Whether the words that belong to the cue stand by it."""
    near = {t.lower for t in parsed.children(token.index)} | {
        t.lemma.lower() for t in parsed.children(token.index, "dobj")
    }
    last = min(token.index + 3, len(parsed.tokens))
    near |= {t.lower for t in parsed.tokens[token.index + 1 : last] if t.pos in ("ADP", "PART", "ADV", "SCONJ")}
    return all(p in near for p in sense.particles)


def with_source(parsed: Parsed, found: Attribution, passive: bool) -> Attribution:
    """The attribution with its source, channel, cue words, negation and mood."""
    v = found.anchor
    token = parsed.tokens[v]
    media: int | None = None
    first, last = v, v + 1
    over = parsed.head(v)
    quoting = parsed.head(over.index) if over.lower == "as" and over.index != v else None
    if quoting is not None and quoting.lemma in ("quote", "cite", "paraphrase") and quoting.index < v:
        # "SANA quoted a source as saying", "the minister was quoted by SANA as saying"
        if is_passive(parsed, quoting.index):
            source = subject_of(parsed, quoting.index)
            media = agent_of(parsed, quoting.index) or agent_of(parsed, v)
        else:
            told = parsed.child(quoting.index, "dobj")
            source = told.index if told is not None else None
            media = subject_of(parsed, quoting.index)
        first = quoting.index
    elif passive:
        source = agent_of(parsed, v)
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
    negated = any(t.dep == "neg" for t in kids) or (
        token.dep == "xcomp" and over.lemma in ("refuse", "decline", "fail", "stop") and over.index < v
    )
    modal = any(t.dep == "aux" and t.lower in MODALS for t in kids) or (
        token.dep == "xcomp" and token.tag == "VB" and over.lemma in ("expect", "plan", "want", "hope", "intend", "go")
    )
    if source is not None and parsed.tokens[source].lower in ("it", "there") and passive:
        source = None
    return replace(found, source=source, media=media, first=first, last=last, negated=negated, modal=modal)


def inverted_subject(parsed: Parsed, v: int) -> int | None:
    """The noun right behind a cue ("said the mayor") where the parser called it something else."""
    for kid in parsed.children(v, "dobj", "attr", "npadvmod", "oprd", "dep"):
        if kid.index > v and kid.pos in NOMINAL and kid.label not in ("DATE", "TIME"):
            return kid.index
    return None


def is_direct(marks: Quotations, regions: list[Region]) -> bool:
    return all((q := marks.at(s)) is not None and q.start <= s and e <= q.end for s, e in regions)


# ── Where content lies ───────────────────────────────────────────────────────────────────────────


def stretch(parsed: Parsed, sentence: Sentence, v: int, last: int) -> int:
    """The character at which what follows a cue ends: the argument, and what trails it without being the cue's own.

    Parsers hang the adverbials of a long complement on the cue; what comes after the complement began, and isn't
    a second predicate of the cue or another cue, belongs to what was said.
    """
    end = last
    for kid in parsed.children(v):
        if kid.index <= end:
            continue
        branch = parsed.subtree(kid.index)
        low, high = branch[0].index, branch[-1].index
        if low > end + 2 or low <= v:
            break
        comma = parsed.tokens[low - 1].text in (",", ";", "—", "–", "-") or parsed.tokens[low].text in ("—", "–")
        if kid.dep in ("punct", "cc"):
            continue
        marker = parsed.tokens[low].lower
        if kid.dep in (
            "prep",
            "npadvmod",
            "advmod",
            "advcl",
            "dobj",
            "pobj",
            "ccomp",
            "xcomp",
            "agent",
            "appos",
            "acl",
            "relcl",
        ):
            if comma and not (kid.dep == "advcl" and marker in CONDITIONS):
                break
            end = high
        elif kid.dep == "conj" and comma is False and marker in ("otherwise",):
            end = high
        else:
            break
    tail = parsed.tokens[end]
    if end + 2 < sentence.last and parsed.tokens[end + 1].text == "," and parsed.tokens[end + 2].lower == "otherwise":
        end = sentence.last - 1
        tail = parsed.tokens[end]
    return tail.end


CONDITIONS = frozenset(
    {"if", "unless", "because", "since", "although", "though", "while", "so", "until", "when", "once"}
)


def after_colon(parsed: Parsed, marks: Quotations, sentence: Sentence, v: int) -> Quotation | None:
    """The quotation that a cue opens: right behind it, after a colon, or after a comma and no other clause."""
    following = [
        q for q in marks.between(parsed.tokens[v].end, sentence.end + 8) if q.outer_start >= parsed.tokens[v].end
    ]
    if not following:
        return None
    quotation = following[0]
    gap = parsed.text[parsed.tokens[v].end : quotation.outer_start]
    bare = gap.strip()
    if "\n" in bare or len(gap) > 240 or ";" in bare:
        return None
    if bare.endswith(":"):
        colon = bare.count(":") == 1
        return quotation if colon and not clause_between(parsed, v, quotation.outer_start, True) else None
    spoken = is_spoken(parsed.text, quotation)
    first = parsed.text[quotation.start : quotation.start + 1]
    if bare.endswith(",") and spoken and not clause_between(parsed, v, quotation.outer_start, False):
        return quotation
    if bare in ("", "that") and spoken and (first.isupper() or bare == ""):
        # The quotation must be the whole of what follows, or the words after it belong to it (mixed).
        rest = parsed.text[quotation.outer_end : quotation.outer_end + 2].strip()
        before_close = parsed.text[quotation.end - 1 : quotation.end]
        return quotation if (rest[:1] in (",", ".", "", ";") or before_close in ".?!,") and first.isupper() else None
    return None


def clause_between(parsed: Parsed, v: int, until: int, colon: bool) -> bool:
    """Whether another finite verb stands between a cue and a quotation (relative clauses of the speaker aside)."""
    for at in range(v + 1, len(parsed.tokens)):
        token = parsed.tokens[at]
        if token.start >= until:
            return False
        verb = token.pos == "VERB" and token.tag in FINITE and token.dep not in ("relcl", "acl", "amod")
        if verb and (not colon or token.lemma.lower() in verb_senses()):
            return not any(a.dep == "relcl" for a in parsed.ancestors(token.index))
    return False


def quoted_regions(parsed: Parsed, marks: Quotations, first: Quotation) -> tuple[Region, ...]:
    """A quotation and those that follow it with nothing between, in one paragraph."""
    out: list[Region] = []
    at = first.outer_start
    for quotation in marks.between(first.outer_start, first.outer_end + 2000):
        if quotation.outer_start < first.outer_start:
            continue
        gap = parsed.text[at : quotation.outer_start]
        if quotation is not first and (quotation.paragraph != first.paragraph or gap.strip()):
            break
        out += cut(parsed.text, quotation.outer_start, quotation.outer_end, marks)
        at = quotation.outer_end
    return tuple(out)


def fronted(parsed: Parsed, marks: Quotations, sentence: Sentence, v: int) -> list[Region]:
    """What stands before a cue clause that closes, or interrupts, what was said."""
    bounds = cue_clause(parsed, sentence, v)
    if bounds is None:
        return []
    low, high = bounds
    if low <= sentence.first and not quote_before(parsed, marks, sentence, low):
        return []
    text = parsed.text
    left_end = parsed.tokens[low].start
    before = text[max(0, left_end - 3) : left_end].rstrip()
    if not before or before[-1] not in ",”\"’'»“—–-?!…:":
        return []
    start = fronted_start(parsed, marks, sentence, low)
    if left_end - start < 3:
        return []
    pieces = cut(text, start, left_end, marks)
    if not pieces:
        return []
    pieces += resumed(parsed, marks, sentence, high)
    return pieces


def quote_before(parsed: Parsed, marks: Quotations, sentence: Sentence, low: int) -> bool:
    """Whether a quotation ends right before a sentence that begins with the cue (the parser cut there)."""
    at = parsed.tokens[low].start
    quotation = marks.at(max(0, len(parsed.text[:at].rstrip()) - 1)) if low else None
    return (
        quotation is not None
        and quotation.paragraph == sentence.paragraph
        and is_spoken(parsed.text, quotation)
        and parsed.text[quotation.end - 1] in ",?!…—-–"
    )


def cue_clause(parsed: Parsed, sentence: Sentence, v: int) -> tuple[int, int] | None:
    """The tokens of a short cue clause ("officials said on Thursday") as first and one past the last."""
    subject = parsed.child(v, "nsubj", "nsubjpass")
    low = v
    while (
        low - 1 >= sentence.first
        and parsed.tokens[low - 1].index in parsed.tokens[v].children
        and parsed.tokens[low - 1].dep in ("aux", "auxpass", "neg", "advmod")
    ):
        low -= 1
    high = v + 1
    if subject is None:
        late = parsed.tokens[v + 1] if v + 1 < sentence.last else None
        if late is None or late.pos not in NOMINAL | {"DET"}:
            return None
    elif subject.index < v:
        branch = parsed.subtree(subject.index, lambda t: t.dep == "ccomp")
        low = min(low, *(t.index for t in branch if t.index > subject.index - 40))
        inside = [t for t in branch if t.index < subject.index and t.text in (",",)]
        if (
            inside
            and parsed.tokens[low].start < inside[-1].start
            and any(t.pos in ("VERB", "AUX") and t.index < inside[-1].index for t in branch)
        ):
            low = inside[-1].index + 1
    # To the right, the clause runs to a comma, a quotation or the end of the sentence.
    while high < sentence.last and parsed.tokens[high].text not in (
        ",",
        ".",
        ";",
        ":",
        "—",
        "–",
        "?",
        "!",
        "“",
        '"',
        "‘",
    ):
        high += 1
    return low, high


def fronted_start(parsed: Parsed, marks: Quotations, sentence: Sentence, low: int) -> int:
    """Where fronted content begins: the sentence, or the quotation that the sentence began in, and those before it."""
    start = sentence.start
    text = parsed.text
    last = len(text[: parsed.tokens[low].start].rstrip(" \t,\u00a0")) - 1
    closing = marks.at(last)
    if closing is not None and closing.outer_start < start:
        start = closing.outer_start
    began = marks.at(start)
    if began is not None:
        start = began.outer_start
    return start


def resumed(parsed: Parsed, marks: Quotations, sentence: Sentence, high: int) -> list[Region]:
    """What goes on after a cue clause set between commas, to the end of the sentence."""
    if high >= sentence.last or parsed.tokens[high].text not in (",", "—", "–"):
        if high < sentence.last and (quotation := marks.at(parsed.tokens[high].start)):
            return cut(parsed.text, quotation.outer_start, quotation.outer_end, marks)
        return []
    rest = parsed.tokens[high + 1 : sentence.last]
    if not rest:
        return []
    quotation = marks.at(rest[0].start)
    if quotation is not None:
        return cut(parsed.text, quotation.outer_start, quotation.outer_end, marks)
    if rest[0].tag in ("VBG", "VBN", "CC", "IN", "WP", "WDT", "WRB", "RB") or len(rest) < 3:
        return []
    finite = next((t for t in rest if t.tag in ("VBD", "VBZ", "VBP", "MD")), None)
    if finite is None or any(t.text in (",",) for t in rest[: finite.index - rest[0].index]):
        return []
    if parsed.child(finite.index, "nsubj", "nsubjpass") is None or rest[0].tag in ("VBD", "VBZ", "VBP", "MD"):
        return cut(parsed.text, rest[0].start, sentence.end, marks)
    return []


# ── According to ─────────────────────────────────────────────────────────────────────────────────


def phrase_cue(parsed: Parsed, marks: Quotations, sentence: Sentence, token: Token) -> Attribution | None:
    """ "According to X, ...", in front, behind or in between."""
    if token.lower != "according" or token.index + 1 >= sentence.last or parsed.tokens[token.index + 1].lower != "to":
        return None
    to = parsed.tokens[token.index + 1]
    source = parsed.child(to.index, "pobj") or parsed.child(token.index, "pobj")
    if source is None:
        source = next((t for t in parsed.tokens[to.index + 1 : sentence.last] if t.pos in ("NOUN", "PROPN")), None)
    if source is None:
        return None
    branch = parsed.subtree(source.index)
    close = phrase_end(parsed, sentence, to.index, branch[-1].index)
    text = parsed.text
    found = Attribution(token.index, token.index, to.index + 1, source.index, (), SPEECH)
    if all(t.pos in ("ADV", "CCONJ", "PUNCT", "SCONJ") for t in parsed.tokens[sentence.first : token.index]):
        regions = cut(text, parsed.tokens[close].end, sentence.end, marks)
    else:
        low = clause_start(parsed, marks, sentence, token.index)
        regions = cut(text, low, token.start, marks)
        rest = parsed.tokens[close + 1 : sentence.last]
        if rest and rest[0].text == "," and len(rest) > 3:
            regions += resumed(parsed, marks, sentence, close + 1)
    if not regions:
        return None
    return replace(found, content=tuple(regions), direct=is_direct(marks, regions))


def phrase_end(parsed: Parsed, sentence: Sentence, start: int, last: int) -> int:
    """The last token of a source phrase: at the first comma that isn't within an apposition of it."""
    at = start + 1
    while at + 1 < sentence.last and at < last and parsed.tokens[at + 1].text not in (",", ";", ".", ":"):
        at += 1
    return at


def clause_start(parsed: Parsed, marks: Quotations, sentence: Sentence, cue: int) -> int:
    """Where the clause begins that a closing "according to" covers: after a dash or semicolon, else the sentence."""
    start = sentence.start
    began = marks.at(start)
    if began is not None:
        start = began.outer_start
    for at in range(cue - 1, sentence.first, -1):
        token = parsed.tokens[at]
        if token.text in ("—", "–", ";", "--") and marks.at(token.start) is None:
            paired = any(t.text in ("—", "–", "--") for t in parsed.tokens[sentence.first : at])
            dateline = at - sentence.first <= 6 and not any(t.pos == "VERB" for t in parsed.tokens[sentence.first : at])
            if not paired or dateline:
                return token.end
            break
    return start


# ── Nouns ────────────────────────────────────────────────────────────────────────────────────────


def noun_cue(parsed: Parsed, marks: Quotations, token: Token) -> Attribution | None:
    """ "the accusation that ...", "Russian accusations of failing ...", "her promise to ..."."""
    if token.pos != "NOUN":
        return None
    known = noun_senses().get(token.lemma.lower())
    if not known:
        return None
    content = next(
        (
            t
            for t in parsed.children(token.index, "acl", "ccomp", "relcl", "xcomp")
            if t.index > token.index and is_content(parsed, t)
        ),
        None,
    )
    source: int | None = None
    for kid in parsed.children(token.index):
        if (
            kid.dep == "poss"
            or (kid.dep in ("amod", "compound", "nmod") and kid.label in ("NORP", "GPE", "ORG", "PERSON"))
            or (kid.dep in ("amod", "compound") and source is None and parsed.mention_at(kid.index) is not None)
        ):
            source = kid.index
        elif kid.dep == "prep" and kid.lower in ("by", "from"):
            inner = parsed.child(kid.index, "pobj")
            source = inner.index if inner is not None else source
    first: int
    if content is not None:
        branch = parsed.subtree(content.index)
        first, last = branch[0].index, branch[-1].index
        if parsed.tokens[first].lower == "that":
            first += 1
    else:
        of = next((t for t in parsed.children(token.index, "prep") if t.lower in ("of", "for", "about", "that")), None)
        inner = parsed.child(of.index, "pobj", "pcomp") if of is not None else None
        if inner is None or source is None:
            return None
        branch = parsed.subtree(inner.index)
        first, last = branch[0].index, branch[-1].index
    if first > last:
        return None
    if source is None:
        source = holder(parsed, token)
    regions = cut(parsed.text, parsed.tokens[first].start, parsed.tokens[last].end, marks)
    if not regions:
        return None
    aimed = None
    return Attribution(token.index, token.index, token.index + 1, source, tuple(regions), known[0], aimed)


def is_content(parsed: Parsed, verb: Token) -> bool:
    """Whether the clause under a cue noun tells what was said: a that-clause or an infinitive."""
    kids = parsed.children(verb.index)
    if any(k.dep == "mark" and k.lower == "that" for k in kids):
        return True
    return verb.tag == "VB" and any(k.lower == "to" and k.dep == "aux" for k in kids)


def holder(parsed: Parsed, noun: Token) -> int | None:
    """Who makes a promise or issues a threat: the subject of the light verb that the noun is the object of."""
    over = parsed.head(noun.index)
    if noun.dep == "dobj" and over.lemma in (
        "make",
        "issue",
        "give",
        "repeat",
        "renew",
        "level",
        "voice",
        "have",
        "offer",
        "reiterate",
        "send",
        "keep",
    ):
        return subject_of(parsed, over.index)
    return None


# ── Quotations without a known cue ───────────────────────────────────────────────────────────────


def stray_quotations(parsed: Parsed, marks: Quotations, found: list[Attribution]) -> list[Attribution]:
    """Quotations beside a clause whose verb is in no list ("..., he deadpanned")."""
    taken = {q.outer_start for a in found for s, e in a.content for q in marks.between(s, e)}
    out: list[Attribution] = []
    cues = {a.anchor for a in found}
    for quotation in marks.all:
        if quotation.outer_start in taken or not is_spoken(parsed.text, quotation):
            continue
        if (
            parsed.text[quotation.end - 1] not in ",?!"
            and parsed.text[quotation.outer_end : quotation.outer_end + 1] != ","
        ):
            continue
        for token in following(parsed, quotation.outer_end, 14):
            if token.text in (".", ";", ":") or marks.at(token.start) is not None:
                break
            if token.index in cues:
                break
            if token.pos == "VERB" and token.tag in ("VBD", "VBZ", "VBP"):
                subject = parsed.child(token.index, "nsubj")
                if subject is not None and token.dep in ("ROOT", "parataxis", "ccomp", "conj"):
                    regions = cut(parsed.text, quotation.outer_start, quotation.outer_end, marks)
                    one = Attribution(
                        token.index, token.index, token.index + 1, None, tuple(regions), UNKNOWN, direct=True
                    )
                    out.append(with_source(parsed, one, False))
                break
    return out


def following(parsed: Parsed, position: int, count: int) -> list[Token]:
    """The next tokens from a place in the text."""
    first = bisect_left(parsed.tokens, position, key=lambda t: t.start)
    return list(parsed.tokens[first : first + count])
