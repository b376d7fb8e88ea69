"""Deeds: triggers joined to what they tell together, with the tokens that fill their roles.

A light verb carries the deed of its object ("carried out a strike"); a noun among a verb's arguments that tells the
same kind of deed tells it with the verb ("killed in the shelling"); so does a result ("…, killing two pilots") and a
purpose ("an offensive to retake the town"). Each becomes one deed.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from vedette.extract.events.charges import Charge, charge_of
from vedette.extract.events.naming import Naming
from vedette.extract.events.roles import (
    agents,
    each,
    grammatical_subject,
    inner_parties,
    is_passive,
    logical_object,
    logical_subject,
    nominal_subject,
    prepositional,
)
from vedette.extract.events.triggers import Match
from vedette.knowledge.eventframes import Lexicon
from vedette.records.parsed import Parsed, Token

REASONS = frozenset(
    {"for", "after", "following", "over", "since", "before", "amid", "despite", "until", "than", "like"}
)
CHARGED = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
ONE_HARM = (frozenset({"kill"}), frozenset({"destroy", "shoot-down"}))  # frames that coordinated verbs tell as one
RESULTS = frozenset({"kill", "die", "destroy", "lose-soldiers"})
# Nouns whose owner is the one that it is done to, unless another is named.
UNDERGONE = frozenset(
    "release kidnapping abduction kidnap arrest detention imprisonment capture killing murder death assassination "
    "execution rescue displacement deportation expulsion conviction poisoning beheading disappearance torture "
    "liberation extradition trial sentencing ouster overthrow evacuation".split()
)
NOUNS_BACK = 12  # deeds looked back on for who "the offensive" was by
ARGUMENT_DEPS = frozenset(
    {
        "dobj",
        "pobj",
        "prep",
        "agent",
        "nsubj",
        "nsubjpass",
        "attr",
        "compound",
        "amod",
        "nmod",
        "oprd",
        "dative",
        "pcomp",
        "npadvmod",
        "conj",
        "acomp",
    }
)


@dataclass(slots=True)
class Deed:
    """One telling of a deed: its main match, the light verb that carries a noun, what was merged, and its roles."""

    match: Match
    carrier: int | None = None
    merged: list[Match] = field(default_factory=list)
    actors: list[int] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)
    charge: Charge | None = None  # who is blamed for it, claims it or denies it
    undergone: bool = False  # the carrier's subject is the one that is hit

    @property
    def head(self) -> int:
        return self.match.head

    @property
    def verb(self) -> int:
        """The token that bears tense and time: the carrier, else the head."""
        return self.carrier if self.carrier is not None else self.match.head

    @property
    def mode(self) -> str | None:
        """The first mode that a match of the deed gives."""
        return next(
            (
                m.frame.mode
                for m in (self.match, *self.merged)
                if m.frame.mode and m.frame.type == self.match.frame.type
            ),
            None,
        )

    def tokens(self) -> frozenset[int]:
        return frozenset(t for m in (self.match, *self.merged) for t in m.tokens)


def verb_name(parsed: Parsed, verb: Token) -> set[str]:
    """A verb's lemma, alone and with its particle or preposition."""
    lemma = verb.lemma.lower()
    return {lemma, *(f"{lemma} {c.lower}" for c in parsed.children(verb.index) if c.dep in ("prt", "prep", "advmod"))}


