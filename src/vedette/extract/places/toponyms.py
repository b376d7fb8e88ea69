"""Toponyms: the names of places on a page, and which place of the gazetteer each means, if the page tells.

A name that several places bear is decided by the page: what the words call it ("province of X", "the town of X",
"X, Country"), the countries and divisions that the page speaks of, then size. A small place in a country of which the
page says nothing is not believed: the name is kept without coordinates. Method after the containment and co-mention
cues of Leidner (2007), "Toponym Resolution in Text"; precision codes are those of UCDP GED.
"""

from __future__ import annotations

import calendar
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from vedette.knowledge.gazetteer import Gazetteer, GazetteerPlace, normalize
from vedette.records.entities import Entity, Mention, Place
from vedette.records.parsed import Parsed, Token
from vedette.records.spans import Span

# A lone candidate in a country that the page doesn't speak of is believed from this size on: a city that news
# names without its country. Below it a namesake elsewhere is the likelier case.
KNOWN_ABROAD = 150_000
KNOWN_ALONE = 30_000  # the same for a name that no other country has
SEAT_POPULATION = 50_000
SEAT = 3.0  # a province and the city that it is named after: the bare name is the city
VOTE = 2.0  # swept 0 to 4 on 80 LGL pages, 2026-11: names of one division on a page speak for each other
NO_PLACE = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "PERSON"})
CALENDAR = frozenset({*calendar.month_name, *calendar.day_name})  # March and Friday are towns as well
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
WHERE = frozenset(
    "in at near inside outside around across over on within throughout along off into onto to toward towards "
    "outside beside above amid behind between beyond under".split()
)
AREA_WORDS = {
    "province": "ADM", "governorate": "ADM", "state": "ADM", "region": "ADM", "oblast": "ADM", "district": "ADM",
    "county": "ADM", "department": "ADM", "prefecture": "ADM", "canton": "ADM", "republic": "ADM",
    "city": "PPL", "town": "PPL", "village": "PPL", "suburb": "PPL", "port": "PPL", "hamlet": "PPL", "capital": "PPL",
    "settlement": "PPL", "township": "PPL", "municipality": "PPL", "island": "ISL", "airbase": "AIRB", "sea": "SEA",
}  # fmt: skip
VESSELS = frozenset(
    "ship vessel boat tanker freighter trawler carrier aircraft plane train car truck bus convoy".split()
)
DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern north-east north-west south-east south-west "
    "north-eastern north-western south-eastern south-western".split()
)
PRECISION = {"PPL": 1, "AIRB": 1, "NVB": 1, "XING": 1, "CMP": 1, "FCL": 1, "ADM1": 4, "ADM0": 6, "PCLI": 6,
             "SEA": 7, "STRT": 7, "CNL": 5, "RVR": 5, "LK": 5, "RGN": 5, "ISL": 5, "MT": 5, "DSRT": 5}  # fmt: skip


def named_places(parsed: Parsed, known: Gazetteer) -> Iterator[tuple[Span, Entity | None, tuple[Token, ...]]]:
    """Every place name with its tokens: mentions of places, facilities and states, else what the parser calls one."""
    taken: set[int] = set()
    for mention in parsed.mentions:
        entity = parsed.entity_by_id[mention.entity]
        tokens = parsed.tokens_in(mention.span)
        if not tokens:
            continue
        taken.update(t.index for t in tokens)
        if (entity.kind in ("place", "facility") and mention.form != "pronoun" and not is_vessel(parsed, mention)) or (
            entity.kind == "state" and is_location(parsed, mention)
        ):
            yield mention.span, entity, tokens
    run: list[Token] = []
    for token in (*parsed.tokens, None):
        goes_on = token is not None and token.label in PLACE_LABELS and token.index not in taken
        if run and (not goes_on or token is None or token.sentence != run[-1].sentence or token.label != run[-1].label):
            words = [t for t in run if t.pos != "DET"]
            if words and any(t.pos == "PROPN" for t in words):
                yield parsed.span_of(words), None, tuple(words)
            run = []
        if goes_on and token is not None:
            run.append(token)
            taken.add(token.index)
    yield from unlabelled_places(parsed, known, taken)


def unlabelled_places(
    parsed: Parsed, known: Gazetteer, taken: set[int]
) -> Iterator[tuple[Span, Entity | None, tuple[Token, ...]]]:
    """Proper nouns that nothing else claimed, after a word of place or as an object, that name a city or a division."""
    for token in parsed.tokens:
        if token.index in taken or token.pos != "PROPN" or token.dep not in ("pobj", "dobj"):
            continue
        if token.label in NO_PLACE or token.text in CALENDAR:
            continue
        above = parsed.tokens[token.head]
        if token.dep == "pobj" and above.lower not in WHERE | {"from", "of"}:
            continue
        words = [parsed.tokens[c] for c in token.children if parsed.tokens[c].dep == "compound"] + [token]
        span = parsed.span_of(words)
        if any(p.feature in ("ADM1", "PCLI") or p.population >= KNOWN_ALONE for p in known.find(span.text)):
            yield span, None, parsed.tokens_in(span)


