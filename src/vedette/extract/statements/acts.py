"""What an utterance does (accuse, threaten, deny, ...) and whom it is aimed at, from its cue and its content."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from vedette.extract.statements.attribution import Attribution
from vedette.extract.statements.regions import Region
from vedette.extract.statements.sources import can_speak
from vedette.knowledge.reporting import reporting, verb_senses
from vedette.records.entities import Entity, Party
from vedette.records.parsed import Parsed, Token
from vedette.records.reading import Act
from vedette.records.spans import Span

FIRST_PERSON = frozenset({"i", "we", "us", "our", "my", "ours"})
HOSTILE_ACTS = frozenset({"accuse", "blame", "criticise", "threaten", "warn", "demand", "deny", "appeal"})
ACTORS = frozenset({"person", "state", "government_body", "armed_group", "military", "organization", "news_agency"})
SUBJECTS = ("nsubj", "nsubjpass", "agent")
FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll"})


@cache
def phrases(kind: str) -> re.Pattern[str]:
    """The words of one kind as one pattern over lower-case text."""
    words = sorted(reporting().content[kind], key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")


@cache
def lemmas(kind: str) -> frozenset[str]:
    return frozenset(reporting().content[kind])


def tokens_of(parsed: Parsed, content: tuple[Region, ...]) -> list[Token]:
    """The tokens of what was said."""
    return [t for s, e in content for t in parsed.tokens_in(Span(s, e, ""))]


def act_of(parsed: Parsed, found: Attribution, words: list[Token], speaker: Party | None) -> Act:
    """The act that cue and content together perform."""
    said = " ".join("month" if t.text == "May" and t.pos == "PROPN" else t.lower for t in words).replace("’", "'")
    base = found.sense.act
    if base and base not in ("report", "announce", "assess", "explain"):
        if base == "deny" or found.sense.sort == "stance":
            return cast(Act, base)
        if base == "warn" and phrases("threat_phrases").search(said):
            return "threaten"
        return cast(Act, base)
    told = performed(parsed, words, speaker) or act_of_content(parsed, words, said, speaker, found)
    if found.sense.frame == "object as" and not told and phrases("censure").search(said):
        return "criticise"
    if base and base != "report" and told not in HOSTILE_ACTS and told != "claim_responsibility":
        return cast(Act, base)
    return cast(Act, told or base or "report")


def act_of_content(parsed: Parsed, words: list[Token], said: str, speaker: Party | None, found: Attribution) -> str:
    """The act that the content alone tells; "" where it only reports."""
    if claims_deed(parsed, words, said, found, speaker):
        return "claim_responsibility"
    if phrases("denial").search(said) or disowns(parsed, words, speaker):
        return "deny"
    own = [t for t in words if t.pos == "VERB" and has_own_subject(parsed, t)]
    if any(t.lemma in lemmas("appeal") and t.tag in ("VBP", "VBD") for t in own):
        return "appeal"
    if any(t.lemma in ("demand", "insist", "expect") and t.tag in ("VBP", "VBD") for t in own) or orders(parsed, words):
        return "demand"
    if phrases("threat_phrases").search(said) or threatens(parsed, words, speaker):
        return "threaten"
    if phrases("blame").search(said) and accused(parsed, words, speaker) is not None:
        return "blame"
    if accuses(parsed, words, said, speaker):
        return "accuse"
    if is_censure(parsed, words):
        return "criticise"
    if phrases("warning").search(said) and not any(t.tag == "VBD" for t in words[:8]):
        return "warn"
    named = next((t for t in words[:4] if t.pos == "NOUN"), None)
    if any(t.lemma in lemmas("support") for t in own) or (named is not None and named.lemma in lemmas("support")):
        return "express_support"
    if phrases("support").search(said) and FIRST_PERSON & {t.lower for t in words[:6]}:
        return "express_support"
    if phrases("promise").search(said):
        return "promise"
    if phrases("explain").search(said):
        return "explain"
    if any(t.lower in FUTURE for t in words[:12]) or is_under_way(parsed, words, speaker):
        return "announce"
    if phrases("assess").search(said):
        return "assess"
    return ""


def heads(words: list[Token]) -> list[Token]:
    """The verbs of the main clauses of what was said."""
    inside = {t.index for t in words}
    return [
        t
        for t in words
        if t.pos in ("VERB", "AUX")
        and (t.dep in ("ROOT", "ccomp", "parataxis") or t.head not in inside)
        and t.dep != "aux"
    ]


def is_own(parsed: Parsed, subject: Token | None, speaker: Party | None) -> bool:
    """Whether a subject is the speaker or its side: we, it or they as first word, the speaker's name or country."""
    if subject is None:
        return False
    if subject.lower in FIRST_PERSON or FIRST_PERSON & {t.lower for t in parsed.children(subject.index, "poss")}:
        return True
    return subject.pos in ("PROPN", "NOUN") and is_own_side(parsed, subject, speaker)


