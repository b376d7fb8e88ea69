"""Encodings: by mark, declared, detected."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.pages.decoding import decode, is_binary

WORDS = "Der Präsident fährt über die Brücke, naïve Gäste grüßen. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_words_come_back_whatever_they_were_written_in(encoding: str) -> None:
    decoded = decode((WORDS * 5).encode(encoding))
    assert decoded.text == WORDS * 5
    assert decoded.broken == 0


def test_a_declared_encoding_is_used_where_the_bytes_fit_it() -> None:
    head = '<html><head><meta charset="windows-1251"></head><body>'
    decoded = decode((head + "Россия и Турция").encode("cp1251"))
    assert decoded.text.endswith("Россия и Турция")
    assert decoded.basis == "declared"
    xml = '<?xml version="1.0" encoding="koi8-r"?>'
    assert decode((xml + "Россия").encode("koi8-r")).text.endswith("Россия")


def test_utf8_goes_before_a_declaration_that_is_wrong() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">Erdoğan'
    assert decode(page.encode()).text == page


def test_curly_quotes_of_windows_come_back_where_latin1_is_declared() -> None:
    page = '<meta charset="iso-8859-1">“left”'
    assert decode(page.encode("cp1252")).text == page


def test_an_unknown_or_impossible_declaration_is_passed_over() -> None:
    for name in ("x-none", "utf-16", "\\xff"):
        assert decode(f'<meta charset="{name}">café'.encode()).text.endswith("café")


def test_what_can_not_be_decoded_is_counted() -> None:
    decoded = decode("größer ".encode() * 100 + b"\xff\xfe\xfa")
    assert decoded.broken == 3
    assert decoded.text.count("\ufffd") == 3


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=200))
def test_utf8_comes_back_character_for_character(text: str) -> None:
    if "\0" not in text and not text.startswith("\ufeff"):
        assert decode(text.encode()).text == text


@given(st.binary(max_size=400))
def test_any_bytes_decode_without_an_error(content: bytes) -> None:
    decode(content)
    is_binary(content)
