"""Status: whether a deed is told as done, planned, threatened, denied, history, or as not done at all.

Read from tense and auxiliaries, negation and its scope, the verbs that govern the clause, conditionals, adverbs, and
from the statement that carries the words.
"""

from __future__ import annotations

from dataclasses import dataclass

from vedette.extract.events.roles import demanded_clause
from vedette.knowledge.eventframes import Lexicon
from vedette.records.dates import DateRange
from vedette.records.parsed import Parsed, Token
from vedette.records.reading import Act, Statement, Status

MODALS_PLANNED = frozenset({"will", "shall", "'ll", "’ll", "wo"})
MODALS_REPORTED = frozenset({"would", "'d", "’d"})
MODALS_HYPOTHETICAL = frozenset({"could", "may", "might", "should", "must", "ought", "can", "ca"})
CONDITION_MARKS = frozenset({"if", "unless", "whether", "lest", "should", "in case"})
ACCUSING = frozenset(
    {"accuse", "suspect", "blame", "charge", "criticise", "criticize", "condemn", "denounce", "accused", "fault"}
)
WHOEVER = frozenset({"anyone", "anybody", "whoever", "everyone", "someone", "any", "those"})
LONG_AGO = frozenset({"long", "historically", "traditionally", "once", "formerly", "previously", "originally"})
LONG_STANDING = frozenset(
    {"long-time", "longtime", "long-standing", "longstanding", "decades-old", "decades-long", "years-long"}
)
PERIODS = frozenset(
    "week month year decade century spring summer autumn fall winter january february march april may june july august "
    "september october november december".split()
)
FORCE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})


@dataclass(frozen=True, slots=True)
class Governors:
    """Lemmas by what they say of the deed in their complement."""

    by_lemma: dict[str, Status]

    @classmethod
    def of(cls, words: Lexicon) -> Governors:
        table: dict[str, Status] = {}
        for name in ("threatened", "planned", "negated", "denied", "hypothetical"):
            for lemma in words.words.governors.get(name, ()):
                table.setdefault(lemma, name)
        return cls(table)


def syntactic_status(parsed: Parsed, words: Lexicon, governors: Governors, index: int, carrier: int | None) -> Status:
    """The status that the sentence alone gives a deed; ``carrier`` is the light verb of a noun, if any."""
    noun = parsed.tokens[index]
    if noun.pos in ("NOUN", "PROPN"):
        own = nominal_status(parsed, words, noun)
        if own != "asserted":
            return own
    start = carrier if carrier is not None else index
    return clause_status(parsed, words, governors, parsed.tokens[start])


def nominal_status(parsed: Parsed, words: Lexicon, noun: Token) -> Status:
    """What the words before a noun say: "planned", "alleged", "no"."""
    for c in parsed.children(noun.index):
        if c.dep in ("amod", "compound", "det", "nmod"):
            for name in ("planned", "threatened", "negated", "hypothetical", "disputed"):
                if c.lower in words.words.adjectives.get(name, ()):
                    return name
    return "asserted"


def clause_status(parsed: Parsed, words: Lexicon, governors: Governors, token: Token) -> Status:
    """What tense, negation, mood and the governing words of a clause make of its deed."""
    at = token
    first = True
    for _ in range(7):
        own = verb_status(parsed, words, at, first) if at.pos in ("VERB", "AUX", "ADJ") else "asserted"
        if own != "asserted":
            return own
        if at.head == at.index:
            break
        clause = demanded_clause(parsed, at)
        if clause is not None:
            at = clause
        above = parsed.head(at.index)
        if at.dep in (
            "xcomp",
            "ccomp",
            "pcomp",
            "pobj",
            "dobj",
            "prep",
            "acl",
            "advcl",
            "nsubj",
            "nsubjpass",
            "attr",
            "agent",
            "acomp",
            "oprd",
        ):
            governed = governed_status(parsed, governors, at, above)
            if governed is not None:
                return governed
            if at.dep == "advcl" and not is_purpose(parsed, at):
                break
            if at.dep in ("ccomp", "nsubj", "nsubjpass", "agent") and above.pos in ("VERB", "AUX"):
                break
        elif at.dep == "conj":
            if any(c.dep in ("aux", "nsubj", "nsubjpass") for c in parsed.children(at.index)) and at.pos in (
                "VERB",
                "AUX",
            ):
                break
        else:
            break
        at = above
        first = False
    return "asserted"


def is_purpose(parsed: Parsed, token: Token) -> bool:
    return any(c.tag == "TO" for c in parsed.children(token.index))