PERFORMED = frozenset(
    {"criticise", "appeal", "demand", "express_support", "deny", "blame", "accuse", "promise", "warn"}
)


def performed(parsed: Parsed, words: list[Token], speaker: Party | None) -> str:
    """The act that the speaker names as being done: "we urge ...", "the council strongly condemns ..."."""
    for verb in heads(words):
        subject = parsed.child(verb.index, "nsubj")
        if verb.tag not in ("VBZ", "VBP") or parsed.child(verb.index, "neg", "aux") is not None or subject is None:
            continue
        own = entity_of(parsed, speaker)
        voice = subject.pos == "PROPN" and (own is None or (own.kind == "person" and own.country is None))
        if not (is_own(parsed, subject, speaker) or voice):
            continue
        for sense in verb_senses().get(verb.lemma, ()):
            near = {t.lower for t in parsed.children(verb.index)}
            if sense.act in PERFORMED and sense.sort in ("speech", "stance") and near.issuperset(sense.particles):
                return sense.act
    return ""


def disowns(parsed: Parsed, words: list[Token], speaker: Party | None) -> bool:
    """Whether the speaker says that its side did no violence, or has not what it is charged with."""
    for verb in words:
        if verb.pos not in ("VERB", "AUX") or (verb.tag in ("VB", "VBG") and not did(parsed, verb)):
            continue
        subject = parsed.child(verb.index, "nsubj")
        if subject is None or subject.index > verb.index or not is_own(parsed, subject, speaker):
            continue
        denied = parsed.child(verb.index, "neg") is not None
        done = verb.tag in ("VBD", "VBN") or did(parsed, verb) or verb.lemma in ("use", "want")
        if denied and done and verb.lemma in lemmas("hostile") | lemmas("threat") | lemmas("force") | DEEDS:
            return not any(t.lower in FUTURE for t in parsed.children(verb.index, "aux"))
        thing = parsed.child(verb.index, "dobj")
        if verb.lemma == "have" and thing is not None and any(t.lower == "no" for t in parsed.children(thing.index)):
            return True
    return False


DEEDS = frozenset({"cross", "enter", "use", "send", "do", "intend", "seek", "plan", "want", "order", "take"})


def did(parsed: Parsed, verb: Token) -> bool:
    return any(t.lower == "did" for t in parsed.children(verb.index, "aux"))


def is_censure(parsed: Parsed, words: list[Token]) -> bool:
    """Whether the main clause passes a verdict: "the raid was a cowardly act"."""
    for verb in heads(words):
        if verb.lemma != "be" or parsed.child(verb.index, "neg") is not None:
            continue
        for verdict in parsed.children(verb.index, "attr", "acomp", "oprd"):
            branch = " ".join(t.lower for t in parsed.subtree(verdict.index)[:6])
            if phrases("censure").search(branch):
                return True
    return False


def is_under_way(parsed: Parsed, words: list[Token], speaker: Party | None) -> bool:
    """Whether the speaker tells what its side is doing just now: "we are sending troops", "it was investigating"."""
    for verb in heads(words)[:1]:
        subject = parsed.child(verb.index, "nsubj")
        being = next((t for t in parsed.children(verb.index, "aux") if t.lemma == "be"), None)
        going = verb.tag == "VBG" and being is not None and subject is not None and subject.index < being.index
        pronoun = subject is not None and subject.lower in ("it", "they") and subject.index <= words[0].index + 1
        other = parsed.party(subject.index) if subject is not None and pronoun else None
        if other is not None and speaker is not None and other.entity != speaker.entity:
            pronoun = False
        if going and (pronoun or is_own(parsed, subject, speaker)):
            return True
    return False


