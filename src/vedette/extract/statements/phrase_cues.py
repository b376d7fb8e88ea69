"""Phrases that attribute: "according to X", in front of what was said, behind it or within."""

from __future__ import annotations

from dataclasses import replace

from vedette.extract.statements.attribution import Attribution, is_direct
from vedette.extract.statements.fronting import resumed
from vedette.extract.statements.quotes import Quotations
from vedette.extract.statements.regions import cut
from vedette.extract.statements.sources import RELATIVE
from vedette.knowledge.reporting import Sense, verb_senses
from vedette.records.parsed import Parsed, Sentence, Token

ACCORDING = Sense((), "clause", "", "speech", "")


def phrase_cue(parsed: Parsed, marks: Quotations, sentence: Sentence, token: Token) -> Attribution | None:
    """ "According to X, ...", in front, behind or in between."""
    if token.lower != "according" or token.index + 1 >= sentence.last or parsed.tokens[token.index + 1].lower != "to":
        return None
    to = parsed.tokens[token.index + 1]
    source = parsed.child(to.index, "pobj") or parsed.child(token.index, "pobj")
    if source is None:
        source = next((t for t in parsed.tokens[to.index + 1 : sentence.last] if t.pos in ("NOUN", "PROPN")), None)
    if source is None or source.lower in RELATIVE or follows_cue(parsed, token.index):
        return None
    branch = parsed.subtree(source.index)
    close = phrase_end(parsed, sentence, to.index, branch[-1].index)
    text = parsed.text
    found = Attribution(token.index, token.index, to.index + 1, source.index, (), ACCORDING)
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


def follows_cue(parsed: Parsed, at: int) -> bool:
    """Whether the phrase only tells where a cue right before it was made (", he said according to the post")."""
    before = parsed.tokens[at - 1] if at else None
    return before is not None and before.tag in ("VBD", "VBZ") and before.lemma.lower() in verb_senses()


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
