"""A page after the language room: sentences, tokens with syntax, and who each mention is.

Extractors read this and nothing else, so they know neither the parser nor its library. Syntax labels are those of
spaCy's English pipelines (CLEAR style: nsubj, nsubjpass, dobj, pobj, agent, ccomp, xcomp, relcl, acl, advcl, appos).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from vedette.records.documents import Document
from vedette.records.entities import Entity, Mention, Party
from vedette.records.spans import Span, make_span


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """One token. ``index`` is its place in Parsed.tokens, ``head`` the index of its head (its own at a root)."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    children: tuple[int, ...]
    label: str = ""  # the parser's own entity label, "" for none
    morph: str = ""

    @property
    def lower(self) -> str:
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: tokens[first:last], characters start:end; ``paragraph`` counts blocks of text on the page.

    ``kind`` is "body", "headline", "subhead", "caption", "standfirst" or "meta".
    """

    index: int
    first: int
    last: int
    start: int
    end: int
    root: int
    paragraph: int
    kind: str = "body"


@dataclass(frozen=True)
class Parsed:
    """A document with its syntax and its mentions. Furniture is not parsed: no sentence overlaps it."""

    document: Document
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    _starts: dict[int, int] = field(default_factory=dict, repr=False, compare=False)

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def entity_by_id(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def _mention_by_token(self) -> dict[int, Mention]:
        """The longest mention that each token is in."""
        out: dict[int, Mention] = {}
        for mention in sorted(self.mentions, key=lambda m: (m.span.end - m.span.start, m.span.start)):
            for token in self.tokens_in(mention.span):
                out[token.index] = mention
        return out

    @cached_property
    def _mention_by_head(self) -> dict[int, Mention]:
        out: dict[int, Mention] = {}
        for mention in sorted(self.mentions, key=lambda m: (m.span.end - m.span.start, m.span.start)):
            out[mention.head] = mention
        return out

    @cached_property
    def _token_ends(self) -> list[int]:
        return [token.end for token in self.tokens]

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that overlap a span, in order."""
        from bisect import bisect_right

        first = bisect_right(self._token_ends, span.start)
        out = []
        while first < len(self.tokens) and self.tokens[first].start < span.end:
            out.append(self.tokens[first])
            first += 1
        return tuple(out)

    def mention_at(self, index: int) -> Mention | None:
        """The longest mention that the token is in, as its head or inside."""
        return self._mention_by_token.get(index)

    def mention_headed(self, index: int) -> Mention | None:
        """The longest mention whose head is the token."""
        return self._mention_by_head.get(index)

    def sentence_of(self, index: int) -> Sentence:
        return self.sentences[self.tokens[index].sentence]

    def children(self, index: int, *deps: str) -> list[Token]:
        """The token's children in order, only those with one of ``deps`` where any are given."""
        out = [self.tokens[c] for c in self.tokens[index].children]
        return [t for t in out if t.dep in deps] if deps else out

    def child(self, index: int, *deps: str) -> Token | None:
        """The first child with one of ``deps``."""
        return next(iter(self.children(index, *deps)), None)

    def head(self, index: int) -> Token:
        return self.tokens[self.tokens[index].head]

    def ancestors(self, index: int) -> Iterator[Token]:
        """The heads above a token, nearest first (bounded by the sentence)."""
        seen = index
        while self.tokens[seen].head != seen:
            seen = self.tokens[seen].head
            yield self.tokens[seen]

    def subtree(self, index: int, skip: Callable[[Token], bool] | None = None) -> list[Token]:
        """The token and all below it, in text order; branches whose top satisfies ``skip`` are left out."""
        out: list[Token] = []
        stack = [index]
        while stack:
            token = self.tokens[stack.pop()]
            out.append(token)
            stack.extend(c for c in token.children if skip is None or not skip(self.tokens[c]))
        return sorted(out, key=lambda t: t.index)

    def span_of(self, tokens: list[Token]) -> Span:
        """The stretch of text from the first to the last of these tokens."""
        return make_span(self.text, min(t.start for t in tokens), max(t.end for t in tokens))

    def conjuncts(self, index: int) -> list[Token]:
        """The token and those coordinated with it ("Russia, Iran and Syria"), in text order."""
        top = index
        while self.tokens[top].dep == "conj":
            top = self.tokens[top].head
        out, stack = [], [top]
        while stack:
            token = self.tokens[stack.pop()]
            out.append(token)
            stack.extend(c for c in token.children if self.tokens[c].dep == "conj")
        return sorted(out, key=lambda t: t.index)

    def party(self, index: int) -> Party | None:
        """Who the noun phrase headed by this token is: the entity of its mention, or, without one, nobody."""
        mention = self.mention_headed(index) or self.mention_at(index)
        if mention is None:
            return None
        return Party(self.entity_by_id[mention.entity].name, mention.entity, mention.span)