def carrier_of(parsed: Parsed, words: Lexicon, noun: Token, seen: int = 0) -> tuple[int | None, bool]:
    """The verb that only carries the deed a noun names, and whether its subject undergoes it."""
    if noun.head == noun.index or seen > 3:
        return None, False
    above = parsed.head(noun.index)
    if noun.dep == "conj" and above.pos == "NOUN":
        return carrier_of(parsed, words, above, seen + 1)
    if above.pos in ("VERB", "AUX"):
        names = verb_name(parsed, above)
        passive = is_passive(parsed, above)
        if noun.dep in ("dobj", "attr", "oprd") or (noun.dep == "nsubjpass" and passive):
            if names & set(words.words.light_passive_subject):
                return above.index, True
            if names & words.light:
                return above.index, False
        if noun.dep in ("nsubj", "nsubjpass") and names & words.occurrence and not passive:
            return above.index, False
    if noun.dep == "pobj" and above.dep == "prep":
        governor = parsed.head(above.index)
        if governor.pos in ("VERB", "AUX"):
            names = {f"{governor.lemma.lower()} {above.lower}"}
            if names & set(words.words.light_passive_subject):
                return governor.index, True
            if governor.lemma.lower() in (
                "respond",
                "retaliate",
                "engage",
                "participate",
                "take",
                "press",
                "push",
                "go",
                "proceed",
                "continue",
                "join",
                "embark",
                "resort",
            ) and above.lower in ("with", "in", "on", "to", "ahead", "by"):
                return governor.index, False
        if (
            governor.pos == "ADV"
            and parsed.head(governor.index).pos == "VERB"
            and verb_name(parsed, parsed.head(governor.index)) & words.light
        ):
            return parsed.head(governor.index).index, False
        if governor.lemma.lower() in words.words.transparent and governor.pos == "NOUN":  # "a series of strikes"
            return carrier_of(parsed, words, governor, seen + 1)
    return None, False


def join_deeds(parsed: Parsed, words: Lexicon, matches: list[Match], naming: Naming) -> list[Deed]:
    """Matches as deeds, in text order, with those that tell one deed together joined."""
    deeds: dict[int, Deed] = {}
    for match in matches:
        deed = Deed(match)
        token = parsed.tokens[match.head]
        if match.part == "noun":
            deed.carrier, deed.undergone = carrier_of(parsed, words, token)
        deeds[match.head] = deed
    owner: dict[int, int] = {}
    for deed in deeds.values():
        for t in deed.match.tokens[1:]:
            owner.setdefault(t, deed.head)
    gone: set[int] = set()
    for head, deed in sorted(deeds.items()):
        into = absorbing(parsed, deed, deeds, owner)
        if into in gone and parsed.tokens[head].dep == "relcl":
            continue  # "six were wounded in the shooting, which sank a boat": two deeds
        while into is not None and into in gone:
            into = next((d.head for d in deeds.values() if any(m.head == into for m in d.merged)), None)
        if into is None or into == head:
            continue
        deeds[into].merged.append(deed.match)
        deeds[into].merged.extend(deed.merged)
        gone.add(head)
    kept = [d for h, d in sorted(deeds.items()) if h not in gone]
    for deed in kept:
        fill_roles(parsed, deed, naming)
    lend_doers(parsed, kept)
    by_head = {m.head: d for d in kept for m in (d.match, *d.merged)}
    for n, deed in enumerate(kept):
        deed.actors = doers_behind(parsed, deed, deed.actors, by_head, kept[max(0, n - NOUNS_BACK) : n])
    return kept


def absorbing(parsed: Parsed, deed: Deed, deeds: dict[int, Deed], owner: dict[int, int]) -> int | None:
    """The head of the deed that tells this one too, if any."""
    token = parsed.tokens[deed.head]
    kind = deed.match.frame.type
    if deed.head in owner and owner[deed.head] in deeds:
        owning = deeds[owner[deed.head]].match.frame.type
        if owning == kind or token.pos not in (
            "VERB",
            "AUX",
        ):  # "threatened to attack": a threat, and an attack threatened
            return owner[deed.head]
    if deed.carrier is not None and deed.carrier in deeds and deed.carrier != deed.head:
        other = deeds[deed.carrier]
        if other.match.frame.type == kind:
            return other.head
    if deed.match.part == "verb" and token.dep in ("conj", "ccomp") and not parsed.children(token.index, "mark"):
        first = deeds.get(token.head)  # "killed ten and wounded twenty", "one boat was sunk and five were damaged"
        if first is not None and any({deed.match.frame.id, first.match.frame.id} <= kin for kin in ONE_HARM):
            return first.head
    if token.dep == "relcl" and deed.match.frame.id in RESULTS and deed.match.part == "verb":
        told = deeds.get(token.head)  # "air strikes that left 32 dead": what they did
        if told is not None and told.match.part == "noun" and told.match.frame.type == kind:
            return told.head
    at, steps = token, 0
    while at.head != at.index and steps < 5:
        above = parsed.head(at.index)
        if at.dep == "pobj" and above.lower in REASONS:  # "retaliation for the air strikes": another deed
            return None
        if deed.match.part == "noun":
            followed = deed.match.frame.id == "gunfire" and at.dep == "acl"  # "a blast followed by gunfire"
            if at.dep not in ARGUMENT_DEPS and not followed:
                return None
            if (
                at.dep == "conj"
                and deed.match.frame.id != "gunfire"
                and above.index in deeds
                and deeds[above.index].match.frame.type == kind
            ):
                return None  # "the shelling and the bombing": two deeds
        else:
            result = at.dep == "advcl" and at.tag == "VBG" and at.index == token.index
            purpose = at.dep in ("acl", "xcomp", "advcl") and at.tag == "VB" and at.index == token.index
            climbing = at.index != token.index and at.dep in ("dobj", "pobj", "prep", "attr")
            means = (
                at.dep == "pcomp"
                and at.tag == "VBG"
                and at.index == token.index
                and above.lower in ("in", "by", "during")
            )
            if not (result or purpose or climbing or means):
                return None
        if above.index in deeds and deeds[above.index].match.frame.type == kind:
            if deed.match.part == "noun" or kind in ("ASSAULT", "COERCE", "MOBILIZE", "CONSULT", "RETREAT", "AID"):
                return above.index
            return None
        carried = next(
            (
                d
                for d in deeds.values()
                if d.carrier == above.index and d.match.frame.type == kind and d.head != deed.head
            ),
            None,
        )
        if carried is not None:
            return carried.head
        if deed.match.part != "noun" and above.pos in ("VERB", "AUX") and above.index not in deeds:
            return None
        at = above
        steps += 1
    return None


