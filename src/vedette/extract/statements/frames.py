"""Frames: which arguments of a cue verb hold what was said, and whom it is aimed at."""

from __future__ import annotations

from dataclasses import dataclass

from vedette.extract.statements.sources import NOMINAL, can_speak
from vedette.knowledge.reporting import Sense, reporting
from vedette.records.parsed import Parsed, Token


@dataclass(frozen=True, slots=True)
class Argument:
    """Content as tokens first..last (both in it), whom it is aimed at, and whether its end is sure as it is."""

    first: int
    last: int
    aimed: int | None = None
    exact: bool = False


def realise(parsed: Parsed, verb: int, sense: Sense, passive: bool) -> Argument | None:
    """The content of a verb under one frame; None where the frame isn't there."""
    kind, _, rest = sense.frame.partition(" ")
    if sense.frame == "quote":
        return None
    if sense.frame == "self":
        return whole(parsed, verb)
    if sense.frame == "clause":
        return clause(parsed, verb)
    if sense.frame == "inf":
        return infinitive(parsed, verb, passive)
    if sense.frame == "gerund":
        return gerund(parsed, verb)
    if sense.frame == "object term":
        return term(parsed, verb)
    if kind == "object":
        return with_object(parsed, verb, rest, passive)
    return with_phrase(parsed, verb, kind, rest)


def edges(parsed: Parsed, top: Token, floor: int) -> tuple[int, int]:
    """The unbroken run of a branch around its top, at tokens above ``floor``."""
    indices = [t.index for t in parsed.subtree(top.index) if t.index > floor]
    return indices[0], indices[-1]


def clause(parsed: Parsed, verb: int) -> Argument | None:
    """A complement clause behind the verb, without its "that" and without a time that belongs to the verb."""
    for kid in parsed.children(verb, "ccomp", "parataxis"):
        if kid.index < verb:
            continue
        if parsed.tokens[verb].lemma in ("be", "have", "do", "go"):
            return None
        first, last = edges(parsed, kid, verb)
        first = with_lost_subject(parsed, kid, after_that(parsed, first, verb), verb)
        return Argument(first, last) if first <= last else None
    return clause_of_occasion(parsed, verb)


def clause_of_occasion(parsed: Parsed, verb: int) -> Argument | None:
    """The clause that the parser hung on the channel: "said in a statement that it had ...", "told NTV on air that"."""
    words = reporting().media
    for prep in parsed.children(verb, "prep"):
        inner = parsed.child(prep.index, "pobj")
        while inner is not None and prep.index > verb:
            for kid in parsed.children(inner.index, "acl", "relcl", "ccomp"):
                branch = [t.index for t in parsed.subtree(kid.index) if t.index > inner.index]
                that = (
                    branch
                    and parsed.tokens[branch[0]].lower == "that"
                    and parsed.child(kid.index, "nsubj", "nsubjpass")
                )
                known = inner.lemma.lower() in words.occasions | words.words or inner.text in words.platforms
                if that and known and len(branch) > 2:
                    return Argument(branch[1], branch[-1])
            deeper = parsed.child(inner.index, "prep")
            inner = parsed.child(deeper.index, "pobj") if deeper is not None else None
    return None


def after_that(parsed: Parsed, first: int, verb: int) -> int:
    """Past punctuation, "that", and a time right behind the cue ("said earlier this week Turkey ...")."""
    at = first
    tokens = parsed.tokens
    end = len(tokens)
    while at < end and tokens[at].pos == "PUNCT" and tokens[at].text in (",", ":"):
        at += 1
    if (
        at == verb + 1
        and at < end
        and tokens[at].dep in ("npadvmod", "advmod", "nmod", "compound", "amod", "det", "prep", "nsubj", "dep", "tmod")
    ):
        ahead = at
        while (
            ahead < end
            and not is_subject(tokens[ahead])
            and (tokens[ahead].label in ("DATE", "TIME") or tokens[ahead].lower in ("on", "late", "early", "earlier"))
        ):
            ahead += 1
        if ahead > at and ahead < end and tokens[ahead - 1].label in ("DATE", "TIME"):
            at = ahead
    while at < end and tokens[at].text in (",", ":"):
        at += 1
    if at < end and tokens[at].lower == "that" and tokens[at].dep == "mark":
        at += 1
    return at


def with_lost_subject(parsed: Parsed, top: Token, first: int, verb: int) -> int:
    """Back to a subject that the parser gave to a day before it ("said on Thursday force would be used")."""
    if parsed.tokens[first].tag not in ("MD", "VBD", "VBZ", "VBP") or parsed.child(
        top.index, "nsubj", "nsubjpass", "expl"
    ):
        return first
    while first - 1 > verb and parsed.tokens[first - 1].pos in ("NOUN", "PROPN", "ADJ", "DET"):
        if parsed.tokens[first - 1].lower in TIME_WORDS:
            break
        first -= 1
    return first


