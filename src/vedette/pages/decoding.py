"""Bytes in, characters out: by byte-order mark, as UTF-8, as declared, or as detected; nothing is lost silently."""

from __future__ import annotations

import codecs
import re
from typing import Literal

import msgspec

# A byte-order mark decides; UTF-32 before UTF-16, whose mark it begins with.
MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(
    rb"""(?:<meta[^<>]{0,200}?\bcharset\s{0,5}=\s{0,5}|<\?xml[^<>]{0,100}?encoding\s{0,5}=\s{0,5})["']?([\w.:-]{2,40})""",
    re.I,
)
# Browsers read these as the wider Windows tables, and so do the people who wrote the pages.
AS_BROWSERS_DO = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
LATIN_TABLES = frozenset(
    "cp1250 cp1257 iso8859_2 iso8859_3 iso8859_4 iso8859_10 iso8859_13 iso8859_14 iso8859_15 "
    "iso8859_16 latin_1 mac_roman mac_latin2 "
    "cp437 cp850 cp852 cp858 cp775 cp865 hp_roman8 cp1258".split()
)
SEARCHED = 4096
SAMPLE = 200_000
# Of a text that is nearly sound in an encoding, so many characters may be broken.
BROKEN_SHARE = 0.005
# English has under 1 % of letters outside ASCII, accented European prose up to 10 %, other scripts over half.
FEW_WIDE = 0.25


class Decoded(msgspec.Struct, frozen=True):
    """The characters, the encoding, what it was known by, and how many characters could not be decoded."""

    text: str
    encoding: str
    basis: Literal["mark", "utf-8", "declared", "detected", "fallback"]
    broken: int = 0


def decode(content: bytes) -> Decoded:
    """The characters of a page. What can't be decoded becomes U+FFFD, and is counted.

    >>> decode("naïve".encode("latin-1")).text
    'naïve'
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return replaced(content[len(mark) :], encoding, "mark")
    if wide := without_mark(content):
        return replaced(content, wide, "detected")
    declared = declared_encoding(content)
    if declared and declared.startswith("iso2022") and (text := strict(content, declared)) is not None:
        return Decoded(text, declared, "declared")
    if (text := strict(content, "utf-8")) is not None:
        return Decoded(text, "utf-8", "utf-8")
    if declared and declared != "utf-8" and (text := strict(content, declared)) is not None:
        return Decoded(text, declared, "declared")
    nearly = replaced(content, "utf-8", "utf-8")
    wide_letters = sum(1 for c in nearly.text[:SAMPLE] if ord(c) > 127 and c != "\ufffd")
    if nearly.broken <= max(1, len(nearly.text) * BROKEN_SHARE) and wide_letters > nearly.broken:
        return nearly
    return detected(content, declared)


def declared_encoding(content: bytes) -> str | None:
    """The encoding that HTML or XML declares in its first bytes, if it is one."""
    found = DECLARED.search(content[:SEARCHED])
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii", "ignore")).name
    except LookupError:
        return None
    # A declaration that could be read as ASCII can't be true for an encoding of two bytes a letter.
    return None if name.startswith(("utf-16", "utf-32")) else AS_BROWSERS_DO.get(name, name)


def strict(content: bytes, encoding: str) -> str | None:
    """The text, or None where a byte doesn't fit."""
    try:
        return content.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def replaced(
    content: bytes, encoding: str, basis: Literal["mark", "utf-8", "declared", "detected", "fallback"]
) -> Decoded:
    text = content.decode(encoding, "replace")
    return Decoded(
        text, encoding, basis, text.count("\ufffd") - (content.count(b"\xef\xbf\xbd") if encoding == "utf-8" else 0)
    )


def without_mark(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte is zero in most of a Western text."""
    head = content[:400]
    if len(head) < 8 or head.count(0) < len(head) * 0.3:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if even > odd * 8:
        return "utf-16-be"
    return "utf-16-le" if odd > even * 8 else None


def detected(content: bytes, declared: str | None) -> Decoded:
    """The most likely encoding by the letters themselves; Windows' Western table where nothing fits."""
    from charset_normalizer import from_bytes

    best = from_bytes(content[:SAMPLE]).best()
    name = best.encoding if best else None
    # Between tables of Latin letters a few accents decide nothing: the Western one is by far the most used.
    # A few bytes beyond ASCII can't tell any tables apart; a page in another script is made of them.
    wide = sum(byte > 127 for byte in content[:SAMPLE])
    first = "cp1252" if name in LATIN_TABLES or wide < FEW_WIDE * len(content[:SAMPLE]) else name
    for table in (first, name, "cp1252"):
        text = strict(content, table) if table else None
        if table and text is not None:
            return Decoded(text, table, "detected")
    return replaced(content, declared or "cp1252", "fallback")


def is_binary(content: bytes) -> bool:
    """Whether bytes are no text at all: zero bytes outside wide encodings, or many control characters."""
    head = content[:8192]
    if any(content.startswith(mark) for mark, _ in MARKS) or without_mark(content):
        return False
    if b"\0" in head:
        return True
    control = sum(1 for b in head if b < 32 and b not in b"\t\n\r\f\x0b\x1b\x1a")
    return control > len(head) * 0.02
