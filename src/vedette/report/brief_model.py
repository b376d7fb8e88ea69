"""A brief before it is set in type: sections of blocks, blocks of lines, lines of words and references.

Composing knows nothing of Markdown or HTML, and the three renderings know nothing of cases; what a test asks of every
line (does it carry a reference?) it asks here, once for all formats.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from vedette.records.spans import Span


@dataclass(frozen=True, slots=True)
class Cite:
    """References, by their numbers."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words taken from a page, to stand in quotation marks."""

    words: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that lead a line."""

    words: str


Piece = str | Cite | Quote | Strong
Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    line: Line
    small: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list with the lines that hang under it."""

    line: Line
    below: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section."""

    line: Line


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a value lies among the others of its kind, from 0 to 1; ``open`` says at which end it has no bound."""

    start: float
    end: float
    open: Literal["", "open", "under"] = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a table under a line that says what they have in common; ``bars`` draw the first cells, or are empty."""

    caption: Line
    rows: tuple[tuple[Line, ...], ...]
    note: Line = ()
    bars: tuple[Bar | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    head: tuple[str, ...]
    groups: tuple[Rows, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One account beside another: whose it is, and its words."""

    label: Line
    words: Line


@dataclass(frozen=True, slots=True)
class Sides:
    """A point where accounts part, with the accounts side by side."""

    title: Line
    reason: str
    sides: tuple[Side, ...]


Block = Paragraph | Bullets | Heading | Table | Sides


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A reference: the words, where they stand, and how their page is called."""

    number: int
    document: str
    spans: tuple[Span, ...]
    outlet: str
    date: str

    @property
    def words(self) -> str:
        return " … ".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a page's text: the notes whose words it is in, those that begin and end here, furniture or not."""

    text: str
    notes: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class PageText:
    """A page as it is shown under the brief: its paragraphs in marked stretches."""

    key: str
    outlet: str
    date: str
    title: str
    source: str
    paragraphs: tuple[tuple[Mark, ...], ...]


@dataclass(frozen=True, slots=True)
class Brief:
    title: str
    subtitle: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    pages: tuple[PageText, ...] = field(default=())