CALENDAR = "today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday"
TIME_WORDS = frozenset(f"{CALENDAR} week month year day night".split())


def is_subject(token: Token) -> bool:
    """A subject that no parser's date label should take away ("said Thursday force would be used")."""
    return token.dep in ("nsubj", "nsubjpass") and token.lower not in TIME_WORDS


def has_to(parsed: Parsed, token: Token) -> Token | None:
    """The "to" of an infinitive."""
    return next((t for t in parsed.children(token.index, "aux") if t.lower == "to"), None)


def infinitive(parsed: Parsed, verb: int, passive: bool) -> Argument | None:
    for kid in parsed.children(verb, "xcomp", "ccomp", "advcl"):
        to = has_to(parsed, kid)
        if kid.index < verb or to is None or to.index < verb:
            continue
        if parsed.child(kid.index, "nsubj") is not None and kid.dep == "ccomp":
            continue
        first, last = edges(parsed, kid, verb)
        if passive:
            subject = parsed.child(verb, "nsubjpass")
            if subject is not None:
                return Argument(parsed.subtree(subject.index)[0].index, last, exact=True)
        return Argument(max(first, min(to.index, first) if first > verb else to.index), last)
    return None


def gerund(parsed: Parsed, verb: int) -> Argument | None:
    """ "denied shooting down a drone"."""
    for kid in parsed.children(verb, "xcomp", "ccomp"):
        if kid.index > verb and kid.tag == "VBG" and parsed.child(kid.index, "nsubj", "aux") is None:
            return Argument(*edges(parsed, kid, verb))
    return None


def term(parsed: Parsed, verb: int) -> Argument | None:
    """ "gave the army 48 hours to leave", "gave the envoy until Sunday to go"."""
    things = [t for t in parsed.children(verb, "dative", "dobj") if t.index > verb and t.dep != "prep"]
    who = next((t for t in things if can_be_told(parsed, t) and t.label not in ("DATE", "TIME", "CARDINAL")), None)
    if who is None:
        return None
    branch = [t for t in parsed.subtree(verb) if t.index > who.index]
    timed = any(t.label in ("DATE", "TIME") or t.lower in ("until", "till") for t in branch)
    to = next((t for t in branch if t.lower == "to" and t.dep == "aux" and parsed.head(t.index).tag == "VB"), None)
    if not timed or to is None:
        return None
    return Argument(parsed.subtree(who.index)[0].index, parsed.subtree(to.head)[-1].index, who.index)


def object_of(parsed: Parsed, verb: int, passive: bool) -> Token | None:
    """The object, or the subject of a passive."""
    if passive:
        found = parsed.child(verb, "nsubjpass")
        if found is None and parsed.tokens[verb].dep == "acl":
            return parsed.head(verb)
        return found
    things = (t for t in parsed.children(verb, "dobj", "dative") if t.index > verb)
    return next((t for t in things if t.label not in ("DATE", "TIME") and t.dep != "prep"), None)


def with_object(parsed: Parsed, verb: int, rest: str, passive: bool) -> Argument | None:
    thing = object_of(parsed, verb, passive)
    if rest == "inf":
        return object_infinitive(parsed, verb, thing)
    if rest == "as":
        return predicated(parsed, verb, thing)
    if rest == "clause":
        found = clause(parsed, verb)
        if found is None or thing is None:
            return None
        return Argument(found.first, found.last, thing.index)
    if thing is None or (thing.pos not in NOMINAL and thing.pos != "VERB"):
        return None
    if rest:
        return object_phrase(parsed, verb, thing, rest, passive)
    branch = parsed.subtree(thing.index, lambda t: t.dep == "punct" and t.index > thing.index and not t.children)
    if passive:
        run = [t.index for t in branch if t.index < verb]
        while len(run) > 1 and parsed.tokens[run[-1]].pos == "ADV":
            run.pop()  # "a proposal quickly rejected by ..."
        if not run or thing.index > verb or thing.lower in ("it", "this", "that", "which", "there"):
            return None
        return Argument(run[0], run[-1], thing.index, True)
    first, last = branch[0].index, branch[-1].index
    if first <= verb:
        first = verb + 1
    last = without_time(parsed, first, last)
    if (
        thing.label in ("DATE", "TIME")
        or thing.lower in ("it", "this", "that", "what", "himself", "herself", "itself")
        or last < first
    ):
        return None
    return Argument(first, last, thing.index, True)


