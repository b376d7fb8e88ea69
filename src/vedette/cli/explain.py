"""``vedette explain``: one record, its words in context, who made it, and what it is tied to."""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vedette.report.explanation import Excerpt, Explanation

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
BEGIN, END = "\ufdd0", "\ufdd1"


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
    from vedette.cli.terminal import harmless, in_short, width

    yield f"{told.kind}  {told.id}"
    for name, value in told.values:
        yield f"  {name.replace('_', ' ') + ':':<16} {harmless(value)}"
    if told.excerpts:
        yield "\nwords"
    for excerpt in told.excerpts:
        yield f"  {harmless(excerpt.page)} ({excerpt.document} at {excerpt.start})"
        yield from marked(excerpt, marks, min(width(), 100) - 6)
        fields = dict.fromkeys(f"{harmless(field)} “{in_short(words, 60)}”" for field, words in excerpt.fields)
        yield from (f"      · {field}" for field in fields)
    if told.left_out:
        yield f"  and {told.left_out} more"
    for title, lines in (("tied to", told.ties), ("why", told.reasons)):
        if lines:
            yield f"\n{title}"
            yield from (f"  {harmless(line)}" for line in lines)
    if told.producer or told.reader:
        yield "\nmade by"
        yield from (f"  {harmless(line)}" for line in (told.producer, told.reader) if line)


def marked(excerpt: Excerpt, marks: tuple[str, str], columns: int) -> Iterator[str]:
    """The words in their context, wrapped, with marks around them on each line that they run over."""
    # Two characters that can't be in harmless text stand for the marks while lines are broken.
    text, at = "", 0
    for first, last in excerpt.marks:
        text += f"{excerpt.text[at:first]}{BEGIN}{excerpt.text[first:last]}{END}"
        at = last
    words = (text + excerpt.text[at:]).split()
    whole = " ".join("".join(c for c in word if c.isprintable() or c in BEGIN + END) for word in words)
    inside = False
    for line in textwrap.wrap(whole, columns, break_on_hyphens=False):
        begin = marks[0] if inside else ""
        inside = line.rfind(BEGIN) > line.rfind(END) or (inside and END not in line)
        end = marks[1] if inside else ""
        yield "      " + begin + line.replace(BEGIN, marks[0]).replace(END, marks[1]) + end
