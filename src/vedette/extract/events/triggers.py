"""Triggers: the words on a page that tell a deed, by the lexicon of event frames."""

from __future__ import annotations

from dataclasses import dataclass

from vedette.knowledge.eventframes import Frame, Lexicon, Part, Trigger
from vedette.records.parsed import Parsed, Token

CLASS_LABELS = {
    "@people": frozenset({"PERSON", "NORP"}),
    "@party": frozenset({"PERSON", "NORP", "GPE", "ORG"}),
    "@aid": frozenset({"MONEY"}),
}
PREDICATE_TAGS = frozenset({"VBD", "VBP", "VBZ", "VBN", "VBG", "VB"})


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found: its head token and all tokens of the trigger. ``part`` is how the head stands in the sentence."""

    frame: Frame
    head: int
    tokens: tuple[int, ...]
    part: Part


def part_of_speech(token: Token) -> Part | None:
    """How a token can head a trigger."""
    if token.pos in ("VERB", "AUX"):
        return "verb"
    if token.pos in ("NOUN", "PROPN"):
        return "noun"
    if token.pos == "ADJ":
        return "verb" if token.tag in ("VBN", "VBG") else "adjective"
    return None


def find_triggers(parsed: Parsed, lexicon: Lexicon) -> list[Match]:
    """One match a head token, the longest that fits, in text order; silent frames are left out."""
    found: list[Match] = []
    for token in parsed.tokens:
        part = part_of_speech(token)
        if part is None or is_attribute(parsed, token) or is_nominalised(parsed, token):
            continue
        named = part == "noun" and token.dep == "compound" and parsed.head(token.index).lemma.lower()
        if named and named in lexicon.classes["people"]:
            continue  # "aid workers", "attack victims": people, not a deed
        match = match_at(parsed, lexicon, token, part)
        if match is not None and match.frame.type is not None and not is_figure_of_speech(parsed, lexicon, match):
            found.append(match)
    return found


def is_attribute(parsed: Parsed, token: Token) -> bool:
    """Whether a participle only tells which ones ("the abducted girls"): a mention of a deed, no telling of it.

    "Turkey-backed rebels" names who did it, and tells it.
    """
    return (
        token.dep == "amod"
        and token.tag in ("VBN", "VBD", "JJ")
        and token.pos in ("VERB", "ADJ")
        and not any(
            c.dep in ("npadvmod", "agent")
            or (c.dep in ("amod", "compound", "nmod") and c.pos in ("PROPN", "NOUN", "ADJ"))
            for c in parsed.children(token.index)
        )
    )


def is_figure_of_speech(parsed: Parsed, lexicon: Lexicon, match: Match) -> bool:
    """Whether a word of violence stands in a sentence of sport, trade or the arts, with no word of war beside it."""
    if match.frame.type != "ASSAULT" or match.part != "verb":  # "the attack on the concert" is meant as it is said
        return False
    sentence = parsed.sentence_of(match.head)
    own = set(match.tokens)
    around = {t.lemma.lower() for t in parsed.tokens[sentence.first : sentence.last] if t.index not in own}
    around |= {t.lower for t in parsed.tokens[sentence.first : sentence.last] if t.index not in own}
    return bool(around & lexicon.other_pages) and not around & lexicon.of_war


def is_nominalised(parsed: Parsed, token: Token) -> bool:
    """Whether a participle stands as a noun ("six wounded were brought in", "help for the displaced")."""
    if token.tag not in ("VBN", "VBD") or token.dep not in ("pobj", "dobj", "nsubj", "nsubjpass", "attr", "conj"):
        return False
    return bool(parsed.children(token.index, "det", "nummod")) and not parsed.children(token.index, "nsubj", "agent")


def match_at(parsed: Parsed, lexicon: Lexicon, token: Token, part: Part) -> Match | None:
    """The longest trigger that begins at a token; the frame may be silent."""
    known = lexicon.words.forms.get(token.lower) if part == "verb" else None
    for lemma in (known,) if known else dict.fromkeys((token.lemma.lower(), token.lower)):
        for trigger in lexicon.triggers(part, lemma):
            tokens = follow(parsed, lexicon, token, trigger)
            if tokens is not None:
                return Match(trigger.frame, token.index, tokens, part)
    return None


def follow(parsed: Parsed, lexicon: Lexicon, head: Token, trigger: Trigger) -> tuple[int, ...] | None:
    """The tokens of a trigger below its head, or None: every further word hangs below one matched before."""
    taken = [head.index]
    for words in trigger.words:
        below = [c for t in reversed(taken) for c in parsed.tokens[t].children if c not in taken]
        hit = next((c for c in below if fits(parsed, lexicon, parsed.tokens[c], words)), None)
        if hit is None:
            return None
        taken.append(hit)
    return tuple(taken)


def fits(parsed: Parsed, lexicon: Lexicon, token: Token, words: frozenset[str]) -> bool:
    """Whether a token is one of the words of a trigger, or of a word class among them."""
    lemma = token.lemma.lower()
    if lemma in words or token.lower in words:
        return not opens_time(parsed, token)
    for word in words:
        if word[0] != "@":
            continue
        if word == "@to":
            if token.dep in ("xcomp", "advcl", "acl", "ccomp") and is_infinitive(parsed, token):
                return True
        elif word == "@due":
            if token.dep == "ccomp" and any(
                c.lower in ("must", "should", "shall") for c in parsed.children(token.index)
            ):
                return True
        elif word == "@site":
            mention = parsed.mention_headed(token.index)
            kind = parsed.entity_by_id[mention.entity].kind if mention is not None else ""
            if token.dep in ("dobj", "nsubjpass") and kind in ("facility", "place", "armed_group", "military"):
                return True
        elif word == "@place":
            mention = parsed.mention_headed(token.index)
            named = mention is not None and parsed.entity_by_id[mention.entity].kind == "place"
            if token.dep in ("dobj", "nsubjpass") and (named or (mention is None and token.label in ("GPE", "LOC"))):
                return True
        elif lemma in lexicon.classes.get(word[1:], ()) or token.lower in lexicon.classes.get(word[1:], ()):
            return token.dep not in ("nsubj", "poss", "npadvmod") or word == "@moving"
        elif token.label in CLASS_LABELS.get(word, ()) and token.dep in ("dobj", "pobj", "nsubjpass", "dative"):
            return True
    return False


def opens_time(parsed: Parsed, token: Token) -> bool:
    """Whether a preposition only leads to a time: "took fishermen to London on Monday" is not taking on anyone."""
    if token.dep != "prep" or token.lower not in ("on", "in", "at", "over", "by"):
        return False
    held = parsed.children(token.index, "pobj")
    return bool(held) and all(t.label in ("DATE", "TIME") for t in held)


def is_infinitive(parsed: Parsed, token: Token) -> bool:
    """Whether a verb stands in the infinitive with "to"."""
    return token.pos in ("VERB", "AUX") and any(c.lower == "to" and c.tag == "TO" for c in parsed.children(token.index))