def doers_behind(
    parsed: Parsed, deed: Deed, actors: list[int], by_head: dict[int, Deed], before: list[Deed]
) -> list[int]:
    """Actors with each noun that is itself a deed ("the offensive has killed …") replaced by who does that deed.

    Where the noun names nobody, the last deed before it that the same noun told lends its doers.
    """
    out: list[int] = []
    for index in actors:
        other = by_head.get(index)
        if other is None or other is deed or parsed.tokens[index].pos != "NOUN":
            out.append(index)
            continue
        found = [a for a in other.actors if a != index and a not in by_head]
        if not found:
            lemma = parsed.tokens[index].lemma
            kin = [d for d in before if parsed.tokens[d.head].lemma == lemma and d.actors]
            found = kin[-1].actors if kin else []
        out.extend(found)
    return list(dict.fromkeys(out))


def fill_roles(parsed: Parsed, deed: Deed, naming: Naming) -> None:
    """Set the tokens of actors and recipients from the main match, then from what was merged where it left gaps.

    What a result tells ("…, killing two pilots") adds receivers, and no doer: its subject is the whole clause.
    """
    deed.actors, deed.recipients = roles_of(parsed, deed.match, deed.carrier, deed.undergone, naming)
    if deed.match.part == "noun" and deed.match.frame.type in CHARGED:
        deed.charge = charge_of(parsed, parsed.tokens[deed.head])
        if deed.charge is not None and not any(naming.of(a) for a in deed.actors):
            deed.actors = list(deed.charge.doers)
    heads = {m.head for m in (deed.match, *deed.merged)}
    for match in deed.merged:
        if match.frame.type != deed.match.frame.type:
            continue
        at = parsed.tokens[match.head]
        is_result = at.dep in ("advcl", "conj", "relcl", "ccomp") and match.part == "verb"
        if at.dep == "pcomp":  # "killed in shelling by the army": the means has a doer only of its own
            deed.actors = deed.actors or agents(parsed, at)
            continue
        actors, recipients = roles_of(parsed, match, None, False, naming)
        if (not deed.actors or set(deed.actors) <= heads) and not is_result:
            deed.actors = [a for a in actors if a not in heads] or deed.actors
        if not deed.recipients or set(deed.recipients) <= heads or is_result:
            kept = [r for r in deed.recipients if r not in heads] if is_result else []
            deed.recipients = kept + [r for r in recipients if r not in heads] or deed.recipients
    if not deed.actors and deed.match.frame.type in CHARGED:  # "killed in an attack blamed on rebels"
        behind = [c for m in deed.merged if m.part == "noun" and (c := charge_of(parsed, parsed.tokens[m.head]))]
        if behind:
            deed.charge, deed.actors = behind[0], list(behind[0].doers)
    undergone_owner(parsed, deed, naming)
    if deed.match.frame.mutual:
        both = list(dict.fromkeys((*deed.actors, *deed.recipients)))
        deed.actors = deed.recipients = both
    else:
        deed.recipients = [r for r in deed.recipients if r not in deed.actors]


