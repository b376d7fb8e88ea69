"""Whom an utterance is aimed at: by its frame, by what its content says, and by what was said before it."""

from __future__ import annotations

import msgspec

from vedette.extract.statements.acts import HOSTILE_ACTS, accused, is_actor, is_own_side, lemmas
from vedette.extract.statements.attribution import Attribution
from vedette.extract.statements.sources import can_speak, party_of, subject_of
from vedette.records.entities import Party
from vedette.records.parsed import Parsed, Token
from vedette.records.reading import Statement

OWNING = ("poss", "amod", "compound", "nmod")
MEMBERS = frozenset("fighter member militant soldier troop gunman force supporter element".split())
REACH = 4  # statements back that an act without a target may take it from
ATTACKS = frozenset({"attack", "bombing", "ram", "assault", "blast", "strike", "raid", "shelling", "explosion", "tear"})
VICTIMS = frozenset({"facility", "military", "state", "government_body", "organization", "armed_group"})
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
        owners = (t for t in words if t.dep == "poss" and parsed.mention_headed(t.index) and is_actor(parsed, t))
        return unique([p for t in owners if (p := other_side(parsed, t, speaker))][:1])
    if act in ("appeal", "demand") and (addressed := addressees(parsed, words, speaker, act)):
        return addressed
    if act == "claim_responsibility":
        hit = [
            p
            for t in words
            if t.dep in ("dobj", "pobj")
            and not is_setting(parsed, t)
            and (p := victim(parsed, t))
            and is_struck(parsed, t)
        ]
        return unique([p for p in hit if not same_party(p, speaker)][:1])
    if act == "threaten":
        return objects_of_force(parsed, words, speaker)
    if act == "express_support":
        helped = [
            t
            for t in words
            if t.dep == "pobj"
            and parsed.head(t.index).lower == "for"
            and parsed.head(parsed.head(t.index).index).lemma in lemmas("support")
        ]
        return unique([p for t in helped[:1] if (p := named_party(parsed, t)) and p.entity])
    if act not in HOSTILE_ACTS:
        return ()
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
    if parsed.tokens[found.anchor].pos == "NOUN" and act == "accuse":
        return answerer(parsed, found.anchor, speaker)
    return subjects(parsed, words, speaker) if act != "warn" else owners_of_subjects(parsed, words, speaker)


def answerer(parsed: Parsed, noun: int, speaker: Party | None) -> tuple[Party, ...]:
    """Who hits back at, denies or faces an accusation: the one accused."""
    verb = next((t for t in parsed.ancestors(noun) if t.pos == "VERB"), None)
    subject = subject_of(parsed, verb.index) if verb is not None else None
    party = other_side(parsed, parsed.tokens[subject], speaker) if subject is not None else None
    return (party,) if party is not None and party.entity else ()


def subjects(parsed: Parsed, words: list[Token], speaker: Party | None) -> tuple[Party, ...]:
    """The first of another side that the content has for a subject."""
    named = (p for t in words if t.dep in ("nsubj", "nsubjpass") and (p := other_side(parsed, t, speaker)))
    return unique([p for p in named if p.entity][:1])


def owners_of_subjects(parsed: Parsed, words: list[Token], speaker: Party | None) -> tuple[Party, ...]:
    """Whose deed is warned of: "a Turkish offensive would ..."."""
    owned = [k for t in words if t.dep in ("nsubj", "nsubjpass") for k in parsed.children(t.index, *OWNING)]
    return unique([p for k in owned if is_actor(parsed, k) and (p := other_side(parsed, k, speaker))][:1])


def is_content_of_deny(act: str, found: Attribution) -> bool:
    """A denial by "told ... that": its frame names a listener, not whom it is aimed at."""
    return act == "deny" and found.sense.frame == "object clause"


def is_wrong(token: Token) -> bool:
    return token.pos == "VERB" and token.lemma in lemmas("hostile") and token.tag != "VB"


def other_side(parsed: Parsed, token: Token, speaker: Party | None) -> Party | None:
    """The party of a noun if it is somebody, and not the speaker's own side."""
    if is_own_side(parsed, token, speaker) or token.label in ("DATE", "TIME"):
        return None
    party = named_party(parsed, token)
    return None if party is None or (speaker is not None and party.name == speaker.name) else party


