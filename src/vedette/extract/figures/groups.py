"""Whom or what a count is of: the counted noun with its modifiers and its side, in comparable words."""

from __future__ import annotations

from functools import cache

from vedette.extract.figures.counted import Counted, is_noun
from vedette.knowledge.actors import shipped
from vedette.knowledge.measures import word_set
from vedette.knowledge.numbers import number_words
from vedette.records.entities import Party
from vedette.records.parsed import Parsed, Token
from vedette.records.reading import Figure

MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})
DEFINITE = frozenset({"the", "these", "those", "our", "their", "its", "his", "her"})
PEOPLE_MEASURES = frozenset(
    {"killed", "injured", "displaced", "hosted", "population", "other:missing", "other:casualties", "other:detained"}
)


def group_of(
    parsed: Parsed, found: Counted, measure: str, place: str | None, previous: list[Figure], all_before: list[Figure]
) -> str:
    """What is counted: "Turkish soldiers"; taken over from the figure before where the words don't say it.

    ``previous`` are the figures of the same sentence, ``all_before`` those of the page, in text order.
    """
    noun = parsed.tokens[found.noun] if found.noun is not None else None
    if noun is not None and noun.lower in ("others", "other", "more"):
        noun = None
    if noun is not None and noun.lemma.lower() in ("time", "occasion"):
        return deed_phrase(parsed, noun) or noun.text
    if noun is not None and noun.lemma.lower() in word_set("outcomes"):
        return previous[-1].group if previous and previous[-1].group else "people"
    if noun is not None:
        if measure == "population" and noun.lemma.lower() in ("people", "person", "inhabitant", "resident") and place:
            return f"inhabitants of {place}"
        return taken_up(parsed, noun, all_before) or phrase(parsed, noun, found)
    if found.whole is not None:
        word = parsed.tokens[found.whole].lower
        relative = antecedent(parsed, parsed.tokens[found.whole]) if word in ("which", "whom", "whose") else None
        if all_before and (relative is None or relative.lemma.lower() in all_before[-1].group.lower()):
            return all_before[-1].group
        return phrase(parsed, relative, found) if relative is not None else "people"
    more = parsed.text[found.evidence.end - 4 : found.evidence.end].lower() == "more"
    if previous and (measure in PEOPLE_MEASURES or more):
        return previous[-1].group
    if all_before and (more or parsed.text[found.number.end : found.number.end + 5].strip() == "more"):
        return all_before[-1].group
    return "people" if measure in PEOPLE_MEASURES else ""


def deed_phrase(parsed: Parsed, noun: Token) -> str | None:
    """What happened so many times, as the clause says it: "ships selling oil"."""
    verb = next((t for t in parsed.ancestors(noun.index) if t.pos == "VERB"), None)
    if verb is None:
        return None
    words: list[str] = []
    for child in (*parsed.children(verb.index, "nsubj", "nsubjpass"), verb, *parsed.children(verb.index, "dobj")):
        if child.index == verb.index:
            words.append(verb.text)
        elif child.pos in ("NOUN", "PROPN"):
            words.extend(t.text for t in parsed.children(child.index, "amod", "compound"))
            words.append(child.text)
    return " ".join(words)


def taken_up(parsed: Parsed, noun: Token, all_before: list[Figure]) -> str | None:
    """The group of an earlier figure that a bare "the girls" takes up: the same noun, or one that ends in it."""
    definite = any(c.lower in DEFINITE for c in parsed.children(noun.index, "det", "poss"))
    if not definite or parsed.children(noun.index, "amod", "compound", "nmod", "acl", "relcl"):
        return None
    word = plural(noun).lower()
    for figure in reversed(all_before):
        group = figure.group.lower()
        if group.endswith(word) and len(group) > len(word):
            return figure.group
    return None


def antecedent(parsed: Parsed, pronoun: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    for token in parsed.ancestors(pronoun.index):
        if token.dep == "relcl":
            above = parsed.head(token.index)
            return above if is_noun(above) else None
    start = max(0, pronoun.index - 12)
    before = [t for t in parsed.tokens[start : pronoun.index] if t.sentence == pronoun.sentence and is_noun(t)]
    return before[-1] if before else None


def phrase(parsed: Parsed, noun: Token, found: Counted) -> str:
    """The noun with its modifiers and its side, without the number, articles and words that only point."""
    number = range(found.first, found.last)
    words: list[str] = []
    for child in parsed.children(noun.index):
        if child.index > noun.index or child.dep not in MODIFIERS or child.index in number or child.tag in ("CD", "DT"):
            continue
        if child.dep == "poss":
            if side := side_of(parsed, child, noun):
                words.append(side)
            continue
        words.extend(
            token.text.lstrip("#")
            for token in parsed.subtree(child.index)
            if token.index not in number
            and token.pos not in ("DET", "PUNCT", "NUM", "PART", "ADV")
            and token.lower not in word_set("pointers")
        )
    words.append(plural(noun))
    for other in parsed.children(noun.index, "conj"):
        shared = other.index - noun.index <= 2 and is_noun(other) and other.lower not in number_words().vague
        if shared and other.tag in ("NNS", "NNPS") and not parsed.children(other.index, "nummod", "det", "prep"):
            words.extend(("and", plural(other)))
    return " ".join(w for w in words if w)


def side_of(parsed: Parsed, owner: Token, noun: Token) -> str | None:
    """The side that owns what is counted, as an adjective where it is a state: "Turkey's posts" are Turkish."""
    party = parsed.party(owner.index)
    if party is None:
        return owner.text if owner.tag in ("NNP", "NNPS") else None
    entity = parsed.entity_by_id.get(party.entity or "")
    if entity is not None and entity.kind == "state" and entity.country:
        return adjectives().get(entity.country, party.name)
    return None if noun.lower in party.name.lower() else party.name


@cache
def adjectives() -> dict[str, str]:
    """Country code to the adjective of the state."""
    return {state.iso: state.adjectives[0] for state in shipped().states if state.adjectives and state.iso}


INVARIABLE = frozenset(
    {"people", "personnel", "staff", "crew", "equipment", "police", "aircraft", "military", "artillery"}
)
IRREGULAR = {"child": "children", "person": "people", "wife": "wives", "foot": "feet", "life": "lives"}


def plural(noun: Token) -> str:
    """The plural of a counted noun, as groups are named: "pilot" and "pilots" are one group."""
    text, lower = noun.text.lstrip("#"), noun.lower.lstrip("#")
    if noun.tag != "NN" or lower in INVARIABLE:
        return text
    if lower in IRREGULAR:
        return IRREGULAR[lower]
    if lower.endswith("man") and lower not in ("human", "german", "roman"):
        return text[:-2] + ("en" if text[-1].islower() else "EN")
    if lower.endswith(("s", "x", "ch", "sh")):
        return text + "es"
    if lower.endswith("y") and lower[-2:-1] not in "aeiou":
        return text[:-1] + "ies"
    return text + "s"


def party_of(parsed: Parsed, found: Counted) -> Party | None:
    """The entity that the counted noun is, or the side that its modifiers name."""
    if found.noun is None:
        return None
    if parsed.mention_headed(found.noun) is not None:
        return parsed.party(found.noun)
    for child in parsed.children(found.noun, "amod", "compound", "nmod", "poss"):
        if (party := parsed.party(child.index)) is not None:
            return party
    return None
