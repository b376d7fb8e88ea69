"""Cue verbs: "said that", "accused X of", ", officials said", "told reporters: ..."."""

from __future__ import annotations

from dataclasses import replace

from vedette.extract.statements.attribution import Attribution, is_direct, with_source
from vedette.extract.statements.frames import realise
from vedette.extract.statements.fronting import fronted
from vedette.extract.statements.quotes import Quotation, Quotations
from vedette.extract.statements.reach import cut_at_cue, stretch
from vedette.extract.statements.regions import Region, cut, is_spoken
from vedette.extract.statements.sources import is_passive
from vedette.knowledge.reporting import Sense, verb_senses
from vedette.records.parsed import Parsed, Sentence, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "VBG"})


def verb_cue(parsed: Parsed, marks: Quotations, sentence: Sentence, token: Token) -> Attribution | None:
    if token.pos not in ("VERB", "AUX") and not (token.pos in ("NOUN", "PROPN") and token.dep in ("ROOT", "ccomp")):
        return None
    known = verb_senses().get(token.lemma.lower())
    if not known:
        return None
    v = token.index
    passive = is_passive(parsed, v)
    quoted = after_colon(parsed, marks, sentence, v)
    best = closing_cue(parsed, marks, sentence, v, known) or embraced(parsed, marks, sentence, v, known, quoted)
    for sense in known if best is None else ():
        if sense.particles and not has_particles(parsed, token, sense):
            continue
        if quoted is not None and sense.frame in ("clause", "object clause", "quote"):
            arguments = realise(parsed, v, sense, passive)
            best = Attribution(v, v, v + 1, None, quoted_regions(parsed, marks, quoted), sense, direct=True)
            best = replace(best, aimed=arguments.aimed if arguments else None)
            break
        found = realise(parsed, v, sense, passive)
        if found is None:
            continue
        past = found.last + 1 if found.exact else stretch(parsed, sentence, v, found.first, found.last)
        start, end = parsed.tokens[found.first].start, parsed.tokens[past - 1].end
        regions = cut(parsed.text, start, end, marks)
        if not regions:
            continue
        best = Attribution(v, v, v + 1, None, tuple(regions), sense, found.aimed, direct=is_direct(marks, regions))
        break
    if best is None and passive:
        best = expletive(parsed, marks, sentence, v, known)
    if best is None:
        speech = clause_sense(parsed, token, known)
        regions = fronted(parsed, marks, sentence, v) if speech is not None else []
        if speech is not None and not regions:
            regions = headline_rest(parsed, marks, sentence, v)
        closing = closing_voice(parsed, sentence, v) if speech is not None and not regions else None
        if speech is not None and closing is not None:
            regions = cut(parsed.text, sentence.start, parsed.tokens[v - 1].start, marks)
            if regions and (speech.frame != "quote" or is_direct(marks, regions)):
                direct = is_direct(marks, regions)
                return Attribution(v, v, v + 1, closing, tuple(regions), speech, direct=direct)
        if speech is None or not regions or (speech.frame == "quote" and not is_direct(marks, regions)):
            return None
        best = Attribution(v, v, v + 1, None, tuple(regions), speech, direct=is_direct(marks, regions))
    return with_source(parsed, best, passive)


def clause_sense(parsed: Parsed, token: Token, known: tuple[Sense, ...]) -> Sense | None:
    """The sense under which a cue takes fronted words or quotations."""
    fit = [s for s in known if s.frame in ("clause", "quote") and (not s.particles or has_particles(parsed, token, s))]
    return next((s for s in fit if s.sort in ("speech", "belief")), None)


def embraced(
    parsed: Parsed,
    marks: Quotations,
    sentence: Sentence,
    v: int,
    known: tuple[Sense, ...],
    quoted: Quotation | None,
) -> Attribution | None:
    """A cue right behind a quotation, and perhaps before its second half ("...," he said of it, "...")."""
    speech = clause_sense(parsed, parsed.tokens[v], known)
    if speech is None:
        return None
    regions = fronted(parsed, marks, sentence, v)
    if not regions or not is_direct(marks, regions[:1]):
        return None
    rest = [r for r in quoted_regions(parsed, marks, quoted) if r not in regions] if quoted is not None else []
    return Attribution(v, v, v + 1, None, (*regions, *rest), speech, direct=is_direct(marks, [*regions, *rest]))