def has_own_subject(parsed: Parsed, verb: Token) -> bool:
    subject = parsed.child(verb.index, "nsubj")
    return subject is not None and subject.lower in FIRST_PERSON


def claims_deed(parsed: Parsed, words: list[Token], said: str, found: Attribution, speaker: Party | None) -> bool:
    """Whether the speaker owns up to violence: "we carried out the attack", "claim to have killed"."""
    if (
        re.search(r"\b(?:revenge|reprisal|retaliat\w+|claim\w* responsibility)\b", said)
        and "will" not in said
        and "would" not in said
    ):
        return bool(re.search(r"\b(?:attack|bombing|assault|strike|blast|raid|operation|explosion|it was)\b", said))
    if re.search(r"\b(?:we|our \w+) (?:are|were|was) behind (?:the|this|that|these|both)\b", said):
        return True
    if found.sense.frame == "inf" and words[:2] and words[0].lower == "to":
        deeds = lemmas("threat") | lemmas("force")
        return any(t.lemma in deeds and t.tag == "VBN" for t in words[:8]) or any(
            t.lower.removesuffix("d") in deeds or t.lower.removesuffix("ed") in deeds for t in words[2:8]
        )
    for token in words:
        if token.tag in ("VBD", "VBN") and token.lemma in (lemmas("threat") - DEFENSIVE) | {"carry", "fire", "launch"}:
            subject = parsed.child(token.index, "nsubj")
            if subject is not None and subject.index <= words[0].index + 5 and is_doer(parsed, subject, speaker):
                object_ = parsed.child(token.index, "dobj")
                if token.lemma != "carry" or (
                    object_ is not None and object_.lemma in ("attack", "bombing", "assault", "strike")
                ):
                    return found.sense.act in ("", "report", "announce")
    return bool(re.search(r"\b(?:fighters|mujahideen|bombers?|suicide bombers?)\b.{0,80}\b(?:sent|mission)\b", said))


DEFENSIVE = frozenset({"repel", "respond", "retaliate", "reply", "intervene", "pay", "regret", "expel", "teach"})


def is_doer(parsed: Parsed, subject: Token, speaker: Party | None) -> bool:
    """Whether a subject owns up to a deed: we, our fighters, it; of an armed group also they and the group's name."""
    if subject.lower in ("we", "i", "it") or FIRST_PERSON & {t.lower for t in parsed.children(subject.index, "poss")}:
        return True
    entity = entity_of(parsed, speaker)
    party = parsed.party(subject.index)
    if entity is not None and entity.kind == "person":  # "Houthi spokesman X said the Houthis had struck ..."
        group = entity_of(parsed, party)
        return group is not None and group.kind == "armed_group" and is_own_side(parsed, subject, speaker)
    if entity is None or entity.kind != "armed_group":
        return False
    return subject.lower == "they" or (party is not None and party.entity == entity.id)


def orders(parsed: Parsed, words: list[Token]) -> bool:
    """ "X must / should / need to": an order to somebody else."""
    for token in words:
        if token.lower in ("must", "should") or (token.lemma == "need" and token.tag in ("VBZ", "VBP")):
            verb = parsed.head(token.index) if token.dep == "aux" else token
            subject = parsed.child(verb.index, "nsubj")
            if (
                subject is not None
                and subject.lower not in FIRST_PERSON
                and subject.lower not in ("it", "that", "this")
            ):
                return token.lower == "must" or subject.pos == "PROPN" or token.lower == "should"
    return False


