"""The headline of a page in plain text: which of the lines before the story it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vedette.pages.datelines import read_dateline
from vedette.pages.furniture_phrases import PATH, Mark
from vedette.pages.lines import Line, folded
from vedette.pages.outlets import outlet_names
from vedette.records.lines import CLOSERS
from vedette.records.spans import Span, make_span

TITLE_WORDS = 40


def find_title(
    text: str, lines: Sequence[Line], marks: dict[int, Mark], meta: set[int], credited: set[int], body: tuple[int, int]
) -> Span | None:
    """The headline: the line before the story that looks most like one; None where none looks like one enough.

    A headline is repeated on the page, shares its words with the story's first paragraphs, and stands over a byline.
    """
    if body[1] < 0:
        return None
    shapes = {n.index: folded(n.text) for n in lines[: min(body[0] + 2, 200)]}
    story = content_words(" ".join(n.text for n in lines[body[0] : min(body[0] + 6, body[1] + 1)]))
    best: tuple[float, Line] | None = None
    scores: dict[int, float] = {}
    allowed = [
        n
        for n in lines[: min(body[0], 80)]
        if (n.index not in marks or marks[n.index].group == PATH) and n.index not in meta and n.index not in credited
        and 2 <= n.words <= TITLE_WORDS and read_dateline(n.text) is None
        and not n.text.endswith(":") and not CUT_SHORT.search(n.text)
        and (not n.ends_sentence or n.text.rstrip(CLOSERS)[-1:] in "?!…")
    ]  # fmt: skip
    for line in allowed:
        mine = shapes[line.index]
        if any(shapes[i].startswith(mine) for i in credited if i in shapes):
            continue
        words = content_words(line.text)
        shared = len(words & story) / len(words) if words else 0.0
        again = any(i != line.index and (o == mine or o.startswith(mine + " ")) for i, o in shapes.items())
        over = any(i in meta for i in (line.index + 1, line.index + 2))
        score = 2.0 * again + 3.0 * shared + 0.6 * over + 0.6 * (5 <= line.words <= 20) - 0.02 * line.index
        score += (
            3.0 * bool(re.match(r"^#\s", line.text)) - 2.0 * bool(NO_TITLE.search(line.text)) - 0.8 * (line.words < 4)
        )
        scores[line.index] = score
        if score >= ENOUGH and (best is None or score > best[0]):
            best = (score, line)
    if best is not None:
        best = over_standfirst(best, allowed, scores, meta)
    if best is None:
        first = [n for n in allowed if n.words >= 5 and not NO_TITLE.search(n.text)]
        best = (0.0, first[0]) if 0 < len(first) <= 3 and body[0] - first[0].index <= 6 else None
    if best is None:
        return None
    line = best[1]
    cut = marks[line.index].end if line.index in marks else len(line.text) - len(line.text.lstrip("# "))
    start = line.start + cut
    before = re.match(r"(?P<site>[^|]{2,40}?)\s\|\s(?=\S+\s\S+\s\S)", text[start : line.end])
    if before and is_printed(before["site"], line, lines):
        start += before.end()
    site = re.search(r"\s[|–—-]\s(?P<site>[^|–—]{2,40})$", line.text[cut:])
    end = start + site.start() if site and is_site(site["site"], site.group()) else line.end
    return make_span(text, start, end)


ENOUGH = 1.0


def over_standfirst(
    best: tuple[float, Line], allowed: Sequence[Line], scores: dict[int, float], meta: set[int]
) -> tuple[float, Line]:
    """The headline over a standfirst: a standfirst shares more words with the story, but stands under the headline."""
    line = best[1]
    before = [n for n in allowed if n.index < line.index and scores.get(n.index, 0.0) >= ENOUGH and n.words >= 4]
    if line.words < 10 or not before or any(folded(n.text) == folded(line.text) for n in before):
        return best
    over = before[-1]
    between = set(range(over.index + 1, line.index)) - meta
    return (scores[over.index], over) if not between and over.words <= line.words else best


NO_TITLE = re.compile(r"https?:|@\w|\d{1,2}:\d\d|•|\bpowered by\b|\bfacebook\b.*\btwitter\b|\bfollow\b", re.IGNORECASE)


# A path that ends in a headline cut short: "Home News Envoys meet in Par...".
CUT_SHORT = re.compile(r"^home\b.*(?:\.\.\.|…)$", re.IGNORECASE)


def is_printed(site: str, line: Line, lines: Sequence[Line]) -> bool:
    """Whether words before a headline name the site: an outlet that we know, or words of the page's own tail."""
    name = folded(site)
    return name.removeprefix("the ") in outlet_names() or any(
        name in folded(n.text) and "|" not in n.text for n in lines[line.index + 3 :] if n.words <= 20
    )


def content_words(text: str) -> set[str]:
    """The words of four letters and more, lower case, cut to six letters so that inflected forms meet."""
    return {w[:6] for w in re.findall(r"[^\W\d_]{4,}", text.lower())}


def is_site(words: str, ending: str) -> bool:
    """Whether the end of a headline names the site: after "|", or an outlet that we know."""
    return ending.lstrip().startswith("|") or folded(words).removeprefix("the ") in outlet_names()
