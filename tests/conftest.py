"""Fixtures that every room's tests share: the loaded reader, once a run."""

from __future__ import annotations

import pytest

from vedette.language.understand import Language
from vedette.run.reading import PageReader


@pytest.fixture(scope="session")
def page_reader() -> PageReader:
    """A reader with the packaged parser, loaded once."""
    return PageReader()


@pytest.fixture(scope="session")
def language(page_reader: PageReader) -> Language:
    """The language room of the loaded reader."""
    return page_reader.language
