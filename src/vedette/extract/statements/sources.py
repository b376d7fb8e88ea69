"""Whose words: the noun phrase that syntax makes the source of a cue, and the party that it names."""

from __future__ import annotations

import re

from vedette.knowledge.reporting import reporting
from vedette.records.entities import Party
from vedette.records.parsed import Parsed, Token
from vedette.records.spans import Span

RELATIVE = frozenset({"who", "which", "that", "whom"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
MAKERS = frozenset({"from", "by", "of"})
MAX_CLIMB = 6


def is_passive(parsed: Parsed, verb: int) -> bool:
    """Whether a verb is a passive ("was told", "a report denied by")."""
    token = parsed.tokens[verb]
    if token.tag != "VBN":
        return False
    kids = parsed.children(verb)
    if any(t.dep in ("nsubjpass", "auxpass", "csubjpass") for t in kids):
        return True
    if any(t.dep == "aux" and t.lemma == "have" for t in kids):
        return False
    if token.dep == "acl" or any(t.dep == "agent" for t in kids):
        return True
    if token.dep == "conj":
        return not any(t.dep == "nsubj" for t in kids) and is_passive(parsed, token.head)
    return False


def agent_of(parsed: Parsed, verb: int) -> int | None:
    """The head of the by-phrase of a passive."""
    for prep in parsed.children(verb):
        if prep.dep == "agent" or (prep.dep == "prep" and prep.lower == "by"):
            inner = parsed.child(prep.index, "pobj", "pcomp")
            if inner is not None and inner.pos in NOMINAL:
                return inner.index
    return None


def subject_of(parsed: Parsed, verb: int) -> int | None:
    """The head of the subject of a verb, its own or the one that it shares with the verb or noun above it."""
    at = verb
    for _ in range(MAX_CLIMB):
        token = parsed.tokens[at]
        own = nearest_subject(parsed, at)
        if own is not None:
            return antecedent(parsed, at, own)
        head = parsed.tokens[token.head]
        if token.dep == "ROOT" or head.index == at:
            return None
        if token.dep in ("acl", "relcl") and head.pos in NOMINAL:
            return head.index
        if token.dep == "pcomp" and head.lower == "by" and (over := parsed.head(head.index)).tag == "VB":
            # "hit back at claims of failing to keep the deal by insisting ...": by goes with the finite verb
            at = next((t.index for t in parsed.ancestors(over.index) if t.tag in ("VBD", "VBZ", "VBP")), over.index)
            continue
        if token.dep == "pcomp" and head.lower in ("by", "in", "while") and parsed.head(head.index).pos in NOMINAL:
            # The parser hung "by insisting ..." on the nearest noun: its verb is the one that has the subject.
            verb_above = next((t for t in parsed.ancestors(head.index) if t.pos == "VERB"), None)
            if verb_above is None:
                return None
            own = parsed.child(verb_above.index, "nsubj")
            if own is not None:
                return own.index
            at = verb_above.index
            continue
        if token.dep in ("pcomp", "prep") or head.pos in ("VERB", "AUX", "ADP", "SCONJ"):
            if token.dep not in ("conj", "xcomp", "advcl", "pcomp", "prep", "dep", "ccomp", "acl"):
                return None
            if token.dep == "ccomp" and token.tag not in ("VBG", "VB"):
                return None
            if token.dep == "conj" and token.tag == "VBG" and head.tag not in ("VBG", "VBN", "VBD", "VBZ", "VBP"):
                return None
            over = parsed.head(head.index)
            beyond = token.dep == "conj" and head.dep == "ccomp" and over.pos == "VERB" and over.index < head.index
            doer = parsed.child(head.index, "nsubj")
            unable = (
                head.lemma == "be" and doer is not None and doer.pos == "NOUN" and not can_speak(parsed, doer.index)
            )
            if (
                beyond
                and token.tag == over.tag
                and (head.tag != token.tag or unable or parsed.child(head.index, "aux"))
            ):
                # "denied that his troops had fired and dismissed the report": joined to the cue, not to its clause
                at = over.index
                own = nearest_subject(parsed, at)
                if own is not None:
                    return antecedent(parsed, at, own)
                continue
            at = head.index
            continue
        if head.pos in NOMINAL and token.dep in ("advcl", "conj"):
            at = head.index
            continue
        return None
    return None


def nearest_subject(parsed: Parsed, verb: int) -> Token | None:
    """The subject that stands last before a verb (a parse over quotation marks can give it two), or behind it."""
    subjects = parsed.children(verb, "nsubj", "nsubjpass")
    named = [t for t in subjects if any(c.isalnum() for c in t.text)] or [
        k for t in subjects for k in parsed.children(t.index, "appos", "compound") if k.pos in NOMINAL
    ]  # "vice-president": the parser can take the hyphen for the noun
    return next((t for t in reversed(named) if t.index < verb), named[0] if named else None)


def is_time(parsed: Parsed, head: int) -> bool:
    """Whether a noun is a time rather than somebody ("Tuesday", but not the paper "Anytown Daily")."""
    token = parsed.tokens[head]
    if token.label not in ("DATE", "TIME") or token.lemma.lower() in reporting().media.words:
        return False
    return parsed.mention_headed(head) is None


def antecedent(parsed: Parsed, verb: int, subject: Token) -> int:
    """The noun that a relative pronoun stands for, or the subject itself."""
    if subject.lower in RELATIVE and subject.pos in ("PRON", "DET", "SCONJ"):
        top: Token | None = parsed.tokens[verb]
        while top is not None and top.dep == "conj":
            top = parsed.tokens[top.head] if top.head != top.index else None
        if top is not None and top.dep == "relcl":
            return top.head
    return subject.index


def maker_of(parsed: Parsed, head: int) -> int:
    """Who made a document ("a statement from the Kremlin" -> Kremlin); the head itself where nobody is named."""
    token = parsed.tokens[head]
    if token.lemma.lower() not in reporting().documents.words or token.pos == "PROPN":
        return head
    over = parsed.head(head)
    if token.dep == "dobj" and over.lemma in ISSUING and parsed.child(head, "poss") is None:
        issuer = subject_of(parsed, over.index)
        if issuer is not None and issuer != head:
            return issuer
    for kid in parsed.children(head):
        if kid.dep == "poss":
            return kid.index
        if kid.dep == "prep" and kid.lower in MAKERS:
            inner = parsed.child(kid.index, "pobj")
            named = inner is not None and inner.pos in ("PROPN", "NOUN")
            if inner is not None and named and inner.label not in ("DATE", "TIME", "CARDINAL"):
                return inner.index
        if kid.dep == "acl" and kid.tag == "VBN":
            by = agent_of(parsed, kid.index)
            if by is not None:
                return by
    names = [t for t in parsed.children(head, "compound", "nmod", "amod") if t.pos == "PROPN" or t.label in NAMED]
    return names[-1].index if names else head


ISSUING = frozenset("issue release publish post make give deliver send broadcast circulate air distribute".split())
SPEAKING_KINDS = frozenset(
    {"person", "state", "government_body", "armed_group", "military", "organization", "news_agency", "population"}
)
HUMAN_PRONOUNS = "he she they it we i you his her their its our my your everyone everybody someone somebody"
PERSONAL = frozenset(f"{HUMAN_PRONOUNS} many some others most both those all none who one".split())


def can_speak(parsed: Parsed, head: int) -> bool:
    """Whether a noun is somebody, a body, or something that somebody wrote: who may praise, demand or deny."""
    token = parsed.tokens[head]
    if token.lower in PERSONAL or token.lemma.lower() in reporting().documents.words:
        return True
    lemma = token.lemma.lower()
    mention = parsed.mention_headed(head)
    if mention is not None:
        return parsed.entity_by_id[mention.entity].kind in SPEAKING_KINDS | {"place"}
    if token.label in NAMED:
        return True
    if lemma in reporting().media.words:
        return True
    if token.label in ("DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "EVENT", "LAW", "PRODUCT", "FAC"):
        return token.label in ("PERCENT", "CARDINAL")
    words = reporting().speakers
    return token.pos == "PROPN" or lemma in words.words or lemma.endswith(words.endings)


NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def is_outlet(parsed: Parsed, head: int) -> bool:
    """Whether a noun is a news agency, paper or station."""
    known = parsed.party(head)
    entity = parsed.entity_by_id.get(known.entity or "") if known is not None else None
    if entity is not None:
        return entity.kind == "news_agency"
    name = known.name if known is not None else parsed.tokens[head].text
    return parsed.tokens[head].lemma.lower() in reporting().media.words or bool(OUTLET.search(name))


OUTLET = re.compile(r"\b(?:agency|daily|newspaper|TV|television|radio|news)\b", re.IGNORECASE)


def party_of(parsed: Parsed, head: int) -> Party | None:
    """The party that the noun phrase of a head names: an entity of the page, or, without one, its own words."""
    head = maker_of(parsed, head)
    known = parsed.party(head)
    if known is not None:
        return known
    for apposed in parsed.children(head, "appos"):
        known = parsed.party(apposed.index) if apposed.pos == "PROPN" else None
        if known is not None:
            return known
    token = parsed.tokens[head]
    if token.lower in RELATIVE or token.pos not in NOMINAL:
        return None
    words = name_tokens(parsed, head)
    span = parsed.span_of(words)
    bare = [t for t in words if not (t.dep == "det" and t.lower in ("the", "a", "an"))] or words
    return Party(parsed.span_of(bare).text if bare[0].index > words[0].index else span.text, None, span)


def name_tokens(parsed: Parsed, head: int) -> list[Token]:
    """The words of a noun phrase without clauses, appositions and coordination."""
    token = parsed.tokens[head]
    if token.label == "PERSON":
        first = last = head
        sentence = parsed.sentence_of(head)
        while first > sentence.first and parsed.tokens[first - 1].label == "PERSON":
            first -= 1
        while last + 1 < sentence.last and parsed.tokens[last + 1].label == "PERSON":
            last += 1
        return list(parsed.tokens[first : last + 1])
    for apposed in parsed.children(head, "appos"):
        if apposed.label == "PERSON":
            return name_tokens(parsed, apposed.index)

    def skip(t: Token) -> bool:
        return t.dep in ("relcl", "acl", "appos", "cc", "conj", "punct", "preconj", "advcl") or (
            t.dep == "prep" and (t.lower not in ("of", "for", "at", "in", "from", "to") or t.index < head)
        )

    words = parsed.subtree(head, skip)
    # One unbroken run around the head: a parse that jumps gives only what stands together.
    kept = [head]
    indices = {t.index for t in words}
    while kept[0] - 1 in indices:
        kept.insert(0, kept[0] - 1)
    while kept[-1] + 1 in indices:
        kept.append(kept[-1] + 1)
    return [parsed.tokens[i] for i in kept]


def source_span(parsed: Parsed, head: int) -> Span:
    """The words of the whole noun phrase of a source, with its apposition and without a clause set off by a comma."""

    def skip(t: Token) -> bool:
        return t.dep in ("relcl", "advcl", "ccomp") or (t.dep == "punct" and parsed.tokens[t.head].dep != "appos")

    run = [t.index for t in parsed.subtree(head, skip)]
    first = last = run.index(head)
    while first > 0 and run[first] - run[first - 1] <= 2:
        first -= 1
    while last + 1 < len(run) and run[last + 1] - run[last] <= 2:
        last += 1
    return parsed.span_of([parsed.tokens[i] for i in run[first : last + 1]])