def governed_status(parsed: Parsed, governors: Governors, below: Token, above: Token) -> Status | None:
    """What a governing word says of the deed below it, by the place of the deed in its frame."""
    lemma = above.lemma.lower()
    if lemma == "be" and below.dep == "xcomp" and below.tag == "VB" and is_purpose(parsed, below):
        return "planned"  # "are to meet on Thursday"
    particle = next((c.lower for c in parsed.children(above.index, "prt")), "")
    found = governors.by_lemma.get(f"{lemma} {particle}") if particle else None
    found = found or governors.by_lemma.get(lemma)
    if found is None:
        return None
    deed_is_complement = below.dep in ("xcomp", "acl", "pcomp") or (
        below.dep in ("ccomp", "advcl") and is_purpose(parsed, below)
    )
    if found in ("threatened", "planned"):
        if below.dep in ("dobj", "nsubjpass", "pobj", "prep") and found == "planned":
            return (
                "planned"
                if lemma in ("plan", "schedule", "prepare", "plot", "propose", "expect", "set", "slate")
                else None
            )
        if below.dep in ("pobj", "prep", "ccomp") and found == "threatened":
            return "threatened" if lemma == "threaten" else None
        return found if deed_is_complement else None
    if found == "denied":
        return "denied" if below.dep in ("dobj", "xcomp", "ccomp", "pcomp", "prep", "pobj", "nsubjpass") else None
    if found == "negated":
        if below.dep in ("dobj", "pobj", "prep", "nsubjpass") and lemma not in (
            "prevent",
            "avert",
            "avoid",
            "foil",
            "thwart",
            "forestall",
            "deter",
        ):
            return None
        return (
            "negated"
            if below.dep != "nsubj" and (deed_is_complement or below.dep in ("dobj", "prep", "pobj", "nsubjpass"))
            else None
        )
    if below.dep in ("dobj", "nsubjpass", "pobj", "prep"):
        return (
            "hypothetical"
            if lemma
            in (
                "demand",
                "urge",
                "fear",
                "request",
                "recommend",
                "call",
                "appeal",
                "oppose",
                "propose",
                "suggest",
                "advocate",
                "consider",
                "discuss",
            )
            else None
        )
    return (
        "hypothetical"
        if deed_is_complement
        or (
            below.dep == "ccomp"
            and lemma
            in (
                "demand",
                "urge",
                "fear",
                "insist",
                "recommend",
                "request",
                "propose",
                "suggest",
                "require",
                "worry",
                "wish",
            )
        )
        else None
    )


def verb_status(parsed: Parsed, words: Lexicon, verb: Token, lowest: bool) -> Status:
    """What a verb's own auxiliaries, negation and marks say."""
    kids = parsed.children(verb.index)
    if any(
        c.dep == "neg" or (c.lower in words.words.adverbs["negated"] and c.dep in ("neg", "advmod", "preconj"))
        for c in kids
    ):
        return "negated"
    for c in kids:
        if c.dep in ("nsubj", "nsubjpass", "dobj") and any(
            d.lower in ("no", "neither") and d.dep == "det" for d in parsed.children(c.index)
        ):
            return "negated"
        if c.dep in ("nsubj", "nsubjpass") and c.lower in ("nobody", "none", "nothing", "noone"):
            return "negated"
    if any(c.dep == "mark" and c.lower in CONDITION_MARKS for c in kids):
        return "hypothetical"
    if verb.tag in ("VBP", "VBZ") and any(c.dep == "mark" and c.lower == "until" for c in kids):
        return "hypothetical"
    if verb.dep in ("acl", "relcl") and parsed.head(verb.index).lower in WHOEVER:
        return "hypothetical"  # "those found guilty", "anyone who attacks"
    auxiliaries = {c.lower for c in kids if c.dep == "aux"}
    if auxiliaries & MODALS_PLANNED:
        return "planned"
    if auxiliaries & MODALS_REPORTED:
        return "hypothetical" if "have" in auxiliaries else "planned"
    if auxiliaries & MODALS_HYPOTHETICAL:
        return "hypothetical"
    if verb.lemma.lower() == "go" and verb.tag == "VBG" and any(c.dep == "xcomp" for c in kids) and not lowest:
        return "planned"
    if (
        verb.lemma == "be"
        and not lowest
        and any(c.dep == "xcomp" and is_purpose(parsed, c) for c in kids)
        and auxiliaries == set()
    ):
        return "asserted"
    infinitive = verb.tag == "VB" and any(c.tag == "TO" for c in kids)
    if infinitive and verb.head == verb.index and any(c.dep in ("nsubj", "nsubjpass") for c in kids):
        return "planned"  # a headline's "Army to withdraw"
    for c in kids:
        if c.dep == "advmod" and c.lower in words.words.adverbs["disputed"]:
            return "disputed"
        if c.dep == "advmod" and c.lower in words.words.adverbs["claimed"]:
            return "claimed"
    if verb.dep == "ROOT" or verb.head == verb.index:
        last = parsed.tokens[parsed.sentence_of(verb.index).last - 1]
        if last.text == "?":
            return "hypothetical"
    return "asserted"


