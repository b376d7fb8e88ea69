"""Event frames: which words tell which kind of deed, and which place in the sentence holds its doer and its receiver.

The data lies in ``events_*.toml``. A *frame* is a group of triggers that share type, mode and roles. A *trigger* is a
head word (its lemma) and the words that must hang below it in the syntax tree, each from the head or from one matched
before: "shoot down", "come under fire", "exchange of fire", "air strike" (a noun's head is its last word before a
preposition or class; ``~word`` is below it as well). ``@people`` stands for any noun of a word class
(``events_words.toml``), ``@to`` for an infinitive, ``a|b`` for either word. The longest trigger that fits wins, so
"release @document" can keep a press release from being a release of prisoners (a frame without a type is silent).
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import msgspec

from vedette.knowledge.files import KnowledgeError, load, load_file
from vedette.records.reading import EventType

FILES = (
    "events_assault", "events_coerce", "events_mobilize", "events_protest", "events_sanction", "events_verbal_conflict",
    "events_verbal_cooperation", "events_material_cooperation", "events_silent",
)  # fmt: skip

MODES: dict[str, frozenset[str]] = {
    "CONSULT": frozenset({"visit", "third-party", "multilateral", "phone"}),
    "RETREAT": frozenset({"withdraw", "release", "disarm", "ceasefire", "access", "resign"}),
    "REQUEST": frozenset({"assist", "change", "yield", "meet"}),
    "ACCUSE": frozenset({"disapprove", "investigate", "allege"}),
    "REJECT": frozenset({"assist", "change", "yield", "meet"}),
    "THREATEN": frozenset({"restrict", "arrest", "relations", "expel", "territory", "violence"}),
    "PROTEST": frozenset({"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"}),
    "SANCTION": frozenset({"convict", "expel", "withdraw", "discontinue"}),
    "MOBILIZE": frozenset({"troops", "weapons", "police", "militia"}),
    "COERCE": frozenset(
        {
            "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation",
            "cyber",
        }
    ),
    "ASSAULT": frozenset(
        {
            "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
            "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
        }
    ),
}  # fmt: skip

PREPOSITIONS = frozenset(
    {
        "of", "on", "in", "at", "for", "to", "with", "between", "against", "by", "from", "into", "over", "about", "as",
        "through", "toward", "towards", "upon", "among", "outside",
    }
)  # fmt: skip

Part = Literal["verb", "noun", "adjective"]


class Frame(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Triggers that tell one kind of deed.

    ``actor`` and ``recipient`` list the places where they stand, the first that names someone wins: subj, obj (logical,
    so passives and possessives are seen through), inner (a party inside the infinitive or the object), or a
    preposition. ``of`` says whom "of" names after a noun (either: the receiver where a possessor stands before it).
    ``mutual``: both sides are actors and recipients of each other; ``joint``: coordinated subjects, and both of
    "between A and B", are all actors. ``speech``: the deed is something said. ``agentive``: the noun names the doer
    ("backer"). ``transitive``: a form without an object tells of its subject ("two men arrested"). ``bare``: the noun
    tells a deed even where nobody is named beside it. ``human``: whoever it is done to is a person, whatever the
    word for them ("eleven dockers"). ``plover`` is the type that PLOVER's own coding gives where ours differs.
    """

    id: str
    examples: tuple[str, ...]
    type: EventType | None = None
    mode: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    actor: tuple[str, ...] = ("subj",)
    recipient: tuple[str, ...] = ("obj", "against", "on", "at")
    of: Literal["actor", "recipient", "either", "none"] = "recipient"
    mutual: bool = False
    joint: bool = False
    speech: bool = False
    agentive: bool = False
    transitive: bool = False
    bare: bool = False
    human: bool = False
    status: Literal["asserted", "background", "planned", "threatened", "negated", "hypothetical"] = "asserted"
    plover: str | None = None


class FrameFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of a file of frames."""

    frames: tuple[Frame, ...] = ()


class WordFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``events_words.toml``: word classes, and the verbs and adverbs that carry or change a deed."""

    classes: dict[str, tuple[str, ...]]
    forms: dict[str, str]
    light: tuple[str, ...]
    light_passive_subject: tuple[str, ...]
    occurrence: tuple[str, ...]
    object_control: tuple[str, ...]
    transparent: tuple[str, ...]
    assets: tuple[str, ...]
    military_sites: tuple[str, ...]
    vehicles_that_act: tuple[str, ...]
    standing_before: tuple[str, ...]
    parts_of_sites: tuple[str, ...]
    carriers: tuple[str, ...]
    other_pages: tuple[str, ...]
    of_war: tuple[str, ...]
    governors: dict[str, tuple[str, ...]]
    adverbs: dict[str, tuple[str, ...]]
    adjectives: dict[str, tuple[str, ...]]
    speech_acts: dict[str, tuple[str, str]]


class Trigger(msgspec.Struct, frozen=True):
    """A head word's continuation: the words that must hang below it, and the frame that they tell."""

    words: tuple[frozenset[str], ...]
    frame: Frame


class Lexicon:
    """All frames, looked up by part of speech and head lemma: a bigger lexicon costs no more a page."""

    def __init__(self, frames: tuple[Frame, ...], words: WordFile) -> None:
        self.frames = {f.id: f for f in frames}
        if len(self.frames) != len(frames):
            seen: set[str] = set()
            twice = sorted({f.id for f in frames if f.id in seen or seen.add(f.id)})  # type: ignore[func-returns-value]
            raise KnowledgeError(f"event frames: id used twice: {', '.join(twice)}")
        self.words = words
        self.object_control = frozenset(words.object_control)
        self.other_pages = frozenset(words.other_pages)
        self.of_war = frozenset(words.of_war)
        self.occurrence = frozenset(words.occurrence)
        self.light = frozenset(words.light)
        self.standing_before = frozenset(words.standing_before)
        self.classes = {name: frozenset(members) for name, members in words.classes.items()}
        self.classes["moving"] = self.classes["forces"]  # the same words, as the subject of a verb too
        self.classes["party"] = self.classes["people"]  # as words; @party is names of bodies and states as well
        index: dict[tuple[str, str], list[Trigger]] = defaultdict(list)
        self.size = 0
        for frame in frames:
            check(frame)
            for part, triggers in (("verb", frame.verbs), ("noun", frame.nouns), ("adjective", frame.adjectives)):
                for text in triggers:
                    head, *rest = head_first(text) if part == "noun" else text.split()
                    self.size += 1
                    for lemma in head.split("|"):
                        index[part, lemma].append(Trigger(tuple(frozenset(w.split("|")) for w in rest), frame))
        self._index = {
            key: tuple(sorted(found, key=lambda t: (-len(t.words), sum("@" in w for ws in t.words for w in ws))))
            for key, found in index.items()
        }

    def triggers(self, part: Part, lemma: str) -> tuple[Trigger, ...]:
        """The triggers that begin with a lemma, the longest first."""
        return self._index.get((part, lemma), ())


def head_first(text: str) -> list[str]:
    """The words of a noun trigger with its head first: the last word before a preposition, a class or a "~word".

    >>> head_first("air strike"), head_first("exchange of fire"), head_first("deal ~sign")
    (['strike', 'air'], ['exchange', 'of', 'fire'], ['deal', 'sign'])
    """
    words = text.split()
    end = next((n for n, w in enumerate(words) if n and (w in PREPOSITIONS or w[0] in "@~")), len(words))
    return [words[end - 1], *words[: end - 1], *(w.lstrip("~") for w in words[end:])]


def check(frame: Frame) -> None:
    """Raise KnowledgeError where a frame has a mode that its type doesn't have."""
    if frame.mode is not None and frame.mode not in MODES.get(frame.type or "", frozenset()):
        raise KnowledgeError(f"event frame {frame.id!r}: {frame.type} has no mode {frame.mode!r}")
    if frame.plover is not None and frame.plover not in get_args(EventType):
        raise KnowledgeError(f"event frame {frame.id!r}: {frame.plover!r} is no PLOVER type")


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the program."""
    return Lexicon(tuple(f for name in FILES for f in load(name, FrameFile).frames), load("events_words", WordFile))


def lexicon_with(path: Path) -> Lexicon:
    """The shipped lexicon with a user's own file of frames: an id that is there already is replaced."""
    own = load_file(path, FrameFile).frames
    shipped = lexicon()
    kept = tuple(f for key, f in shipped.frames.items() if key not in {o.id for o in own})
    return Lexicon((*kept, *own), shipped.words)
