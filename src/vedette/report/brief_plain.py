"""A brief as plain text for a terminal or a mail: wrapped lines, references in brackets, their list at the end."""

from __future__ import annotations

import textwrap

from vedette.report.brief_model import (
    Block,
    Brief,
    Bullets,
    Cite,
    Heading,
    Line,
    Paragraph,
    Piece,
    Quote,
    Sides,
    Strong,
    Table,
)
from vedette.report.quotes import quoted
from vedette.report.wording import shown

WIDTH = 92


def as_plain(brief: Brief) -> str:
    """The whole brief; ends with a line end."""
    out = [wrapped(brief.title.upper()), wrapped(brief.subtitle)]
    for section in brief.sections:
        out.append(f"{section.heading.upper()}\n{'-' * len(section.heading)}")
        out += [block_text(b) for b in section.blocks]
    if brief.notes:
        out.append("REFERENCES\n----------")
        out.append(
            "\n".join(
                wrapped(f"{n.outlet}, {n.date}: {quoted(shown(n.words))}", f"[{n.number}] ", "     ")
                for n in brief.notes
            )
        )
    return "\n\n".join(out) + "\n"


def wrapped(text: str, first: str = "", then: str = "") -> str:
    return textwrap.fill(
        text, WIDTH, initial_indent=first, subsequent_indent=then, break_long_words=False, break_on_hyphens=False
    )


def piece_text(piece: Piece) -> str:
    if isinstance(piece, Cite):
        return f"[{', '.join(map(str, piece.numbers))}]" if piece.numbers else ""
    if isinstance(piece, Quote):
        return quoted(piece.words)
    return piece.words if isinstance(piece, Strong) else piece


def line_text(line: Line) -> str:
    return "".join(piece_text(p) for p in line).strip()


def block_text(block: Block) -> str:
    """One block, without the blank lines around it."""
    match block:
        case Paragraph(line, _):
            return wrapped(line_text(line))
        case Heading(line):
            return wrapped(line_text(line) + ":")
        case Bullets(items):
            rows = []
            for item in items:
                rows.append(wrapped(line_text(item.line), "* ", "  "))
                rows += [wrapped(line_text(x), "  - ", "    ") for x in item.below]
            return "\n".join(rows)
        case Table(_, groups):
            rows = []
            for group in groups:
                if group.caption:
                    note = f" ({line_text(group.note)})" if group.note else ""
                    rows.append(wrapped(line_text(group.caption) + note, "* ", "  "))
                rows += [wrapped(" | ".join(line_text(c) for c in row), "  - ", "    ") for row in group.rows]
            return "\n".join(rows)
        case Sides(title, reason, sides):
            rows = [wrapped(line_text(title) + (f" – {reason}" if reason else ""), "* ", "  ")]
            rows += [wrapped(f"{line_text(s.label)}: {line_text(s.words)}", "  - ", "    ") for s in sides]
            return "\n".join(rows)
