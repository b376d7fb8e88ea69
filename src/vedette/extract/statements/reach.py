"""How far what was said reaches to the right of its cue, and where somebody else's words begin again."""

from __future__ import annotations

from vedette.extract.statements.sources import can_speak
from vedette.knowledge.reporting import noun_senses, verb_senses
from vedette.records.parsed import Parsed, Sentence, Token

TRAILING = frozenset(
    "prep npadvmod advmod advcl dobj pobj ccomp xcomp agent appos acl relcl oprd attr acomp dative nmod amod".split()
)
CONDITIONS = frozenset("if unless because although though while so until once otherwise".split())
BACKGROUND = frozenset("after before as while when amid following since".split())
ACTS = frozenset("accuse blame threaten warn demand appeal deny criticise".split())
CLOSERS = frozenset({",", ";", "—", "–", "--"})


def stretch(parsed: Parsed, sentence: Sentence, v: int, first: int, last: int) -> int:
    """One past the last token of content that begins at ``first`` and by syntax ends at ``last``.

    Parsers hang the adverbials of a long complement on the cue: what comes after the complement began, and isn't a
    second predicate of the cue or another cue, belongs to what was said.
    """
    end = last
    for kid in parsed.children(v):
        if kid.index <= end or kid.dep in ("punct", "cc"):
            continue
        branch = parsed.subtree(kid.index)
        low, high = branch[0].index, branch[-1].index
        if low > end + 2 or low <= v or kid.dep not in TRAILING:
            break
        marker = parsed.tokens[low].lower
        comma = parsed.tokens[low - 1].text in CLOSERS or parsed.tokens[low].text in CLOSERS
        if comma and not (kid.dep == "advcl" and marker in CONDITIONS):
            break
        if marker in BACKGROUND and kid.dep in ("advcl", "prep"):
            break
        end = high
    ahead = parsed.tokens[end + 1 : min(end + 3, sentence.last)]
    if len(ahead) == 2 and ahead[0].text in CLOSERS and ahead[1].lower == "otherwise":
        end = sentence.last - 1
    end = cut_at_cue(parsed, v, first, end)
    dangling = parsed.tokens[end]
    if end > first and dangling.lower in BEFORE_ANOTHER and dangling.pos in ("ADP", "SCONJ") and not dangling.children:
        end -= 1  # "vowed to take the city as rebels said ...": the parser lost the clause behind "as"
    return end + 1


def cut_at_cue(parsed: Parsed, v: int, first: int, last: int) -> int:
    """The last token of content without a second predicate of the cue, and without another's words in its tail.

    Three shapes: "say they lost ten men and claim to have killed more", "..., with the spokesman saying ...", "...
    after the ministry said ...".
    """
    cue = parsed.tokens[v]
    for at in range(first + 2, last + 1):
        token = parsed.tokens[at]
        if token.lower == "according" and parsed.tokens[at - 1].text in CLOSERS and token.pos in ("VERB", "ADP"):
            return at - 2  # "said the port was shut, according to the agency": how the words came, not the words
        if token.pos not in ("VERB", "NOUN", "AUX") or token.index == v:
            continue
        is_verb = token.pos == "VERB" and token.lemma in verb_senses() and speaks(token)
        if is_verb and token.tag == "VBG" and not parsed.children(at, "ccomp", "xcomp", "dobj", "prep"):
            continue
        if is_verb and token.dep == "conj" and joins(parsed, cue, token):
            joint = next((t for t in parsed.children(token.head, "cc") if t.index < at), None)
            edge = joint.index if joint is not None and joint.index > first else at
            return edge - 1 if edge - 1 > first else last
        if is_verb and token.tag == "VBG" and utters(parsed, token):
            start = participle_start(parsed, token)
            if start is not None and start > first + 1:
                return start - 1
        if is_verb or (token.pos == "NOUN" and token.lemma in noun_senses()):
            start = background_start(parsed, token, first)
            if start is not None:
                return start - 1
    return last


