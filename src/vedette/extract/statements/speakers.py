"""Who speaks where the cue's own noun doesn't say: pronouns, participles and documents take the speaker before them."""

from __future__ import annotations

from dataclasses import replace

from vedette.extract.statements.attribution import Attribution
from vedette.extract.statements.sources import maker_of
from vedette.knowledge.reporting import reporting
from vedette.records.parsed import Parsed, Token
from vedette.records.spans import Span

HE = frozenset({"he", "she"})
IT = frozenset({"it"})
THEY = frozenset({"they"})
BODIES = frozenset({"state", "government_body", "organization", "armed_group", "military", "news_agency"})
POINTING = frozenset({"the", "this", "that", "its", "his", "her", "their"})
SPOKEN = ("speech", "stance")
DOCUMENT_REACH = 3  # sentences over which "the statement" is the one just spoken of


def with_speakers(parsed: Parsed, found: list[Attribution]) -> list[Attribution]:
    """The attributions, in text order, with ``named`` set to the noun that names the speaker where another one does.

    A pronoun that is the subject of a cue means whoever spoke just before, if kind and number allow: news goes on with
    a speaker, while general rules for pronouns prefer the nearest name. A participle behind a comma (", adding that")
    has the speaker of the cue before it in its sentence, not the subject of what was said. "The statement said" has
    the speaker of the utterance that spoke of, or was, a statement.
    """
    out: list[Attribution] = []
    for one in sorted(found, key=lambda a: a.anchor):
        before = [a for a in out[-6:] if a.anchor != one.anchor]
        out.append(resumed_speaker(parsed, one, before))
    return out


def resumed_speaker(parsed: Parsed, one: Attribution, before: list[Attribution]) -> Attribution:
    if one.sense.sort not in SPOKEN and not one.direct:
        return one
    joined = participle_owner(parsed, one, before)
    if joined is not None:
        return replace(one, source=joined.source, named=joined.named)
    if one.source is None:
        return one
    source = parsed.tokens[one.source]
    if source.lower in HE | IT | THEY:
        last = next((a for a in reversed(before) if is_speaker(parsed, a)), None)
        if (
            last is not None
            and adjoins(parsed, last, one)
            and can_mean(parsed, source.lower, maker_of(parsed, naming(last)))
        ):
            return replace(one, named=naming(last))
    if is_document(parsed, source):
        for earlier in reversed(before):
            near = sentence(parsed, one.anchor) - sentence(parsed, earlier.anchor) <= DOCUMENT_REACH
            if near and is_speaker(parsed, earlier) and not is_document(parsed, parsed.tokens[naming(earlier)]):
                return replace(one, named=naming(earlier))
    return one


def naming(found: Attribution) -> int:
    """The token that names the speaker of an attribution that has one."""
    if found.named is not None:
        return found.named
    assert found.source is not None
    return found.source


def is_speaker(parsed: Parsed, found: Attribution) -> bool:
    """Whether an attribution is a main utterance that has a named speaker."""
    if found.source is None or found.sense.sort not in SPOKEN or parsed.tokens[found.anchor].pos == "NOUN":
        return False
    return found.named is not None or parsed.tokens[found.source].pos in ("NOUN", "PROPN", "ADJ", "PRON")


def participle_owner(parsed: Parsed, one: Attribution, before: list[Attribution]) -> Attribution | None:
    """The cue that ", adding ..." goes on, where the parser gave it the subject of what was said."""
    anchor = parsed.tokens[one.anchor]
    if (
        anchor.tag != "VBG"
        or anchor.lower == "according"
        or one.media is not None
        or parsed.child(anchor.index, "nsubj") is not None
    ):
        return None
    here = parsed.sentence_of(anchor.index)
    lead = parsed.tokens[anchor.index - 1]
    if anchor.index - 1 <= here.first or not (lead.text in ("”", '"', "’", ",", "—", "–") or lead.pos == "ADV"):
        return None
    for earlier in reversed(before):
        if earlier.anchor < here.first or earlier.source is None:
            continue
        if parsed.tokens[earlier.anchor].tag in ("VBG", "VB") or not is_speaker(parsed, earlier):
            continue
        own = one.source
        inside = own is not None and any(s <= parsed.tokens[own].start < e for s, e in earlier.content)
        if own is None or inside:
            return earlier
    return None


def sentence(parsed: Parsed, index: int) -> int:
    return parsed.tokens[index].sentence


def adjoins(parsed: Parsed, last: Attribution, one: Attribution) -> bool:
    """Whether nothing stands between two utterances: one sentence, or the next one."""
    end = max(last.anchor, *(tokens[-1].index for s, e in last.content if (tokens := held(parsed, s, e))), last.anchor)
    start = min(one.anchor, *(tokens[0].index for s, e in one.content if (tokens := held(parsed, s, e))), one.anchor)
    return sentence(parsed, start) - sentence(parsed, end) <= 1


def held(parsed: Parsed, start: int, end: int) -> tuple[Token, ...]:
    return parsed.tokens_in(Span(start, end, ""))


def can_mean(parsed: Parsed, pronoun: str, head: int) -> bool:
    """Whether a pronoun can stand for a noun: "he" for one person, "it" for one body, "they" for several."""
    token = parsed.tokens[head]
    party = parsed.party(head)
    entity = parsed.entity_by_id.get(party.entity or "") if party is not None else None
    if token.pos == "PRON" and token.lower in HE | IT | THEY:
        return token.lower == pronoun
    plural = token.tag in ("NNS", "NNPS") or len(parsed.conjuncts(head)) > 1
    if pronoun in THEY:
        return plural or (entity is not None and entity.kind in ("armed_group", "organization", "population"))
    if pronoun in HE:
        return entity.kind == "person" if entity is not None else not plural and is_personal(token)
    if entity is not None and entity.kind != "person":
        return entity.kind in BODIES
    return entity is None and not plural and not is_personal(token)


def is_personal(token: Token) -> bool:
    """Whether a common noun is a person rather than a body ("spokesman", but not "ministry")."""
    words = reporting()
    return token.label == "PERSON" or token.lemma.lower() not in words.speakers.bodies | words.documents.words


def is_document(parsed: Parsed, token: Token) -> bool:
    """Whether a noun is a document that was spoken of before ("the statement"), and names no maker itself."""
    if token.pos != "NOUN" or token.tag != "NN" or token.lemma.lower() not in reporting().documents.issued:
        return False
    kids = parsed.children(token.index)
    if any(
        k.dep in ("poss", "compound", "nmod") or (k.dep == "prep" and k.lower in ("by", "from", "of")) for k in kids
    ):
        return False
    return any(k.dep == "det" and k.lower in POINTING for k in kids)
