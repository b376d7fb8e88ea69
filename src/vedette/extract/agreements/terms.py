"""Duties under an agreement, accused breaches of it, and deadlines: in which words, about whom, on whose word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vedette.extract.events.naming import Naming
from vedette.extract.events.roles import (
    grammatical_subject,
    is_passive,
    logical_object,
    logical_subject,
    nominal_subject,
    prepositional,
)
from vedette.extract.events.status import carrying_statement
from vedette.extract.events.telling import clause_core, noun_core, unbroken
from vedette.extract.times.times import Time
from vedette.knowledge.agreementwords import AgreementWords
from vedette.records.entities import Party
from vedette.records.parsed import Parsed, Token
from vedette.records.reading import Deadline, Obligation, Statement, Violation
from vedette.records.spans import Span

ACCUSING = frozenset({"accuse", "blame", "criticise"})
ACCUSERS = frozenset(
    {"accuse", "blame", "criticise", "criticize", "condemn", "slam", "fault", "denounce", "suspect", "charge"}
)


@dataclass(frozen=True, slots=True)
class Terms:
    """Finds the terms of one page; ``mention`` tells which agreement a token names, if any."""

    parsed: Parsed
    words: AgreementWords
    naming: Naming
    statements: tuple[Statement, ...]
    mention: Callable[[int], int | None]

    def below(self, index: int) -> int | None:
        """The agreement named at a token or in the phrase below it."""
        own = self.mention(index)
        if own is not None:
            return own
        for token in self.parsed.subtree(index, lambda t: t.dep in ("relcl", "ccomp", "advcl", "conj")):
            if (hit := self.mention(token.index)) is not None:
                return hit
        return None

    def party(self, indices: list[int]) -> Party | None:
        found = self.naming.parties(indices)
        return found[0] if found else None

    def clause(self, verb: Token, keep: frozenset[int] = frozenset()) -> Span:
        return unbroken(self.parsed, clause_core(self.parsed, verb, keep), verb.index)

    def deep_clause(self, verb: Token) -> Span:
        """A clause with its complements: what a duty says in full."""
        cut = {"advcl", "parataxis", "punct", "cc", "conj", "mark"}
        core = {verb.index}
        for c in self.parsed.children(verb.index):
            if c.dep not in cut:
                core |= {t.index for t in self.parsed.subtree(c.index, lambda t: t.dep in ("parataxis", "relcl"))}
        return unbroken(self.parsed, core, verb.index)

    def sayer(self, at: Token) -> Party | None:
        """On whose word the clause of a token stands: the statement that carries it, or who accuses of it."""
        for above in (at, *self.parsed.ancestors(at.index)):
            if above.pos == "VERB" and above.lemma.lower() in ACCUSERS and above.index != at.index:
                found = self.party(logical_subject(self.parsed, above))
                if found:
                    return found
        carrying = carrying_statement(self.statements, at.start, at.end)
        return carrying.speaker if carrying else None

    def doer(self, at: Token) -> list[int]:
        """Whose duty or breach a verb or noun tells."""
        if at.pos in ("VERB", "AUX"):
            return logical_subject(self.parsed, at)
        return nominal_subject(self.parsed, at)

    def duties(self) -> list[tuple[int | None, Obligation]]:
        """The duties of the page, each with the agreement that its words name (None: whichever the page is about)."""
        out: list[tuple[int | None, Obligation]] = []
        for token in self.parsed.tokens:
            found = self.duty_at(token)
            if found is not None:
                out.append(found)
        return out

    def duty_at(self, token: Token) -> tuple[int | None, Obligation] | None:
        parsed, words, lemma = self.parsed, self.words, token.lemma.lower()
        if token.pos in ("VERB", "AUX"):
            subjects = logical_subject(parsed, token)
            instrument = next((m for s in subjects if (m := self.below(s)) is not None), None)
            if instrument is not None and lemma in words.state:
                bound = self.party(prepositional(parsed, token.index, "on") or logical_object(parsed, token))
                return instrument, Obligation(bound, self.deep_clause(token))
            carried = instrument_of_noun(parsed, token, self.mention)
            if carried is not None and lemma in words.state:
                return carried, Obligation(self.party(logical_object(parsed, token)), self.deep_clause(token))
            under = self.under(token)
            if under is not None and any(
                c.dep in ("dobj", "xcomp", "ccomp", "nsubj", "nsubjpass") for c in parsed.children(token.index)
            ):
                return under, Obligation(
                    self.party(subjects or grammatical_subject(parsed, token)), self.deep_clause(token)
                )
            if (
                lemma in words.lay
                and is_passive(parsed, token)
                and (inner := parsed.child(token.index, "xcomp", "ccomp", "prep"))
            ):
                linked = self.below(token.index)
                if linked is not None or self.near(token):
                    bound = self.party(grammatical_subject(parsed, token))
                    return linked, Obligation(bound, self.deep_clause(inner if inner.dep == "xcomp" else token))
            if lemma in words.keep and (linked := self.kept(token)) is not None:
                return linked, Obligation(self.party(subjects), self.clause(token))
            if self.is_due(token) and self.near(token):
                return None, Obligation(self.party(subjects), self.deep_clause(token))
            return None
        if token.pos != "NOUN":
            return None
        if lemma in words.duties:
            inner = parsed.child(token.index, "acl", "relcl")
            linked = self.below(token.index)
            if inner is not None and inner.tag == "VB":
                return linked, Obligation(self.party(self.owners(token)), self.deep_clause(inner))
            on = prepositional_clause(parsed, token)
            if on is not None:
                return linked, Obligation(self.party(self.owners(token)), self.deep_clause(on))
            if linked is not None or self.near(token):
                return linked, Obligation(
                    self.party(self.owners(token)), unbroken(parsed, noun_core(parsed, token, frozenset()), token.index)
                )
        if lemma in words.keep and (linked := self.below(token.index)) is not None:
            return linked, Obligation(
                self.party(self.owners(token)), unbroken(parsed, noun_core(parsed, token, frozenset()), token.index)
            )
        return None

    def owners(self, noun: Token) -> list[int]:
        """Whose an obligation is: its possessor, or the subject of the verb that has it as object."""
        own = nominal_subject(self.parsed, noun)
        if own:
            return own
        above = self.parsed.head(noun.index)
        return (
            logical_subject(self.parsed, above) if above.pos in ("VERB", "AUX") and noun.dep in ("dobj", "attr") else []
        )

    def is_due(self, verb: Token) -> bool:
        """ "had to stay", "were to ensure", "must withdraw"."""
        kids = self.parsed.children(verb.index)
        above = self.parsed.head(verb.index)
        if verb.lemma.lower() == "blame":  # "is to blame"
            return False
        if any(c.dep == "aux" and c.lower in ("must", "shall") for c in kids):
            return True
        return (
            verb.dep == "xcomp"
            and above.lemma.lower() in ("have", "be")
            and any(c.tag == "TO" for c in kids)
            and above.tag in ("VBD", "VBZ", "VBP")
        )

    def under(self, verb: Token) -> int | None:
        """The agreement of an "under the deal" that hangs on a verb."""
        for c in self.parsed.children(verb.index):
            if c.lower in self.words.under and c.dep in ("prep", "agent") and c.lower != "by":
                for o in self.parsed.children(c.index, "pobj"):
                    if (hit := self.below(o.index)) is not None:
                        return hit
        return None

    def kept(self, verb: Token) -> int | None:
        """The agreement (or -1 for a duty noun) that a verb of keeping has as its object."""
        for c in self.parsed.children(verb.index):
            if c.dep == "dobj" or (c.dep == "prep" and c.lower in ("by", "to", "with")):
                for o in [c] if c.dep == "dobj" else self.parsed.children(c.index, "pobj"):
                    if (hit := self.below(o.index)) is not None:
                        return hit
                    if o.lemma.lower() in self.words.duties:
                        return -1
        return None

    def near(self, token: Token) -> bool:
        """Whether an agreement is named in the same paragraph."""
        here = self.parsed.sentence_of(token.index)
        for sentence in self.parsed.sentences[max(0, here.index - 2) : here.index + 2]:
            if abs(sentence.paragraph - here.paragraph) > 1:
                continue
            if any(self.mention(i) is not None for i in range(sentence.first, sentence.last)):
                return True
        return False

    def breaches(self) -> list[tuple[int | None, Violation]]:
        """The accused breaches of the page."""
        out: list[tuple[int | None, Violation]] = []
        for token in self.parsed.tokens:
            found = self.breach_at(token)
            if found is not None:
                out.append(found)
        return out

    def breach_at(self, token: Token) -> tuple[int | None, Violation] | None:
        parsed, words, lemma = self.parsed, self.words, token.lemma.lower()
        if token.pos in ("VERB", "AUX"):
            broken = self.broken(token)
            if broken is not None:
                return broken, Violation(self.party(self.doer(token)), self.sayer(token), self.clause(token))
            if lemma in words.fail and (inner := parsed.child(token.index, "xcomp")) is not None:
                linked = self.below(inner.index)
                if (
                    linked is not None
                    or inner.lemma.lower() in words.keep
                    or (self.accused(token) and self.near(token))
                ):
                    return linked, Violation(self.party(self.doer(token)), self.sayer(token), self.deep_clause(token))
            if any(
                c.dep == "advmod" and c.lower in words.against_the_rules for c in parsed.children(token.index)
            ) and self.doer(token):
                return None, Violation(self.party(self.doer(token)), self.sayer(token), self.clause(token))
            if any(c.dep == "neg" for c in parsed.children(token.index)) and self.accused(token) and self.near(token):
                return None, Violation(self.party(self.doer(token)), self.sayer(token), self.deep_clause(token))
            return None
        if token.pos == "NOUN" and lemma in words.breaches:
            linked = self.below(token.index)
            inner = parsed.child(token.index, "acl")
            duty = any(t.lemma.lower() in words.duties for t in parsed.subtree(token.index))
            if linked is None and not (inner is not None and (duty or self.near(token))):
                return None
            verb = next((a for a in parsed.ancestors(token.index) if a.pos in ("VERB", "AUX")), None)
            if (
                token.dep == "pobj"
                and verb is not None
                and parsed.head(parsed.head(token.index).index).index == verb.index
            ):
                return linked, Violation(self.party(self.doer(verb)), self.sayer(verb), self.clause(verb))
            return linked, Violation(
                self.party(self.owners(token)),
                self.sayer(token),
                unbroken(parsed, {t.index for t in parsed.subtree(token.index)}, token.index),
            )
        if token.pos in ("ADP", "SCONJ") and lemma in words.despite:
            for o in parsed.children(token.index, "pobj"):
                if (linked := self.below(o.index)) is not None:
                    verb_above = next((a for a in parsed.ancestors(token.index) if a.pos in ("VERB", "AUX")), None)
                    by = self.party(self.doer(verb_above)) if verb_above else None
                    span = parsed.span_of(parsed.subtree(token.index, lambda t: t.dep == "relcl"))
                    return linked, Violation(by, self.sayer(token), span)
        return None

    def broken(self, verb: Token) -> int | None:
        """The agreement (or -1 for a duty) that a verb of breaking has as object or subject."""
        if verb.lemma.lower() not in self.words.breaking:
            return None
        for i in (
            *logical_object(self.parsed, verb),
            *prepositional(self.parsed, verb.index, "on"),
            *grammatical_subject(self.parsed, verb),
        ):
            if (hit := self.below(i)) is not None:
                return hit
            if self.parsed.tokens[i].lemma.lower() in self.words.duties:
                return -1
        return None

    def accused(self, token: Token) -> bool:
        """Whether the words stand in an accusation: in a statement of that act, or below a verb of accusing."""
        carrying = carrying_statement(self.statements, token.start, token.end)
        if carrying is not None and carrying.act in ACCUSING:
            return True
        return any(a.lemma.lower() in ACCUSERS for a in self.parsed.ancestors(token.index))

    def deadlines(self, times: tuple[Time, ...]) -> list[Deadline]:
        """The days by which someone was told, or agreed, to act."""
        out: list[Deadline] = []
        for time in times:
            if time.kind != "until" or not time.date.is_resolved:
                continue
            first = self.parsed.tokens[time.first]
            carrying = carrying_statement(self.statements, first.start, first.end)
            above = [first, *self.parsed.ancestors(first.index)]
            verbs = [a for a in above if a.pos in ("VERB", "AUX")]
            setting = next((a for a in verbs if a.lemma.lower() in self.words.set_deadline), None)
            demanded = carrying is not None and carrying.act in ("demand", "threaten", "warn", "appeal", "promise")
            if setting is None and not demanded and not any(a.lemma.lower() in self.words.deadlines for a in above):
                continue
            verb = setting or (verbs[0] if verbs else first)
            bound = self.party([c.index for c in self.parsed.children(verb.index, "dative", "dobj")])
            set_by = carrying.speaker if carrying else None
            if verb.lemma.lower() in ("give", "set", "impose", "issue", "grant"):
                set_by = self.party(logical_subject(self.parsed, verb)) or set_by
            else:
                bound = self.party(logical_subject(self.parsed, verb)) or bound
            if bound is None and carrying is not None and carrying.targets:
                bound = carrying.targets[0]
            span = self.deep_clause(verb) if verb.pos in ("VERB", "AUX") else time.span
            out.append(Deadline(set_by, bound, time.date, span if span.covers(time.span) else time.span))
        return out


def instrument_of_noun(parsed: Parsed, verb: Token, mention: Callable[[int], int | None]) -> int | None:
    """The agreement that a relative clause or participle with this verb describes ("a resolution slashing imports")."""
    if verb.dep not in ("acl", "relcl", "advcl") or verb.tag not in ("VBG", "VBD", "VBZ", "VBP"):
        return None
    above = parsed.head(verb.index)
    if verb.dep in ("acl", "relcl"):
        return mention(above.index)
    return next((m for o in parsed.children(above.index, "dobj") if (m := mention(o.index)) is not None), None)


def prepositional_clause(parsed: Parsed, noun: Token) -> Token | None:
    """The gerund after a preposition of a noun ("obligations on separating fighters")."""
    for c in parsed.children(noun.index, "prep"):
        for v in parsed.children(c.index, "pcomp", "pobj"):
            if v.pos == "VERB":
                return v
    return None