def expletive(
    parsed: Parsed, marks: Quotations, sentence: Sentence, v: int, known: tuple[Sense, ...]
) -> Attribution | None:
    """ "It was reported by the agency that ...", where the parser hung the clause elsewhere."""
    subject = parsed.child(v, "nsubjpass", "nsubj", "expl")
    speech = clause_sense(parsed, parsed.tokens[v], known)
    if speech is None or subject is None or subject.lower != "it":
        return None
    that = next((t for t in parsed.tokens[v + 1 : sentence.last] if t.lower == "that"), None)
    if that is None or that.index + 1 >= sentence.last:
        return None
    regions = cut(parsed.text, parsed.tokens[that.index + 1].start, sentence.end, marks)
    return Attribution(v, v, v + 1, None, tuple(regions), speech) if regions else None


def headline_rest(parsed: Parsed, marks: Quotations, sentence: Sentence, v: int) -> list[Region]:
    """The rest of a headline after "says": clauses there lack their auxiliary ("UN says thousands displaced")."""
    token = parsed.tokens[v]
    rest = parsed.tokens[v + 1 : sentence.last]
    subject = parsed.child(v, "nsubj")
    plain = token.tag in ("VBZ", "VBP", "VBD") and token.dep in ("ROOT", "conj") and token.lemma in HEADLINE
    if not plain or subject is None or subject.index > v or len(rest) < 3 or rest[0].pos in ("PUNCT", "ADP"):
        return []
    if not any(t.tag in ("VBN", "VBD", "VBZ", "VBP", "MD") or t.lower == "to" for t in rest):
        return []
    end = cut_at_cue(parsed, v, v + 1, sentence.last - 1)
    return cut(parsed.text, rest[0].start, parsed.tokens[end].end, marks)


def closing_voice(parsed: Parsed, sentence: Sentence, v: int) -> int | None:
    """The noun behind "says" that closes a headline without a verb of its own ("Twelve dead in clash, says army")."""
    token, before = parsed.tokens[v], parsed.tokens[v - 1] if v else None
    rest = parsed.tokens[v + 1 : sentence.last]
    plain = token.lower in ("says", "say") and before is not None and before.text in (",", "–", "—", "-")
    if (
        not plain
        or not rest
        or len(rest) > 6
        or v - sentence.first < 4
        or any(t.pos in ("VERB", "PUNCT") for t in rest)
    ):
        return None
    nouns = [t for t in rest if t.pos in ("NOUN", "PROPN")]
    return next((t.index for t in nouns if t.dep in ("nsubj", "dobj", "attr")), nouns[-1].index) if nouns else None


HEADLINE = frozenset("say claim insist admit confirm reveal fear warn deny allege report announce declare".split())


def closing_cue(
    parsed: Parsed, marks: Quotations, sentence: Sentence, v: int, known: tuple[Sense, ...]
) -> Attribution | None:
    """A cue right behind a quotation or a comma with its subject after it ("..., said the mayor of the town")."""
    token = parsed.tokens[v]
    if v == 0 or v + 1 >= sentence.last or token.tag not in ("VBD", "VBZ", "VBP"):
        return None
    follows = parsed.text[parsed.tokens[v - 1].end - 1]
    if follows not in ",”\"’'»" or parsed.tokens[v + 1].text in (":", ",", "that", "“", '"', "to"):
        return None
    subject = parsed.child(v, "nsubj")
    if subject is not None and subject.index < v:
        return None
    if parsed.tokens[v + 1].pos not in ("DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM", "PUNCT"):
        return None
    speech = clause_sense(parsed, token, known)
    if speech is None or speech.sort != "speech":
        return None
    quotation = marks.at(parsed.tokens[v - 1].start)
    late_clause = parsed.child(v, "ccomp")
    if quotation is None and (late_clause is not None and late_clause.index > v and late_clause.pos in ("VERB", "AUX")):
        return None
    regions = fronted(parsed, marks, sentence, v)
    if not regions:
        return None
    direct = is_direct(marks, regions)
    if speech.frame == "quote" and not direct:
        return None
    return Attribution(v, v, v + 1, None, tuple(regions), speech, direct=direct)


def has_particles(parsed: Parsed, token: Token, sense: Sense) -> bool:
    """Whether the words that belong to the cue stand by it."""
    near = {t.lower for t in parsed.children(token.index)} | {
        t.lemma.lower() for t in parsed.children(token.index, "dobj")
    }
    near |= {k.lower for t in parsed.children(token.index, "dobj") for k in parsed.children(t.index, "amod", "acl")}
    last = min(token.index + 3, len(parsed.tokens))
    near |= {t.lower for t in parsed.tokens[token.index + 1 : last] if t.pos in ("ADP", "PART", "ADV", "SCONJ")}
    return all(p in near for p in sense.particles)


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
