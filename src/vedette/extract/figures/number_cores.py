"""Numbers without their qualifier: digits of all styles, words, vague words, ranges of two."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from vedette.knowledge.numbers import number_words

Value = float | int


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a run of digits or a mark of the text, with its lower-case form."""

    start: int
    end: int
    text: str
    glued: bool  # nothing stands between it and the word before


WORD = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d,.])|\d+(?:[.,'’]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?|[^\s\w]|_+"
)


DASHES = frozenset("-–‐‑—")


MANY_DIGITS = 18  # longer runs are serial numbers, not counts


def words_in(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The text cut into words."""
    out: list[Word] = []
    last = -1
    for m in WORD.finditer(text, start, len(text) if end is None else end):
        out.append(Word(m.start(), m.end(), m[0].lower(), m.start() == last))
        last = m.end()
    return out


def digits_value(text: str, scaled: bool) -> Value | None:
    """The value of digits and marks; None for what isn't one number (1.2.3). ``scaled``: a scale word follows."""
    plain = re.sub(r"[ \u00a0\u202f'’]", "", text)
    if len(plain) > MANY_DIGITS:
        return None
    if plain.isdigit():
        return int(plain)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain) and not (
        scaled and plain.count(",") == 1 and len(plain) < 4
    ):
        return tidy(float(plain.replace(",", ""))) if "." in plain else int(plain.replace(",", ""))
    if re.fullmatch(r"\d{1,2}(?:,\d{2})+,\d{3}", plain):
        return int(plain.replace(",", ""))
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", plain) and not (scaled and plain.count(".") == 1):
        return tidy(float(plain.replace(".", "").replace(",", "."))) if "," in plain else int(plain.replace(".", ""))
    if re.fullmatch(r"\d+[.,]\d+", plain):
        return tidy(float(plain.replace(",", ".")))
    return None


def tidy(value: float) -> Value:
    """A whole number as an int, anything else rounded to what the text can have said."""
    return int(value) if value == int(value) else round(value, 6)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Word sequences to what they mean, by their first word, longest first."""

    by_first: dict[str, list[tuple[tuple[str, ...], str]]]

    def at(self, words: list[Word], i: int) -> tuple[str, int] | None:
        """What stands at word i, and the index after it."""
        if i >= len(words):
            return None
        for phrase, meaning in self.by_first.get(words[i].text, ()):
            if len(words) - i >= len(phrase) and all(words[i + k].text == w for k, w in enumerate(phrase)):
                return meaning, i + len(phrase)
        return None


def phrases(table: dict[str, str]) -> Phrases:
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, meaning in table.items():
        parts = tuple(w.text for w in words_in(phrase))
        out.setdefault(parts[0], []).append((parts, meaning))
    for found in out.values():
        found.sort(key=lambda p: -len(p[0]))
    return Phrases(out)


@cache
def tables() -> tuple[Phrases, Phrases, Phrases, Phrases]:
    """Qualifiers before, qualifiers after, vague words, fractions."""
    words = number_words()
    before = {p: q for q, forms in words.qualifiers.items() for p in forms}
    after = {p: q for q, forms in words.after.items() for p in forms}
    return (
        phrases(before),
        phrases(after),
        phrases({v: v for v in words.vague}),
        phrases({f: f for f in words.fractions}),
    )


Core = tuple[Value | None, Value | None, str, int]  # low, high, form, index after


def read_core(words: list[Word], i: int) -> Core | None:
    """A number without qualifier at word i: digits, words or vague words."""
    return read_vague(words, i) or read_exact(words, i)


def word_at(words: list[Word], i: int) -> str:
    return words[i].text if 0 <= i < len(words) else ""


def read_vague(words: list[Word], i: int) -> Core | None:
    """Dozens, hundreds of thousands, several hundred, a few, numerous."""
    known = number_words()
    first = word_at(words, i)
    if first in ("many", "several") and word_at(words, i + 1) in known.vague_scales:
        i, first = i + 1, word_at(words, i + 1)
    if first in known.vague_scales:
        low, high = known.vague_scales[first]
        i += 1
        if word_at(words, i) in ("and", "upon") and word_at(words, i + 1) == first:
            i += 2
        while word_at(words, i) == "of" and word_at(words, i + 1) in known.vague_scales:
            scale = word_at(words, i + 1).removesuffix("s")
            factor = known.scales.get(scale, 1)
            low, high = low * factor, (high + 1) * factor - 1
            i += 2
        return low, high, "vague", i
    phrase = tables()[2].at(words, i)
    if phrase is None:
        return None
    name, after = phrase
    bounds = known.vague[name]
    if word_at(words, after) == "of" and word_at(words, after + 1) in known.scales:
        after += 1
    times = known.scales.get(word_at(words, after))
    if times and name not in ("some", "most", "many"):
        if len(bounds) == 2:
            return 2 * times, 2 * times, "words", after + 1
        low, high = 2 * times, 10 * times - 1
        if times == 12:
            low, high = known.vague_scales["dozens"]
        return low, high, "vague", after + 1
    if times:
        return None
    lower, upper = (*bounds, None, None)[:2]
    return lower, upper, "words" if len(bounds) == 2 else "vague", after


def read_exact(words: list[Word], i: int) -> Core | None:
    """Digits with scales, number words, halves and dozens."""
    known = number_words()
    start = i
    first = word_at(words, i)
    fraction = tables()[3].at(words, i)
    if fraction and word_at(words, fraction[1]) in ("a", "an", "of") | known.scales.keys():
        after = fraction[1] + (word_at(words, fraction[1]) in ("a", "an"))
        scale = known.scales.get(word_at(words, after))
        if scale and after > i:
            return (
                tidy(known.fractions[fraction[0]] * scale),
                tidy(known.fractions[fraction[0]] * scale),
                "words",
                after + 1,
            )
    if first[:1].isdigit():
        return read_digits(words, i)
    total: Value = 0
    current: Value = 0
    seen = False
    if first in ("a", "an") and word_at(words, i + 1) in known.scales:
        current, seen, i = 1, True, i + 1
    while i < len(words):
        word = words[i].text
        if word in known.exact:
            value = known.exact[word]
            if current and not fits_after(int(current) % 100, value):
                break
            current += value
        elif word in known.scales:
            if not seen:
                break
            scale = known.scales[word]
            current = (current or 1) * scale
            if scale >= 1000:
                total, current = total + current, 0
        elif word in DASHES and seen and words[i].glued and word_at(words, i + 1) in known.exact and words[i + 1].glued:
            if not (int(current) % 10 == 0 and int(current) % 100 >= 20 and known.exact[word_at(words, i + 1)] < 10):
                break
            i += 1
            continue
        elif (
            word == "and"
            and seen
            and word_at(words, i + 1) in known.exact
            and i > start
            and (word_at(words, i - 1) in known.scales and word_at(words, i - 1) != "dozen")
        ):
            i += 1
            continue
        elif word == "and" and seen and [word_at(words, i + k) for k in (1, 2)] == ["a", "half"]:
            base = known.scales.get(word_at(words, i - 1), 0)
            scale = known.scales.get(word_at(words, i + 3), 0)
            if base:
                total += base * 0.5
            elif scale:
                current = (current + 0.5) * scale
                i += 1
            else:
                current += 0.5
            i += 3
            break
        else:
            break
        seen = True
        i += 1
    if not seen or i == start:
        return None
    whole = total + current
    result: Value = tidy(float(whole)) if isinstance(whole, float) else whole
    return result, result, "words", i


def fits_after(before: int, value: int) -> bool:
    """Whether a number word can go on from what stands before it: twenty one, hundred five; not five seven."""
    return before == 0 or (before % 10 == 0 and before >= 20 and 0 < value < 10)


def read_digits(words: list[Word], i: int) -> Core | None:
    """A run of digits, with the scale word or letter that multiplies it."""
    known = number_words()
    after, factor, scaled = i + 1, 1, False
    while word_at(words, after) in known.scales:
        factor, scaled, after = factor * known.scales[word_at(words, after)], True, after + 1
    if (
        not scaled
        and word_at(words, after) in DASHES
        and word_at(words, after + 1) in known.scales
        and words[after].glued
    ):
        factor, scaled, after = known.scales[word_at(words, after + 1)], True, after + 2
    value = digits_value(words[i].text, scaled)
    if value is None:
        return None
    if not scaled and after < len(words) and words[after].glued and words[after].text in known.suffixes:
        factor, after = known.suffixes[words[after].text], after + 1
    result = tidy(value * factor) if isinstance(value, float) else value * factor
    return result, result, "digits", after


def read_range(words: list[Word], i: int) -> Core | None:
    """Two numbers as bounds, or one number: between 20 and 30, 20 to 30, 20-30, two or three."""
    opened = word_at(words, i) in ("between", "from")
    at = i + opened
    first = read_core(words, at)
    if first is None:
        return None
    low, _, form, after = first
    joint = word_at(words, after)
    joined = joint == "and" if opened and word_at(words, i) == "between" else joint in ("to", "or", *DASHES)
    if joined and low is not None and form != "vague" and not (opened and joint == "or"):
        second = read_core(words, after + 1)
        if second and second[0] is not None and second[2] != "vague":
            a, b = low, second[0]
            shared = re.search(
                r"(hundred|thousand|lakh|crore|million|billion)", " ".join(w.text for w in words[after + 1 : second[3]])
            )
            if shared and b > a and word_at(words, after - 1) not in number_words().scales and a < 1000:
                scaled = a * number_words().scales[shared[1]]
                a = tidy(float(scaled)) if scaled < b else a
            adjacent = joint not in DASHES or (words[after].glued and words[after + 1].glued)
            if a < b and adjacent and not (joint == "or" and b - a > max(a, 10)):
                return a, b, form, second[3]
    return None if opened else first
