"""Which characters of a page are furniture: by phrases, shapes of lines, neighbours. Marked, never cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

from vedette.pages.credits import name_pattern
from vedette.pages.furniture_phrases import Mark
from vedette.pages.lines import Line, folded
from vedette.pages.printed_dates import day_pattern
from vedette.records.spans import Span

TEASERS = 12
SHORT = 3
MENU_RUN = 4
CODE = re.compile(
    r"\bfunction\s?\w*\(|\bwindow\.|\bdocument\.|\bvar \w+\s?=|\$\(|=>\s?\{|\.push\(|@media\b|</?\w+[ >]|\{\s?\""
)
NOTE = re.compile(r"\[(?:editor|note|this |correction|clarification|the (?:account|following))", re.IGNORECASE)
DATED = re.compile(r"\w\s[-–—|]\s[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}$|\w\s[-–—|]\s\d{1,2} [A-Z][a-z]{2,8} \d{4}$")
HANDLE = re.compile(r"\(@\w{2,30}\)")
QUOTED = re.compile(r"^[\"'“‘«]")


def hidden_lines(lines: Sequence[Line], marks: dict[int, Mark], body: tuple[int, int]) -> dict[int, str]:
    """Lines that the phrases mark whole, with what they open and close, as index to reason."""
    out: dict[int, str] = {}
    count = len(lines)
    told = [0, *accumulate(n.words if n.is_prose else 0 for n in lines)]
    last = max((n.index for n in lines if is_paragraph(n)), default=-1)
    for line in lines:
        mark = marks.get(line.index)
        if mark is None or mark.where == "lead":
            continue
        # Inside a story such a line may be a table's.
        if mark.where == "menu" and body[0] <= line.index <= body[1]:
            continue
        out[line.index] = mark.group
        before, after = told[line.index], told[-1] - told[line.index + 1]
        if mark.where == "opens":
            at_end = line.index >= max(last, body[0])
            out.update(dict.fromkeys(teasers_after(lines, line.index, marks, body, at_end), mark.group))
        elif closes(line, mark, body, count, before, after):
            out.update(dict.fromkeys(range(line.index, count), mark.group))
            break
    return out


def closes(line: Line, mark: Mark, body: tuple[int, int], count: int, before: int, after: int) -> bool:
    """Whether the page is over at a line; ``before`` and ``after`` are the words of paragraphs on both sides.

    A page may have "Comments" or "Leave a comment" as a button under its headline: what follows is then longer than
    what came before.
    """
    if mark.where == "ends":
        return before > 0 and after <= 1.5 * before
    if mark.where == "closes":
        return line.index > body[1] or (line.index > body[0] and line.index > count * 0.4 and after < before)
    return False


def teasers_after(
    lines: Sequence[Line], index: int, marks: dict[int, Mark], body: tuple[int, int], at_end: bool
) -> list[int]:
    """The lines under a heading such as "Related stories" that are headlines of other pages.

    In the middle of a page: the short lines that follow and don't end like sentences. After the last paragraph of
    the story (``at_end``): short lines however they end. Before the first paragraph a heading opens nothing: what
    follows it may be the page's own headline.
    """
    out: list[int] = []
    if index < body[0]:
        return out
    for line in lines[index + 1 : index + 1 + TEASERS]:
        if line.index in marks and marks[line.index].where in ("opens", "closes", "ends"):
            break
        if line.words > 24 or (line.ends_sentence and not at_end) or (QUOTED.match(line.text) and not at_end):
            break
        out.append(line.index)
    # In the middle one short line may be the story's own subhead: it stays when the story goes on right after it.
    if not at_end and len(out) == 1 and lines[index].text.rstrip()[-1:] != ":":
        return []
    if not at_end and len(out) > 1 and out[-1] + 1 < len(lines) and lines[out[-1]].words <= 5:
        out.pop()
    return out


def is_paragraph(line: Line) -> bool:
    """Whether a line is longer than teasers are."""
    return line.words >= 25 or (line.words >= 15 and line.ends_sentence)


def shaped_lines(
    lines: Sequence[Line], hidden: dict[int, str], keep: set[int], title: Span | None, body: tuple[int, int]
) -> dict[int, str]:
    """Lines that their shape and place mark: a headline glued to other words, menus, what is left around a story."""
    out: dict[int, str] = {}
    free = [n for n in lines if n.index not in hidden and n.index not in keep]
    headline = folded(title.text) if title else ""
    copies = [n.index for n in lines[: max(body[0], 0)] if headline and folded(n.text) == headline]
    between = set(range(copies[0] + 1, copies[-1])) - set(copies) if copies else set()
    listed = {n.index for n in free if n.index < body[0] and not n.ends_sentence and DATED.search(n.text)}
    listed = listed if len(listed) > 1 else set()
    for line in free:
        words = folded(line.text)
        if (
            headline
            and line.start != (title.start if title else -1)
            and words.startswith(headline)
            and words != headline
        ):
            if len(words) - len(headline) <= 40:
                out[line.index] = "headline glued to other words"
        elif line.index in between and line.words <= 12 and not line.ends_sentence and not is_signature(line):
            out[line.index] = "between two copies of the headline"
        elif line.index in listed:
            out[line.index] = "other pages' headlines with their dates"
        elif line.text[0] + line.text[-1] == "[]" and "]" not in line.text[:-1] and not NOTE.match(line.text):
            out[line.index] = "a line in square brackets"
        elif not any(c.isalpha() for c in line.text) and line.words <= 3:
            out[line.index] = "numbers or marks alone"
    if body[1] < 0:
        return out
    # Where more words stand after the last paragraph than in the story, that is no tail but a list of points.
    after = sum(n.words for n in free if n.index > body[1] and n.words >= 8)
    is_tail = after <= sum(n.words for n in lines[body[0] : body[1] + 1])
    for line in free:
        # A line that leads over to a quotation, or an embedded post with its author's handle, is text.
        if (
            line.index in out
            or (title and line.start == title.start)
            or line.text[-1] == ":"
            or HANDLE.search(line.text)
        ):
            continue
        if line.index < body[0] and line.words <= SHORT and not line.ends_sentence:
            out[line.index] = "a short line before the story"
        elif line.index > body[1] and line.words <= (20 if is_tail else 5) and not line.ends_sentence:
            out[line.index] = "a line without an end after the story"
        elif line.index > body[1] and line.words <= 2:
            out[line.index] = "a short line after the story"
    out |= boxes([n for n in free if n.index not in out and n.index >= len(lines) - 3])
    return out | menu_runs([n for n in free if n.index not in out], title)


def is_signature(line: Line) -> bool:
    """Whether a line has a date or an agency in it, as bylines have."""
    return day_pattern().search(line.text) is not None or name_pattern().search(line.text) is not None


def boxes(tail: Sequence[Line]) -> dict[int, str]:
    """An author's or a site's box at the end: a name, and under it a line that tells of it ("X" / "X is a …")."""
    out: dict[int, str] = {}
    for name, line in pairwise(tail):
        if (
            name.words <= 4
            and not name.ends_sentence
            and re.match(rf"{re.escape(name.text)}\s(?:is|was|has|are)\b", line.text)
        ):
            out |= {name.index: "a box about its author or site", line.index: "a box about its author or site"}
    return out


def is_code(words: str) -> bool:
    """Whether a line is left over from a script, a style sheet or a set of icons."""
    head = words[:2000]
    return head.count("icon") >= 6 or (sum(head.count(c) for c in "{};=<>") >= 4 and CODE.search(head) is not None)


def menu_runs(free: Sequence[Line], title: Span | None) -> dict[int, str]:
    """Runs of very short lines without an end, one after the other: a menu, a list of tags."""
    out: dict[int, str] = {}
    run: list[Line] = []
    for line in (*free, None):
        small = (
            line is not None
            and line.words <= SHORT
            and not line.ends_sentence
            and not QUOTED.match(line.text)
            and not (title and line.start == title.start)
        )
        if small and line is not None and (not run or line.index == run[-1].index + 1):
            run.append(line)
            continue
        if len(run) >= MENU_RUN:
            out.update({n.index: "a run of short lines" for n in run})
        run = [line] if small and line is not None else []
    return out