def before_time(parsed: Parsed, thing: Token, last: int) -> int:
    """The last token before a day that stands bare inside a noun phrase ("defended his vote this week on air")."""
    for at in range(thing.index + 1, last + 1):
        if parsed.tokens[at].label == "DATE" and parsed.tokens[at].dep in ("npadvmod", "det", "amod"):
            top = parsed.tokens[at] if parsed.tokens[at].dep == "npadvmod" else parsed.head(at)
            if top.dep == "npadvmod":
                return at - 1
    return last


def with_phrases(parsed: Parsed, verb: int, last: int) -> int:
    """Past the phrases right behind an object that the parser hung on the verb, those of time and channel aside."""
    words = reporting().media
    for prep in parsed.children(verb, "prep"):
        if prep.index != last + 1:
            continue
        branch = parsed.subtree(prep.index)
        inner = parsed.child(prep.index, "pobj", "pcomp", "prep")
        if inner is None or any(t.label in ("DATE", "TIME") for t in branch):
            break
        if (
            inner.lemma.lower() in words.occasions
            or inner.text in words.platforms
            or inner.lemma.lower() in words.listeners
        ):
            break
        last = branch[-1].index
    return last


def without_time(parsed: Parsed, first: int, last: int) -> int:
    """The last token of a noun phrase without a day that the parser took in ("denied the reports Friday")."""
    at = last
    while at > first and parsed.tokens[at].label in ("DATE", "TIME"):
        at -= 1
    if at < last and parsed.tokens[at].lower in ("on", "in", "late", "early") and at - 1 >= first:
        at -= 1
    top = parsed.tokens[at]
    return at if top.pos in ("NOUN", "PROPN", "PRON", "PUNCT", "NUM", "VERB", "ADJ", "ADV") else last


def object_infinitive(parsed: Parsed, verb: int, thing: Token | None) -> Argument | None:
    """ "urged both sides to stop": the parser makes the object an object, or the subject of the infinitive."""
    for kid in parsed.children(verb, "xcomp", "ccomp", "advcl", "acl", "relcl"):
        to = has_to(parsed, kid)
        if kid.index < verb or to is None:
            continue
        own = parsed.child(kid.index, "nsubj", "nsubjpass")
        who = own if own is not None and own.index > verb else thing
        passive = who is not None and who.dep == "nsubjpass" and who.index < verb
        if passive and who is not None and own is None and can_be_told(parsed, who):
            return Argument(to.index, edges(parsed, kid, verb)[1], who.index)
        if who is None or who.index > kid.index or who.index < verb or not can_be_told(parsed, who):
            continue
        first = min(parsed.subtree(who.index)[0].index, to.index)
        last = edges(parsed, kid, verb)[1]
        return Argument(max(first, verb + 1), last, who.index)
    if thing is not None and thing.index > verb:
        for kid in parsed.children(thing.index, "acl", "relcl"):
            to = has_to(parsed, kid)
            if to is not None and kid.tag == "VB" and parsed.child(kid.index, "nsubj") is None:
                branch = parsed.subtree(thing.index)
                return Argument(max(branch[0].index, verb + 1), branch[-1].index, thing.index)
    return None


def can_be_told(parsed: Parsed, who: Token) -> bool:
    """Whether the object of "urged" is somebody: "pressed an offensive to retake" urges nobody."""
    return can_speak(parsed, who.index) or who.lower in ("him", "her", "them", "us", "me") or who.pos == "PROPN"


def predicated(parsed: Parsed, verb: int, thing: Token | None) -> Argument | None:
    """ "described the raid as brutal", "called the strike a crime"."""
    own_phrases = parsed.children(thing.index, "prep") if thing is not None and thing.index > verb else []
    for kid in parsed.children(thing.index, "amod", "acl") if thing is not None else ():
        if thing is not None and kid.lower in ANSWERABLE and kid.index > thing.index > verb:
            first = max(verb + 1, parsed.subtree(thing.index)[0].index)
            return Argument(first, parsed.subtree(kid.index)[-1].index, thing.index)
    for kid in (*parsed.children(verb, "prep", "oprd", "ccomp", "xcomp", "advcl"), *own_phrases):
        if kid.index < verb:
            continue
        if kid.dep == "prep" and kid.lower != "as":
            continue
        if kid.dep == "advcl":
            if thing is None or parsed.tokens[parsed.subtree(kid.index)[0].index].lower != "as":
                continue
            return Argument(max(verb + 1, parsed.subtree(thing.index)[0].index), parsed.subtree(kid.index)[-1].index)
        if kid.dep in ("ccomp", "xcomp") and (
            kid.pos in ("VERB", "AUX") or parsed.child(kid.index, "aux", "mark", "cop") is not None
        ):
            continue
        who = thing or parsed.child(kid.index, "nsubj")
        if who is None or who.index == kid.index:
            continue
        own = parsed.subtree(who.index)
        branch = parsed.subtree(kid.index)
        if own[0].index < verb:
            return Argument(branch[0].index, branch[-1].index, who.index)
        return Argument(max(verb + 1, min(own[0].index, branch[0].index)), branch[-1].index, who.index)
    return None


