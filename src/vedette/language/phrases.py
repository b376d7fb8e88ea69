"""Noun phrases: from a head token to the words that people mark as the mention."""

from __future__ import annotations

from vedette.records.parsed import Parsed, Token

LEFT = frozenset({"det", "amod", "compound", "poss", "nummod", "quantmod", "nmod", "predet", "advmod", "npadvmod"})


def left_edge(parsed: Parsed, head: int) -> int:
    """The first token of the noun phrase before its head, without relative clauses, appositions or conjuncts."""
    first = head
    stack = [head]
    tokens = parsed.tokens
    while stack:
        at = stack.pop()
        for c in tokens[at].children:
            child = tokens[c]
            if c < at and child.dep in LEFT:
                first = min(first, c)
                stack.append(c)
            elif c < at and child.dep in ("punct", "intj") and child.text in ("-", "–", '"', "'", "‘", "“"):
                continue
            elif child.dep in ("case", "prep", "pobj", "conj") and at != head and c < head:
                stack.append(c)
    return first


def modifiers(parsed: Parsed, head: int) -> list[Token]:
    """The tokens of the phrase before its head."""
    return list(parsed.tokens[left_edge(parsed, head) : head])


def is_plural(token: Token) -> bool:
    """Whether a noun is plural by its tag."""
    return token.tag in ("NNS", "NNPS")


def is_definite(parsed: Parsed, first: int, head: int) -> bool:
    """Whether the phrase says "the", "this", "those" or has an owner."""
    return any(
        t.lower in ("the", "this", "that", "these", "those", "both") or t.dep == "poss"
        for t in parsed.tokens[first:head]
    )


def of_phrase_end(parsed: Parsed, head: int) -> int:
    """One past the last token of "of X" right after the head ("the state of Borno"), else one past the head."""
    tokens = parsed.tokens
    for child in parsed.children(head, "prep"):
        if child.lower == "of" and child.index == head + 1:
            objects = parsed.children(child.index, "pobj")
            if objects:
                return max(objects[0].index + 1, child.index + 1)
    return min(head + 1, len(tokens))
