"""Our own number grammar: what a number in the text means as an interval, with its qualifier.

Digits with the thousands marks of all styles (1,234 · 1.234 · 1 234 · 1'234 · 1,23,456), decimals (3.6 · 3,6), scales
(million, lakh, crore, "1.5m"), words ("a hundred and twenty", "two dozen", "half a million"), vague words with the
ranges that the knowledge file prints ("dozens", "hundreds of thousands", "several hundred"), ranges ("between 20 and
30", "20-30", "two or three") and qualifiers ("more than", "some", "or so"). The text is cut into words once and read
from left to right, so that the cost is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from vedette.knowledge.numbers import number_words
from vedette.records.reading import Qualifier

Value = float | int


@dataclass(frozen=True, slots=True)
class Number:
    """A number at text[start:end], its qualifier included; ``core`` is where the number itself begins.

    ``form`` is "digits", "words" or "vague"; None is an open bound, and two of them an unknown many ("numerous").
    """

    start: int
    end: int
    core: int
    low: Value | None
    high: Value | None
    qualifier: Qualifier
    form: str


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
    scale = known.scales.get(word_at(words, after))
    if scale and name not in ("some", "most", "many"):
        if len(bounds) == 2:
            return 2 * scale, 2 * scale, "words", after + 1
        low, high = 2 * scale, 10 * scale - 1
        if scale == 12:
            low, high = known.vague_scales["dozens"]
        return low, high, "vague", after + 1
    if scale:
        return None
    low_, high_ = [*bounds, None, None][:2] if bounds else (None, None)
    return low_, high_, "words" if len(bounds) == 2 else "vague", after


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
    value = tidy(float(total + current)) if isinstance(total + current, float) else total + current
    return value, value, "words", i


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


def qualified(low: Value | None, high: Value | None, qualifier: str) -> tuple[Value | None, Value | None]:
    """Bounds under a qualifier: open above, open below, or as they are."""
    if qualifier in ("at_least", "more_than"):
        return low, None
    if qualifier == "up_to":
        return None, high
    return low, high


def read_number(words: list[Word], i: int) -> Number | None:
    """The number that begins at word i, qualifier first; None if none does."""
    before, after_words, _, _ = tables()
    at, qualifier = i, ""
    if found := before.at(words, i):
        qualifier, at = found
        if word_at(words, at) in ("of", "the") and word_at(words, at + 1)[:1].isdigit():
            at += 1
        if deeper := before.at(words, at):
            if deeper[0] != "about" or qualifier == "about":
                qualifier = deeper[0]
            at = deeper[1]
    core = read_range(words, at)
    if core is None and at > i:  # "some of them": the qualifier is itself the vague word
        at, qualifier, core = i, "", read_vague(words, i)
    if core is None:
        return None
    low, high, form, end = core
    if qualifier and form == "vague" and low is None:
        return (
            None if at > i else Number(words[at].start, words[end - 1].end, words[at].start, low, high, "vague", form)
        )
    if not qualifier and (found := after_words.at(words, end)):
        qualifier, end = found
    if form == "vague":
        if qualifier in ("at_least", "more_than"):
            high = None
        elif qualifier == "up_to":
            low = None
        name = "vague" if qualifier in ("", "about", "nearly", "exact") else qualifier
    else:
        low, high = qualified(low, high, qualifier)
        name = qualifier or "exact"
    return Number(words[i].start, words[end - 1].end, words[at].start, low, high, cast(Qualifier, name), form)


def numbers_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """The numbers of a stretch of text, in order, without overlap."""
    words = words_in(text, start, end)
    i = 0
    while i < len(words):
        found = read_number(words, i)
        if found is None:
            i += 1
            continue
        yield found
        while i < len(words) and words[i].start < found.end:
            i += 1


def parse_number(text: str) -> Number | None:
    """The number that a text is, the whole of it; None when it is something else."""
    found = next(numbers_in(text.strip()), None)
    return found if found and found.start == 0 and found.end == len(text.strip()) else None


def say(low: Value | None, high: Value | None, qualifier: Qualifier) -> str:
    """Bounds in words that read back to the same bounds."""

    def plain(value: Value) -> str:
        return f"{value:,}" if isinstance(value, int) else f"{value:f}".rstrip("0").rstrip(".")

    if low is None and high is None:
        return "numerous"
    if low is None:
        return f"up to {plain(cast(Value, high))}"
    if high is None:
        return f"more than {plain(low)}" if qualifier == "more_than" else f"at least {plain(low)}"
    if low != high:
        return f"between {plain(low)} and {plain(high)}"
    return {"about": "about ", "nearly": "nearly "}.get(qualifier, "") + plain(low)


def shifted(number: Number, start: int) -> Number:
    """The same number from an earlier start (an article before it)."""
    return replace(number, start=start)