def addressees(parsed: Parsed, words: list[Token], speaker: Party | None, act: str) -> tuple[Party, ...]:
    """Whom "we appeal to ...", "we urge ...", "we expect ... to" and "... must" speak to."""
    for token in words:
        if token.pos == "VERB" and token.lemma in lemmas("appeal") | lemmas("demand") | {"call"}:
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
    if act != "demand":
        return ()
    first = next((t for t in words if t.dep in ("nsubj", "nsubjpass") and t.pos in ("NOUN", "PROPN")), None)
    party = other_side(parsed, first, speaker) if first is not None else None
    return (party,) if party is not None else ()


def objects_of_force(parsed: Parsed, words: list[Token], speaker: Party | None) -> tuple[Party, ...]:
    """Whom force is used against: "against X" first, then the objects of forceful verbs, then any other side."""
    against = [t for t in words if t.dep == "pobj" and parsed.head(t.index).lower == "against"]
    forceful = lemmas("threat") | lemmas("force") | lemmas("hostile")
    objects = [
        t
        for w in words
        if w.pos == "VERB" and w.lemma in forceful
        for t in parsed.children(w.index, "dobj")
        if is_actor(parsed, t) or victim(parsed, t) is not None
    ]
    provoked = [
        t
        for w in words
        if w.dep == "advcl" and any(m.lower in ("if", "unless") for m in parsed.children(w.index, "mark"))
        for t in parsed.children(w.index, "nsubj")
        if t.pos != "PRON"
    ]
    owners = [
        k
        for w in words
        if w.pos == "VERB" and w.lemma in forceful
        for t in parsed.children(w.index, "dobj")
        for k in parsed.children(t.index, "poss")
        if can_speak(parsed, k.index)
    ]
    others = [t for t in words if t.dep in ("dobj", "pobj", "nsubjpass") and is_actor(parsed, t)]
    for group in (against, objects, owners, provoked, others):
        out = [p for t in group if not is_own_side(parsed, t, speaker) and (p := other_side(parsed, t, speaker))]
        if out:
            return unique(out[:1])
    return ()


def named_party(parsed: Parsed, token: Token) -> Party | None:
    """The party of an aimed-at noun; where it is a thing, the party that owns it ("the ministry's claims")."""
    known = parsed.party(token.index)
    headed = parsed.mention_headed(token.index)
    if token.lemma in MEMBERS:
        for prep in parsed.children(token.index, "prep"):
            inner = parsed.child(prep.index, "pobj")
            if prep.lower == "of" and inner is not None:
                named = [t for t in (inner, *parsed.children(inner.index, "appos")) if is_actor(parsed, t)]
                if named:
                    return parsed.party(named[-1].index)
    the = any(k.lower == "the" for k in parsed.children(token.index, "det"))
    people = the and headed is not None and parsed.entity_by_id[headed.entity].kind == "population"
    if headed is not None and (people or is_actor(parsed, token)):
        return state_of_people(parsed, known)
    if token.tag == "NNS" and token.lemma not in THINGS and can_speak(parsed, token.index):
        return party_of(parsed, token.index)
    for kid in parsed.children(token.index, *OWNING):
        for one in (kid, *parsed.children(kid.index, *OWNING)):
            if is_actor(parsed, one):
                return parsed.party(one.index)
    for prep in parsed.children(token.index, "prep"):
        inner = parsed.child(prep.index, "pobj")
        if prep.lower in ("by", "from", "of") and inner is not None and is_actor(parsed, inner):
            return parsed.party(inner.index)
    if headed is not None:
        return known if parsed.entity_by_id[headed.entity].kind != "agreement" else None
    return party_of(parsed, token.index) if token.pos == "PROPN" else None


