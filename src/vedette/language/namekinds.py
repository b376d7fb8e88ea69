"""What kind of thing a name stands for: its words, the words beside it, and a vote over the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from vedette.knowledge.actors import reference
from vedette.knowledge.gazetteer import shipped_gazetteer
from vedette.language.drafts import Draft
from vedette.language.lexicon import Hit, Lexicon, Noun, fold, is_capitals, pieces_of
from vedette.records.entities import EntityKind
from vedette.records.parsed import Parsed, Token

# A town of this many people is known by its bare name; a smaller one needs a preposition of place before it.
KNOWN_TOWN = 100_000
SMALL_TOWN = 5_000
TOLD = ("armed_group", "facility", "organization", "place", "person")


def kind_by_words(lexicon: Lexicon, tokens: Iterable[Token]) -> EntityKind | None:
    """The kind that the last words of a name, or its first, tell, if any."""
    words = [w for t in tokens for w in pieces_of(t.text)]
    if len(words) > 1 and words[0] in lexicon.first_words:
        return lexicon.first_words[words[0]]
    for size in (2, 1):
        if len(words) > size and " ".join(words[-size:]) in lexicon.last_words:
            return lexicon.last_words[" ".join(words[-size:])]
    return None


def kind_beside(parsed: Parsed, lexicon: Lexicon, nouns_at: dict[int, Hit], first: int, last: int) -> EntityKind | None:
    """The kind that a common noun beside the name tells: "the rebel group X", "X broadcaster", "the town of X"."""
    tokens = parsed.tokens
    before = first - 1
    if before > 0 and tokens[before].lower == "of":
        before -= 1
    for at in (before, last):
        if not 0 <= at < len(tokens) or tokens[at].sentence != tokens[first].sentence or not tokens[at].text.islower():
            continue
        hit = nouns_at.get(at)
        if hit is not None and isinstance(hit.meaning, Noun) and hit.meaning.nominal is not None:
            kind = hit.meaning.nominal.kind
            if at == before and before != first - 1 and kind == "facility":
                return "place"  # "the port of X"
            if at == before and before != first - 1 and kind != "place":
                continue
            if at == last and kind in ("facility", "agreement"):
                continue
            if kind in ("armed_group", "facility", "agreement", "organization", "place"):
                return kind
        if at == last and lexicon.last_words.get(tokens[at].lower) == "place":
            return "place"
    return kind_in_apposition(parsed, nouns_at, first, last)


def kind_in_apposition(parsed: Parsed, nouns_at: dict[int, Hit], first: int, last: int) -> EntityKind | None:
    """The kind that a noun in apposition tells: "Solhan, a village in the east", "Total, the oil company"."""
    for index in range(first, last):
        for noun in parsed.children(index, "appos"):
            hit = nouns_at.get(noun.index)
            if not last < noun.index or hit is None or not isinstance(hit.meaning, Noun):
                continue
            if hit.meaning.nominal is not None and hit.meaning.nominal.kind in TOLD and noun.tag in ("NN", "NNP"):
                return hit.meaning.nominal.kind
    return None


def is_titled(parsed: Parsed, lexicon: Lexicon, first: int) -> bool:
    """Whether a title stands right before the name: "Minister X", "Mr X"."""
    if not first:
        return False
    before = parsed.tokens[first - 1]
    if before.sentence != parsed.tokens[first].sentence:
        return False
    return fold(before.text) in lexicon.role_heads or fold(before.text) in lexicon.courtesy


def could_be_person(tokens: tuple[Token, ...]) -> bool:
    """Whether the words are shaped like a person's name: capitals in front, no acronym, two to four words."""
    return all(
        t.text[0].isupper() or t.text in ("-", "al", "bin", "bint", "de", "van", "von", "el", "ul") for t in tokens
    ) and (not any(is_capitals(t.text) and len(t.text) < 6 for t in tokens))


