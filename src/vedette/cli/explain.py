"""``vedette explain``: one record, its words in context, who made it, and what it is tied to."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vedette.report.explanation import Explanation, Words

HELP = "one record, its words in context, and where it comes from"
DESCRIPTION = """\
Show a record by its id, or by as much of the id as is clear: its values, the words that they came from in their
context, which rule or model made it and which reader read the page, what it points to and what points to it, and why
it was joined with others."""
EXAMPLES = (
    "vedette explain my.case s-0123456789abcdef",
    "vedette explain my.case i-0123ab",
    "vedette explain my.case d-98",
)
MARKS = ("\x1b[1;7m", "\x1b[0m")
PLAIN_MARKS = ("«", "»")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``explain``."""
    parser.add_argument("case", metavar="CASE", help="the case file")
    parser.add_argument("id", metavar="ID", help="the id of a record, or its beginning")


def run(asked: argparse.Namespace) -> int:
    """Explain; exit 1 when there is no such record."""
    from vedette.case import Case

    with Case.open(asked.case) as case:
        explanation = case.explain(asked.id)
    for line in lines_of(explanation, MARKS if sys.stdout.isatty() else PLAIN_MARKS):
        print(line)
    return 0


def lines_of(told: Explanation, marks: tuple[str, str]) -> Iterator[str]:
    """An explanation as text."""
    from vedette.cli.terminal import harmless, width

    yield f"{told.kind}  {told.id}"
    for name, value in told.values:
        yield f"  {name.replace('_', ' ') + ':':<16} {harmless(value)}"
    if told.words:
        yield "\nwords"
    for words in told.words:
        yield f"  {harmless(words.field)}, {harmless(words.page)} ({words.document} at {words.start})"
        yield from marked(words, marks, min(width(), 100) - 6)
    if told.left_out:
        yield f"  and {told.left_out} more"
    for title, lines in (("tied to", told.ties), ("why", told.reasons)):
        if lines:
            yield f"\n{title}"
            yield from (f"  {harmless(line)}" for line in lines)
    if told.producer or told.reader:
        yield "\nmade by"
        yield from (f"  {harmless(line)}" for line in (told.producer, told.reader) if line)


def marked(words: Words, marks: tuple[str, str], columns: int) -> Iterator[str]:
    """The words in their context, wrapped, with marks around them on each line that they run over."""
    import textwrap

    from vedette.cli.terminal import harmless

    def plain(text: str) -> str:
        """Harmless, with a space kept where the text was cut beside one."""
        edges = (" " if text[:1].isspace() else "", " " if text[-1:].isspace() else "")
        return f"{edges[0]}{harmless(text)}{edges[1]}" if text.strip() else edges[0]

    # Two characters that can't be in harmless text stand for the marks while lines are broken.
    whole = f"{plain(words.before)}\x00{plain(words.words)}\x01{plain(words.after)}"
    inside = False
    for line in textwrap.wrap(whole.strip(), columns, break_on_hyphens=False):
        begin = marks[0] if inside else ""
        inside = (inside or "\x00" in line) and "\x01" not in line
        end = marks[1] if inside else ""
        yield "      " + begin + line.replace("\x00", marks[0]).replace("\x01", marks[1]) + end