def is_past_perfect(parsed: Parsed, verb: Token) -> bool:
    """Whether a verb stands in the past perfect ("had warmed")."""
    return any(c.dep == "aux" and c.lower in ("had", "'d") for c in parsed.children(verb.index)) and verb.tag == "VBN"


def has_long(parsed: Parsed, verb: Token) -> bool:
    """ "has long supported", "once ruled", "for decades", "its long-time backer": told as history."""
    for c in parsed.children(verb.index):
        if c.dep == "advmod" and c.lower in LONG_AGO:
            return True
        if c.dep == "prep" and c.lower in ("for", "over", "in", "during"):
            for span in parsed.children(c.index, "pobj"):
                before = {d.lower for d in parsed.children(span.index)}
                if span.lower in ("decades", "centuries", "generations") or (
                    span.lower == "years" and (c.lower == "for" or before & {"recent", "past", "last", "the"})
                ):
                    return True
    if verb.dep == "attr" and parsed.head(verb.index).lemma == "be" and has_long(parsed, parsed.head(verb.index)):
        return True  # "was its protector for decades"
    return any(c.dep == "amod" and c.lower in LONG_STANDING for c in parsed.children(verb.index)) or any(
        d.lower in LONG_STANDING for c in parsed.children(verb.index, "attr") for d in parsed.children(c.index)
    )


def tells_period_before(date: DateRange | None) -> bool:
    """Whether a time is told as a period that is over ("last week", "earlier this month"): a deed before the news."""
    words = (date.text or "").lower().split() if date is not None else []
    if len(words) < 2 or words[0] not in ("last", "earlier", "previous"):
        return False
    return words[-1] in PERIODS


def is_accused(parsed: Parsed, token: Token) -> bool:
    """Whether a clause is what someone is accused or suspected of: told on another's word."""
    for above in (token, *parsed.ancestors(token.index)):
        if above.dep == "pcomp" and parsed.head(above.index).lower in ("of", "for", "with"):
            governor = parsed.head(parsed.head(above.index).index)
            return governor.lemma.lower() in ACCUSING
        if above.dep not in ("conj", "pcomp"):
            return False
    return False


def is_modifier(parsed: Parsed, token: Token) -> bool:
    """Whether a clause or noun only modifies another noun: history told by the way ("the girls taken in 2014")."""
    return any(t.dep in ("acl", "relcl", "appos") for t in (token, *parsed.ancestors(token.index)))


def lacks_evidence(parsed: Parsed, token: Token) -> bool:
    """Whether a clause is what "no evidence", "no sign" is of: said not to be so."""
    for above in (token, *parsed.ancestors(token.index)):
        if above.lemma.lower() in ("evidence", "proof", "sign", "indication", "truth", "basis"):
            return any(c.lower in ("no", "little", "any") for c in parsed.children(above.index, "det", "amod"))
    return False


def said_status(own: Status, act: Act, kind: str, speaker_acts: bool) -> Status:
    """The status of a deed told in a statement: on someone's word, or denied, threatened, planned by it."""
    if own in ("negated", "hypothetical", "denied", "threatened", "background", "disputed"):
        return own
    if own == "planned":
        if act in ("threaten", "warn") or (kind in FORCE and kind != "MOBILIZE" and speaker_acts):
            return "threatened"
        return "planned"
    if act == "deny":
        return "denied"
    return "claimed"


def carrying_statement(statements: tuple[Statement, ...], start: int, end: int) -> Statement | None:
    """The innermost statement whose content holds these characters."""
    best: tuple[int, Statement] | None = None
    for statement in statements:
        for span in statement.content:
            if span.start <= start and end <= span.end:
                size = span.end - span.start
                if best is None or size < best[0]:
                    best = (size, statement)
    return best[1] if best else None
