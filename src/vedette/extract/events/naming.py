"""Who the noun phrase in a role is: an entity of the page, its owner, whoever "of" names, or its own words.

Nothing is taken from outside the phrase: a role that syntax leaves unnamed stays so. The one exception is the speaker
of a quotation, who is "we" and "I" in it.
"""

from __future__ import annotations

from vedette.extract.events.roles import RELATIVE, each, names_actor, naming_words, prepositional
from vedette.extract.events.status import carrying_statement
from vedette.knowledge.eventframes import Lexicon
from vedette.records.entities import Entity, Party
from vedette.records.parsed import Parsed, Token
from vedette.records.reading import Statement
from vedette.records.spans import Span

ACTOR_LABELS = frozenset({"PERSON", "ORG", "NORP", "GPE"})
NO_PARTY = frozenset({"place", "agreement"})
OWN_WORDS_CUT = frozenset(
    {
        "relcl", "acl", "prep", "appos", "conj", "cc", "punct", "det", "nummod", "poss", "advcl", "quantmod", "advmod",
        "case", "predet",
    }
)  # fmt: skip
HOLDERS = frozenset({"military", "armed_group", "state", "government_body", "organization"})
NO_PEOPLE_CLASSES = (
    "document", "weapons", "explosive", "rocket", "shots", "restriction", "agreement", "territory", "deed", "talks",
)  # fmt: skip
SPEAKER_WORDS = frozenset({"i", "we", "me", "us", "our", "my"})
THIRD_PERSON = frozenset({"he", "she", "it", "they"})


