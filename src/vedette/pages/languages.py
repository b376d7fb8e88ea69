"""Which language a page is in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

# Of shorter texts the method is wrong too often to keep a page from being read.
TELLING_LETTERS = 120
SURE = 0.95
SAMPLE = 3_000


@cache
def identifier() -> Any:
    """The language identifier (py3langid: naive Bayes over byte n-grams, Lui and Baldwin 2012), loaded once."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str, hint: str | None = None) -> tuple[str | None, bool]:
    """The language (ISO 639-1) and whether it is sure; a short text has the collector's word or none.

    >>> language_of("Too short.")
    (None, False)
    """
    told = hint.strip().lower()[:2] if hint and re.match(r"^[A-Za-z]{2}(?:[-_]|$)", hint.strip()) else None
    told = "en" if hint and hint.strip().lower() in ("english", "eng") else told
    sample = re.sub(r"https?://\S+|[\d\W_]{3,}", " ", text[:SAMPLE])
    if sum(1 for c in sample if c.isalpha()) < TELLING_LETTERS:
        return told, False
    found, probability = identifier().classify(sample)
    return str(found), float(probability) >= SURE
