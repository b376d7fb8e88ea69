"""Names as keys: one form for the spellings of a name, its acronym, and what makes a name fuller than another."""

from __future__ import annotations

import re
from functools import lru_cache

from vedette.knowledge.transliteration import transliteration
from vedette.knowledge.wording import WORD, fold, one_spelling

DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1")


@lru_cache(maxsize=100_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in one spelling, without titles, the Arabic article and linking words.

    >>> name_words("Bashar al-Assad") == name_words("Bashar Al Assad") == ("bashar", "assad")
    True
    """
    data = transliteration()
    words = [one_spelling(m.group()) for m in WORD.finditer(name)]
    kept = [w for w in words if w not in data.articles and w not in data.linkers]
    plain = [w for w in kept if w not in data.titles]
    return tuple(plain or kept or words)


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """One form for the transliterations of a word; only for names of the same length in words.

    >>> sound("mohammed") == sound("muhammad"), sound("sergei") == sound("sergey")
    (True, True)
    """
    out = fold(word)
    for old, new in transliteration().sounds:
        out = out.replace(old, new)
    out = DOUBLED.sub(r"\1", out)
    return out[:1] + out[1:].rstrip("h")


def sounds(name: str) -> tuple[str, ...]:
    """The words of a name, each as it sounds."""
    return tuple(sound(w) for w in name_words(name))


def is_acronym(name: str) -> bool:
    """Whether a name is letters only, mostly capitals: "HTS", "U.N.", "SANA"."""
    letters = name.replace(".", "")
    capitals = sum(c.isupper() for c in letters)
    return 2 <= len(letters) <= 8 and letters.isalpha() and capitals >= max(2, len(letters) - 1)


def acronyms_of(name: str) -> frozenset[str]:
    """The acronyms that a long name can have: with and without its linking words, and without a leading adjective.

    >>> sorted(acronyms_of("Syrian Democratic Forces"))
    ['df', 'sdf']
    """
    words = [w for w in re.split(r"[\s\-–/]+", name) if w]
    if len(words) < 2:
        return frozenset()
    full = "".join(w[0] for w in words)
    data = transliteration()
    main = [w for w in words if fold(w) not in data.linkers]
    short = "".join(w[0] for w in main)
    bare = "".join(w[0] for w in main if fold(w) not in data.articles)
    out = {fold(x) for x in (full, short, bare, short[1:] if len(short) > 2 else "") if len(x) >= 2}
    return frozenset(out)


def acronym_key(name: str) -> str:
    return fold(name.replace(".", ""))


def fullness(name: str) -> tuple[int, int, int]:
    """Sorts names from bare to full: acronyms below words, more words above fewer."""
    return (0 if is_acronym(name) else 1, len(name_words(name)), -name.count(","))
