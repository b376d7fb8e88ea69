"""Where a name begins and ends: the parser's spans without titles and articles, and whole across hyphens."""

from __future__ import annotations

from collections.abc import Iterable

from vedette.language.lexicon import Hit, Known, Lexicon, fold, is_capitals
from vedette.records.parsed import Parsed, Token

HYPHENS = frozenset({"-", "–", "‑"})


def labelled_spans(tokens: tuple[Token, ...]) -> Iterable[tuple[str, int, int]]:
    """Runs of tokens with one label of the parser, within a sentence."""
    at = 0
    while at < len(tokens):
        label = tokens[at].label
        end = at + 1
        if label:
            while end < len(tokens) and tokens[end].label == label and tokens[end].sentence == tokens[at].sentence:
                end += 1
            yield label, at, end
        at = end


def trim(parsed: Parsed, lexicon: Lexicon, first: int, last: int, known_at: dict[int, Hit]) -> tuple[int, int]:
    """A span without articles, possessives, quotation marks, titles and leading adjectives of states."""
    tokens = parsed.tokens
    while first < last:
        token = tokens[first]
        low = fold(token.text)
        more = last - first > 1
        hit = known_at.get(first)
        is_title = low in lexicon.courtesy or (low in lexicon.role_heads and not is_capitals(token.text))
        if low in lexicon.role_words and more:
            is_title = is_title or fold(tokens[first + 1].text) in lexicon.role_heads
        if token.lower in lexicon.trims or (more and (is_title or token.pos in ("ADP", "DET", "CCONJ", "SCONJ"))):
            first += 1
        elif hit and hit.last < last and isinstance(hit.meaning, Known) and hit.meaning.sense in ("adjective", "one"):
            first = hit.last
        else:
            break
    while last > first and (tokens[last - 1].lower in lexicon.trims or tokens[last - 1].tag == "POS"):
        last -= 1
    return first, last


def across_hyphens(parsed: Parsed, first: int, last: int) -> int:
    """The end of a name that goes on after a hyphen: "Mazar" to "Mazar-i-Sharif", "Port" to "Port-au-Prince"."""
    tokens = parsed.tokens
    end = last
    while (
        end + 1 < len(tokens)
        and tokens[end].text in HYPHENS
        and tokens[end - 1].end == tokens[end].start
        and tokens[end].end == tokens[end + 1].start
        and (tokens[end + 1].text[0].isupper() or len(tokens[end + 1].text) <= 3)
    ):
        end += 2
    return end if tokens[end - 1].text[0].isupper() else last


def head_of(parsed: Parsed, first: int, last: int) -> int:
    """The token of a span whose head lies outside it (the last such)."""
    heads = [i for i in range(first, last) if not first <= parsed.tokens[i].head < last or parsed.tokens[i].head == i]
    nominal = [i for i in heads if parsed.tokens[i].pos in ("PROPN", "NOUN", "PRON", "ADJ", "NUM")]
    return (nominal or heads or [last - 1])[-1]


def words_of(parsed: Parsed, first: int, last: int) -> str:
    """The text of a span on one line."""
    return " ".join(parsed.text[parsed.tokens[first].start : parsed.tokens[last - 1].end].split())