def speaks(token: Token) -> bool:
    return any(s.sort in ("speech", "stance") for s in verb_senses().get(token.lemma, ()))


def utters(parsed: Parsed, token: Token) -> bool:
    """Whether a participle tells another utterance: it has a clause, or an act of its own ("accusing", "urging")."""
    if parsed.child(token.index, "ccomp") is not None:
        return speaks_plainly(token)
    return any(s.act in ACTS and s.sort != "belief" for s in verb_senses()[token.lemma]) and (
        parsed.child(token.index, "dobj", "xcomp") is not None
    )


def speaks_plainly(token: Token) -> bool:
    """Verbs whose "by" phrase is another's answer ("hit back at accusations of ... by insisting ...")."""
    return any(s.sort == "speech" and s.frame == "clause" for s in verb_senses().get(token.lemma, ()))


def joins(parsed: Parsed, cue: Token, token: Token) -> bool:
    """Whether a coordinated cue shares its subject with the first cue rather than with what was said."""
    if parsed.child(token.index, "nsubj", "nsubjpass") is not None:
        return False
    over = parsed.head(token.index)
    same_form = token.tag == cue.tag or {token.tag, cue.tag} <= {"VBD", "VBN"}
    has_aux = parsed.child(over.index, "aux", "auxpass") is not None
    doer = parsed.child(over.index, "nsubj")
    if (
        same_form
        and over.lemma == "be"
        and doer is not None
        and doer.pos == "NOUN"
        and not can_speak(parsed, doer.index)
    ):
        return True  # "said the raid was a crime and promised an inquiry"
    return same_form and (over.tag != cue.tag or has_aux) and parsed.child(token.index, "aux") is None


def participle_start(parsed: Parsed, token: Token) -> int | None:
    """Where ", saying ..." or ", with X saying ..." begins."""
    branch = parsed.subtree(token.index)
    start = branch[0].index
    if parsed.tokens[start - 1].lower == "with":
        start -= 1
    if parsed.tokens[start].lower == "with" or token.dep in ("advcl", "conj", "acl", "pcomp", "prep"):
        if parsed.tokens[start - 1].lower == "by" and speaks_plainly(token):
            return start - 1
        if parsed.tokens[start - 1].text in CLOSERS or parsed.text[: parsed.tokens[start - 1].end].endswith(
            (",”", ',"', ",’")
        ):
            return start - 1 if parsed.tokens[start - 1].text in CLOSERS else start
        if parsed.tokens[start].text in CLOSERS:
            return start
    return None


BEFORE_ANOTHER = frozenset({"after", "as", "following", "amid", "before", "while", "whereas", "though", "although"})


def is_set_off(parsed: Parsed, mark: Token) -> bool:
    """ "While" sets off another's words only behind a comma: else it is a time within what was said."""
    return mark.lower not in ("while", "whereas", "though", "although") or parsed.tokens[mark.index - 1].text in CLOSERS


def background_start(parsed: Parsed, token: Token, first: int) -> int | None:
    """Where "after the ministry said ..." begins, if a cue stands in such a clause."""
    if token.pos == "VERB" and parsed.child(token.index, "nsubj") is None:
        return None
    at = token
    for _ in range(4):
        if at.dep in ("advcl", "prep", "pcomp") and at.index > first:
            branch = parsed.subtree(at.index)
            mark = next((t for t in (at, *branch[:2]) if t.lower in BEFORE_ANOTHER and is_set_off(parsed, t)), None)
            if mark is not None and parsed.tokens[mark.index - 1].lower == "even":
                mark = parsed.tokens[mark.index - 1]
            return mark.index if mark is not None and mark.index > first + 1 and mark.index < token.index else None
        if at.dep not in ("pobj", "ccomp") or at.head == at.index:
            return None
        at = parsed.head(at.index)
        if at.lower in ("after", "following", "amid") and at.index > first + 1:
            return at.index
    return None
