"""What part of the page a sentence is of: headline, standfirst, caption, subhead or body."""

from __future__ import annotations

from dataclasses import replace

from vedette.knowledge.actors import reference
from vedette.records.parsed import Parsed, Sentence

SUBHEAD_WORDS = 12
STANDFIRST_WORDS = 40


def with_kinds(parsed: Parsed) -> Parsed:
    """The page with the kind of each sentence set where the page shows it."""
    titles = parsed.document.facts.get("title", ())
    blocks: dict[int, list[Sentence]] = {}
    for sentence in parsed.sentences:
        blocks.setdefault(sentence.paragraph, []).append(sentence)
    kinds: dict[int, str] = {}
    body_begun = False
    after_title = False
    for number, block in blocks.items():
        text = parsed.text[block[0].start : block[-1].end]
        words = sum(s.last - s.first for s in block)
        ended = text.rstrip("\"'”’)] ").endswith((".", "!", "?", "…", ":"))
        if any(t.start <= block[0].start and block[-1].end <= t.end + 2 for t in titles):
            kinds[number] = "headline"
            after_title = True
            continue
        if is_caption(text):
            kinds[number] = "caption"
        elif not ended and words <= SUBHEAD_WORDS:
            kinds[number] = "subhead" if body_begun else "headline" if not titles and not after_title else "standfirst"
        elif not ended and words <= STANDFIRST_WORDS and not body_begun:
            kinds[number] = "standfirst"
        else:
            body_begun = True
        after_title = False
    if not kinds:
        return parsed
    return replace(parsed, sentences=tuple(replace(s, kind=kinds.get(s.paragraph, s.kind)) for s in parsed.sentences))


def is_caption(text: str) -> bool:
    """Whether a paragraph is the words under a photograph: by how it begins or by a credit at its end."""
    low = text.lower()
    signs = reference()
    begins = any(
        low.startswith(start) and not low[len(start) : len(start) + 1].isalpha() for start in signs.caption_starts
    )
    return begins or any(credit in low[-80:] for credit in signs.caption_credits)
