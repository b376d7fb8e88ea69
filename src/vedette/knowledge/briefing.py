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
    plain: int
    plain_weight: int
    figures: int
    series: int
    conflicts: int
    copies: int
    agreements: int
    duties: int
    stories: int
    other_stories: int
    story_incidents: int
    pages: int
    cited: int
    words: int


class ToldAs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A closer noun for deeds of a mode ("" for none) where the page's words hold one of these beginnings of words."""

    mode: str
    stems: tuple[str, ...]
    noun: str
    by: str
    on: str


class Deed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of event as a noun with the prepositions before its doer and its receiver.

    A ``quiet`` one is often read off a participle ("Moscow-backed") and never leads a brief.
    """

    noun: str
    by: str
    on: str
    weight: int
    between: bool = False
    quiet: bool = False
    modes: dict[str, str | tuple[str, str, str]] = {}
    told_as: tuple[ToldAs, ...] = ()

    def refined(self, mode: str | None, said: str) -> tuple[str, str, str] | None:
        """The noun for a deed of a mode that is told with these words; None where no entry speaks of them."""
        for entry in self.told_as:
            if entry.mode == (mode or "") and any(stem in said for stem in entry.stems):
                return entry.noun, entry.by, entry.on
        return None

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
    """Words that name nobody, and last words of names that take an article."""

    nobody: frozenset[str]
    vague: frozenset[str]
    days: frozenset[str]
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