def threatens(parsed: Parsed, words: list[Token], speaker: Party | None) -> bool:
    """ "We will strike ...", "Ankara would retaliate": the speaker's own side, force, and the future."""
    for token in words:
        if token.pos != "VERB" or token.lemma not in lemmas("threat"):
            continue
        aux = {t.lower for t in parsed.children(token.index, "aux", "auxpass")}
        if not aux & FUTURE:
            continue
        subject = parsed.child(token.index, "nsubj", "nsubjpass")
        if subject is None:
            continue
        if any(t.dep == "neg" for t in parsed.children(token.index)):
            continue
        if subject.lower in FIRST_PERSON or subject.lower == "force" or is_own_side(parsed, subject, speaker):
            return True
    return False


def accuses(parsed: Parsed, words: list[Token], said: str, speaker: Party | None) -> bool:
    """Wrongdoing by another side: words of breach from anybody, or violence that goes on, told by a party."""
    who = accused(parsed, words, speaker)
    main = heads(words)[:1]
    if who is None or any(v.lemma in lemmas("restraint") for v in main):
        return False
    if any(t.lower in FUTURE for v in main for t in parsed.children(v.index, "aux")):
        return False  # what is still to come is foretold, threatened or promised
    if phrases("hostile_phrases").search(said):
        return True
    if any(t.lemma in lemmas("breach") for t in words):
        return True
    if said.startswith(("if ", "in case ", "unless ")):
        return False
    going_on = any(
        t.lemma in lemmas("hostile") and t.tag in ("VBG", "VBZ", "VBP") and parsed.child(t.index, "nsubj") is not None
        for t in words
    )
    noun = any(
        t.lemma in ("attack", "aggression", "assault", "provocation", "violation") and t.pos == "NOUN" for t in words
    )
    return is_state_side(parsed, speaker) and (going_on or (noun and who.dep == "nsubj"))


def is_state_side(parsed: Parsed, speaker: Party | None) -> bool:
    """Whether a speaker speaks for a government or a party to the conflict."""
    entity = entity_of(parsed, speaker)
    if entity is not None:
        if entity.kind in ("state", "government_body", "armed_group", "military"):
            return True
        return entity.kind == "person" and any(
            re.search(
                r"president|minist|king|premier|spokes|chancellor|secretary|ambassador|envoy", r.role, re.IGNORECASE
            )
            for r in entity.roles
        )
    return bool(speaker and re.search(r"minist|president|spokes", speaker.name, re.IGNORECASE))


def entity_of(parsed: Parsed, party: Party | None) -> Entity | None:
    return parsed.entity_by_id.get(party.entity) if party is not None and party.entity else None


def is_own_side(parsed: Parsed, token: Token, speaker: Party | None) -> bool:
    """Whether a noun names the speaker, or somebody of the speaker's own country."""
    other, own = parsed.party(token.index), entity_of(parsed, speaker)
    if other is None or speaker is None:
        return token.lower in FIRST_PERSON
    if other.entity == speaker.entity:
        return True
    theirs = entity_of(parsed, other)
    if own and theirs and (own.member_of == theirs.id or theirs.member_of == own.id):
        return True
    if own and theirs and any(theirs.name.removesuffix("s") in f"{r.role} {r.span.text}" for r in own.roles):
        return True
    return bool(own and theirs and own.country and own.country == theirs.country and theirs.kind != "armed_group")


def accused(parsed: Parsed, words: list[Token], speaker: Party | None) -> Token | None:
    """Whoever the main clauses of the content speak of, if it is somebody of another side."""
    for token in words:
        subject = token.dep in ("nsubj", "nsubjpass") and token.pos in ("PROPN", "NOUN")
        if subject and blamable(parsed, token) and not is_own_side(parsed, token, speaker):
            return token
    named = (t for t in words[:4] if t.pos == "PROPN" and is_actor(parsed, t) and not is_own_side(parsed, t, speaker))
    return next(named, None)


def blamable(parsed: Parsed, token: Token) -> bool:
    """Who or what can do wrong: those who can speak, and things of a country ("Russian ships")."""
    if can_speak(parsed, token.index):
        return True
    return any(k.label in ("NORP", "GPE") for k in parsed.children(token.index, "amod", "compound", "poss"))


def is_actor(parsed: Parsed, token: Token) -> bool:
    mention = parsed.mention_at(token.index)
    return mention is not None and parsed.entity_by_id[mention.entity].kind in ACTORS
