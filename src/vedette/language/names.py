"""Names on a page: the parser's own entities corrected by the known names, with titles trimmed and kinds put right."""

from __future__ import annotations

from vedette.knowledge.actors import reference
from vedette.language.acronyms import explained_names
from vedette.language.drafts import Draft
from vedette.language.lexicon import Hit, Known, Lexicon, Noun, fold, is_capitals, pieces_of
from vedette.language.metonyms import stands_for_state
from vedette.language.namekinds import (
    could_be_person,
    is_known_town,
    is_titled,
    kind_beside,
    kind_by_words,
    settle_kinds,
)
from vedette.language.namespans import across_hyphens, head_of, labelled_spans, trim, words_of
from vedette.language.vehicles import named_vehicles
from vedette.language.wordednames import worded_names
from vedette.records.entities import EntityKind
from vedette.records.parsed import Parsed

LABELS: dict[str, EntityKind] = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "facility", "NORP": "population",
    "PRODUCT": "weapon", "LAW": "agreement", "WORK_OF_ART": "organization", "EVENT": "organization",
}  # fmt: skip
# The parser's labels that are only believed where another clue backs them.
# A state or land within a longer name says nothing of the name ("Lake Chad").
LANDED = ("state", "place")
WEAK = frozenset({"WORK_OF_ART", "EVENT", "PRODUCT", "LAW", "NORP"})


def find_names(parsed: Parsed, lexicon: Lexicon, names: list[Hit], nouns: list[Hit]) -> list[Draft]:
    """The named mentions of a page in text order, none overlapping another."""
    tokens = parsed.tokens
    known_at: dict[int, Hit] = {i: h for h in names for i in range(h.first, h.last)}
    nouns_at = {i: h for h in nouns for i in range(h.first, h.last)}
    taken: set[int] = set()
    drafts: list[Draft] = []

    def take(draft: Draft | None) -> None:
        if draft is not None and taken.isdisjoint(range(draft.first, draft.last)):
            drafts.append(draft)
            taken.update(range(draft.first, draft.last))

    spans = [
        (label, first, last)
        for label, s, e in labelled_spans(tokens)
        if label in LABELS
        for first, last in [trim(parsed, lexicon, s, e, known_at)]
        if first < last
    ]
    for draft in named_vehicles(parsed, lexicon, known_at, nouns_at):
        take(draft)
    names = as_page_explains(parsed, names)
    known_at = {i: h for h in names for i in range(h.first, h.last)}
    for first, last, acronym in explained_names(parsed):
        whole = [h for h in names if h.first <= first and h.last >= last]
        if not whole:
            draft, hit = explained(parsed, lexicon, nouns_at, first, last), known_at.get(acronym)
            if hit is not None and isinstance(hit.meaning, Known):
                same = hit.meaning
                draft.known, draft.key, draft.name, draft.kind = same, same.key, same.name, same.kind
                draft.country, draft.sector = same.country, same.sector
            take(draft)
            short = parsed.tokens[acronym].text
            for token in parsed.tokens if hit is None else ():
                take(acronym_draft(parsed, token.index) if token.text == short else None)
    for draft in worded_names(parsed, lexicon, nouns_at):
        hit = known_at.get(draft.first)
        if hit is None or (
            hit.last < draft.last
            and isinstance(hit.meaning, Known)
            and hit.meaning.kind in LANDED
            and (hit.meaning.sense != "adjective" or hit.last < draft.last - 1 or draft.kind != "place")
        ):
            take(draft)
    for label, first, last in spans:
        if label == "PERSON" or (label not in ("GPE", "NORP", "FAC") and is_titled(parsed, lexicon, first)):
            take(person(parsed, lexicon, label, first, last, known_at, nouns_at))
        elif is_sea_or_land(parsed, lexicon, first, last):
            take(Draft(first, last, head_of(parsed, first, last), "name", "place", words_of(parsed, first, last)))
    for hit in names:
        if isinstance(hit.meaning, Known) and taken.isdisjoint(range(hit.first, hit.last)):
            take(known_draft(parsed, hit, hit.meaning))
    people = {pieces_of(d.name) for d in drafts if d.kind == "person" and len(pieces_of(d.name)) > 1}
    for label, first, last in spans:
        last = across_hyphens(parsed, first, last)
        if label != "PERSON" and any(
            pieces_of(words_of(parsed, s, last)) in people for s in range(first + 1, last - 1)
        ):
            first = next(s for s in range(first + 1, last) if pieces_of(words_of(parsed, s, last)) in people)
            take(Draft(first, last, head_of(parsed, first, last), "name", "person", words_of(parsed, first, last)))
        if label == "ORG" and last - first == 1:
            first = whole_name(parsed, lexicon, first, last, known_at, nouns_at)
        worded = label != "PERSON" or kind_by_words(lexicon, tokens[first:last]) == "organization"
        if worded and taken.isdisjoint(range(first, last)):
            take(other_name(parsed, lexicon, label, first, last, nouns_at))
    drafts = [d for d in drafts if not is_two_people(d, drafts)]
    settle_kinds(parsed, lexicon, drafts, nouns_at)
    return sorted(drafts, key=lambda d: d.first)


