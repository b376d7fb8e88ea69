"""Whose it is: the state, body or person that a phrase points to ("Russia's", "Turkish", "of Nigeria")."""

from __future__ import annotations

from collections.abc import Mapping

from vedette.knowledge.actors import reference
from vedette.language.drafts import Draft
from vedette.language.phrases import left_edge
from vedette.records.parsed import Parsed


def owner_of(parsed: Parsed, head: int, names_at: Mapping[int, Draft]) -> Draft | None:
    """The named owner of the phrase headed by ``head``: in front of it first, then after of, in, from, for, at."""
    first = left_edge(parsed, head)
    before = [names_at[i] for i in range(first, head) if i in names_at and names_at[i].last <= head]
    states = [d for d in before if d.kind in ("state", "place") or d.form == "metonym"]
    if before:
        return states[0] if states else before[-1]
    for prep in parsed.children(head, "prep"):
        if prep.lower not in reference().own_prepositions:
            continue
        for obj in parsed.children(prep.index, "pobj"):
            if obj.index in names_at:
                return names_at[obj.index]
    return None


def pronoun_owner(parsed: Parsed, head: int) -> int | None:
    """The token of the possessive pronoun before a noun ("its soldiers"), if there is one."""
    child = parsed.child(head, "poss")
    return child.index if child is not None and child.tag == "PRP$" else None
