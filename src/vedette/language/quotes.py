"""Who speaks within quotation marks, as far as pronouns need it: the subject of the verb beside the quote."""

from __future__ import annotations

from bisect import bisect_right

from vedette.language.drafts import Cluster, Page
from vedette.records.parsed import Parsed

OPENING = frozenset("“«„")
CLOSING = frozenset("”»")


def quoted_stretches(parsed: Parsed) -> list[tuple[int, int]]:
    """Token ranges between double quotation marks; a mark never closed ends with its paragraph."""
    out: list[tuple[int, int]] = []
    opened: int | None = None
    paragraph = -1
    for token in parsed.tokens:
        at = parsed.sentences[token.sentence].paragraph
        if at != paragraph and opened is not None:
            out.append((opened, token.index))
            opened = None
        paragraph = at
        if token.text in OPENING or (token.text in ('"', "``") and opened is None):
            opened = token.index
        elif opened is not None and (token.text in CLOSING or token.text in ('"', "''")):
            out.append((opened, token.index + 1))
            opened = None
    if opened is not None:
        out.append((opened, len(parsed.tokens)))
    return out


def speaker_at(page: Page, index: int) -> Cluster | None:
    """Who speaks at a token within a quote: the subject outside it in its sentence, else the last speaker before."""
    quotes = page.quotes if page.quotes is not None else quoted_stretches(page.parsed)
    page.quotes = quotes
    at = bisect_right(quotes, (index, len(page.parsed.tokens))) - 1
    if at < 0 or not quotes[at][0] <= index < quotes[at][1]:
        return None
    for back in range(at, max(at - 4, -1), -1):
        found = speaker_beside(page, quotes[back])
        if found is not None:
            return found
    return None


def speaker_beside(page: Page, quote: tuple[int, int]) -> Cluster | None:
    """The subject of a verb of the quote's sentences that stands outside the quote."""
    parsed = page.parsed
    tokens = parsed.tokens
    if quote in page.speakers:
        return page.speakers[quote]
    first = parsed.sentences[tokens[quote[0]].sentence].first
    last = parsed.sentences[tokens[min(quote[1], len(tokens)) - 1].sentence].last
    if quote[1] < len(tokens) and tokens[quote[1]].sentence != tokens[quote[1] - 1].sentence:
        following = parsed.sentences[tokens[quote[1]].sentence]
        if (
            following.paragraph == parsed.sentences[tokens[quote[0]].sentence].paragraph
            and following.last - following.first < 12
        ):
            last = following.last
    found = None
    outside = [t for t in tokens[first:last] if not quote[0] <= t.index < quote[1]]
    for token in outside:
        if token.dep in ("nsubj", "pobj") and (token.dep == "nsubj" or parsed.head(token.index).lower in ("to", "by")):
            cluster = page.cluster_at(token.index)
            if cluster is not None and cluster.kind in (
                "person", "government_body", "organization", "armed_group", "military", "state"
            ):  # fmt: skip
                found = cluster
                if token.dep == "nsubj":
                    break
    page.speakers[quote] = found
    return found
