"""Readings and links for tests: by hand, and any at all for hypothesis."""

from __future__ import annotations

import types
import typing
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
from hypothesis import strategies as st

from vedette.pages.documents import make_page
from vedette.records.documents import Document, Page
from vedette.records.entities import Party
from vedette.records.reading import Reading, Statement
from vedette.records.spans import Span


def a_page(text: str, source: str = "page.txt") -> Page:
    """A page of plain text."""
    return make_page(source, text.encode())


def a_reading(page: Page, reader: str = "reader 1") -> Reading:
    """A reading with one statement: the first word of the page is said by nobody."""
    text = page.content.decode()
    word = text.split()[0]
    said = Statement(
        id=f"s-{page.id[2:]}", document=page.id, speaker=Party("A"), cue=None, content=(Span(0, len(word), word),),
        kind="indirect", act="report", confidence=0.5, producer="test/1",
    )  # fmt: skip
    return Reading(Document(page.id, text, (page.source,), title="A title"), statements=(said,), reader=reader)


def any_of(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a record's type, however deep."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is typing.Literal:
        return st.sampled_from(inner)
    if origin in (typing.Union, types.UnionType):
        return st.one_of([any_of(item) for item in inner])
    if origin is tuple and inner[1:] == (Ellipsis,):
        return st.lists(any_of(inner[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*(any_of(item) for item in inner))
    if origin is dict:
        return st.dictionaries(any_of(inner[0]), any_of(inner[1]), max_size=2)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        hints = get_type_hints(kind)
        return st.builds(kind, **{name: any_of(hints[name]) for name in kind.__struct_fields__})
    simple: dict[Any, st.SearchStrategy[Any]] = {
        str: st.text(max_size=8), int: st.integers(-(2**53), 2**53), float: st.floats(allow_nan=False),
        bool: st.booleans(), type(None): st.none(),
    }  # fmt: skip
    return simple[kind]
