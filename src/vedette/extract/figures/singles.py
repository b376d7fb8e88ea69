"""Counts without a number: "a pilot was killed" is one, "both" two, "no casualties" none."""

from __future__ import annotations

from vedette.extract.figures.counted import CASUALTIES, Count, Counted, is_noun
from vedette.extract.figures.measures import measure_of
from vedette.extract.figures.numbers import Number
from vedette.knowledge.measures import word_set
from vedette.records.parsed import Parsed, Token
from vedette.records.spans import make_span


def single_count(parsed: Parsed, token: Token) -> Count | None:
    """One person or thing without a number: "a pilot was killed", "another was wounded", and "no casualties" (0).

    Headlines leave the article out ("Soldier killed in border clash").
    """
    if not is_noun(token) or token.lemma.lower() in word_set("toll") or token.lemma.lower() in word_set("time"):
        return None
    determiner = next((c for c in parsed.children(token.index, "det", "predet") if c.lower in DETERMINERS), None)
    if determiner is None and token.lemma.lower() in word_set("people"):
        determiner = next((c for c in parsed.children(token.index, "poss") if c.tag == "PRP$"), None)
    if determiner is None and not (is_headline(parsed, token) and is_bare_person(parsed, token)):
        return None
    word = determiner.lower if determiner is not None else "a"
    word = word if word in DETERMINERS else "the"
    low = 0 if word == "no" else 2 if word == "both" else 1
    if low == 1 and (token.tag in ("NNS", "NNPS") or (token.tag == "NNP" and determiner is not None)):
        return None
    at = determiner or token
    number = Number(at.start, at.end, at.start, low, low, "exact", "words")
    first = min(at.index, token.index)
    span = make_span(parsed.text, min(at.start, token.start), token.end)
    found = Counted(number, first, at.index + 1, token.index, token.index, None, span)
    measure, governor = measure_of(parsed, found)
    if governor == token.index and low:
        return None
    if is_single(token, low, word, measure) or (low == 1 and is_listed_with_people(parsed, token, measure)):
        return Count(found, measure, governor)
    return None


def is_listed_with_people(parsed: Parsed, token: Token, measure: str) -> bool:
    """Whether a noun that isn't known as a person's is listed with persons: "two rebels and a jawan were killed"."""
    if token.dep != "conj" or measure not in CASUALTIES:
        return False
    return parsed.head(token.index).lemma.lower() in word_set("people")


def is_single(token: Token, low: int, word: str, measure: str) -> bool:
    """Whether one thing without a number is a figure: people killed, hurt or taken, things destroyed, nobody hurt."""
    person = token.lemma.lower() in word_set("people") and token.lemma.lower() not in word_set("collectives")
    if measure in CASUALTIES:
        return person or low == 0
    if low == 0:
        return measure == "other:casualties"
    if low == 1 and word != "the":
        taken = measure in ("captured", "other:detained", "other:released", "other:missing", "other:shot")
        return taken if person else measure == "destroyed"
    return False


def is_headline(parsed: Parsed, token: Token) -> bool:
    """Whether a sentence is written as headlines are: marked so, or a short line without a full stop."""
    sentence = parsed.sentence_of(token.index)
    if sentence.kind in ("headline", "subhead", "caption", "standfirst"):
        return True
    return sentence.last - sentence.first <= 20 and parsed.tokens[sentence.last - 1].text not in '.!?"”'


def is_bare_person(parsed: Parsed, token: Token) -> bool:
    """A person's common noun in the singular with no article, owner or number before it."""
    if token.lemma.lower() not in word_set("people") or token.tag not in ("NN", "NNP") or token.dep == "compound":
        return False
    return not parsed.children(token.index, "det", "poss", "nummod") and token.lower != "people"


DETERMINERS = frozenset({"a", "an", "another", "the", "no", "both"})
