"""The words that a brief is composed with: kinds of deeds and sayings, measures, verdicts (data/brief.toml)."""

from __future__ import annotations

from functools import cache

import msgspec

from vedette.knowledge.files import load


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much of each kind goes into one page."""

    incidents: int
    plans: int
    speakers: int
    statements: int
    figures: int
    series: int
    conflicts: int
    copies: int
    agreements: int
    duties: int
    pages: int
    cited: int
    words: int


class Deed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of event as a noun with the prepositions before its doer and its receiver."""

    noun: str
    by: str
    on: str
    weight: int
    between: bool = False
    modes: dict[str, str | tuple[str, str, str]] = {}

    def worded(self, mode: str | None) -> tuple[str, str, str]:
        """Noun, preposition before the doers and preposition before the receivers, of the type or of one mode."""
        found = self.modes.get(mode or "", self.noun)
        return (found, self.by, self.on) if isinstance(found, str) else found


class Saying(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A speech act as a noun, and as a verb with and without those it is aimed at."""

    noun: str
    on: str
    to: str
    alone: str
    weight: int


class Measure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A measure as the word that follows the group it counts."""

    words: str
    weight: int


class NameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Last words of names that take an article, and words that name nobody."""

    nobody: frozenset[str]
    article: frozenset[str]


class BriefWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of data/brief.toml."""

    limits: Limits
    deeds: dict[str, Deed]
    status: dict[str, str]
    acts: dict[str, Saying]
    measures: dict[str, Measure]
    verdicts: dict[str, str]
    conflicts: dict[str, str]
    basis: dict[str, str]
    copies: dict[str, str]
    names: NameWords


@cache
def brief_words() -> BriefWords:
    """The shipped words, read once."""
    return load("brief", BriefWords)
