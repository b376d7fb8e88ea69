"""Roles by syntax: who is the doer and who the receiver of a deed that a verb or a noun tells.

Voice, relative clauses, participles, infinitives (control and raising), coordination, possessives, nationality words
and "between A and B" are seen through; what syntax doesn't give stays empty.
"""

from __future__ import annotations

from vedette.knowledge.eventframes import lexicon
from vedette.records.parsed import Parsed, Token

RELATIVE = frozenset({"who", "which", "that", "whom"})
CLAUSE = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "parataxis", "appos", "csubj"})
ENGAGED = frozenset({"engage", "involve", "lock", "embroil", "bog", "entangle"})
CLAUSE_OPENERS = frozenset({"after", "before", "as", "since", "until", "while", "when", "because"})
NO_ACTORS = frozenset({"place", "facility", "weapon", "agreement", "news_agency"})
SUSPICION = frozenset({"suspicion", "charge", "accusation", "allegation", "count"})


def is_passive(parsed: Parsed, verb: Token) -> bool:
    """Whether a verb form is passive: by its auxiliary, or a bare past participle after its noun."""
    kids = parsed.children(verb.index)
    if any(c.dep in ("auxpass", "nsubjpass", "agent") for c in kids):
        return True
    if verb.tag == "VBN" and verb.dep in ("acl", "amod", "advcl"):
        return not any(c.dep in ("aux", "dobj") for c in kids) or verb.dep == "amod"
    if verb.tag == "VBN" and verb.dep == "conj" and not any(c.dep in ("aux", "nsubj") for c in kids):
        return is_passive(parsed, parsed.head(verb.index)) and not any(c.dep == "dobj" for c in kids)
    # A headline's bare participle: "Two soldiers killed in the north".
    # With a subject of its own it is more often an active verb that was mistagged; frames that may stand so know.
    return verb.tag == "VBN" and verb.dep == "ROOT" and not any(c.dep in ("aux", "dobj", "nsubj") for c in kids)


def antecedent(parsed: Parsed, clause: Token) -> int | None:
    """The noun that a relative clause or participle modifies."""
    return clause.head if clause.dep in ("relcl", "acl") and clause.head != clause.index else None


def each(parsed: Parsed, tokens: list[Token]) -> list[int]:
    """The indices of tokens and of all coordinated with them."""
    out: list[int] = []
    for token in tokens:
        for t in (token, *(c for c in parsed.conjuncts(token.index) if c.index > token.index)):
            if t.index not in out:
                out.append(t.index)
    return out


def grammatical_subject(parsed: Parsed, verb: Token, depth: int = 0) -> list[int]:
    """The noun tokens that stand as subject of a verb, whatever its voice."""
    if depth > 6:
        return []
    own = [
        c for c in parsed.children(verb.index) if c.dep in ("nsubj", "nsubjpass", "csubj", "expl") and c.pos != "VERB"
    ]
    if own:
        head = antecedent(parsed, verb) if verb.dep == "relcl" else None
        if head is not None and own[0].lower in RELATIVE:
            return each(parsed, [parsed.tokens[head]])
        return each(parsed, own)
    if verb.head == verb.index:
        return []
    beside = misread_subject(parsed, verb)
    if beside is not None:
        return each(parsed, [beside])
    head_token = parsed.head(verb.index)
    clause = demanded_clause(parsed, verb)
    if clause is not None:
        named = [c for c in parsed.children(clause.index, "nsubj", "compound") if c.pos in ("PROPN", "NOUN", "PRON")]
        return each(parsed, named[:1])
    if verb.dep == "conj" and head_token.pos in ("VERB", "AUX"):
        return grammatical_subject(parsed, head_token, depth + 1)
    if verb.dep in ("acl", "relcl"):
        if verb.tag == "VB" and head_token.pos == "NOUN":  # "an offensive to retake": whose offensive it is
            return nominal_subject(parsed, head_token) or carrier_subject(parsed, head_token, depth + 1)
        return each(parsed, [head_token])
    if verb.dep == "amod":
        return [head_token.index]
    if verb.dep == "xcomp" and head_token.pos in ("VERB", "AUX", "ADJ"):
        controller = [c for c in parsed.children(head_token.index) if c.dep in ("dobj", "dative")]
        if controller and head_token.lemma.lower() in lexicon().object_control:
            return each(parsed, controller)
        if head_token.lemma.lower() in lexicon().object_control and is_passive(parsed, head_token):
            return grammatical_subject(parsed, head_token, depth + 1)
        return grammatical_subject(parsed, head_token, depth + 1)
    if verb.dep == "xcomp" and head_token.pos in ("NOUN", "PROPN"):
        return each(parsed, [head_token])
    if verb.dep in ("advcl", "ccomp", "dep", "parataxis") and head_token.pos in ("VERB", "AUX"):
        finite = any(c.dep == "mark" for c in parsed.children(verb.index))
        return [] if finite and verb.dep == "ccomp" else grammatical_subject(parsed, head_token, depth + 1)
    if verb.dep in ("pcomp", "pobj") and head_token.dep in ("prep", "agent"):
        governor = parsed.head(head_token.index)
        if governor.pos in ("VERB", "AUX"):
            targets = [c for c in parsed.children(governor.index) if c.dep == "dobj"]
            if targets and governor.lemma.lower() in lexicon().object_control:
                return each(parsed, targets)
            return grammatical_subject(parsed, governor, depth + 1)
        if (
            governor.pos == "NOUN" and governor.lemma.lower() in SUSPICION
        ):  # "seized two ships on suspicion of smuggling"
            above = next((a for a in parsed.ancestors(governor.index) if a.pos in ("VERB", "AUX")), None)
            return logical_object(parsed, above) if above is not None else []
        if governor.pos == "NOUN":
            return nominal_subject(parsed, governor) or carrier_subject(parsed, governor, depth + 1)
    return []