def as_page_explains(parsed: Parsed, names: list[Hit]) -> list[Hit]:
    """The known names without acronyms that the page explains otherwise: "the Northern Press Agency (NPA)"."""
    tokens = parsed.tokens
    other: set[str] = set()
    for first, last, acronym in explained_names(parsed):
        hit = next((h for h in names if h.first == acronym and isinstance(h.meaning, Known)), None)
        if hit is None or not isinstance(hit.meaning, Known) or any(h.first <= first and h.last >= last for h in names):
            continue
        words = {w for w in pieces_of(words_of(parsed, first, last)) if len(w) > 3}
        if words.isdisjoint(pieces_of(hit.meaning.name)):
            other.add(tokens[acronym].text)
    return [h for h in names if not (h.last - h.first == 1 and tokens[h.first].text in other)]


def is_two_people(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether words taken for one person's name begin and end with two persons' names ("Begin Meets Sadat")."""
    words = pieces_of(draft.name)
    if draft.kind != "person" or len(words) < 2:
        return False
    others = {pieces_of(d.name)[-1] for d in drafts if d.kind == "person" and pieces_of(d.name) not in ((), words)}
    return words[0] in others and words[-1] in others and words[0] != words[-1]


def person(
    parsed: Parsed, lexicon: Lexicon, label: str, first: int, last: int, known_at: dict[int, Hit],
    nouns_at: dict[int, Hit],
) -> Draft | None:  # fmt: skip
    """The draft of a person's name; None where the words are a known actor's, a common noun's or a body's."""
    tokens = parsed.tokens
    if first in known_at and label != "PERSON":
        return None
    last = across_hyphens(parsed, first, last)
    name = tokens[first:last]
    while first < last - 1 and tokens[first].lower in reference().place_prepositions:
        first += 1
    name = tokens[first:last]
    if not tokens[first].text[0].isupper() or (label != "PERSON" and not could_be_person(name)):
        return None
    inside = [known_at[i] for i in range(first, last) if i in known_at]
    if any((h.first <= first and h.last >= last) or h.last - h.first > 1 for h in inside):
        return None
    if kind_by_words(lexicon, name) not in (None, "armed_group", "place"):
        return None
    if any(isinstance(h.meaning, Noun) and h.meaning.institution for i in range(first, last) if (h := nouns_at.get(i))):
        return None
    ending = nouns_at.get(last - 1)
    if (
        ending is not None
        and isinstance(ending.meaning, Noun)
        and (tokens[last - 1].tag in ("NNS", "NNPS") or ending.meaning.institution is not None)
    ):
        return None
    first = whole_name(parsed, lexicon, first, last, known_at, nouns_at)
    return Draft(first, last, head_of(parsed, first, last), "name", "person", words_of(parsed, first, last))


def explained(parsed: Parsed, lexicon: Lexicon, nouns_at: dict[int, Hit], first: int, last: int) -> Draft:
    """The draft of a name that an acronym in brackets follows."""
    told = kind_by_words(lexicon, parsed.tokens[first:last]) or kind_beside(parsed, lexicon, nouns_at, first, last)
    kind: EntityKind = told or "organization"
    return Draft(first, last, head_of(parsed, first, last), "name", kind, words_of(parsed, first, last))


def acronym_draft(parsed: Parsed, index: int) -> Draft:
    """The draft of an acronym in brackets."""
    return Draft(index, index + 1, index, "acronym", "organization", parsed.tokens[index].text)


def whole_name(
    parsed: Parsed, lexicon: Lexicon, first: int, last: int, known_at: dict[int, Hit], nouns_at: dict[int, Hit]
) -> int:
    """The first token of a name with the given names that the parser left outside ("Stephane" of "Dujarric")."""
    tokens = parsed.tokens
    while (
        first > 0
        and tokens[first - 1].pos == "PROPN"
        and tokens[first - 1].dep == "compound"
        and tokens[first - 1].sentence == tokens[first].sentence
        and first <= tokens[first - 1].head < last
        and first - 1 not in known_at
        and first - 1 not in nouns_at
        and not tokens[first - 1].label
        and fold(tokens[first - 1].text) not in lexicon.role_words | lexicon.courtesy
    ):
        first -= 1
    return first


def is_sea_or_land(parsed: Parsed, lexicon: Lexicon, first: int, last: int) -> bool:
    """Whether a name that holds a state's is a place of its own: "South China Sea", "Gulf of Oman"."""
    words = [w for t in parsed.tokens[first:last] for w in pieces_of(t.text)]
    if len(words) < 2:
        return False
    named = lexicon.last_words.get(words[-1]) == "place" and parsed.tokens[last - 1].text[0].isupper()
    return named or (words[0] in reference().sea_words and words[1] == "of")


def known_draft(parsed: Parsed, hit: Hit, known: Known) -> Draft | None:
    """The draft of a known name; a seat of government is the state or the town as the syntax tells."""
    head = head_of(parsed, hit.first, hit.last)
    words = words_of(parsed, hit.first, hit.last)
    if known.strict and known.sense == "acronym":
        return None
    first = hit.first
    before = parsed.tokens[first - 1] if first else None
    if (
        known.kind in ("state", "place")
        and known.sense in ("name", "seat")
        and before is not None
        and before.lower in reference().directions
        and before.dep in ("amod", "compound", "nmod")
    ):
        first -= 1
        while (
            first > 1
            and parsed.tokens[first - 1].text == "-"
            and parsed.tokens[first - 2].lower in reference().directions
        ):
            first -= 2
        words = words_of(parsed, first, hit.last)
        return Draft(first, hit.last, head, "name", "place", words, f"place:{fold(words)}", country=known.country)
    if known.sense == "seat":
        if not stands_for_state(parsed, head):
            return Draft(first, hit.last, head, "name", "place", words, f"place:{fold(words)}", country=known.country)
        return Draft(
            first, hit.last, head, "metonym", "state", known.name, known.key, known, country=known.country,
            sector=known.sector,
        )  # fmt: skip
    token = parsed.tokens[head]
    stands_alone = token.pos in ("NOUN", "PROPN") and token.dep not in ("compound", "amod", "nmod")
    if known.sense in ("one", "people") and stands_alone and token.tag not in ("JJ", "NNP"):
        return Draft(
            first, hit.last, head, "name", "population", words, f"people:{known.key}", known, None, known.country,
            None, known.sense == "people", owner=known.key,
        )  # fmt: skip
    form = "acronym" if known.sense == "acronym" else "name"
    return Draft(
        first, hit.last, head, "acronym" if form == "acronym" else "name", known.kind, known.name, known.key, known,
        country=known.country, sector=known.sector,
    )  # fmt: skip


def other_name(
    parsed: Parsed, lexicon: Lexicon, label: str, first: int, last: int, nouns_at: dict[int, Hit]
) -> Draft | None:
    """The draft of a name that only the parser sees; None where nothing backs a weak label."""
    tokens = parsed.tokens[first:last]
    words = words_of(parsed, first, last)
    if (
        fold(words) in lexicon.never
        or (is_capitals(words) and fold(words) in lexicon.also_words)
        or not any(t.text[0].isupper() for t in tokens)
        or words.startswith(("http", "@"))
    ):
        return None
    if fold(tokens[0].text) == "operation" or is_common(nouns_at, first, last):
        return None
    if not any(t.pos in ("PROPN", "NOUN", "ADJ") for t in tokens) or any(t.pos == "VERB" for t in tokens[1:]):
        return None
    kind: EntityKind = LABELS[label]
    told = kind_by_words(lexicon, tokens) or kind_beside(parsed, lexicon, nouns_at, first, last)
    if told:
        kind = told
    elif label == "NORP" and is_known_town(words):
        kind = "place"
    elif label == "NORP":
        if tokens[-1].tag not in ("NNPS", "NNS"):
            return None
    elif label in WEAK:
        return None
    short = last - first == 1 and is_capitals(tokens[0].text) and len(words) <= 6
    return Draft(
        first, last, head_of(parsed, first, last), "acronym" if short else "name", kind, words, plural=label == "NORP"
    )


def is_common(nouns_at: dict[int, Hit], first: int, last: int) -> bool:
    """Whether the words are nothing but a common noun with a capital ("Consulate", "VBIED")."""
    hit = nouns_at.get(first)
    if hit is None or hit.last < last:
        return False
    is_body = isinstance(hit.meaning, Noun) and hit.meaning.institution is not None
    return hit.first == first or (is_body and hit.first < first)
