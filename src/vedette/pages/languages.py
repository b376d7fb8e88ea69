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
    # Which of several languages in Arabic or Cyrillic letters may be open; that it is not English is not.
    return str(found), float(probability) >= SURE or (found != "en" and mostly_foreign_letters(sample))


def mostly_foreign_letters(text: str) -> bool:
    r"""Whether more than half of the letters are not Latin ones.

    >>> mostly_foreign_letters("a \u0434 word"), mostly_foreign_letters("d\u00e9j\u00e0 vu")
    (False, False)
    >>> mostly_foreign_letters("\u0441\u043b\u043e\u0432\u043e")
    True
    """
    letters = [c for c in text if c.isalpha()]
    # U+0250 is where the Latin blocks of everyday writing end; U+1E00 to U+1EFF are Latin again (Vietnamese).
    return 2 * sum(1 for c in letters if c > "\u024f" and not "\u1e00" <= c <= "\u1eff") > len(letters)