def demanded_clause(parsed: Parsed, verb: Token) -> Token | None:
    """The "that" clause that a bare infinitive goes on with, where the parser joined it to the verb above.

    "Britain demanded that Russia apologise and punish the officers": Russia is to punish, and it is only demanded.
    """
    at = verb
    while at.dep == "conj" and at.tag == "VB" and not parsed.children(at.index, "aux", "nsubj", "nsubjpass"):
        above = parsed.head(at.index)
        if above.tag in ("VBD", "VBN", "VBZ", "VBP", "VBG"):
            clauses = [c for c in parsed.children(above.index, "ccomp") if c.index < verb.index]
            return clauses[-1] if clauses and parsed.children(clauses[-1].index, "mark") else None
        at = above
    return None


def misread_subject(parsed: Parsed, verb: Token) -> Token | None:
    """The subject of a finite verb in a clause whose opening word was parsed as a preposition.

    "… punish those responsible after warships fired on boats": where "after warships" hangs on what stands before it,
    its noun is still who fired.
    """
    if verb.tag not in ("VBD", "VBZ", "VBP"):
        return None
    before = verb.index - 1
    first = parsed.sentence_of(verb.index).first
    while before > first and parsed.tokens[before].dep in ("aux", "neg", "advmod"):
        before -= 1
    at = parsed.tokens[before]
    for _ in range(6):
        above = parsed.head(at.index)
        if at.dep == "pobj" and above.dep == "prep" and above.lower in CLAUSE_OPENERS and above.head != verb.index:
            return at
        if above.index == at.index or above.index == verb.index or at.pos in ("VERB", "AUX"):
            return None
        at = above
    return None


def carrier_subject(parsed: Parsed, noun: Token, depth: int = 0) -> list[int]:
    """The subject of the verb that has a noun as its object or complement ("X made an attempt")."""
    if noun.dep in ("dobj", "attr", "oprd") and parsed.head(noun.index).pos in ("VERB", "AUX"):
        return logical_subject(parsed, parsed.head(noun.index), depth)
    if noun.dep == "pobj" and parsed.head(noun.index).dep == "prep":
        governor = parsed.head(parsed.head(noun.index).index)
        if governor.pos in ("VERB", "AUX"):
            return logical_subject(parsed, governor, depth)
    return []


def agents(parsed: Parsed, verb: Token) -> list[int]:
    """The nouns after the "by" of a passive."""
    out: list[Token] = []
    for c in parsed.children(verb.index):
        if c.dep == "agent" or (c.dep == "prep" and c.lower == "by"):
            out.extend(parsed.children(c.index, "pobj"))
    return each(parsed, out)


def logical_subject(parsed: Parsed, verb: Token, depth: int = 0) -> list[int]:
    """Who does what a verb says."""
    if verb.lemma.lower() in ENGAGED and any(c.dep == "prep" and c.lower == "in" for c in parsed.children(verb.index)):
        return grammatical_subject(parsed, verb, depth)  # "are locked in battles": by nobody
    if is_passive(parsed, verb):
        found = agents(parsed, verb)
        if not found:  # "Turkey-backed rebels": the noun before the hyphen
            found = [
                c.index
                for c in parsed.children(verb.index)
                if c.dep == "npadvmod" and c.pos in ("PROPN", "NOUN", "ADJ")
            ]
        if not found and verb.dep == "amod":
            found = [c.index for c in parsed.children(verb.index) if c.dep in ("amod", "compound") and c.label]
        if not found and verb.dep == "conj" and parsed.head(verb.index).pos == "VERB":
            return logical_subject(parsed, parsed.head(verb.index), depth + 1) if depth < 4 else []
        return found
    return grammatical_subject(parsed, verb, depth)


