"""The words of agreements, duties, breaches and deadlines, from ``agreements.toml``."""

from __future__ import annotations

from functools import cache

import msgspec

from vedette.knowledge.files import load


class AgreementExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence with the words of a duty or a breach that must be found in it."""

    text: str
    duty: str | None = None
    breach: str | None = None


class AgreementWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"breaking": "break"}):
    """Lists of lemmas; the file says what each is for."""

    names: frozenset[str]
    imposed: frozenset[str]
    duties: frozenset[str]
    under: frozenset[str]
    lay: frozenset[str]
    take: frozenset[str]
    state: frozenset[str]
    keep: frozenset[str]
    breaking: frozenset[str]
    breaches: frozenset[str]
    fail: frozenset[str]
    against_the_rules: frozenset[str]
    despite: frozenset[str]
    set_deadline: frozenset[str]
    deadlines: frozenset[str]
    examples: tuple[AgreementExample, ...] = ()


@cache
def agreement_words() -> AgreementWords:
    return load("agreements", AgreementWords)
