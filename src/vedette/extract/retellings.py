"""One utterance told twice on a page: the lead that paraphrases, and the quotation; dates passed on."""

from __future__ import annotations

import re

import msgspec

from vedette.records.parsed import Parsed
from vedette.records.reading import Statement

WORD = re.compile(r"[a-z]{3,}")
COMMON = frozenset(
    "the and that for with from has have had was were are been will would its his her their our they this these those "
    "said says not but which who into out any all also more than over under after before about there".split()
)
MAX_BACK = 12
OVERLAP = 0.5
SAME_OCCASION = 5  # paragraphs over which a speaker's words are taken to be of one day and occasion


def link_retellings(parsed: Parsed, made: list[Statement]) -> tuple[Statement, ...]:
    """The statements with ``same_as`` from a paraphrase to the fuller telling, and dates and channels inherited."""
    words = [content_words(s) for s in made]
    paragraph = [paragraph_of(parsed, s) for s in made]
    out = list(made)
    for later in range(len(made)):
        for earlier in range(max(0, later - MAX_BACK), later):
            if out[earlier].same_as or not same_speaker(out[earlier], out[later]) or out[later].kind == "indirect":
                continue
            if out[earlier].kind == "direct":
                continue
            if share(words[earlier], words[later]) >= OVERLAP:
                out[earlier] = msgspec.structs.replace(out[earlier], same_as=out[later].id)
    for n, one in enumerate(out):
        if one.date is not None and one.channel:
            continue
        for back in range(n - 1, max(-1, n - MAX_BACK), -1):
            other = out[back]
            if not same_speaker(other, one) or paragraph[n] - paragraph[back] > SAME_OCCASION:
                continue
            changes: dict[str, object] = {}
            if one.date is None and other.date is not None:
                changes["date"] = other.date
                changes["spans"] = one.spans | ({"date": other.spans["date"]} if "date" in other.spans else {})
            if not one.channel and other.channel:
                changes["channel"] = other.channel
            if changes:
                out[n] = one = msgspec.structs.replace(one, **changes)
            break
    return tuple(out)


def content_words(statement: Statement) -> frozenset[str]:
    return frozenset(w[:6] for s in statement.content for w in WORD.findall(s.text.lower()) if w not in COMMON)


def share(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter one's words the other has."""
    return len(one & other) / min(len(one), len(other)) if one and other and min(len(one), len(other)) >= 3 else 0.0


def same_speaker(one: Statement, other: Statement) -> bool:
    if one.speaker is None or other.speaker is None:
        return False
    if one.speaker.entity or other.speaker.entity:
        return one.speaker.entity == other.speaker.entity
    return one.speaker.name == other.speaker.name


def paragraph_of(parsed: Parsed, statement: Statement) -> int:
    tokens = parsed.tokens_in(statement.content[0])
    return parsed.sentence_of(tokens[0].index).paragraph if tokens else 0
