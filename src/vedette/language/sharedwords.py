"""Words that two share: "Congolese", "Moscow" (Russia's, the Soviet Union's), acronyms like "RSF"; told by the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from vedette.knowledge.actors import reference
from vedette.language.lexicon import Hit, Known, Lexicon, pieces_of
from vedette.records.parsed import Token


def settle_shared(lexicon: Lexicon, hits: list[Hit], tokens: Sequence[Token]) -> list[Hit]:
    """The hits with each shared word given to the one that the page's other words name most.

    Without any such word an acronym goes to a body of a state that the page names, a state's word to the state that
    ``reference.toml`` says news means, else the first of the list.
    """
    shared: dict[int, list[Known]] = {}
    votes: Counter[str] = Counter()
    for number, hit in enumerate(hits):
        if not isinstance(hit.meaning, Known):
            continue
        words = pieces_of(" ".join(t.text for t in tokens[hit.first : hit.last]))
        rivals = lexicon.rivals.get(words)
        if rivals:
            shared[number] = rivals
        else:
            votes[hit.meaning.key] += 1
    if not shared:
        return hits
    out = list(hits)
    usual = reference().usual_state
    for number, rivals in shared.items():
        words = pieces_of(" ".join(t.text for t in tokens[hits[number].first : hits[number].last]))
        first = usual.get(" ".join(words))
        best = max(
            rivals, key=lambda k: (votes[k.key], votes[f"state:{k.country}"], k.country == first, -rivals.index(k))
        )
        out[number] = replace(hits[number], meaning=best)
    return out
