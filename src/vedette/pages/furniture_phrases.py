"""What the furniture data says of one line: which group of phrases it belongs to, and which part of it is furniture."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from vedette.knowledge.files import load
from vedette.pages.lines import BULLETS, Line, folded
from vedette.pages.menus import cells_of, is_menu

Where = Literal["line", "start", "end", "lead", "opens", "closes", "ends", "row", "menu"]
# A slot for "a few words" is bounded, so that no phrase can take more than linear time in a long line.
FEW_WORDS = r"[^\r\n]{0,80}?"
NUMBER = r"\d[\d.,]{0,12}\s?[km]?"


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One group of the data file: phrases that stand in the same place of a line, with examples for and against."""

    name: str
    where: Where
    phrases: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = msgspec.field(default=(), name="not")
    longest: int = 200
    unended: bool = False


class Furniture(msgspec.Struct, frozen=True):
    """The data file."""

    group: tuple[Group, ...]


class Mark(msgspec.Struct, frozen=True):
    """A part of a line (offsets in the line's text) that a group of phrases marks."""

    start: int
    end: int
    where: Where
    group: str


@cache
def furniture() -> Furniture:
    """The furniture data that ships with the program."""
    return load("furniture", Furniture)


def pattern_of(phrase: str) -> str:
    """A phrase of the data as a regular expression over folded words: `*` is a few words, `#` a number."""
    # A slot at the very end takes the rest of the line, whatever its length.
    rest = phrase.endswith(" *")
    body = phrase[:-2] if rest else phrase
    words = re.escape(body.strip().rstrip(":") if not rest else body)
    return words.replace(r"\*", FEW_WORDS).replace(r"\#", NUMBER).replace("#", NUMBER) + (r"\b.*" if rest else "")


@cache
def compiled(where: Where) -> tuple[tuple[Group, re.Pattern[str]], ...]:
    """One expression a group that stands at ``where``."""
    out = []
    for group in furniture().group:
        if group.where != where:
            continue
        longest_first = sorted(group.phrases, key=len, reverse=True)
        if where == "row":
            words = "|".join(re.escape(p) for p in sorted(group.phrases, key=len, reverse=True))
            out.append((group, re.compile(rf"(?=.*[a-z])(?:(?:{words})\s{{0,3}}){{2,20}}$")))
            continue
        inside = "|".join(start_pattern(p) if where in ("start", "lead") else pattern_of(p) for p in longest_first)
        shape = {"start": f"(?:{inside})", "lead": f"(?:{inside})", "end": f"(?:{inside})$"}.get(
            where, f"(?:{inside})$"
        )
        out.append((group, re.compile(shape)))
    return tuple(out)


def start_pattern(phrase: str) -> str:
    """A phrase that begins a line: a slot at its end is whatever follows, and is not matched."""
    body = phrase[:-2].rstrip() if phrase.endswith(" *") else phrase
    words = re.escape(body).replace(r"\*", FEW_WORDS).replace(r"\#", NUMBER).replace("#", NUMBER)
    return words + (r"(?!\w)" if re.search(r"\w$", body) else "")


def unbulleted(text: str) -> str:
    """A line's words for matching: without bullets and brackets around it, lower case."""
    bare = BULLETS.sub("", text).strip()
    if len(bare) > 2 and bare[0] + bare[-1] in ("[]", "()", "{}"):
        bare = bare[1:-1]
    return bare


def mark_line(line: Line) -> Mark | None:
    """What the phrase data says of a line, whole lines before parts; None where it says nothing."""
    bare = unbulleted(line.text)
    words = folded(bare)
    if not words:
        return Mark(0, len(line.text), "line", "marks without words")
    if len(words) <= 120:
        for where in ("ends", "closes", "opens", "row", "line"):
            for group, pattern in compiled(where):
                if pattern.match(words):
                    return Mark(0, len(line.text), group.where, group.name)
    start = " ".join(bare.replace("’", "'").replace("\xa0", " ").lower().split())
    for group, pattern in compiled("start"):
        if (
            len(line.text) <= group.longest
            and not (group.unended and line.ends_sentence and not line.text.endswith("?"))
            and pattern.match(start)
        ):
            return Mark(0, len(line.text), "start", group.name)
    for group, pattern in compiled("end"):
        if len(words) <= group.longest and pattern.search(words):
            return Mark(0, len(line.text), "end", group.name)
    cells = cells_of(bare)
    single = bare.split() if len(cells) == 1 and len(bare) <= 40 else []
    if any(len(names) > 1 and all(is_button(c) for c in names) for names in (cells, single)):
        return Mark(0, len(line.text), "line", "a row of buttons")
    if is_menu(bare, is_button):
        return Mark(0, len(line.text), "menu", "a menu in one line")
    return lead_of(line)


def is_button(words: str) -> bool:
    """Whether words alone on a line would be furniture: "Home", "42 shares"."""
    plain = folded(words)
    return len(plain) <= 40 and any(pattern.match(plain) for _, pattern in compiled("line"))


PATH = "the path to the page"
# "Home | News | General | The headline"
BREADCRUMB = re.compile(
    r"^(?:you are here:?\s)?home\s?(?:[|>»/›]\s?[\w&' -]{2,25}?\s?){0,5}[|>»/›]\s(?=\S)", re.IGNORECASE
)


def lead_of(line: Line) -> Mark | None:
    """The words at the beginning of a line that belong to the page: a menu's path, a caption's label."""
    path = BREADCRUMB.match(line.text)
    if path:
        return Mark(0, path.end(), "lead", PATH)
    lower = line.text.lower()
    for group, pattern in compiled("lead"):
        found = pattern.match(lower)
        if found and len(lower) == len(line.text):
            return Mark(0, found.end(), "lead", group.name)
    return None
