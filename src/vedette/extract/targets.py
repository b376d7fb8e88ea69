"""Whom an utterance is aimed at: by its frame, by what its content says, and by what was said before it."""

from __future__ import annotations

import msgspec

from vedette.extract.acts import HOSTILE_ACTS, accused, is_actor, is_own_side, lemmas
from vedette.extract.attribution import Attribution
from vedette.extract.sources import party_of
from vedette.records.entities import Party
from vedette.records.parsed import Parsed, Token
from vedette.records.reading import Statement

OWNING = ("poss", "amod", "compound", "nmod")
MEMBERS = frozenset("fighter member militant soldier troop gunman force supporter element".split())
REACH = 4  # statements back that an act without a target may take it from
VICTIMS = frozenset(
    {"facility", "military", "state", "government_body", "population", "organization", "armed_group", "place"}
)
SENTENCES_BACK = 5


def targets_of(
    parsed: Parsed, found: Attribution, act: str, words: list[Token], speaker: Party | None
) -> tuple[Party, ...]:
    """Whom the utterance is aimed at: whom the frame names, else those whom the content accuses or addresses."""
    if found.aimed is not None and found.sense.act and act in HOSTILE_ACTS and not is_content_of_deny(act, found):
        own = {speaker.entity} if speaker and speaker.entity else set()
        named = [p for t in parsed.conjuncts(found.aimed) if (p := named_party(parsed, t))]
        named = [p for p in named if p.entity is None or p.entity not in own]
        if named:
            return unique(named)
    if act == "deny":
        return unique([p for t in words if t.dep == "poss" and (p := other_side(parsed, t, speaker))][:1])
    if act in ("appeal", "demand") and (addressed := addressees(parsed, words, speaker)):
        return addressed
    if act in ("threaten", "claim_responsibility"):
        return objects_of_force(parsed, words, speaker)
    if act == "express_support":
        helped = [t for t in words if t.dep == "pobj" and parsed.head(t.index).lower == "for"]
        return unique([p for t in helped[:1] if (p := named_party(parsed, t)) and p.entity])
    wrong = [t for t in words if is_wrong(t)]
    doers = [t for w in wrong for t in parsed.children(w.index, "nsubj") if t.pos in ("NOUN", "PROPN")]
    doers += [t for w in wrong for a in parsed.children(w.index, "agent") for t in parsed.children(a.index, "pobj")]
    out = [p for t in doers for c in parsed.conjuncts(t.index) if (p := other_side(parsed, c, speaker))]
    if out:
        return unique(out[:3])
    if act in ("accuse", "blame", "criticise"):
        who = accused(parsed, [t for t in words if is_actor(parsed, t)], speaker)
        if who is not None:
            return unique([p for t in parsed.conjuncts(who.index) if (p := other_side(parsed, t, speaker))])
    return ()


def is_content_of_deny(act: str, found: Attribution) -> bool:
    """A denial by "told ... that": its frame names a listener, not whom it is aimed at."""
    return act == "deny" and found.sense.frame == "object clause"


def is_wrong(token: Token) -> bool:
    return token.pos == "VERB" and token.lemma in lemmas("hostile") and token.tag != "VB"


def other_side(parsed: Parsed, token: Token, speaker: Party | None) -> Party | None:
    """The party of a noun if it is somebody, and not the speaker's own side."""
    if is_own_side(parsed, token, speaker):
        return None
    party = named_party(parsed, token)
    return None if party is None or (speaker is not None and party.name == speaker.name) else party


def addressees(parsed: Parsed, words: list[Token], speaker: Party | None) -> tuple[Party, ...]:
    """Whom "we appeal to ...", "we urge ...", "we expect ... to" and "... must" speak to."""
    for token in words:
        if token.pos == "VERB" and token.lemma in lemmas("appeal") | lemmas("demand"):
            near = [*parsed.children(token.index, "dobj")]
            for prep in parsed.children(token.index, "prep"):
                near += parsed.children(prep.index, "pobj") if prep.lower in ("to", "on", "upon", "from") else []
            for clause in parsed.children(token.index, "ccomp", "xcomp"):
                near += parsed.children(clause.index, "nsubj")
            out = [p for t in near if (p := other_side(parsed, t, speaker))]
            if out:
                return unique(out[:2])
        if token.lower in ("must", "should") and token.dep == "aux":
            out = [p for t in parsed.children(token.head, "nsubj") if (p := other_side(parsed, t, speaker))]
            if out:
                return unique(out)
    return ()


def objects_of_force(parsed: Parsed, words: list[Token], speaker: Party | None) -> tuple[Party, ...]:
    """Whom force is used against: "against X" first, then the objects of forceful verbs, then any other side."""
    against = [t for t in words if t.dep == "pobj" and parsed.head(t.index).lower == "against"]
    forceful = lemmas("threat") | lemmas("force") | lemmas("hostile")
    objects = [
        t
        for w in words
        if w.pos == "VERB" and w.lemma in forceful
        for t in parsed.children(w.index, "dobj")
        if is_actor(parsed, t) or t.tag == "NNS" or victim(parsed, t) is not None
    ]
    others = [t for t in words if t.dep in ("dobj", "pobj") and is_actor(parsed, t)]
    for group in (against, objects, others):
        out = [p for t in group if not is_own_side(parsed, t, speaker) and (p := other_side(parsed, t, speaker))]
        if out:
            return unique(out[:1])
    return ()