def is_vessel(parsed: Parsed, mention: Mention) -> bool:
    """Whether a "facility" moves: a ship is no place."""
    return parsed.tokens[mention.head].lemma.lower() in VESSELS


def is_location(parsed: Parsed, mention: Mention) -> bool:
    """Whether a state is spoken of as a place: "in Syria", "northern Iraq", not "Syria said"."""
    token = parsed.tokens[mention.head]
    if mention.form in ("pronoun", "nominal") or token.pos == "ADJ" or token.dep == "poss":
        return False
    head = parsed.tokens[token.head]
    return (token.dep == "pobj" and head.lower in WHERE | {"from", "of"}) or any(
        parsed.tokens[c].text in DIRECTIONS for c in token.children
    )


def head_of(tokens: tuple[Token, ...]) -> int:
    """The token of a run whose own head lies outside it."""
    inside = {t.index for t in tokens}
    return next((t.index for t in tokens if t.head not in inside or t.head == t.index), tokens[-1].index)


def is_near(parsed: Parsed, tokens: tuple[Token, ...]) -> bool:
    """Whether the words put the deed beside the place ("near X", "north of X", "outskirts of X")."""
    head = parsed.tokens[parsed.tokens[head_of(tokens)].head]
    above = parsed.tokens[head.head]
    return head.lower in ("near", "outside", "around") or (
        head.lower == "of"
        and (above.lower in DIRECTIONS or above.lemma in ("outskirt", "kilometre", "mile", "kilometer"))
    )


@dataclass(frozen=True, slots=True)
class PageContext:
    """The countries that a page speaks of, by how often, the names of its places, and for each division and country
    how many of those names it could hold ("votes": a name that many divisions hold says little of each)."""

    countries: Counter[str]
    names: frozenset[str]
    votes: dict[tuple[str, ...], float]


def page_context(
    parsed: Parsed, known: Gazetteer, named: list[tuple[Span, Entity | None, tuple[Token, ...]]]
) -> PageContext:
    """What the page says of countries: its entities', and those of places that only one country has."""
    countries: Counter[str] = Counter()
    for entity in parsed.entities:
        if entity.country and entity.kind != "news_agency":
            countries[entity.country] += len(entity.mentions) or 1
    only_home: dict[str, set[str]] = {}  # country -> names that no other country has
    for span, _, _ in named:
        name = bare_name(span.text)[0]
        found = known.find(name)
        homes = {p.country for p in found}
        if len(homes) == 1 and (home := homes.pop()):
            only_home.setdefault(home, set()).add(name)
            countries[home] += max(p.population for p in found) >= KNOWN_ALONE
        for place in found:
            if place.feature == "PCLI" and place.country:
                countries[place.country] += 1
    for home, alone in only_home.items():
        countries[home] += len(alone) - 1  # a name can't speak for itself, two can for each other
    if parsed.document.dateline:
        homes = {p.country for p in known.find(parsed.document.dateline) if p.population >= KNOWN_ABROAD}
        for home in homes:
            if home:
                countries[home] += 1
    names = {bare_name(span.text)[0] for span, _, _ in named}
    votes: dict[tuple[str, ...], float] = {}
    for name in sorted(names):
        divisions = {home_of(p) for p in known.find(name)} - {()}
        for division in divisions:
            votes[division] = votes.get(division, 0.0) + 1 / math.sqrt(len(divisions))
    return PageContext(countries, frozenset(s.text.casefold() for s, _, _ in named), votes)


def home_of(place: GazetteerPlace) -> tuple[str, ...]:
    """The first-order division and country that a place lies in or is; empty for a country or an unplaced region."""
    above = (place.name, *place.divisions) if place.feature.startswith("ADM") else place.divisions
    return tuple(above[-2:]) if len(above) >= 2 else ()


def bare_name(text: str) -> tuple[str, str | None]:
    """A name without the words that say what it is, and the class that they say: "Borno state" is ("Borno", "ADM").

    >>> bare_name("the northeastern state of Borno"), bare_name("Kano city"), bare_name("Nigeria's Borno")
    (('Borno', 'ADM'), ('Kano', 'PPL'), ('Borno', None))
    """
    words = text.replace("’", "'").split()
    while words and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    for i, word in enumerate(words[:-1]):
        if word.endswith("'s") and words[i + 1][:1].isupper():
            words = words[i + 1 :]
            break
    said = None
    lowered = [w.lower() for w in words]
    if "of" in lowered[:4] and (at := lowered.index("of")) and lowered[at - 1] in AREA_WORDS:
        said, words = AREA_WORDS[lowered[at - 1]], words[at + 1 :]
    while len(words) > 1 and words[0].lower() in DIRECTIONS and not words[0][0].isupper():
        words = words[1:]
    if len(words) > 1 and words[-1] in AREA_WORDS:
        said, words = AREA_WORDS[words[-1]], words[:-1]
    name = " ".join(words).removesuffix("'s").removesuffix("'")
    return name or text, said