def undergone_owner(parsed: Parsed, deed: Deed, naming: Naming) -> None:
    """Make the owner of a noun like "release" the receiver where nobody else is: "the girls' release", "his arrest"."""
    noun = parsed.tokens[deed.head]
    if deed.match.part != "noun" or noun.lemma.lower() not in UNDERGONE or deed.recipients:
        return
    owners = each(parsed, parsed.children(noun.index, "poss"))
    if owners and set(deed.actors) <= set(owners):
        deed.actors, deed.recipients = prepositional(parsed, noun.index, "by"), owners


def lend_doers(parsed: Parsed, deeds: list[Deed]) -> None:
    """Harm told without a doer takes the doer of the attack in its "when" or "after" clause.

    "Two men were killed when soldiers fired on a crowd": by soldiers.
    """
    by_clause = {parsed.tokens[d.verb].index: d for d in deeds if d.match.frame.type == "ASSAULT" and d.actors}
    for deed in deeds:
        if deed.actors or deed.match.frame.id not in RESULTS or deed.match.part != "verb":
            continue
        verb = parsed.tokens[deed.verb]
        while verb.dep == "conj" and parsed.head(verb.index).pos == "VERB":
            verb = parsed.head(verb.index)
        for clause in parsed.children(verb.index, "advcl"):
            opened = any(c.lower in ("when", "after", "as") for c in parsed.children(clause.index, "mark", "advmod"))
            cause = by_clause.get(clause.index)
            if opened and cause is not None and cause is not deed and not set(cause.actors) & set(deed.recipients):
                deed.actors = list(cause.actors)


def roles_of(
    parsed: Parsed, match: Match, carrier: int | None, undergone: bool, naming: Naming
) -> tuple[list[int], list[int]]:
    """The tokens that fill the actor and recipient slots of a frame at a match."""
    frame = match.frame
    if frame.agentive:
        return agentive_roles(parsed, match, naming)
    actors = first_filled(parsed, match, carrier, undergone, frame.actor, naming)
    slots = (
        (*frame.recipient, "inner") if match.part != "noun" and frame.recipient and frame.speech else frame.recipient
    )
    recipients = first_filled(parsed, match, carrier, undergone, slots, naming, avoid=frozenset(actors))
    if undergone and carrier is not None:
        subject = logical_subject(parsed, parsed.tokens[carrier])
        recipients = subject or recipients
        actors = [a for a in actors if a not in subject]
    return actors, recipients


def agentive_roles(parsed: Parsed, match: Match, naming: Naming) -> tuple[list[int], list[int]]:
    """Roles of a noun that names the doer ("a backer of the rebels", "rebel supporter Turkey", "its ally Iran")."""
    noun = parsed.tokens[match.head]
    above = parsed.head(noun.index)
    actors: list[int] = []
    if noun.dep in ("attr", "oprd") and above.pos in ("VERB", "AUX"):
        actors = logical_subject(parsed, above)
    elif noun.dep in ("compound", "nmod", "appos", "amod") and above.pos in ("NOUN", "PROPN"):
        actors = [above.index]
    else:
        actors = [c.index for c in parsed.children(noun.index, "appos") if c.pos == "PROPN"]
    owners = prepositional(parsed, noun.index, "of") or [
        c.index for c in parsed.children(noun.index, "poss", "compound", "amod", "nmod") if naming.of(c.index)
    ]
    return actors, owners


def first_filled(
    parsed: Parsed,
    match: Match,
    carrier: int | None,
    undergone: bool,
    slots: tuple[str, ...],
    naming: Naming,
    avoid: frozenset[int] = frozenset(),
) -> list[int]:
    """The tokens in the first slot that names someone; failing that, those of the first that holds any words."""
    wordy: list[int] = []
    for slot in slots:
        found = [i for i in in_slot(parsed, match, carrier, undergone, slot) if i not in avoid and i != match.head]
        named = [i for i in found if naming.of(i)]
        if named:
            return named if slot == "inner" else found
        for index in () if wordy else found:
            thing = slot == "obj" and parsed.tokens[index].lemma.lower() in naming.things
            if index not in match.tokens or thing or (match.frame.speech and slot == "obj"):
                wordy.append(index)
    return wordy


