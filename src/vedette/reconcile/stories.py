"""Stories: pages that tell of one thing, found as pages come, without a fixed number of stories.

Single-pass clustering after Allan, Papka and Lavrenko, "On-line new event detection and tracking" (1998): a page joins
the story whose words it shares most, fewer words being enough for a page of the same days; pages come in the order of
their dates. A second look joins stories that began apart.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from vedette.knowledge.wording import function_words, stem
from vedette.reconcile.origins import Sets
from vedette.reconcile.sheet import Days
from vedette.reconcile.shingles import PageWords
from vedette.records.case import Story
from vedette.records.ids import make_id

NEAR = 0.17  # likeness from which a page joins a story of its own days
FAR_APART = 60  # days after which a page needs the likeness below
NEAR_BUT_LATE = 0.3
JOIN = 0.24  # likeness of two stories' middles from which they are one
NEIGHBOURS = 0.1  # likeness of the middles from which records of two stories are compared at all
TELLING = 25  # how many of its most telling words a page is looked up by
NAME_BOOST = 1.5
CROWD = 60  # stories that share a telling word: more of them say nothing
MOST_SHARED = 3  # telling words that two stories must share to be compared
BEYOND = 60  # pages that the pile's words are weighed against beside its own: few pages don't show which words are rare

Vector = dict[str, float]


@dataclass
class Growing:
    """A story as it grows: the sum of its pages' vectors, its pages, its days."""

    total: Vector
    pages: list[str]
    days: list[Days] = field(default_factory=list)
    length: float = 1.0


def find_stories(pages: Sequence[PageWords], days: Mapping[str, Days]) -> tuple[tuple[Story, ...], dict[str, str]]:
    """Each page in exactly one story, sorted by id; and each page's neighbourhood of stories, by document.

    ``days`` are the days of dated pages. Records are compared within a neighbourhood: a later story can tell of an
    earlier one's deeds.
    """
    vectors = vectors_of(pages)
    order = sorted(vectors, key=lambda d: (days.get(d, (10**9, 10**9)), d))
    stories: list[Growing] = []
    holding: dict[str, set[int]] = defaultdict(set)
    for document in order:
        vector = vectors[document]
        telling = sorted(vector, key=lambda w: (-vector[w], w))[:TELLING]
        near = Counter(n for w in telling for n in holding.get(w, ()))
        best, likeness = -1, 0.0
        for n, _ in sorted(near.most_common(50)):
            score = cosine(vector, stories[n]) / bar(days.get(document), stories[n].days)
            if score > likeness + 1e-12:
                best, likeness = n, score
        if likeness < 1.0:
            best = len(stories)
            stories.append(Growing({}, []))
        add(stories[best], document, vector, days.get(document))
        for w in telling:
            holding[w].add(best)
    alike = likenesses(stories)
    found = sorted((Story(make_id("t", *g), g) for g in joined(stories, alike, JOIN, late=0.15)), key=lambda s: s.id)
    wide = joined(stories, alike, NEIGHBOURS, late=0.0)
    return tuple(found), {d: group[0] for group in wide for d in group}


def vectors_of(pages: Sequence[PageWords]) -> dict[str, Vector]:
    """Each page as weighted stems of length one: often here, rare elsewhere; names count more."""
    functions = function_words()
    stems: dict[str, Counter[str]] = {}
    for page in pages:
        counts: Counter[str] = Counter()
        for n, word in enumerate(page.words):
            if word not in functions and len(word) > 2 and not word.isdigit():
                counts[stem(word)] += NAME_BOOST if n in page.names else 1  # type: ignore[assignment]
        stems[page.document] = counts
    held = Counter(w for c in stems.values() for w in c)
    total = len(pages) + BEYOND
    out = {}
    for document, counts in stems.items():
        vector = {w: math.log(1 + n) * math.log(total / held[w] + 0.5) for w, n in counts.items()}
        vector = {w: x for w, x in vector.items() if x > 0}
        length = math.sqrt(sum(x * x for x in vector.values())) or 1.0
        out[document] = {w: x / length for w, x in vector.items()}
    return out


def cosine(vector: Vector, story: Growing) -> float:
    return sum(x * story.total.get(w, 0.0) for w, x in vector.items()) / story.length


def bar(day: Days | None, days: Sequence[Days]) -> float:
    """The likeness that a page needs: more, the further its day is from those of the story."""
    if day is None or not days:
        return NEAR
    gap = min(max(0, day[0] - d[1], d[0] - day[1]) for d in days[-20:])
    return NEAR + (NEAR_BUT_LATE - NEAR) * min(1.0, gap / FAR_APART)


def add(story: Growing, document: str, vector: Vector, days: Days | None) -> None:
    for w, x in vector.items():
        story.total[w] = story.total.get(w, 0.0) + x
    story.length = math.sqrt(sum(x * x for x in story.total.values())) or 1.0
    story.pages.append(document)
    if days:
        story.days.append(days)


def likenesses(stories: Sequence[Growing]) -> dict[tuple[int, int], tuple[float, int]]:
    """How alike the middles of two stories are, and how many days lie between them, for those that share words."""
    holding: dict[str, list[int]] = defaultdict(list)
    for n, story in enumerate(stories):
        for w in sorted(story.total, key=lambda w: (-story.total[w], w))[:TELLING]:
            holding[w].append(n)
    pairs: Counter[tuple[int, int]] = Counter()
    for places in holding.values():
        for at, n in enumerate(places[:CROWD]):
            pairs.update((n, m) for m in places[at + 1 : CROWD])
    out = {}
    for (n, m), common in sorted(pairs.items()):
        if common >= MOST_SHARED:
            a, b = stories[n], stories[m]
            alike = sum(x * b.total.get(w, 0.0) for w, x in a.total.items()) / (a.length * b.length)
            gap = min((max(0, x[0] - y[1], y[0] - x[1]) for x in a.days[-20:] for y in b.days[-20:]), default=0)
            out[n, m] = (alike, gap)
    return out


def joined(
    stories: Sequence[Growing], alike: Mapping[tuple[int, int], tuple[float, int]], bar: float, late: float
) -> list[tuple[str, ...]]:
    """The pages of the stories, alike ones joined; ``late`` is asked on top where days lie between."""
    sets = Sets(str(n) for n in range(len(stories)))
    for (n, m), (score, gap) in sorted(alike.items()):
        if score >= bar + (late if gap > FAR_APART else 0.0):
            sets.join(str(n), str(m))
    return sorted(tuple(sorted(d for n in group for d in stories[int(n)].pages)) for group in sets.groups())
