"""A span quotes its text, or it is refused."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.records.spans import Span, make_span, merge_spans

texts = st.text(min_size=1, max_size=80)


@given(texts, st.integers(0, 80), st.integers(0, 80))
def test_a_made_span_quotes_its_text_and_has_no_white_space_at_its_edges(text: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    if text[start:end].strip():
        span = make_span(text, start, end)
        assert span.quotes(text)
        assert span.text == text[start:end].strip()
    else:
        with pytest.raises(ValueError, match="no words"):
            make_span(text, start, end)


@pytest.mark.parametrize("span", [Span(0, 0, ""), Span(-1, 3, "abc"), Span(0, 3, "abd"), Span(2, 9, "cdefghi")])
def test_a_span_that_holds_other_words_or_none_does_not_quote(span: Span) -> None:
    assert not span.quotes("abcdef")


@given(texts, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=8))
def test_merging_keeps_exactly_the_same_characters(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = [Span(s, e, text[s:e]) for s, e in pairs if 0 <= s < e <= len(text)]
    merged = merge_spans(text, spans)
    assert {i for m in merged for i in range(m.start, m.end)} == {i for s in spans for i in range(s.start, s.end)}
    assert all(m.quotes(text) for m in merged)
    assert all(a.end < b.start for a, b in itertools.pairwise(merged))