def in_slot(parsed: Parsed, match: Match, carrier: int | None, undergone: bool, slot: str) -> list[int]:
    """The noun tokens in one slot of a match."""
    head = parsed.tokens[match.head]
    if match.part == "noun":
        if slot == "subj":
            own = nominal_subject(parsed, head)
            if not own and match.frame.of in ("actor", "either"):
                own = prepositional(parsed, head.index, "of")
            if own and carrier is not None and all(parsed.tokens[o].pos == "PRON" for o in own):
                own = []  # "they continued their attacks": the subject of the light verb names them
            if (
                not own
                and carrier is not None
                and not undergone
                and parsed.tokens[carrier].lemma.lower() not in ("be",)
            ):
                verb = parsed.tokens[carrier]
                subject = logical_subject(parsed, verb)
                own = [s for s in subject if s != head.index]
            return own
        if slot == "obj":
            whose = match.frame.of == "recipient" or (match.frame.of == "either" and parsed.child(head.index, "poss"))
            return prepositional(parsed, head.index, "of") if whose else []
        if slot == "inner":
            return inner_parties(parsed, carrier if carrier is not None else head.index)
        if slot == "main":  # "With the support of A, B advanced": B is supported
            above = parsed.head(head.index)
            governor = parsed.head(above.index)
            by_with = head.dep == "pobj" and above.lower == "with" and governor.pos in ("VERB", "AUX")
            return logical_subject(parsed, governor) if by_with else []
        own = prepositional(parsed, head.index, slot)
        if not own:
            trail = [t for t in match.tokens[1:] if parsed.tokens[t].dep in ("pobj", "prep", "compound", "amod")]
            own = [i for t in trail for i in prepositional(parsed, t, slot)]
        return own or (prepositional(parsed, carrier, slot) if carrier is not None else [])
    verb = head
    if match.part == "adjective":
        above = parsed.head(head.index)
        if slot == "subj":
            if head.dep in ("acomp", "oprd", "xcomp") and above.pos in ("VERB", "AUX"):
                return logical_subject(parsed, above)
            return [above.index] if head.dep == "amod" else []
        if slot == "inner":
            return inner_parties(parsed, head.index)
        return prepositional(parsed, head.index, slot) if slot != "obj" else []
    if slot == "subj":
        return [] if stands_for_passive(parsed, match) else logical_subject(parsed, verb)
    if slot == "obj":
        return grammatical_subject(parsed, verb) if stands_for_passive(parsed, match) else logical_object(parsed, verb)
    if slot == "dative":
        own = [c.index for c in parsed.children(verb.index, "dative") if c.pos != "ADP"]
        own += [
            p.index
            for c in parsed.children(verb.index, "dative")
            if c.pos == "ADP"
            for p in parsed.children(c.index, "pobj")
        ]
        return own
    if slot == "inner":
        return inner_parties(parsed, verb.index)
    if slot == "subject":  # of what is said to be due: "said Iran must stop"
        said = parsed.child(verb.index, "ccomp")
        return logical_subject(parsed, said) if said is not None else []
    found = prepositional(parsed, verb.index, slot)
    if not found:  # "imposed sanctions on X": the preposition often hangs on the object or on a word of the trigger
        below = [
            *match.tokens[1:],
            *(c.index for c in parsed.children(verb.index, "dobj", "nsubjpass", "prt", "attr", "oprd")),
        ]
        found = [i for t in below for i in prepositional(parsed, t, slot)]
    return found


def stands_for_passive(parsed: Parsed, match: Match) -> bool:
    """Whether a form without object or auxiliary tells of its subject: "21 girls freed", "more than 100 wounded"."""
    if not match.frame.transitive or match.part != "verb":
        return False
    verb = parsed.tokens[match.head]
    kids = parsed.children(verb.index)
    if verb.tag not in ("VBN", "VBD") or is_passive(parsed, verb) or len(match.tokens) > 1:
        return False
    return any(c.dep == "nsubj" for c in kids) and not any(
        c.dep in ("dobj", "aux", "ccomp", "xcomp", "dative") for c in kids
    )