class Naming:
    """Names the parties of one page; ``statements`` tell who "we" is."""

    def __init__(self, parsed: Parsed, words: Lexicon, statements: tuple[Statement, ...] = ()) -> None:
        self.parsed = parsed
        self.statements = statements
        self.people = words.classes["people"]
        self.acting = frozenset(words.words.vehicles_that_act)
        self.forces = words.classes["forces"] | words.classes["police"]
        self.transparent = frozenset(words.words.transparent)
        self.parts_of_sites = frozenset(words.words.parts_of_sites)
        self.carriers = frozenset(words.words.carriers)
        self.things = words.classes["vessel"] | words.classes["road"] | words.classes["building"]
        self.assets = frozenset(words.words.assets)
        self.military_sites = frozenset(words.words.military_sites)
        self.states = {e.country: e for e in parsed.entities if e.kind == "state" and e.country}
        self.armies = {
            e.country: e for e in parsed.entities if e.kind == "military" and e.country and e.sector == "MIL"
        }
        self.not_people = (
            self.things
            | self.assets
            | self.military_sites
            | frozenset().union(*(words.classes[c] for c in NO_PEOPLE_CLASSES))
        ) - self.people
        self.naming_heads = self.people | self.acting | self.forces
        self.datelines = [to_dash(parsed.text, s) for s in parsed.document.facts.get("dateline", ())]
        # A name inside a longer description of it ("the Russian Baltic Fleet") says more exactly who it is.
        longest = {m.head: m for m in parsed.mentions if parsed.mention_headed(m.head) == m}
        self.named = {
            m.head: m
            for m in parsed.mentions
            if m.form == "name" and m.head in longest and longest[m.head].form in ("nominal", "metonym")
        }
        self._known: dict[int, list[Party]] = {}

    def parties(self, indices: list[int]) -> tuple[Party, ...]:
        """The parties that these nouns name, each once."""
        out: dict[str, Party] = {}
        for index in indices:
            for party in self.of(index):
                out.setdefault(party.entity or party.name, party)
        return tuple(out.values())

    def of(self, index: int, depth: int = 0) -> list[Party]:
        """The parties of one noun: itself, else what it is of, else whose it is, else its own words."""
        if depth == 0 and index in self._known:
            return self._known[index]
        found = self.find(index, depth)
        if depth == 0:
            self._known[index] = found
        return found

    def find(self, index: int, depth: int) -> list[Party]:
        parsed, token = self.parsed, self.parsed.tokens[index]
        if depth > 4:
            return []
        lemma = token.lemma.lower()
        mention = parsed.mention_headed(index)
        if self.is_dateline(token):
            return []
        if mention is not None:
            kind = parsed.entity_by_id[mention.entity].kind
            unnamed = not any(c.isupper() for c in parsed.entity_by_id[mention.entity].name)  # "nearby buildings"
            if kind == "weapon" or (kind == "facility" and (lemma in self.military_sites or unnamed)):
                own_words = [self.by_words(token)] if lemma in self.acting else []
                return self.holders(token, depth) or self.owners(token, depth) or own_words
            if kind == "agreement":  # "UN sanctions", "the council's resolution"
                return self.owners(token, depth) or [
                    p for i in prepositional(parsed, index, "by") for p in self.of(i, 3)
                ]
            if kind in NO_PARTY:
                return []
            group = self.group_behind(token, depth) if mention.form == "nominal" else []
            if group:
                return group
            party = parsed.party(index)
            if index in self.named and (own := self.named[index].entity) != mention.entity:
                party = Party(parsed.entity_by_id[own].name, own, mention.span)
            return [party] if party else []
        if lemma in self.transparent or token.pos in ("NUM", "DET") or token.label in ("CARDINAL", "QUANTITY"):
            found = [p for i in prepositional(parsed, index, "of") for p in self.of(i, depth + 1)]
            if found:
                return found
        if token.pos == "PRON" or token.tag in ("WDT", "WP"):
            return self.pronoun(token, depth)
        if lemma == "side" and token.tag == "NN" and not self.is_a_camp(token):
            return self.holders(token, depth)  # "the starboard side of the ship" is no party
        if lemma in self.naming_heads and token.pos in ("NOUN", "PROPN"):
            return self.group_behind(token, depth) or [self.by_words(token)]
        if token.pos == "PROPN" and (
            token.label in ACTOR_LABELS or token.dep in ("nsubj", "nsubjpass", "poss", "pobj")
        ):
            inside = parsed.mention_at(index)
            if inside is not None:
                kind = parsed.entity_by_id[inside.entity].kind
                if kind in NO_PARTY or kind in ("weapon", "facility"):
                    return []
                party = parsed.party(index)
                return [party] if party else []
            return [self.by_words(token)] if token.label in ACTOR_LABELS or not token.label else []
        owners = self.owners(token, depth)
        if owners:
            return owners
        inside_of = prepositional(parsed, index, "of") + prepositional(parsed, index, "by")
        if lemma in self.parts_of_sites:  # "the wall around the consulate"
            inside_of += prepositional(parsed, index, "around") + prepositional(parsed, index, "at")
        found = [p for i in inside_of for p in self.of(i, depth + 1)]
        return found or ([self.by_words(token)] if lemma in self.carriers else [])

    def holders(self, token: Token, depth: int) -> list[Party]:
        """The force or group that "of" gives ships, vehicles and sites to: "warships of the northern fleet"."""
        found = []
        for index in prepositional(self.parsed, token.index, "of"):
            mention = self.parsed.mention_headed(index)
            kind = self.parsed.entity_by_id[mention.entity].kind if mention is not None else ""
            if kind in HOLDERS or self.parsed.tokens[index].lemma.lower() in self.forces | self.people:
                found += self.of(index, depth + 1)
        return found

    def group_behind(self, token: Token, depth: int) -> list[Party]:
        """The armed group or force whose people these are: "rebels from the X army", "fighters of Y"."""
        if token.lemma.lower() not in self.people | self.forces or depth > 3:
            return []
        held = [i for word in ("from", "of", "with") for i in prepositional(self.parsed, token.index, word)]
        named = [i for i in held if (m := self.parsed.mention_headed(i)) and m.form in ("name", "acronym")]
        kinds = [self.parsed.entity_by_id[m.entity].kind for i in named if (m := self.parsed.mention_headed(i))]
        return [p for i, k in zip(named, kinds, strict=True) if k == "armed_group" for p in self.of(i, depth + 1)]

    def is_a_camp(self, token: Token) -> bool:
        """Whether "side" is one of those who fight or talk: "each side", "the government side"."""
        return any(
            c.lower in ("each", "either", "neither", "other", "every", "our", "their", "no")
            or names_actor(self.parsed, c)
            for c in self.parsed.children(token.index, "det", "amod", "poss", "compound", "nmod")
        )

    def is_dateline(self, token: Token) -> bool:
        """Whether a token stands in the dateline of the page ("VIGO, Spain –"), which parsers take for a subject."""
        return any(s.start <= token.start and token.end <= s.end for s in self.datelines)

    def victims(self, indices: list[int]) -> tuple[Party, ...]:
        """The parties that these nouns name where only people can be meant: a noun no class knows names itself."""
        out: dict[str, Party] = {}
        for index in indices:
            token = self.parsed.tokens[index]
            found = self.beside(token) or self.of(index)
            if token.pos == "NOUN" and not self.is_thing(token) and token.lemma.lower() not in self.transparent:
                owned = not any(p.span and p.span.start <= token.start < p.span.end for p in found)
                if not found or (owned and not self.beside(token)):  # "its gunner": himself, not who he belongs to
                    found = [self.by_words(token)]
            for party in found:
                out.setdefault(party.entity or party.name, party)
        return tuple(out.values())

    def beside(self, token: Token) -> list[Party]:
        """The person whom an apposition names: "its chaplain, Father X,"."""
        if token.pos != "NOUN" or self.parsed.mention_headed(token.index) is not None:
            return []
        named = [c for c in self.parsed.children(token.index, "appos") if c.pos == "PROPN"]
        return [p for c in named[:1] for p in self.of(c.index, 3)]

    def is_thing(self, token: Token) -> bool:
        """Whether a noun is a place, a building, a weapon or something told of, by the word classes."""
        lemma = token.lemma.lower()
        known = self.parsed.mention_headed(token.index)
        return lemma in self.not_people or known is not None or token.label in ("DATE", "TIME", "MONEY", "PERCENT")

    def owners(self, token: Token, depth: int) -> list[Party]:
        """Whose a thing is: its possessor, a nationality or body before it, the holder in "rebel-held"."""
        parsed = self.parsed
        owners = each(parsed, parsed.children(token.index, "poss")) or naming_words(parsed, token.index)
        owners += [
            p.index
            for c in parsed.children(token.index, "amod", "acl")
            if c.tag in ("VBN", "VBG", "JJ")
            for p in parsed.children(c.index, "npadvmod", "compound")
        ]
        found = [p for o in owners for p in self.of(o, depth + 1)]
        if not found and (mention := parsed.mention_headed(token.index)) is not None:
            # The words of the mention itself may begin with the owner's ("the Syrian helicopter").
            inside = [t for t in parsed.tokens_in(mention.span) if t.index != token.index and names_actor(parsed, t)]
            found = [p for t in inside[:1] for p in self.of(t.index, depth + 1)]
        if any(c.lower == "military" for c in parsed.children(token.index, "amod", "compound")):
            found = [self.army_of(p) or p for p in found]
        return found

    def army_of(self, party: Party) -> Party | None:
        """The armed forces of a state, where the page knows them; the words stay those of the state."""
        entity = self.parsed.entity_by_id.get(party.entity or "")
        army = self.armies.get(entity.country or "") if entity and entity.kind in ("state", "government_body") else None
        return Party(army.name, army.id, party.span) if army else None

    def pronoun(self, token: Token, depth: int) -> list[Party]:
        """Whom a pronoun that coreference left open stands for, by syntax or by who is speaking."""
        parsed = self.parsed
        if token.lower in RELATIVE or token.lower == "whose":
            clause = next((a for a in (token, *parsed.ancestors(token.index)) if a.dep == "relcl"), None)
            return self.of(clause.head, depth + 1) if clause is not None else []
        carrying = carrying_statement(self.statements, token.start, token.end)
        if carrying is None or carrying.speaker is None:
            return []
        if token.lower in SPEAKER_WORDS:
            side = self.side_of(carrying.speaker) if token.lower in ("we", "us", "our") else None
            return [Party((side or carrying.speaker).name, (side or carrying.speaker).entity, span_of(token))]
        if token.lower in THIRD_PERSON and carrying.kind == "indirect" and token.dep in ("nsubj", "nsubjpass"):
            above = parsed.head(token.index)
            if above.dep == "ccomp":  # "said it will": the subject of what is said right after the cue
                return [Party(carrying.speaker.name, carrying.speaker.entity, span_of(token))]
        return []

    def speaker_at(self, token: Token) -> Party | None:
        """The speaker himself where the token is a quotation's "I" or "we"."""
        if token.lower not in ("i", "we"):
            return None
        carrying = carrying_statement(self.statements, token.start, token.end)
        speaker = carrying.speaker if carrying else None
        return Party(speaker.name, speaker.entity, span_of(token)) if speaker else None

    def side_of(self, speaker: Party) -> Party | None:
        """For whom a speaker says "we": the body or group he belongs to, else the state of a government's person."""
        known = self.parsed.entity_by_id
        entity = known.get(speaker.entity or "")
        if entity is None or entity.kind != "person":
            return None
        home: Entity | None = known.get(entity.member_of or "")
        if home is not None and home.kind == "armed_group":
            return Party(home.name, home.id)
        country = entity.country or (home.country if home else None)
        if entity.sector in (None, "GOV", "MIL", "LEG", "SPY") and country:
            state = self.states.get(country or "")
            return Party(state.name, state.id) if state else None
        return Party(home.name, home.id) if home else None

    def by_words(self, token: Token) -> Party:
        """A party named by its own noun phrase, without articles, numbers, clauses and what follows the noun."""
        parsed = self.parsed
        below = parsed.subtree(token.index, lambda t: t.dep in OWN_WORDS_CUT)
        run = [token]
        for t in sorted((t for t in below if t.index < token.index), key=lambda t: -t.index):
            gap = range(t.index + 1, run[0].index)
            if gap and not all(parsed.tokens[i].text in "-–'’" for i in gap):
                break
            run.insert(0, t)
        while len(run) > 1 and (run[0].pos in ("NUM", "PUNCT") or run[0].tag in ("CD", "HYPH")):
            run.pop(0)  # "Twenty-two people"
        span = parsed.span_of(run)
        return Party(span.text, None, span)


def to_dash(text: str, dateline: Span) -> Span:
    """A dateline with what follows it up to its dash or colon ("VIGO, Spain –")."""
    ends = [text.find(mark, dateline.end, dateline.end + 40) for mark in ("–", "—", "--", " - ", ":")]
    end = min((e for e in ends if e > 0), default=dateline.end)
    return Span(dateline.start, end, text[dateline.start : end])


def span_of(token: Token) -> Span:
    return Span(token.start, token.end, token.text)
