"""The day and the channel of an utterance that its own sentence doesn't tell: those of the occasion it belongs to."""

from __future__ import annotations

import msgspec

from vedette.extract.statements.sources import subject_of
from vedette.extract.times.times import Time, time_of
from vedette.records.entities import Entity, Party
from vedette.records.parsed import Parsed
from vedette.records.reading import Statement
from vedette.records.spans import Span

MAX_BACK = 12
SAME_OCCASION = 5  # paragraphs over which a speaker's words are taken to be of one day and occasion
SPEAKING = frozenset("speak talk address appear brief meet testify answer respond reply visit tour".split())
VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson", "official", "officials"})
BODIES = frozenset({"state", "government_body", "armed_group", "military", "news_agency"})


def with_occasions(parsed: Parsed, times: tuple[Time, ...], made: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements, in text order, with dates and channels passed on within an occasion.

    In turn: from the nearest earlier statement of the same speaker (or, in a lead, of the office that the speaker
    fills); from a sentence that tells where the speaker spoke and when; from the only day that the page gives to this
    speaker's words, unless the cue is in the present ("officials say"), which tells no occasion at all.
    """
    place = [paragraph_of(parsed, s) for s in made]
    out = list(made)
    for n, one in enumerate(out):
        for back in range(n - 1, max(-1, n - MAX_BACK), -1):
            other = out[back]
            same = same_speaker(other, one) or is_office_of(parsed, other, one, out[back + 1 : n])
            if not same or place[n] - place[back] > SAME_OCCASION:
                continue
            passed_on = one
            if one.date is None and other.date is not None:
                passed_on = dated(one, other)
            if not one.channel and other.channel and same_speaker(other, one):
                passed_on = msgspec.structs.replace(passed_on, channel=other.channel)
            if passed_on is not one or same_speaker(other, one):
                out[n] = one = passed_on
                break
        if one.date is None and (told := spoken_when(parsed, times, one)) is not None:
            out[n] = msgspec.structs.replace(one, date=told.date, spans=one.spans | {"date": (told.span,)})
    for n, one in enumerate(out):
        if one.date is not None or one.speaker is None or in_present(parsed, one):
            continue
        days = {(s.date.earliest, s.date.latest): s for s in made if s.date is not None and same_speaker(s, one)}
        if len(days) == 1:
            out[n] = dated(one, next(iter(days.values())))
    return tuple(out)


def dated(one: Statement, other: Statement) -> Statement:
    spans = one.spans | ({"date": other.spans["date"]} if "date" in other.spans else {})
    return msgspec.structs.replace(one, date=other.date, spans=spans)


def same_speaker(one: Statement, other: Statement) -> bool:
    if one.speaker is None or other.speaker is None:
        return False
    if one.speaker.entity and other.speaker.entity:
        return one.speaker.entity == other.speaker.entity
    return one.speaker.name == other.speaker.name or is_part_of_name(one.speaker.name, other.speaker.name)


def is_part_of_name(one: str, other: str) -> bool:
    """Whether a name is the other one's surname ("Balfour" after "Arthur Balfour")."""
    short, full = sorted((one.split(), other.split()), key=len)
    return len(short) == 1 < len(full) <= 4 and short[0] in (full[0], full[-1]) and all(w[:1].isupper() for w in full)


def is_office_of(parsed: Parsed, earlier: Statement, one: Statement, between: list[Statement]) -> bool:
    """Whether "a defence ministry spokesman", or the government itself, is who is named in what follows.

    Leads tell the words of an office, and the next lines name who holds it: by the role ("the spokesman, X"), as the
    subject of the sentence right behind, or, for a government, by a spokesman of whom no other side is known.
    """
    if earlier.speaker is None or one.speaker is None or paragraph_of(parsed, one) - paragraph_of(parsed, earlier) > 2:
        return False
    if any(not same_speaker(s, earlier) and not same_speaker(s, one) and s.kind != "indirect" for s in between):
        return False
    office, person = entity_of(parsed, earlier.speaker), entity_of(parsed, one.speaker)
    words = one.speaker.span.text if one.speaker.span else one.speaker.name
    roles = words_of(words, *(r.role for r in (person.roles if person is not None else ())))
    if person is not None and person.kind in BODIES:
        return False
    if not any(w[:1].isupper() for w in one.speaker.name.split()) and "government" not in roles:
        return False
    if office is not None and person is not None and person.member_of == office.id:
        return True
    if office is not None and (office.kind == "state" or office.name.lower().endswith("government")):
        alike = person is None or person.country in (None, office.country)
        return alike and bool(roles & VOICES)
    if not earlier.speaker.name.split()[-1][:1].islower():
        return False
    head = earlier.speaker.name.split()[-1].lower()
    if head in roles:
        return True
    return not roles & VOICES and subject_behind(parsed, earlier, one)


def words_of(*texts: str) -> frozenset[str]:
    return frozenset(w.lower() for text in texts for w in text.replace("-", " ").replace(",", " ").split())


def subject_behind(parsed: Parsed, earlier: Statement, one: Statement) -> bool:
    """Whether the sentence right behind an utterance has the later speaker for its subject."""
    if earlier.cue is None or one.speaker is None:
        return False
    tokens = parsed.tokens_in(earlier.cue)
    if not tokens or tokens[-1].sentence + 1 >= len(parsed.sentences):
        return False
    behind = parsed.sentences[tokens[-1].sentence + 1]
    for token in parsed.tokens[behind.first : behind.last]:
        if token.dep == "nsubj" and token.pos == "PROPN":
            party = parsed.party(token.index)
            name = party.name if party is not None else token.text
            return name == one.speaker.name or is_part_of_name(name, one.speaker.name) or token.text in one.speaker.name
    return False


def entity_of(parsed: Parsed, party: Party | None) -> Entity | None:
    return parsed.entity_by_id.get(party.entity) if party is not None and party.entity else None


def spoken_when(parsed: Parsed, times: tuple[Time, ...], one: Statement) -> Time | None:
    """The time in the sentence before, if that tells that this speaker spoke ("She spoke in parliament on Tuesday")."""
    if one.speaker is None or one.cue is None:
        return None
    tokens = parsed.tokens_in(Span(min(one.cue.start, one.content[0].start), one.cue.end, ""))
    if not tokens or tokens[0].sentence == 0:
        return None
    before = parsed.sentences[tokens[0].sentence - 1]
    for token in parsed.tokens[before.first : before.last]:
        if token.pos != "VERB" or token.lemma not in SPEAKING or token.tag not in ("VBD", "VBN", "VBG"):
            continue
        subject = subject_of(parsed, token.index)
        party = parsed.party(subject) if subject is not None else None
        named = party is not None and (party.entity or party.name) == (one.speaker.entity or one.speaker.name)
        if not named and (subject is None or parsed.tokens[subject].lower not in one.speaker.name.lower()):
            continue
        told = time_of(parsed, times, token.index)
        if told is not None and told.kind == "point":
            return told
    return None


def in_present(parsed: Parsed, one: Statement) -> bool:
    """Whether a cue tells what is said at any time ("officials say")."""
    tokens = parsed.tokens_in(one.cue) if one.cue is not None else ()
    return bool(tokens) and tokens[-1].tag in ("VBZ", "VBP")


def paragraph_of(parsed: Parsed, statement: Statement) -> int:
    tokens = parsed.tokens_in(statement.content[0])
    return parsed.sentence_of(tokens[0].index).paragraph if tokens else 0
