"""A brief as Markdown: headings, lists and tables, references in square brackets with their list at the end."""

from __future__ import annotations

import re

from vedette.report.brief_model import (
    Block,
    Brief,
    Bullets,
    Cite,
    Heading,
    Line,
    Note,
    Paragraph,
    Piece,
    Quote,
    Sides,
    Strong,
    Table,
)
from vedette.report.quotes import quoted
from vedette.report.wording import shown

SPECIAL = re.compile(r"[\\`*_{}\[\]#|~!]")
MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def as_markdown(brief: Brief) -> str:
    """The whole brief; ends with a line end."""
    out = [f"# {escape(brief.title)}", escape(brief.subtitle)]
    for section in brief.sections:
        out.append(f"## {escape(section.heading)}")
        out += [block_text(b) for b in section.blocks]
    if brief.notes:
        out += ["## References", "\n".join(note_text(n) for n in brief.notes)]
    return "\n\n".join(out) + "\n"


def escape(text: str) -> str:
    """Words that mean nothing to Markdown or to the HTML inside it.

    >>> escape("a|b <i>*")
    'a\\\\|b &lt;i&gt;\\\\*'
    """
    safe = SPECIAL.sub(lambda m: "\\" + m.group(), text)
    return re.sub(r"[&<>]", lambda m: MARKUP[m.group()], safe)


def piece_text(piece: Piece) -> str:
    if isinstance(piece, Cite):
        return f"[{', '.join(map(str, piece.numbers))}]" if piece.numbers else ""
    if isinstance(piece, Quote):
        return escape(quoted(piece.words))
    return f"**{escape(piece.words)}**" if isinstance(piece, Strong) else escape(piece)


def line_text(line: Line) -> str:
    return "".join(piece_text(p) for p in line).strip()


def block_text(block: Block) -> str:
    """One block, without the blank lines around it."""
    match block:
        case Paragraph(line, small):
            return f"*{line_text(line)}*" if small else line_text(line)
        case Heading(line):
            return f"### {line_text(line)}"
        case Bullets(items):
            rows = []
            for item in items:
                rows.append(f"- {line_text(item.line)}")
                rows += [f"  - {line_text(x)}" for x in item.below]
            return "\n".join(rows)
        case Table():
            return table_text(block)
        case Sides(title, reason, sides):
            rows = [f"- {line_text(title)}" + (f" – {escape(reason)}" if reason else "")]
            rows += [f"  - {line_text(s.label)}: {line_text(s.words)}" for s in sides]
            return "\n".join(rows)


def table_text(table: Table) -> str:
    """A table for each group of rows, under the line that they share."""
    out = []
    for group in table.groups:
        if group.caption:
            note = f" *{line_text(group.note)}*" if group.note else ""
            out.append(f"**{line_text(group.caption)}**{note}")
        rows = [table.head, ("---",) * len(table.head), *(tuple(line_text(c) for c in row) for row in group.rows)]
        out.append("\n".join("| " + " | ".join(cells) + " |" for cells in rows))
    return "\n\n".join(out)


def note_text(note: Note) -> str:
    return f"- \\[{note.number}\\] {escape(note.outlet)}, {escape(note.date)}: {escape(quoted(shown(note.words)))}"
