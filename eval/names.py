"""Names with their kind on re3d-like data: ours beside the bare parser's, exact and overlapping spans.

    python eval/names.py RE3D.jsonl [--limit N] [--model NAME] [--errors N]

Each line holds ``text`` and ``entities`` (``type``, ``start``, ``end``). Gold spans of a mapped type that hold a
capital letter are names; a prediction counts once, for one gold span of its class. Pronouns and lower-case nominals
of the gold are left out on both sides. Source of the data: dstl/re3d, whose documents lie outside the project.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from vedette.language.parser import DEFAULT_MODEL
from vedette.language.understand import Language
from vedette.pages.documents import make_document, make_page
from vedette.records.parsed import Parsed

GOLD = {
    "Organisation": "actor", "Person": "person", "Location": "place", "Nationality": "nationality",
    "Weapon": "weapon", "MilitaryPlatform": "weapon",
}  # fmt: skip
OURS = {
    "person": "person", "organization": "actor", "government_body": "actor", "armed_group": "actor",
    "military": "actor", "news_agency": "actor", "place": "place", "facility": "place", "state": "state",
    "weapon": "weapon", "population": "people",
}  # fmt: skip
PARSER = {
    "PERSON": "person", "ORG": "actor", "GPE": "state", "LOC": "place", "FAC": "place", "NORP": "people",
    "PRODUCT": "weapon",
}  # fmt: skip
# A state can be an actor, a place or a nationality in the gold: the gold's word decides, for us and for the parser.
FITS = {"state": {"actor", "place", "nationality"}, "people": {"actor", "nationality"}}

PRONOUNS = frozenset("i we he she they it you our their his her its my your us them me him who".split())

Found = set[tuple[int, int, str]]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without a leading article and a trailing possessive."""
    words = text[start:end]
    for article in ("the ", "The ", "a ", "A ", "an "):
        if words.startswith(article):
            start += len(article)
            break
    for ending in ("'s", "’s"):
        if text[start:end].endswith(ending):
            end -= len(ending)
    return start, end


def ours(parsed: Parsed) -> Found:
    """Our names (and acronyms and seats) with their class."""
    kinds = {e.id: e.kind for e in parsed.entities}
    out: Found = set()
    for m in parsed.mentions:
        named = m.form != "pronoun" and (m.form != "nominal" or any(c.isupper() for c in m.span.text[1:]))
        if named and kinds[m.entity] in OURS:
            out.add((*trimmed(parsed.text, m.span.start, m.span.end), OURS[kinds[m.entity]]))
    return out


def bare(parsed: Parsed) -> Found:
    """The parser's own entities with their class."""
    out: Found = set()
    at = 0
    tokens = parsed.tokens
    while at < len(tokens):
        end = at + 1
        while (
            end < len(tokens) and tokens[end].label == tokens[at].label and tokens[end].sentence == tokens[at].sentence
        ):
            end += 1
        if tokens[at].label in PARSER:
            out.add((*trimmed(parsed.text, tokens[at].start, tokens[end - 1].end), PARSER[tokens[at].label]))
        at = end
    return out


def matched(gold: Found, found: Found, exact: bool) -> tuple[int, int]:
    """How many gold spans are found, and how many found spans are in the gold."""

    def same(g: tuple[int, int, str], f: tuple[int, int, str]) -> bool:
        if f[2] != g[2] and g[2] not in FITS.get(f[2], ()):
            return False
        return g[:2] == f[:2] if exact else g[0] < f[1] and f[0] < g[1]

    return sum(any(same(g, f) for f in found) for g in gold), sum(any(same(g, f) for g in gold) for f in found)


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("data", type=Path)
    ask.add_argument("--limit", type=int, default=0)
    ask.add_argument("--model", default=DEFAULT_MODEL)
    ask.add_argument("--errors", type=int, default=0)
    args = ask.parse_args()
    language = Language(args.model)
    lines = args.data.read_text("utf-8").splitlines()
    counts: dict[tuple[str, str], list[int]] = {}
    missed: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for line in lines[: args.limit or None]:
        record = json.loads(line)
        parsed = language.understand(make_document(make_page(record["id"], record["text"].encode())))
        text = parsed.text
        gold: Found = set()
        every: list[tuple[int, int]] = []
        for entity in record["entities"]:
            start, end = trimmed(text, entity["start"], entity["end"])
            every.append((start, end))
            if text[start:end].lower() in PRONOUNS:
                continue
            if entity["type"] in GOLD and any(c.isupper() for c in text[start:end]):
                gold.add((start, end, GOLD[entity["type"]]))
        for who, found in (("vedette", ours(parsed)), ("parser", bare(parsed))):
            for how in ("exact", "overlap"):
                a, b = matched(gold, found, how == "exact")
                row = counts.setdefault((who, how), [0, 0, 0, 0])
                for n, value in enumerate((a, len(gold), b, len(found))):
                    row[n] += value
        mine = ours(parsed)
        missed.update(f"{g[2]}: {text[g[0] : g[1]]}" for g in gold if not matched({g}, mine, False)[0])
        wrong.update(f"{f[2]}: {text[f[0] : f[1]]}" for f in mine if not matched(gold, {f}, False)[1])
    print("who      spans    precision          recall             F1")
    for (who, how), (a, n, b, m) in counts.items():
        p, r = b / m if m else 0.0, a / n if n else 0.0
        print(f"{who:8} {how:8} {p:.3f} {b}/{m:<8} {r:.3f} {a}/{n:<8} {2 * p * r / (p + r or 1):.3f}")
    if args.errors:
        print("\nmissed", *missed.most_common(args.errors), sep="\n  ")
        print("\nnot in the gold", *wrong.most_common(args.errors), sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