def logical_object(parsed: Parsed, verb: Token) -> list[int]:
    """To whom what a verb says is done."""
    if is_passive(parsed, verb):
        return grammatical_subject(parsed, verb)
    own = [c for c in parsed.children(verb.index) if c.dep == "dobj"]
    if own:
        head = antecedent(parsed, verb) if verb.dep == "relcl" else None
        if head is not None and own[0].lower in RELATIVE:
            return each(parsed, [parsed.tokens[head]])
        return each(parsed, own)
    if verb.dep == "relcl" and any(c.dep == "nsubj" and c.lower not in RELATIVE for c in parsed.children(verb.index)):
        return each(parsed, [parsed.head(verb.index)])
    if verb.dep == "conj" and parsed.head(verb.index).pos == "VERB":
        later = [c for c in parsed.children(verb.index) if c.dep in ("prep", "ccomp", "xcomp", "prt")]
        return (
            []
            if later
            else [c.index for c in parsed.children(parsed.head(verb.index).index, "dobj") if c.index > verb.index]
        )
    return []


def prepositional(parsed: Parsed, index: int, word: str) -> list[int]:
    """The nouns after a preposition of a verb or noun."""
    out: list[Token] = []
    for c in parsed.children(index):
        if c.dep in ("prep", "dative", "agent", "prt", "advmod") and c.lower == word:
            out.extend(parsed.children(c.index, "pobj", "pcomp"))
            for inner in parsed.children(c.index, "prep"):  # "out of X", "from inside X"
                out.extend(parsed.children(inner.index, "pobj"))
    return each(parsed, [t for t in out if t.pos not in ("VERB", "AUX") and t.label not in ("DATE", "TIME")])


def nominal_subject(parsed: Parsed, noun: Token) -> list[int]:
    """Who does what a noun says: "by X", "X's", "X and Y" of "between", a nationality or group word before it."""
    found = prepositional(parsed, noun.index, "by")
    if not found:  # parsers often hang "by" on what "of" holds: "the arrest of the editor by the police"
        found = [b for o in prepositional(parsed, noun.index, "of") for b in prepositional(parsed, o, "by")]
    if found:
        return found
    owners = parsed.children(noun.index, "poss")
    if owners:
        return each(parsed, owners)
    between = prepositional(parsed, noun.index, "between") or prepositional(parsed, noun.index, "among")
    if between:
        return between
    return naming_words(parsed, noun.index)


def naming_words(parsed: Parsed, index: int) -> list[int]:
    """The nearest word before a noun that names an actor, with what is coordinated with it ("Russian and Iranian")."""
    before = [
        c
        for c in parsed.children(index)
        if c.dep in ("amod", "compound", "nmod") and c.index < index and names_actor(parsed, c)
    ]
    return each(parsed, before[-1:])


def names_actor(parsed: Parsed, token: Token) -> bool:
    """Whether a word before a noun names who acts: a mention of an actor, a nationality, or a body's common noun."""
    if token.lower == "military":  # "Russian military bases": the nationality says whose
        return False
    mention = parsed.mention_headed(token.index)
    if mention is not None:
        return parsed.entity_by_id[mention.entity].kind not in NO_ACTORS
    if token.label in ("NORP", "ORG"):
        return True
    return token.lemma.lower() in lexicon().standing_before and token.dep in ("compound", "amod", "nmod")


def inner_parties(parsed: Parsed, index: int, limit: int = 12) -> list[int]:
    """Nouns inside the infinitive, clause or object of a verb, the object first, then what prepositions hold."""
    token = parsed.tokens[index]
    out: list[int] = []
    for c in parsed.children(index):
        if c.dep in ("xcomp", "ccomp", "advcl", "pcomp", "acl", "relcl") and c.index > index:
            if c.pos in ("VERB", "AUX") and c.dep == "ccomp":
                out.extend(grammatical_subject(parsed, c))
            out.extend(logical_object(parsed, c))
            for p in parsed.children(c.index, "prep", "dative", "agent"):
                out.extend(each(parsed, parsed.children(p.index, "pobj")))
            out.extend(inner_parties(parsed, c.index, limit // 2) if limit > 2 else [])
        elif c.dep in ("dobj", "nsubjpass", "attr") and token.pos != "NOUN":
            for p in parsed.children(c.index, "prep"):
                out.extend(each(parsed, parsed.children(p.index, "pobj")))
            out.extend(inner_parties(parsed, c.index, limit // 2) if limit > 2 else [])
        elif c.dep == "prep":
            for o in parsed.children(c.index, "pobj"):
                for p in parsed.children(o.index, "prep"):
                    out.extend(each(parsed, parsed.children(p.index, "pobj")))
            for v in parsed.children(c.index, "pcomp"):
                out.extend(logical_object(parsed, v))
    return list(dict.fromkeys(out))[:limit]
