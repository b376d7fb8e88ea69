"""What two pages share: the longest runs of equal words, with small differences bridged, and how much they weigh."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from vedette.knowledge.wording import function_words
from vedette.reconcile.shingles import LENGTH, PageWords

FUNCTION_WEIGHT = 0.4
NAME_WEIGHT = 0.2
BRIDGE = 2  # words that may differ between two runs of one passage
GAP_COST = 1.0  # what each such difference takes from the passage's weight
OFTEN = 40  # a run that stands so often on one page is a refrain, not a copy


@dataclass(frozen=True, slots=True)
class Passage:
    """Words first_a..last_a of one page stand as first_b..last_b on the other (both ends inclusive)."""

    first_a: int
    last_a: int
    first_b: int
    last_b: int
    weight: float
    equal: int  # how many words are equal


def shared_passages(a: PageWords, b: PageWords, rarity: Callable[[str], float]) -> list[Passage]:
    """The maximal passages that two pages share, in the order of the first page; no word of it is used twice."""
    index: dict[int, list[int]] = defaultdict(list)
    for at, number in enumerate(a.shingles):
        if len(index[number]) < OFTEN:
            index[number].append(at)
    runs: set[tuple[int, int, int]] = set()
    covered: dict[int, int] = {}
    for j, number in enumerate(b.shingles):
        for i in index.get(number, ()):
            if covered.get(i - j, -1) >= j:
                continue
            if a.words[i : i + LENGTH] != b.words[j : j + LENGTH]:
                continue
            length = LENGTH
            while (
                i + length < len(a.words) and j + length < len(b.words) and a.words[i + length] == b.words[j + length]
            ):
                length += 1
            covered[i - j] = j + length - 1
            runs.add((i, j, length))
    return best_of(bridged(runs), a, rarity)


def bridged(runs: set[tuple[int, int, int]]) -> list[tuple[int, int, int, int, tuple[tuple[int, int, int], ...]]]:
    """Runs joined where at most a few words differ between them: (first_a, last_a, first_b, last_b, the runs)."""
    out: list[tuple[int, int, int, int, tuple[tuple[int, int, int], ...]]] = []
    for i, j, n in sorted(runs):
        for at in range(len(out) - 1, max(-1, len(out) - 9), -1):
            fa, la, fb, lb, inside = out[at]
            if 0 < i - la <= BRIDGE + 1 and 0 < j - lb <= BRIDGE + 1:
                out[at] = (fa, i + n - 1, fb, j + n - 1, (*inside, (i, j, n)))
                break
        else:
            out.append((i, i + n - 1, j, j + n - 1, ((i, j, n),)))
    return out


def best_of(
    found: list[tuple[int, int, int, int, tuple[tuple[int, int, int], ...]]],
    page: PageWords,
    rarity: Callable[[str], float],
) -> list[Passage]:
    """The heaviest passages first; those over words that are already in one are left out."""
    functions = function_words()

    def weigh(at: int) -> float:
        word = page.words[at]
        if word in functions or len(word) == 1:
            return FUNCTION_WEIGHT
        return (NAME_WEIGHT if at in page.names else 1.0) * rarity(word)

    weighed = [
        Passage(
            fa,
            la,
            fb,
            lb,
            sum(weigh(i + k) for i, _, n in runs for k in range(n)) - GAP_COST * (len(runs) - 1),
            sum(n for _, _, n in runs),
        )
        for fa, la, fb, lb, runs in found
    ]
    used_a: set[int] = set()
    used_b: set[int] = set()
    out = []
    for p in sorted(weighed, key=lambda p: (-p.weight, p.first_a, p.first_b)):
        side_a, side_b = range(p.first_a, p.last_a + 1), range(p.first_b, p.last_b + 1)
        if used_a.isdisjoint(side_a) and used_b.isdisjoint(side_b):
            used_a.update(side_a)
            used_b.update(side_b)
            out.append(p)
    return sorted(out, key=lambda p: p.first_a)