def decide(
    parsed: Parsed, known: Gazetteer, context: PageContext, spoken: list[Span], entity: Entity | None
) -> GazetteerPlace | None:
    """The one place that these mentions mean, or None where the gazetteer has none or the page doesn't tell."""
    names = list(dict.fromkeys(bare_name(s.text)[0] for s in spoken))
    if entity is not None:
        names = list(dict.fromkeys([*names, bare_name(entity.name)[0], entity.name]))
    said = {c for s in spoken if (c := bare_name(s.text)[1])}
    candidates = next((found for name in names if (found := known.find(name))), ())
    if entity is not None and entity.kind == "state":
        candidates = tuple(c for c in candidates if c.feature == "PCLI" and entity.country in (None, c.country))
    if not candidates:
        return None
    after = {follows(parsed, span) for span in spoken} - {None}
    cities = [c for c in candidates if c.feature == "PPL" and c.population >= SEAT_POPULATION]
    seats = {d for c in cities for d in c.divisions}
    scored = [
        (score(c, names[0], context, said, after, entity) - (SEAT if c.name in seats and not said else 0), c)
        for c in candidates
    ]
    best, place = max(scored, key=lambda pair: (pair[0], pair[1].population, -(pair[1].geonameid or 0)))
    return place if best >= 0 else None


def follows(parsed: Parsed, span: Span) -> str | None:
    """The name after a comma that says where a place is: "Illinois" in "Springfield, Illinois"."""
    tokens = parsed.tokens_in(span)
    after = tokens[-1].index + 1
    if after + 1 >= len(parsed.tokens) or parsed.tokens[after].text != ",":
        return None
    first = parsed.tokens[after + 1]
    if first.sentence != tokens[-1].sentence or first.pos != "PROPN":
        return None
    words = [first.text]
    for token in parsed.tokens[after + 2 : after + 4]:
        if token.pos != "PROPN" or token.sentence != first.sentence:
            break
        words.append(token.text)
    return " ".join(words).casefold()


def score(
    place: GazetteerPlace,
    name: str,
    context: PageContext,
    said: set[str],
    after: set[str | None],
    entity: Entity | None,
) -> float:
    """How well a candidate goes with the page; below 0 it isn't believed."""
    size = math.log10(place.population + 10)
    spoken_of = context.countries.get(place.country or "", 0) if place.country else 1
    points = size + 3 * math.log2(1 + spoken_of)
    divisions = [d.casefold() for d in place.divisions]
    if any(a in divisions or any(a == d.split()[0] for d in divisions) for a in after if a):
        points += 20
        spoken_of += 1
    points += 2 * sum(d in context.names for d in divisions)
    home = home_of(place)
    points += VOTE * (context.votes.get(home, 0.0) if home else 0.0)
    if normalize(place.name) != normalize(name):
        points -= 1.0
    if place.feature == "PCLI":
        points += 30
    elif place.feature not in ("PPL", "ADM1") and not place.feature.startswith("ADM"):
        points += 8  # a sea, a region: listed because news means it by that name
    elif place.feature == "ADM1":
        points += 1.5
    elif place.feature.startswith("ADM"):
        points -= 2
    if said:
        points += 4 if any(place.feature.startswith(s) for s in said) else -1
    if entity is not None and entity.country and place.country and entity.country != place.country:
        points -= 10
    believed = spoken_of > 0 or place.population >= KNOWN_ABROAD or place.feature not in ("PPL", "ADM2", "ADM3", "ADM4")
    return points if believed else -1.0


def place_from(span: Span, entity: Entity | None, found: GazetteerPlace | None, near: bool) -> Place:
    """The record of a mention: the page's name for it, the gazetteer's facts where there are any."""
    name = entity.name if entity is not None else bare_name(span.text)[0]
    country = entity.country if entity is not None else None
    own = entity.id if entity is not None else None
    if found is None:
        return Place(name, country=country, entity=own, span=span)
    precision = PRECISION.get(found.feature, 3 if found.feature.startswith("ADM") else 1)
    return Place(
        name,
        found.latitude,
        found.longitude,
        found.geonameid,
        2 if near and precision == 1 else precision,
        found.country or country,
        own,
        span,
    )