def named_party(parsed: Parsed, token: Token) -> Party | None:
    """The party of an aimed-at noun; where it is a thing, the party that owns it ("Erdogan's claims")."""
    known = parsed.party(token.index)
    headed = parsed.mention_headed(token.index)
    if headed is not None and is_actor(parsed, token):
        return known
    if token.lemma in MEMBERS:
        for prep in parsed.children(token.index, "prep"):
            inner = parsed.child(prep.index, "pobj")
            if prep.lower == "of" and inner is not None and is_actor(parsed, inner):
                return parsed.party(inner.index)
    if token.tag == "NNS" and token.lemma not in THINGS:
        return party_of(parsed, token.index)
    for kid in parsed.children(token.index, *OWNING):
        if is_actor(parsed, kid):
            return parsed.party(kid.index)
    for prep in parsed.children(token.index, "prep"):
        inner = parsed.child(prep.index, "pobj")
        if prep.lower in ("by", "from", "of") and inner is not None and is_actor(parsed, inner):
            return parsed.party(inner.index)
    if headed is not None:
        return known
    return party_of(parsed, token.index) if token.pos == "PROPN" else None


THINGS = frozenset(
    "claim accusation allegation report charge remark comment statement threat demand word call criticism rumour rumor "
    "attack strike plan policy action move decision measure effort ship talk step sanction violation crime".split()
)


def unique(parties: list[Party]) -> tuple[Party, ...]:
    seen: dict[str, Party] = {}
    for party in parties:
        seen.setdefault(party.entity or party.name, party)
    return tuple(seen.values())


# ── Across the statements of a page ──────────────────────────────────────────────────────────────


def fill_targets(parsed: Parsed, made: list[Statement]) -> list[Statement]:
    """Targets that an utterance leaves unsaid: its own side's earlier target, the accuser that it answers, the victim.

    Works on statements in text order.
    """
    out = list(made)
    for number, one in enumerate(out):
        if one.targets or one.speaker is None:
            continue
        found: tuple[Party, ...] = ()
        if one.act == "deny":
            found = accuser_of(out, number)
        elif one.act == "claim_responsibility":
            found = struck_before(parsed, one)
        if not found and one.act in ("threaten", "accuse", "blame", "deny", "warn"):
            found = earlier_target(parsed, out, number)
        if found:
            held = tuple(p.span for p in found if p.span)
            out[number] = msgspec.structs.replace(
                one, targets=found, spans=one.spans | ({"targets": held} if held else {})
            )
    return out


def same_party(one: Party | None, other: Party | None) -> bool:
    if one is None or other is None:
        return False
    return one.entity == other.entity if one.entity or other.entity else one.name == other.name


def earlier_target(parsed: Parsed, made: list[Statement], number: int) -> tuple[Party, ...]:
    """Whom the same speaker threatened or accused just before."""
    one = made[number]
    for back in range(number - 1, max(-1, number - REACH), -1):
        if same_party(made[back].speaker, one.speaker) and made[back].targets and made[back].act in HOSTILE_ACTS:
            return made[back].targets
    return ()


def accuser_of(made: list[Statement], number: int) -> tuple[Party, ...]:
    """Who said of the speaker what is now denied: the last to accuse, else the last to report, before it."""
    one = made[number]
    for wanted in (("accuse", "blame", "criticise"), ("report",)):
        for back in range(number - 1, max(-1, number - REACH), -1):
            other = made[back]
            if other.act in wanted and other.speaker is not None and not same_party(other.speaker, one.speaker):
                if wanted[0] != "report" or one.kind == "indirect":
                    return (other.speaker, *other.joint)
    return ()


def victim(parsed: Parsed, token: Token) -> Party | None:
    mention = parsed.mention_headed(token.index)
    if mention is None or parsed.entity_by_id[mention.entity].kind not in VICTIMS:
        return None
    return parsed.party(token.index)


def struck_before(parsed: Parsed, one: Statement) -> tuple[Party, ...]:
    """What was attacked in the sentences before a claim of responsibility."""
    tokens = parsed.tokens_in(one.content[0])
    if not tokens:
        return ()
    here = tokens[0].sentence
    for back in range(here, max(-1, here - SENTENCES_BACK - 1), -1):
        sentence = parsed.sentences[back]
        for token in parsed.tokens[sentence.first : sentence.last]:
            if token.dep not in ("dobj", "pobj", "nsubjpass") or token.start >= one.content[0].end:
                continue
            party = victim(parsed, token)
            if party is None or same_party(party, one.speaker) or is_own_side(parsed, token, one.speaker):
                continue
            if party.entity and parsed.entity_by_id[party.entity].kind == "place":
                continue
            if any(is_violent(t) for t in parsed.ancestors(token.index)) or parsed.head(token.index).lower == "against":
                return (party,)
    return ()


def is_violent(token: Token) -> bool:
    return token.lemma in lemmas("threat") | lemmas("force") | lemmas("hostile") | {
        "attack",
        "bombing",
        "ram",
        "assault",
    }