ANSWERABLE = frozenset({"responsible", "accountable", "liable"})


def object_phrase(parsed: Parsed, verb: int, thing: Token, preposition: str, passive: bool) -> Argument | None:
    """ "accused the army of shelling": the phrase hangs on the verb or on the object, whichever the parser chose."""
    agents = [t.index for by in parsed.children(verb, "agent") for t in parsed.children(by.index, "pobj")]
    holders = (verb, thing.index, *(agents if passive else ()))
    phrases = [t for holder in holders for t in parsed.children(holder, "prep") if t.lower == preposition]
    phrases = [t for t in phrases if t.index > verb]
    if not phrases:
        return None
    prep = phrases[0] if parsed.tokens[verb].lemma != "blame" else phrases[-1]
    inner = parsed.child(prep.index, "pobj", "pcomp")
    if inner is None:
        return None
    last = max(t.index for t in parsed.subtree(inner.index))
    if preposition == "of" and parsed.tokens[verb].tag in ("VBD", "VBN"):
        last = without_weekday(parsed, prep.index + 1, last)
    own = parsed.subtree(thing.index, lambda t: t.index == prep.index)
    if preposition == "on":
        return Argument(max(own[0].index, verb + 1) if not passive else own[0].index, last, inner.index)
    if preposition == "for" and not passive:
        return Argument(max(own[0].index, verb + 1), last, thing.index)
    return Argument(prep.index + 1, last, thing.index)


def without_weekday(parsed: Parsed, first: int, last: int) -> int:
    """The last token before "on Wednesday" where that ends the clause: the day of the accusation, as leads go."""
    for at in range(first + 2, last + 1):
        if parsed.tokens[at].lower in WEEKDAYS and (at == last or parsed.tokens[at + 1].text == ","):
            return at - 2 if parsed.tokens[at - 1].lower == "on" else at - 1
    return last


WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today".split())


def with_phrase(parsed: Parsed, verb: int, preposition: str, rest: str) -> Argument | None:
    """ "called for talks", "called on the rebels to leave"."""
    prep = next(
        (t for t in parsed.children(verb, "prep", "prt", "dative") if t.lower == preposition and t.index > verb), None
    )
    if prep is None:
        prt = next((t for t in parsed.children(verb, "prt", "advmod") if t.index > verb), None)
        prep = next((t for t in parsed.children(prt.index, "prep") if t.lower == preposition), None) if prt else None
    if prep is None:
        return None
    inner = parsed.child(prep.index, "pobj", "pcomp")
    if inner is None:
        return None
    own = parsed.subtree(inner.index)
    if rest == "inf":
        for kid in (
            *parsed.children(verb, "xcomp", "advcl", "ccomp"),
            *parsed.children(inner.index, "acl", "relcl", "xcomp"),
        ):
            if kid.index > inner.index and has_to(parsed, kid) is not None:
                return Argument(own[0].index, max(parsed.subtree(kid.index)[-1].index, own[-1].index), inner.index)
        for kid in parsed.children(prep.index, "pcomp"):
            if has_to(parsed, kid) is not None:
                who = parsed.child(kid.index, "nsubj")
                return Argument(own[0].index, own[-1].index, who.index if who else None)
        return None
    if inner.label in ("DATE", "TIME"):
        return None
    last = without_time(parsed, own[0].index, own[-1].index)
    return Argument(own[0].index, last, inner.index, True)


def whole(parsed: Parsed, verb: int) -> Argument | None:
    """The verb with its object and the phrases of the object: "claimed responsibility for the attack"."""
    thing = object_of(parsed, verb, False)
    if thing is None:
        return None
    last = thing.index
    for prep in (*parsed.children(thing.index, "prep"), *parsed.children(verb, "prep")):
        if prep.lower == "for" and prep.index > thing.index:
            last = max(last, parsed.subtree(prep.index, lambda t: t.dep in ("relcl", "advcl", "punct"))[-1].index)
            last = without_time(parsed, verb, last)
    about = parsed.child(thing.index, "prep")
    inner = parsed.child(about.index, "pobj") if about is not None else None
    return Argument(verb, last, inner.index if inner else None, True)
