"""What a verb says of a count: its object or subject, a participle below it, "shot down", "taken to hospital"."""

from __future__ import annotations

from vedette.extract.figures.counted import Counted, is_noun
from vedette.knowledge.measures import by_word, word_set
from vedette.records.parsed import Parsed, Token


def by_participle(parsed: Parsed, role: Token) -> tuple[str, int] | None:
    """What a participle or relative clause below the counted noun says: "schoolgirls kidnapped by", "who fled"."""
    objects, subjects, states = by_word("object"), by_word("subject"), by_word("states")
    for child in parsed.children(role.index, "acl", "relcl", "amod", "xcomp", "ccomp", "oprd"):
        lemma, subject = child.lemma.lower(), parsed.child(child.index, "nsubj", "nsubjpass")
        own = subject is None or subject.tag in ("WP", "WDT")  # not "posts, three of which are surrounded"
        if child.tag == "VBN" or (subject is not None and subject.dep == "nsubjpass"):
            measure = phrase_of(parsed, child) or states.get(child.lower) or objects.get(lemma)
            if subject is not None and subject.dep == "nsubj" and not parsed.children(child.index, "dobj"):
                own = True  # "posts that the army has set up"
        elif child.dep == "relcl" and subject is not None and not own and not parsed.children(child.index, "dobj"):
            measure, own = phrase_of(parsed, child) or objects.get(lemma), subject.pos in ("PRON", "PROPN", "NOUN")
            own = own and not parsed.children(subject.index, "prep")
        elif child.dep in ("relcl", "acl", "xcomp", "ccomp"):
            measure = subjects.get(lemma)
        else:
            measure = states.get(child.lower)
        if measure and own:
            return measure, child.index
    return None


def governed(parsed: Parsed, top: Token) -> tuple[str, int] | None:
    """What the verb above says of its subject or object."""
    above = parsed.head(top.index)
    dep = top.dep
    if dep == "pobj":
        preposition, holder = above, parsed.head(above.index)
        if preposition.lower == "with" and (beside := killed_along(parsed, holder)) is not None:
            return beside
        if holder.pos in ("VERB", "AUX") and preposition.lower in ("of", "to", "for", "with"):
            measure = phrase_of(parsed, holder, {top.lemma.lower()})
            if preposition.lower == "with" and by_word("object").get(holder.lemma.lower()) == "deployed":
                measure = "deployed"  # "reinforced its posts with 40 tanks"
            return (measure, holder.index) if measure else None
        if preposition.lower == "of" and is_noun(holder) and holder.lower not in SHARES:
            return governed(parsed, holder) if holder.dep in ("dobj", "nsubjpass") else None
        return None
    if above.index == top.index or above.pos not in ("VERB", "AUX"):
        return None
    lemma = above.lemma.lower()
    perfect = any(c.lemma == "have" for c in parsed.children(above.index, "aux"))
    participle = above.tag == "VBN" and not perfect and not parsed.children(above.index, "dobj")
    passive = dep == "nsubjpass" or (dep == "nsubj" and participle)
    phrase = phrase_of(parsed, above, {top.lemma.lower()})
    if dep in ("dobj", "oprd", "attr") or passive:
        if lemma == "be" and dep == "attr":
            there = any(c.lower == "there" for c in parsed.children(above.index, "expl"))
            return ("present", above.index) if there else None
        if lemma == "lose" and dep == "dobj":
            return ("killed" if is_person(top) else "destroyed"), above.index
        if phrase:
            return phrase, above.index
        if measure := by_word("object").get(lemma):
            return outcome_of(parsed, above) or (measure, above.index)
        return None
    if dep == "nsubj":
        for child in parsed.children(above.index, "acomp", "xcomp", "attr", "oprd"):
            if measure := by_word("states").get(child.lower):
                return measure, child.index
            if child.dep == "xcomp" and (measure := by_word("subject").get(child.lemma.lower())):
                return measure, child.index
        if phrase and not parsed.children(above.index, "dobj"):
            return phrase, above.index
        if (measure := by_word("subject").get(lemma)) and (measure != "present" or is_noun(top)):
            return measure, above.index
        if phrase:
            return phrase, above.index
    return None


def killed_along(parsed: Parsed, holder: Token) -> tuple[str, int] | None:
    """ "He was killed along with two bodyguards": the count shares what befell the subject."""
    if holder.lower in ("along", "together") and holder.dep in ("prep", "advmod"):
        holder = parsed.head(holder.index)
        measure = by_word("object").get(holder.lemma.lower())
        if measure and (holder.tag == "VBN" or parsed.children(holder.index, "nsubjpass")):
            return measure, holder.index
        measure = by_word("subject").get(holder.lemma.lower())
        return (measure, holder.index) if measure else None
    return None


def outcome_of(parsed: Parsed, verb: Token) -> tuple[str, int] | None:
    """What "shot and killed" comes to: the verb joined to one that only says how."""
    if by_word("object").get(verb.lemma.lower()) != "other:shot":
        return None
    for other in parsed.children(verb.index, "conj", "dep", "advcl"):
        measure = by_word("object").get(other.lemma.lower()) or by_word("subject").get(other.lemma.lower())
        if measure in ("killed", "injured") and not parsed.children(other.index, "nsubj", "nsubjpass"):
            return measure, other.index
    return None


SHARES = frozenset({"none", "some", "most", "half", "many", "few", "neither", "part", "majority", "third", "quarter"})


def is_person(token: Token) -> bool:
    """Whether a counted noun is of people (or no noun at all: "lost 14")."""
    return token.lemma.lower() in word_set("people") or not is_noun(token) or token.pos == "PROPN"


def phrase_of(parsed: Parsed, verb: Token, near: set[str] | None = None) -> str | None:
    """The measure of a verb with a particle or complement: "shot down", "rushed to hospital", "forced to flee"."""
    phrases, lemma = by_word("phrases"), verb.lemma.lower()
    words = set(near or ())
    for child in parsed.children(verb.index):
        if child.dep in ("prt", "advmod", "acomp", "oprd", "xcomp", "dobj", "prep", "ccomp", "expl", "attr"):
            if child.dep != "prep" or not parsed.children(child.index, "pobj"):
                words |= {child.lemma.lower(), child.lower}
            if child.dep == "prep":
                words |= {c.lemma.lower() for c in parsed.children(child.index, "pobj")}
                words |= {
                    w.lemma.lower()
                    for c in parsed.children(child.index, "pobj")
                    for w in parsed.children(c.index, "compound")
                }
    for word in sorted(words):
        if measure := phrases.get(f"{lemma} {word}") or phrases.get(f"{word} {lemma}"):
            return measure
    return None


def verb_before(parsed: Parsed, found: Counted) -> tuple[str, int] | None:
    """The verb right before a count that the parser took for something else: "wounding 120"."""
    if not found.first:
        return None
    for token in reversed(parsed.tokens[max(0, found.first - 3) : found.first]):
        if token.sentence != parsed.tokens[found.first].sentence:
            return None
        if token.tag in ("VBG", "VBD", "VBZ", "VBP", "VB") or token.lower.endswith("ing"):
            measure = by_word("object").get(token.lemma.lower()) or by_word("object").get(stem(token.lower))
            return (measure, token.index) if measure else None
        if token.pos not in ("DET", "ADV", "ADP", "ADJ", "NUM"):
            return None
    return None


def stem(word: str) -> str:
    """The verb of a gerund that the parser took for a noun: killing → kill, wounding → wound."""
    return word.removesuffix("ing")
