"""Statements: who said what, with act, targets, condition, deadline, date and channel."""

from __future__ import annotations

from vedette.extract.times import Time
from vedette.records.parsed import Parsed
from vedette.records.reading import Statement

PRODUCER = "statements.rules/1"


def find_statements(parsed: Parsed, times: tuple[Time, ...]) -> tuple[Statement, ...]:
    """The statements of a page, in text order."""
    return ()
