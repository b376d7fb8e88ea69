"""What the language room's tests share: a text read as a page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vedette.language.understand import Language
from vedette.records.documents import Document
from vedette.records.parsed import Parsed


@pytest.fixture(scope="session")
def read(language: Language) -> Callable[[str], Parsed]:
    """A text understood as a page of its own."""

    def understood(text: str) -> Parsed:
        return language.understand(Document("d-0", text))

    return understood


@pytest.fixture(scope="session")
def who(read: Callable[[str], Parsed]) -> Callable[[str, str], str | None]:
    """The name of the entity that words mean in a text, at their last place there; None where nobody."""

    def name(text: str, words: str) -> str | None:
        parsed = read(text)
        at = text.rindex(words)
        found = [m for m in parsed.mentions if m.span.start < at + len(words) and at < m.span.end]
        found.sort(key=lambda m: (abs(m.span.start - at) + abs(m.span.end - at - len(words)), m.span.start))
        return parsed.entity_by_id[found[0].entity].name if found else None

    return name