def settle_kinds(parsed: Parsed, lexicon: Lexicon, drafts: list[Draft], nouns_at: dict[int, Hit]) -> None:
    """Give all drafts of the same unlisted words one kind: the parser's votes, outvoted by clues beside the name."""
    groups: dict[tuple[str, ...], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.known is None and draft.key is None:
            groups[pieces_of(draft.name)].append(draft)
    places = {i for d in drafts if d.kind == "place" for i in range(d.first, d.last)}
    for group in groups.values():
        votes: dict[EntityKind, float] = defaultdict(float)
        for draft in group:
            votes[draft.kind] += 10 if draft.sure else 1
            told = kind_beside(parsed, lexicon, nouns_at, draft.first, draft.last)
            if told:
                votes[told] += 3
            shaped = could_be_person(parsed.tokens[draft.first : draft.last])
            if shaped and is_titled(parsed, lexicon, draft.first):
                votes["person"] += 3
            token = parsed.tokens[draft.head]
            if token.dep == "pobj" and parsed.head(draft.head).lower in reference().place_prepositions:
                votes["place"] += 2
        if len(votes) == 1 and "person" in votes and any(classes_a_building(parsed, nouns_at, d) for d in group):
            votes["place"] += len(group) + 1
        votes["place"] += places_beside(parsed, lexicon, group, places)
        if not votes.keys() & {"place", "state"} or votes["place"] < votes["person"] + votes["organization"]:
            votes["place"] += gazetteer_vote(parsed, lexicon, group)
        best = max(votes, key=lambda kind: (votes[kind], kind))
        for draft in group:
            if draft.kind != "population" and not draft.sure:
                draft.kind = best
    persons_by_use(parsed, lexicon, groups)
    parts: set[str] = set()
    for draft in drafts:
        words = pieces_of(draft.name)
        if draft.kind == "person" and len(words) > 1:
            parts.update((words[0], words[-1]))
    for draft in drafts:
        words = pieces_of(draft.name)
        if (
            draft.known is None
            and draft.key is None
            and len(words) == 1
            and words[0] in parts
            and draft.kind != "facility"
            and not draft.sure
        ):
            draft.kind = "person"


def classes_a_building(parsed: Parsed, nouns_at: dict[int, Hit], draft: Draft) -> bool:
    """Whether the name stands before a noun for a building or camp that it names: "the Zamzam camp"."""
    token = parsed.tokens[draft.head]
    hit = nouns_at.get(token.head)
    is_nominal = hit is not None and isinstance(hit.meaning, Noun) and hit.meaning.nominal is not None
    return (
        token.dep in ("compound", "nmod") and is_nominal and hit.meaning.nominal.id in ("facility", "region")  # type: ignore[union-attr]
    )


def places_beside(parsed: Parsed, lexicon: Lexicon, group: list[Draft], places: set[int]) -> float:
    """The vote for a place where a town's name is coordinated with places: "the cities of Mopti and Gao"."""
    if len(pieces_of(group[0].name)) > 1 or any(is_titled(parsed, lexicon, d.first) for d in group):
        return 0.0
    if group[0].kind == "place" or not any(t.index in places for d in group for t in parsed.conjuncts(d.head)):
        return 0.0
    return len(group) + 2.0 if is_inhabited(group[0].name) else 0.0


def gazetteer_vote(parsed: Parsed, lexicon: Lexicon, group: list[Draft]) -> float:
    """How much the gazetteer speaks for a place where the parser saw a person or a body: all its votes and one more."""
    if any(d.kind not in ("person", "organization", "weapon") for d in group):
        return 0.0
    if any(is_titled(parsed, lexicon, d.first) for d in group) or is_capitals(group[0].name):
        return 0.0
    if " " in group[0].name and is_land_or_sea(group[0].name):
        return len(group) + 1.0
    people = population_of(group[0].name)
    before = {parsed.head(d.head).lower for d in group if parsed.tokens[d.head].dep == "pobj"}
    words = reference()
    after = before & (
        words.place_prepositions | words.far_prepositions if people >= KNOWN_TOWN else words.place_prepositions
    )
    bare = people >= KNOWN_TOWN and all(d.kind == "organization" for d in group)
    return len(group) + 1.0 if bare or (after and people >= SMALL_TOWN) else 0.0


def population_of(name: str) -> int:
    """How many people live in the largest place of this name; 0 where the gazetteer knows none."""
    return max((p.population for p in shipped_gazetteer().find(name)), default=0)


def is_land_or_sea(name: str) -> bool:
    """Whether the gazetteer lists a sea, a bank, a strait, a region of this name: no town, no division, no state."""
    return any(not p.feature.startswith(("P", "ADM")) for p in shipped_gazetteer().find(name))


def is_inhabited(name: str) -> bool:
    """Whether the gazetteer knows a town or village of this name."""
    return any(p.feature.startswith(("P", "populated")) for p in shipped_gazetteer().find(name))


def is_known_town(name: str) -> bool:
    """Whether the bare name is that of a large town."""
    return population_of(name) >= KNOWN_TOWN


def persons_by_use(parsed: Parsed, lexicon: Lexicon, groups: dict[tuple[str, ...], list[Draft]]) -> None:
    """Call a name a person's where the page shortens it to its last word: companies and bodies go by their first."""
    for words, group in groups.items():
        if not 2 <= len(words) <= 3 or group[0].kind != "organization" or words[-1:] not in groups:
            continue
        first, last = group[0].first, group[0].last
        alone = groups[words[-1:]]
        articled = any(d.first and parsed.tokens[d.first - 1].lower == "the" for d in (*group, *alone))
        if (
            articled
            or not could_be_person(parsed.tokens[first:last])
            or kind_by_words(lexicon, parsed.tokens[first:last])
        ):
            continue
        for draft in (*group, *alone):
            if draft.kind == "organization":
                draft.kind = "person"
