"""The words of a page as copies are looked for in them: one spelling, stand-in names swapped, furniture left out.

Shingling after Broder, "On the resemblance and containment of documents" (1997): every run of a few words is a
number, and only pages that share a number are compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

from vedette.knowledge.wording import WORD, function_words, one_spelling
from vedette.records.reading import Reading

LENGTH = 4  # words in a shingle
FEWEST_RUNS = 2  # shared runs below which two pages aren't worth comparing
CROWD = 24  # a run of words that more pages hold than this links each page only to its neighbours in the list


@dataclass(frozen=True)
class PageWords:
    """Words in one spelling, where each stands in the text, and which of them are names."""

    document: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    names: frozenset[int]

    @cached_property
    def shingles(self) -> list[int]:
        """The number of the run that begins at each word."""
        return [crc32(" ".join(self.words[i : i + LENGTH]).encode()) for i in range(len(self.words) - LENGTH + 1)]


def page_words(reading: Reading, stand_ins: Mapping[str, str]) -> PageWords:
    """The words of a page's own text."""
    document = reading.document
    hidden = sorted((s.start, s.end) for s in (*document.furniture, *document.meta_lines))
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    names: set[int] = set()
    at = 0
    after_stop = True
    last = 0
    for match in WORD.finditer(document.text):
        start = match.start()
        while at < len(hidden) and hidden[at][1] <= start:
            at += 1
        if at < len(hidden) and hidden[at][0] <= start:
            continue
        gap = document.text[last:start]
        after_stop = after_stop or any(c in ".!?\n:" for c in gap)
        if match.group()[0].isupper() and not (after_stop and not match.group().isupper()):
            names.add(len(words))
        after_stop = False
        last = match.end()
        word = one_spelling(match.group())
        swapped = stand_ins.get(word)
        if swapped:
            names.add(len(words))
        words.append(swapped or word)
        starts.append(start)
        ends.append(match.end())
    return PageWords(document.id, tuple(words), tuple(starts), tuple(ends), frozenset(names))


def pages_to_compare(pages: Iterable[PageWords]) -> list[tuple[int, int]]:
    """Pairs of places in ``pages`` that share a run of words worth a look; sorted.

    A run with fewer than two content words makes no pair. Cost is linear in the number of words, but for runs that
    many pages hold: there each page is paired with its neighbours only, which keeps a wire story's hundred reprints
    connected without comparing each with each.
    """
    functions = function_words()
    where: dict[int, list[int]] = defaultdict(list)
    for place, page in enumerate(pages):
        seen: set[int] = set()
        for at, number in enumerate(page.shingles):
            if number in seen:
                continue
            run = page.words[at : at + LENGTH]
            if sum(w not in functions and (at + n) not in page.names for n, w in enumerate(run)) >= 1:
                seen.add(number)
        for number in seen:
            where[number].append(place)
    pairs: dict[tuple[int, int], int] = defaultdict(int)
    for places in where.values():
        if len(places) < 2:
            continue
        reach = len(places) if len(places) <= CROWD else 2
        for n, a in enumerate(places):
            for b in places[n + 1 : n + 1 + reach]:
                pairs[a, b] += 1
    return sorted(pair for pair, shared in pairs.items() if shared >= FEWEST_RUNS)
