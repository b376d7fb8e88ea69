"""The sentence around some words of a page: found by its stops, for what stands beside a record."""

from __future__ import annotations

import re
from bisect import bisect_right

STOP = re.compile(r"\n|[.!?][\"'”’)\]]{0,3} +(?=[\"'“‘(\[]?[A-Z0-9])")
TITLES = tuple(f"{w}." for w in "mr mrs ms dr gen lt col maj capt sgt gov sen rep st no".split())
LONGEST = 600  # characters: a longer stretch without a stop is no sentence


class Sentences:
    """Where the sentences of a page begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        for m in STOP.finditer(text):
            if not text[max(0, m.start() - 6) : m.start() + 1].lower().endswith(TITLES):
                self.starts.append(m.end())

    def number(self, at: int) -> int:
        """Which sentence a character stands in, from 0."""
        return bisect_right(self.starts, at) - 1

    def around(self, start: int, end: int) -> str:
        """The words of the sentence that ``start`` stands in, up to the end of that of ``end``."""
        n = self.number(max(end - 1, start))
        last = self.starts[n + 1] if n + 1 < len(self.starts) else len(self.text)
        first = self.starts[self.number(start)]
        return self.text[max(first, start - LONGEST) : min(last, end + LONGEST)]
