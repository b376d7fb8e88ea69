"""Ships and aircraft with names of their own: "HMS Sheffield", "the trawler Crane", "the M/V Danica White"."""

from __future__ import annotations

from vedette.language.drafts import Draft
from vedette.language.lexicon import Hit, Lexicon, Noun, fold
from vedette.language.namespans import words_of
from vedette.records.entities import EntityKind
from vedette.records.parsed import Parsed


def named_vehicles(parsed: Parsed, lexicon: Lexicon, known_at: dict[int, Hit], nouns_at: dict[int, Hit]) -> list[Draft]:
    """The names that stand behind a ship's prefix or behind a noun for a vehicle; kind as prefix or noun tell."""
    out: list[Draft] = []
    end = 0
    for token in parsed.tokens:
        if token.index < end:
            continue
        first = token.index
        kind, length = prefix_at(parsed, lexicon, first)
        if kind is None:
            kind, first = noun_kind(nouns_at.get(token.index)), token.index + 1
            if kind is None or first >= len(parsed.tokens) or prefix_at(parsed, lexicon, first)[0]:
                continue
            if nouns_at[token.index].last != first or (first in known_at and first - 1 in known_at):
                continue
        last = end_of_name(parsed, lexicon, first + length)
        if last <= first + length:
            continue
        hit = known_at.get(first)
        if first > token.index and hit is not None and hit.last >= last:
            continue
        end = last
        draft = Draft(first, last, last - 1, "name", kind, words_of(parsed, first, last), sure=True)
        called = nouns_at[first - 1].meaning if first - 1 in nouns_at else None
        draft.noun = called if isinstance(called, Noun) and noun_kind(nouns_at[first - 1]) else None
        out.append(draft)
    return out + called_again(parsed, lexicon, out)


def called_again(parsed: Parsed, lexicon: Lexicon, named: list[Draft]) -> list[Draft]:
    """The same names elsewhere on the page, with or without their prefix ("the Sheffield")."""
    tokens = parsed.tokens
    taken = {i for d in named for i in range(d.first, d.last)}
    whole: dict[str, list[tuple[tuple[str, ...], Draft]]] = {}
    for draft in named:
        words = tuple(t.text for t in tokens[draft.first : draft.last])
        tail = words[prefix_at(parsed, lexicon, draft.first)[1] :]
        for form in sorted({words, tail}):
            whole.setdefault(form[0], []).append((form, draft))
    out: list[Draft] = []
    for token in tokens:
        if token.index in taken or not token.index:
            continue
        for form, draft in whole.get(token.text, ()):
            end = token.index + len(form)
            same = tuple(t.text for t in tokens[token.index : end]) == form and taken.isdisjoint(
                range(token.index, end)
            )
            if same and tokens[token.index - 1].lower == "the":
                out.append(Draft(token.index, end, end - 1, "name", draft.kind, draft.name, sure=True))
                taken.update(range(token.index, end))
                break
    return out


def prefix_at(parsed: Parsed, lexicon: Lexicon, index: int) -> tuple[EntityKind | None, int]:
    """The kind that a ship's prefix at a token tells, and how many tokens it is ("M/V" can be three)."""
    tokens = parsed.tokens
    kind = prefix_kind(lexicon, tokens[index].text)
    if kind is None and index + 2 < len(tokens) and tokens[index + 1].text == "/" and len(tokens[index].text) == 1:
        return prefix_kind(lexicon, tokens[index].text + tokens[index + 2].text), 3
    return kind, 1 if kind else 0


def prefix_kind(lexicon: Lexicon, word: str) -> EntityKind | None:
    """What a ship with this prefix is, a warship or a merchantman; None where the word is no prefix."""
    return lexicon.prefixes.get(fold(word).replace("/", "")) if word.isupper() and len(word) <= 5 else None


def noun_kind(hit: Hit | None) -> EntityKind | None:
    """The kind of a vehicle whose noun can have a name behind it ("destroyer", not "missile")."""
    if hit is None or not isinstance(hit.meaning, Noun) or hit.meaning.nominal is None:
        return None
    return hit.meaning.nominal.kind if hit.meaning.nominal.named else None


def end_of_name(parsed: Parsed, lexicon: Lexicon, first: int) -> int:
    """One past the last of the capitalised words that begin at ``first``."""
    tokens = parsed.tokens
    at = first
    while (
        at < len(tokens)
        and at - first < 5
        and tokens[at].sentence == tokens[first - 1].sentence
        and (tokens[at].text[0].isupper() or (at > first and tokens[at].text.isdigit()))
        and fold(tokens[at].text) not in lexicon.never
        and tokens[at].pos in ("PROPN", "NOUN", "ADJ", "NUM")
    ):
        at += 1
    return at
