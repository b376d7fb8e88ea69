"""One utterance told twice on a page: the lead that paraphrases, and the quotation."""

from __future__ import annotations

import re

import msgspec

from vedette.extract.statements.occasions import same_speaker
from vedette.records.reading import Statement

WORD = re.compile(r"[a-z]{3,}")
COMMON = frozenset(
    "the and that for with from has have had was were are been will would its his her their our they this these those "
    "said says not but which who into out any all also more than over under after before about there".split()
)
MAX_BACK = 12
OVERLAP = 0.5


def link_retellings(made: list[Statement]) -> tuple[Statement, ...]:
    """The statements with ``same_as`` from a paraphrase to the fuller telling."""
    words = [content_words(s) for s in made]
    out = list(made)
    for later in range(len(made)):
        for earlier in range(max(0, later - MAX_BACK), later):
            if out[earlier].same_as or not same_speaker(out[earlier], out[later]) or out[later].kind == "indirect":
                continue
            if out[earlier].kind == "direct":
                continue
            if share(words[earlier], words[later]) >= OVERLAP:
                out[earlier] = msgspec.structs.replace(out[earlier], same_as=out[later].id)
    return tuple(out)


def content_words(statement: Statement) -> frozenset[str]:
    return frozenset(w[:6] for s in statement.content for w in WORD.findall(s.text.lower()) if w not in COMMON)


def share(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter one's words the other has."""
    return len(one & other) / min(len(one), len(other)) if one and other and min(len(one), len(other)) >= 3 else 0.0
