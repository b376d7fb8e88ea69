"""The sentence around words of a page, so that a reader is shown a clause that can be read."""

from __future__ import annotations

import re

END = re.compile(r"[.!?][\"”’)\]]*\s+(?=[\"“‘(\[]?[^\W_])")
LAST_WORD = re.compile(r"[\w.'’-]*$")
# Words before a full stop that ends no sentence. Words of one or two letters and those with a stop inside never do.
SHORTENED = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun mrs gen col capt cmdr maj sgt "
    "gov sen rep rev prof hon pres ltd inc corp bros est approx dept etc vol fig nos art para adm brig".split()
)


def is_end(text: str, at: int) -> bool:
    """Whether the mark at ``at`` ends a sentence, and not a shortened word.

    >>> is_end("On Jan. 18 at 9 p.m. it sank. Nobody", 6), is_end("On Jan. 18 at 9 p.m. it sank. Nobody", 28)
    (False, True)
    """
    if text[at] != ".":
        return True
    found = LAST_WORD.search(text[max(0, at - 24) : at])
    word = found.group() if found else ""
    if word.isdigit():
        return True
    return len(word) > 2 and "." not in word and word.casefold() not in SHORTENED


def sentence_around(
    text: str, start: int, end: int, longest: int, block: tuple[int, int] | None = None
) -> tuple[int, int] | None:
    """Where the sentence that holds ``start`` to ``end`` begins and ends in its block; None where it is longer.

    ``block`` is the paragraph that they stand in, by default their line. Words that run over several sentences are
    given back with the sentences that they begin and end in.
    """
    if block is None:
        line_end = text.find("\n", end)
        block = text.rfind("\n", 0, start) + 1, line_end if line_end >= 0 else len(text)
    first, last = max(block[0], start - longest), min(block[1], end + longest)
    cut = first > block[0]
    for found in END.finditer(text, first, start + 1):
        if found.end() <= start and is_end(text, found.start()):
            first, cut = found.end(), False
    for found in END.finditer(text, max(first, end - 1), last):
        if is_end(text, found.start()):
            last = found.start() + len(found.group().rstrip())
            break
    return None if cut or last - first > longest else (first, last)
