"""What a number counts: the noun that syntax gives it, the phrase that is its evidence, and what is no count at all."""

from __future__ import annotations

from dataclasses import dataclass

from vedette.extract.figures.numbers import Number
from vedette.knowledge.measures import word_set
from vedette.records.parsed import Parsed, Token
from vedette.records.spans import Span, make_span

INSIDE = frozenset(
    {"amod", "compound", "nmod", "det", "poss", "nummod", "quantmod", "predet", "advmod", "punct", "case"}
)
ROLES = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "appos", "ROOT", "dative", "oprd", "npadvmod", "dep"}
)
PRONOUNS = frozenset({"them", "whom", "which", "these", "those", "us", "whose", "it"})


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with what it counts. ``role`` is the token whose place in the clause tells what happened to it;
    ``noun`` is the noun that is counted (None: "killing two"), ``whole`` what it is a part of ("three of which")."""

    number: Number
    first: int
    last: int
    role: int
    noun: int | None
    whole: int | None
    evidence: Span


@dataclass(frozen=True, slots=True)
class Count:
    """A count with its measure, before it becomes a record."""

    counted: Counted
    measure: str
    governor: int


CASUALTIES = frozenset({"killed", "injured"})


def counted(
    parsed: Parsed, number: Number, first: int, last: int, timed: frozenset[int] = frozenset()
) -> Counted | None:
    """The count that the number at tokens[first:last] is part of; None where it counts nothing.

    ``timed`` are tokens of times: "rose to six Friday" counts no Fridays.
    """
    top = parsed.tokens[top_token(parsed, first, last)]
    head = parsed.head(top.index)
    after = parsed.tokens[last] if last < len(parsed.tokens) else None
    after = after if after is not None and after.sentence == top.sentence else None
    noun: Token | None = None
    role = top
    if top.dep in BEFORE_NOUNS and is_noun(head):
        if head.index < first and not is_between(parsed, head, number):
            return None  # Resolution 2254, Article 5
        role, noun = head, None if head.index in timed else head
    elif after is not None and (found := noun_after(parsed, last, timed)) is not None:
        noun = found
        below = top.index in {t.index for t in parsed.subtree(found.index)}
        role = found if below or top.dep not in ROLES else top
    elif top.dep in BEFORE_NOUNS and head.lower in STANDING_FOR:
        role = head  # "three more", "120 wounded"
    whole = whole_of(parsed, role, noun, after, first)
    if whole is not None:
        noun = None if whole.lower in PRONOUNS else whole
    if noun is None and whole is None and role.dep not in ROLES:
        return None
    if noun is not None and noun.dep == "compound" and after is not None and after.text in "-–":
        role = parsed.head(noun.index) if is_noun(parsed.head(noun.index)) else role  # a 60-vehicle convoy
    return Counted(
        number, first, last, role.index, noun.index if noun else None, whole.index if whole else None,
        evidence_of(parsed, number, first, role, noun, whole),
    )  # fmt: skip


BEFORE_NOUNS = frozenset({"nummod", "quantmod", "amod", "det", "predet", "compound", "nmod", "poss", "advmod"})
STANDING_FOR = frozenset({"more", "others", "other", "wounded", "injured", "dead", "missing", "killed"})


def whole_of(parsed: Parsed, role: Token, noun: Token | None, after: Token | None, first: int) -> Token | None:
    """What a count without a noun of its own is of: "dozens of towns", "21 of them", "three of which"."""
    if noun is not None:
        return None
    of = next((c for c in parsed.children(role.index, "prep") if c.lower == "of" and c.index >= first), None)
    if of is None and after is not None and after.lower == "of":
        of = after
    if of is None:
        return None
    thing = parsed.child(of.index, "pobj")
    return thing if thing is not None else first_noun(parsed, of.index + 1)


def top_token(parsed: Parsed, first: int, last: int) -> int:
    """The token of a run whose head lies outside it."""
    inside = range(first, last)
    tops = [i for i in inside if parsed.tokens[i].head not in inside or parsed.tokens[i].head == i]
    nums = [i for i in tops if parsed.tokens[i].pos in ("NUM", "NOUN", "DET", "ADJ", "PRON")]
    return (nums or tops or [first])[-1]


def is_noun(token: Token) -> bool:
    return token.pos in ("NOUN", "PROPN") or token.tag in ("NN", "NNS", "NNP", "NNPS")


def is_between(parsed: Parsed, head: Token, number: Number) -> bool:
    """Whether a noun before its number may still be what it counts (a list: "soldiers: 12")."""
    return parsed.text[head.end : number.start].strip() == ":"


def noun_after(parsed: Parsed, at: int, timed: frozenset[int]) -> Token | None:
    """The head of the noun phrase right after a number, where the parser missed the link: "20 wounded soldiers"."""
    found: Token | None = None
    sentence = parsed.tokens[at].sentence
    for token in parsed.tokens[at : at + 5]:
        if token.sentence != sentence or token.index in timed:
            break
        if is_noun(token):
            found = token
            continue
        if found is not None or (
            token.pos not in ("ADJ", "NUM") and token.tag not in ("VBN", "VBG") and token.text not in "-–"
        ):
            break
        if token.tag in ("VBN", "VBG") and token.dep not in ("amod", "compound"):
            break
    return found


def first_noun(parsed: Parsed, at: int) -> Token | None:
    sentence = parsed.tokens[at].sentence
    for token in parsed.tokens[at : at + 5]:
        if token.sentence != sentence:
            return None
        if is_noun(token) or token.lower in PRONOUNS:
            return token
    return None


def evidence_of(
    parsed: Parsed, number: Number, first: int, role: Token, noun: Token | None, whole: Token | None
) -> Span:
    """The number with the words up to what it counts, and the article before it."""
    last = max(t.end for t in (noun, whole, parsed.tokens[first]) if t is not None)
    end = max(number.end, last)
    start = number.start
    if role.index > first and noun is not None and role.index != noun.index:
        end = max(end, role.end)
    before = parsed.tokens[first - 1] if first else None
    if (
        before is not None
        and before.lower in ("the", "a", "an", "another", "only", "these", "those", "all")
        and before.end < start
    ):
        same = before.sentence == parsed.tokens[first].sentence
        start = before.start if same else start
    if whole is None and noun is None and first + 1 < len(parsed.tokens):
        follow = next((t for t in parsed.tokens[first : first + 6] if t.start >= number.end), None)
        if follow is not None and follow.lower in ("more", "others", "other") and follow.start - number.end <= 1:
            end = follow.end
    return make_span(parsed.text, start, end)


def is_no_count(parsed: Parsed, found: Counted) -> bool:
    """Lengths, ages, shares, clock times, model and page numbers, and numbers that are part of a name."""
    text, number = parsed.text, found.number
    before, after = text[max(0, number.core - 2) : number.core], text[number.end : number.end + 14].lower()
    token = parsed.tokens[found.first]
    if before[-1:] in ("-", "–", "/", ".", ":", "#", "_", "+", "=") or (
        before[-1:].isalpha() and number.form == "digits"
    ):
        return True
    if after[:1] in ("%", "°", "/", ":", "_") or after.lstrip().startswith(("percent", "per cent", "%", "°")):
        return True
    if after.startswith(
        ("-year-old", " years old", "-years-old", "-month-old", "-day-old", " year old", " months old")
    ):
        return True
    if (after[:1] == "-" and after[1:2].isdigit()) or (after[:1].isalpha() and number.form == "digits"):
        return True
    previous = parsed.tokens[found.first - 1] if found.first else None
    if (found.noun is None and found.whole is None and is_age(parsed, found)) or is_rate(parsed, found):
        return True
    if previous is not None and previous.sentence == token.sentence and number.form == "digits":
        if previous.lower.strip(".") in word_set("named") and found.noun is None:
            return True
        if (
            previous.pos == "PROPN"
            and found.noun is None
            and found.whole is None
            and token.dep in ("nummod", "appos", "npadvmod", "nmod")
        ):
            return True
    if (
        number.form == "words"
        and token.text[:1].isupper()
        and token.label in NAMES_OF_THINGS
        and first_in(parsed, token) is False
    ):
        return True
    if number.form == "digits" and token.label in ("LAW", "PRODUCT", "WORK_OF_ART") and found.noun is None:
        return True
    noun = parsed.tokens[found.noun] if found.noun is not None else None
    if noun is None:
        return False
    lemma = noun.lemma.lower()
    if any(
        c.lower in word_set("units") and c.start <= number.end + 2
        for c in parsed.children(noun.index, "compound", "nmod")
    ):
        return True  # 155 mm shells
    if lemma in word_set("units") or lemma in word_set("time") or noun.lower in word_set("units") | word_set("time"):
        return True
    if (
        lemma in word_set("page")
        and number.form == "digits"
        and len(parsed.tokens)
        and parsed.sentence_of(noun.index).last - parsed.sentence_of(noun.index).first <= 6
    ):
        return True
    if number.low == number.high == 2 and number.form == "words" and lemma in word_set("pairs"):
        return (previous is not None and previous.lower in ("the", "these", "those", "its", "their", "our")) or text[
            number.start : number.end
        ].lower() == "both"
    if lemma in ("time", "occasion"):
        return "-" in after[:1] or after.split()[:1] in (
            ["as"],
            ["more"],
            ["higher"],
            ["larger"],
            ["the"],
            ["a"],
            ["over"],
        )
    return lemma in word_set("abstract")


def is_rate(parsed: Parsed, found: Counted) -> bool:
    """An average, or so many a day: "an average of 13 people each day"."""
    before = parsed.text[max(0, found.number.start - 14) : found.number.start].lower()
    if before.rstrip().endswith(("average of", "averaging", "average")):
        return True
    end = (found.noun if found.noun is not None else found.last - 1) + 1
    words = [t.lower for t in parsed.tokens[end : end + 2]]
    return len(words) == 2 and words[0] in ("a", "per", "each", "every") and words[1] in word_set("time")


def is_age(parsed: Parsed, found: Counted) -> bool:
    """A bare number after a comma, closed by another mark: "A. Smith, 33, of Leeds", "the boy, 7"."""
    if found.number.low != found.number.high or (found.number.low or 0) > 110:
        return False
    for token in reversed(parsed.tokens[max(0, found.first - 8) : found.first]):
        if token.lower in ("age", "aged", "ages"):
            return True  # "ages 13, 17 and 19"
        if token.pos not in ("NUM", "PUNCT", "CCONJ"):
            break
    if found.number.form != "digits":
        return False
    before = parsed.text[max(0, found.number.start - 2) : found.number.start]
    after = parsed.text[found.number.end : found.number.end + 2]
    if before not in (", ", " (") and not before.endswith("("):
        return False
    return after[:1] in (",", ")", ".", ";", "") or after[:1] in ("\n", "\r")


NAMES_OF_THINGS = frozenset({"ORG", "LAW", "PRODUCT", "FAC", "WORK_OF_ART", "EVENT"})


def first_in(parsed: Parsed, token: Token) -> bool:
    return parsed.sentence_of(token.index).first == token.index
