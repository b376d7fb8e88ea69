"""Whom or what a count is of: the counted noun with its modifiers and its side, in comparable words."""

from __future__ import annotations

from vedette.extract.counted import Counted, is_noun
from vedette.records.entities import Party
from vedette.records.parsed import Parsed, Token
from vedette.records.reading import Figure

MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})
NOT_SAID = frozenset(
    {"more", "other", "such", "many", "new", "least", "same", "additional", "further", "own", "last", "first", "only"}
)
PEOPLE_MEASURES = frozenset(
    {"killed", "injured", "displaced", "hosted", "population", "other:missing", "other:casualties", "other:detained"}
)


def group_of(parsed: Parsed, found: Counted, measure: str, previous: list[Figure], all_before: list[Figure]) -> str:
    """What is counted: "Turkish soldiers"; taken over from the figure before where it isn't said."""
    noun = parsed.tokens[found.noun] if found.noun is not None else None
    if noun is not None and noun.lower in ("others", "other", "more"):
        noun = None
    if noun is not None and noun.lemma.lower() in (
        "death",
        "fatality",
        "casualty",
        "injury",
        "dead",
        "wounded",
        "injured",
        "victim",
        "life",
    ):
        return "people"
    if noun is not None:
        return phrase(parsed, noun, found)
    if found.whole is not None:
        word = parsed.tokens[found.whole].lower
        if word in ("which", "whom"):
            relative = antecedent(parsed, parsed.tokens[found.whole])
            if relative is not None:
                return phrase(parsed, relative, found)
        if all_before:
            return all_before[-1].group
    if previous and measure in PEOPLE_MEASURES:
        return previous[-1].group
    if found.noun is None and all_before and parsed.text[found.number.end : found.number.end + 5].strip() == "more":
        return all_before[-1].group
    return "people" if measure in PEOPLE_MEASURES else ""


def antecedent(parsed: Parsed, pronoun: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    for token in parsed.ancestors(pronoun.index):
        if token.dep == "relcl":
            above = parsed.head(token.index)
            return above if is_noun(above) else None
    before = [
        t
        for t in parsed.tokens[max(0, pronoun.index - 12) : pronoun.index]
        if t.sentence == pronoun.sentence and is_noun(t)
    ]
    return before[-1] if before else None


def phrase(parsed: Parsed, noun: Token, found: Counted) -> str:
    """The noun with its modifiers, without the number, articles and participles that only say the measure."""
    number = range(found.first, found.last)
    words: list[str] = []
    for child in parsed.children(noun.index):
        if child.index > noun.index or child.dep not in MODIFIERS or child.index in number:
            continue
        if child.lower in NOT_SAID or child.tag in ("CD", "PRP$", "DT"):
            if child.tag == "PRP$" and (owner := parsed.party(child.index)) is not None:
                words.append(owner.name)
            continue
        inside = [
            t
            for t in parsed.subtree(child.index)
            if t.index not in number and t.pos not in ("DET", "PUNCT", "NUM", "PART")
        ]
        words.extend(t.text.lstrip("#") for t in inside if t.lower not in NOT_SAID)
    words.append(plural(noun))
    for other in parsed.children(noun.index, "conj"):
        if is_noun(other) and not parsed.children(other.index, "nummod", "det"):
            words.extend(("and", plural(other)))
    return " ".join(words)


def plural(noun: Token) -> str:
    """The plural of a counted noun, as groups are named: "pilot" and "pilots" are one group."""
    text = noun.text.lstrip("#")
    if noun.tag != "NN" or noun.lower in ("people", "personnel", "staff", "crew", "equipment", "police"):
        return text
    if noun.lower.endswith(("man",)) and noun.lower not in ("human", "german", "roman"):
        return text[:-3] + ("men" if text[-3:].islower() else "MEN")
    if noun.lower.endswith(("s", "x", "ch", "sh")):
        return text + "es"
    if noun.lower.endswith("y") and noun.lower[-2:-1] not in "aeiou":
        return text[:-1] + "ies"
    return "children" if noun.lower == "child" else text + "s"


def party_of(parsed: Parsed, found: Counted) -> Party | None:
    """The entity that the counted noun is, or the side that its modifiers name."""
    if found.noun is None:
        return None
    own = parsed.mention_headed(found.noun)
    if own is not None:
        return parsed.party(found.noun)
    for child in parsed.children(found.noun, "amod", "compound", "nmod", "poss"):
        if (party := parsed.party(child.index)) is not None:
            return party
    return None