def state_of_people(parsed: Parsed, party: Party | None) -> Party | None:
    """The state for its people, where the page knows it: "accused the Turks of ..."."""
    entity = parsed.entity_by_id.get(party.entity) if party is not None and party.entity else None
    if party is None or entity is None or entity.kind != "population" or not entity.country:
        return party
    for other in parsed.entities:
        if other.kind == "state" and other.country == entity.country:
            return Party(other.name, other.id, party.span)
    return party


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

    A paraphrase takes the target of its quotation. Works on statements in text order.
    """
    out = list(made)
    by_id = {s.id: s for s in made}
    for number, one in enumerate(out):
        if one.targets or one.speaker is None:
            continue
        found = by_id[one.same_as].targets if one.same_as in by_id and one.act != "report" else ()
        if not found and one.act == "deny":
            found = earlier_target(out, number, frozenset({"deny"})) or accuser_of(parsed, out, number)
        if not found and one.act == "claim_responsibility":
            found = struck_before(parsed, one)
        if not found and one.act in ("threaten", "accuse", "blame", "deny", "warn"):
            found = earlier_target(out, number)
        if found:
            held = tuple(p.span for p in found if p.span)
            spans = one.spans | ({"targets": held} if held else {})
            out[number] = msgspec.structs.replace(one, targets=found, spans=spans)
    return out


def same_party(one: Party | None, other: Party | None) -> bool:
    if one is None or other is None:
        return False
    return one.entity == other.entity if one.entity or other.entity else one.name == other.name


def earlier_target(made: list[Statement], number: int, acts: frozenset[str] = HOSTILE_ACTS) -> tuple[Party, ...]:
    """Whom the same speaker threatened or accused just before."""
    one = made[number]
    for back in range(number - 1, max(-1, number - REACH), -1):
        if same_party(made[back].speaker, one.speaker) and made[back].targets and made[back].act in acts:
            return made[back].targets
    return ()


def accuser_of(parsed: Parsed, made: list[Statement], number: int) -> tuple[Party, ...]:
    """Who said of the speaker what is now denied: the last to accuse it, else of "the reports" the last to report."""
    one = made[number]
    brief = len(one.content[0].text.split()) <= 4
    for back in range(number - 1, max(-1, number - REACH), -1):
        other = made[back]
        if other.speaker is None or same_party(other.speaker, one.speaker):
            continue
        accused_it = other.act in ("accuse", "blame", "criticise") and any(
            same_party(t, one.speaker) or same_country(parsed, t, one.speaker) for t in other.targets
        )
        answered = other.act in ("accuse", "blame") or (other.act == "report" and is_told(one))
        if accused_it or (brief and answered):
            return (other.speaker, *other.joint)
    return ()


def is_told(one: Statement) -> bool:
    """Whether what is denied is something told: "the report", "the claims", "it"."""
    words = {w.strip(",.").lower().removesuffix("s") for w in one.content[0].text.split()}
    return bool(words & TOLD)


TOLD = frozenset(
    "report claim allegation accusation charge statement assertion rumour rumor story it this that".split()
)


def same_country(parsed: Parsed, one: Party | None, other: Party | None) -> bool:
    a = parsed.entity_by_id.get(one.entity) if one is not None and one.entity else None
    b = parsed.entity_by_id.get(other.entity) if other is not None and other.entity else None
    return bool(a and b and a.country and a.country == b.country)


def victim(parsed: Parsed, token: Token) -> Party | None:
    mention = parsed.mention_headed(token.index)
    if mention is None or parsed.entity_by_id[mention.entity].kind not in VICTIMS or mention.form == "pronoun":
        return None
    if not any(t.pos == "PROPN" or t.label for t in parsed.tokens_in(mention.span)):
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
            if (
                token.dep not in ("dobj", "pobj", "nsubjpass")
                or is_setting(parsed, token)
                or token.start >= one.content[0].end
            ):
                continue
            party = victim(parsed, token) or owner_struck(parsed, token)
            if party is None or same_party(party, one.speaker) or is_own_side(parsed, token, one.speaker):
                continue
            if any(is_violent(t) for t in parsed.ancestors(token.index)) or parsed.head(token.index).lower == "against":
                return (party,)
    return ()


def owner_struck(parsed: Parsed, token: Token) -> Party | None:
    """Whose thing was struck: "a Syrian army helicopter was shot down"."""
    if token.dep != "nsubjpass" or parsed.head(token.index).lemma not in lemmas("force") | lemmas("threat"):
        return None
    party = named_party(parsed, token)
    entity = parsed.entity_by_id.get(party.entity) if party is not None and party.entity else None
    return party if entity is not None and entity.kind in VICTIMS else None


def is_setting(parsed: Parsed, token: Token) -> bool:
    """Whether a noun only says where, or where to ("a ship bound for Israel", "in Yemen")."""
    return token.dep == "pobj" and parsed.head(token.index).lower in ("in", "for", "from", "to", "off", "by", "with")


def is_struck(parsed: Parsed, token: Token) -> bool:
    """Whether a noun is the object of violence rather than of its motive ("in retaliation for strikes on ...")."""
    above = [*parsed.ancestors(token.index)]
    motive = any(t.lemma in ("retaliation", "revenge", "reprisal", "response") for t in above)
    return not motive and (any(is_violent(t) for t in above[:3]) or token.dep == "dobj")


def is_violent(token: Token) -> bool:
    return token.lemma in lemmas("threat") | lemmas("force") | lemmas("hostile") | {
        "attack",
        "bombing",
        "ram",
        "assault",
    }
