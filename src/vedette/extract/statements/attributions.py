"""Attributions: every cue of a page with its source and the stretches of text that it attributes.

Wider than statements: beliefs, stances and evidence are found as well and told apart by their sort. The method is
that of syntactic quote extraction (cue, then source and content by the cue's frame), with the frames as data.
"""

from __future__ import annotations

from bisect import bisect_left

from vedette.extract.statements.attribution import Attribution, with_source
from vedette.extract.statements.colon_cues import colon_cue
from vedette.extract.statements.continuations import with_continuations
from vedette.extract.statements.noun_cues import noun_cue
from vedette.extract.statements.phrase_cues import phrase_cue
from vedette.extract.statements.posts import find_posts
from vedette.extract.statements.quotes import Quotation, Quotations, find_quotations
from vedette.extract.statements.regions import cut, is_spoken
from vedette.extract.statements.speakers import with_speakers
from vedette.extract.statements.verb_cues import verb_cue
from vedette.knowledge.reporting import Sense
from vedette.records.parsed import Parsed, Token

# Tokens: what is longer is a list or no prose, and the work on one sentence grows with its square.
LONGEST_SENTENCE = 250
UNKNOWN = Sense((), "quote", "", "speech", "")


def find_attributions(parsed: Parsed, quotations: Quotations | None = None) -> tuple[Attribution, ...]:
    """Every attribution of a page, in the order of their anchors."""
    marks = quotations or find_quotations(parsed)
    found = find_posts(parsed, marks)
    posted = [(s, e) for a in found for s, e in a.content]
    for sentence in parsed.sentences:
        if sentence.last - sentence.first > LONGEST_SENTENCE:
            continue
        for token in parsed.tokens[sentence.first : sentence.last]:
            inside = marks.at(token.start)
            if inside is not None and (inside.closed or continued(parsed, marks, inside)):
                continue
            one = (
                phrase_cue(parsed, marks, sentence, token)
                or verb_cue(parsed, marks, sentence, token)
                or noun_cue(parsed, marks, token)
                or colon_cue(parsed, marks, sentence, token)
            )
            if one is not None and not any(s <= token.start < e for s, e in posted):
                found.append(one)
    found += stray_quotations(parsed, marks, found)
    found = with_continuations(parsed, marks, found)
    return tuple(with_speakers(parsed, found))


def continued(parsed: Parsed, marks: Quotations, quotation: Quotation) -> bool:
    """Whether an unclosed quotation goes on in the next paragraph, as the house rule for long ones has it."""
    return any(q.paragraph == quotation.paragraph + 1 for q in marks.after(quotation))


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
