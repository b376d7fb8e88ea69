"""Cues without a verb: "Serbia: NATO is to blame", "Matthews: Well, ...", "Ship sunk off the coast: navy"."""

from __future__ import annotations

from vedette.extract.statements.attribution import Attribution, is_direct
from vedette.extract.statements.quotes import Quotations
from vedette.extract.statements.regions import cut
from vedette.extract.statements.sources import NAMED, can_speak
from vedette.knowledge.reporting import Sense
from vedette.records.parsed import Parsed, Sentence, Token

COLON = Sense((), "clause", "", "speech", "")
LONGEST_NAME = 6  # tokens before a colon that may be a speaker


def colon_cue(parsed: Parsed, marks: Quotations, sentence: Sentence, token: Token) -> Attribution | None:
    """The attribution that a colon makes between a name and a clause, in a headline, a transcript or a list."""
    if token.text != ":" or token.tag != ":" or token.index + 1 >= sentence.last:
        return None
    before = parsed.tokens[sentence.first : token.index]
    after = parsed.tokens[token.index + 1 : sentence.last]
    starts_block = sentence.index == 0 or parsed.sentences[sentence.index - 1].paragraph != sentence.paragraph
    text = parsed.text
    if 0 < len(before) <= LONGEST_NAME and starts_block and is_name(parsed, before) and has_clause(after):
        regions = cut(text, after[0].start, sentence.end, marks)
        return colon(marks, token, speaker_in(before), regions)
    ends_block = sentence.index + 1 >= len(parsed.sentences) or (
        parsed.sentences[sentence.index + 1].paragraph != sentence.paragraph
    )
    bare = [t for t in after if t.pos != "PUNCT"]
    closes = 0 < len(bare) <= 4 and ends_block and starts_block and after[-1].pos != "PUNCT"
    if closes and has_clause(before) and is_name(parsed, bare, strict=False):
        return colon(marks, token, speaker_in(bare), cut(text, sentence.start, token.start, marks))
    return None


def colon(marks: Quotations, token: Token, source: int, regions: list[tuple[int, int]]) -> Attribution | None:
    if not regions:
        return None
    direct = is_direct(marks, regions)
    return Attribution(token.index, token.index, token.index + 1, source, tuple(regions), COLON, direct=direct)


def is_name(parsed: Parsed, tokens: tuple[Token, ...] | list[Token], strict: bool = True) -> bool:
    """Whether some tokens are one noun phrase for somebody: a name, or (not ``strict``) any who can speak."""
    if any(t.pos not in ("PROPN", "NOUN", "ADJ", "DET", "ADP", "PART") for t in tokens):
        return False
    head = parsed.tokens[speaker_in(tokens)]
    named = head.label in NAMED or parsed.mention_at(head.index) is not None
    return can_speak(parsed, head.index) and (named or not strict)


def speaker_in(tokens: tuple[Token, ...] | list[Token]) -> int:
    """The head of a noun phrase: the token whose head is outside of it."""
    inside = {t.index for t in tokens}
    tops = [t for t in tokens if t.head not in inside or t.head == t.index]
    nouns = [t for t in tops if t.pos in ("PROPN", "NOUN")]
    return (nouns or [t for t in tokens if t.pos in ("PROPN", "NOUN")] or list(tokens))[-1].index


def has_clause(tokens: tuple[Token, ...] | list[Token]) -> bool:
    return len(tokens) >= 3 and any(t.tag in ("VBD", "VBZ", "VBP", "VBN", "MD", "VB") for t in tokens)
