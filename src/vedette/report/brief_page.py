"""A brief as one HTML file that needs nothing beside itself: style inside, the pages' texts inside, no script.

Each reference leads to the words, marked in the text of their page, and each marked stretch leads back. All that comes
from outside passes through ``markupsafe.escape``; the file forbids itself every request (Content-Security-Policy).
"""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from vedette.report.brief_model import Brief, Cite, Line, Mark, Note, Piece, Quote, Strong
from vedette.report.quotes import quoted
from vedette.report.wording import clipped, shown

TIP = 160


@cache
def templates() -> Environment:
    """The templates that ship with the report, with escaping always on."""
    loader = PackageLoader("vedette.report", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def as_page(brief: Brief) -> str:
    """The whole file."""
    setter = Setter(brief.notes)
    return templates().get_template("brief.html.j2").render(
        brief=brief, line=setter.line, mark=setter.mark, words=lambda n: quoted(shown(n.words)),
        kind=lambda block: type(block).__name__,
    )  # fmt: skip


class Setter:
    """Sets lines and marked words as HTML and remembers which reference was used first where, to lead back to it."""

    def __init__(self, notes: tuple[Note, ...]) -> None:
        self._notes = {n.number: n for n in notes}
        self._used: set[int] = set()

    def line(self, line: Line) -> Markup:
        """A line with its references as links."""
        out = [self._piece(p) for p in line]
        for at, piece in enumerate(line[1:], 1):
            if isinstance(piece, Cite):  # the first reference stays on the line of the words that it stands behind
                out[at - 1] = Markup("{}&#8239;").format(out[at - 1].rstrip(" "))
        return Markup("").join(out)

    def _piece(self, piece: Piece) -> Markup:
        if isinstance(piece, Cite):
            return self._cite(piece)
        if isinstance(piece, Quote):
            return Markup("<q>{}</q>").format(quoted(piece.words)[1:-1])
        return Markup("<b>{}</b>").format(piece.words) if isinstance(piece, Strong) else escape(piece)

    def _cite(self, cite: Cite) -> Markup:
        """References as one group that does not stand alone at the start of a line."""
        links = Markup(" ").join(self._link(n) for n in cite.numbers)
        return Markup('<span class="refs">{}</span>').format(links) if cite.numbers else Markup("")

    def _link(self, number: int) -> Markup:
        note = self._notes[number]
        tip = f"{note.outlet}, {note.date}: {clipped(quoted(shown(note.words)), TIP)}"
        anchor = "" if number in self._used else Markup(' id="r{}"').format(number)
        self._used.add(number)
        return Markup('<a class="ref" href="#w{0}"{1} title="{2}">{0}</a>').format(number, anchor, tip)

    def mark(self, mark: Mark) -> Markup:
        """A stretch of a page's text: marked where it is cited, dim where it is furniture."""
        text = escape(mark.text)
        if mark.notes:
            anchors = Markup("").join(Markup('<a id="w{}"></a>').format(n) for n in mark.begins[1:])
            first = Markup(' id="w{}"').format(mark.begins[0]) if mark.begins else ""
            text = Markup("<mark{}>{}{}</mark>").format(first, anchors, text)
            back = Markup('<a class="back" href="#n{0}" title="back to the reference">{0}</a>')
            text += Markup("").join(back.format(n) for n in mark.ends)
        return Markup('<span class="furniture">{}</span>').format(text) if mark.furniture else text
