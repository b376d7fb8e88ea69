"""The brief: the story in one page, every line with references to outlet, date and the exact words.

Composed once (``compose``), then set as Markdown, HTML or plain text. It says who says what, never what is true.
"""

from __future__ import annotations

from typing import Literal, cast

from vedette.records.case import CaseContent
from vedette.report.brief_markdown import as_markdown
from vedette.report.brief_model import Brief, Section
from vedette.report.brief_page import as_page
from vedette.report.brief_plain import as_plain
from vedette.report.copy_desk import CopyDesk
from vedette.report.inferred_dates import with_inferred_dates
from vedette.report.page_texts import page_texts
from vedette.report.roles import at_place, is_proper, named
from vedette.report.sections.agreements import agreements
from vedette.report.sections.figures import figures
from vedette.report.sections.gaps import gaps
from vedette.report.sections.happenings import deed, happenings, leading, told_in
from vedette.report.sections.opening import opening
from vedette.report.sections.partings import partings
from vedette.report.sections.sayings import sayings
from vedette.report.sections.sources import sources
from vedette.report.wording import capital, counted, date_words, shown

Format = Literal["md", "html", "text"]
SETTINGS = {"md": as_markdown, "html": as_page, "text": as_plain}


def brief(case: CaseContent, format: str = "md") -> str:
    """The brief of a case as Markdown ("md"), one self-contained HTML file ("html") or plain text ("text").

    Raises ValueError for another format. The same case gives the same brief.
    """
    if format not in SETTINGS:
        raise ValueError(f"a brief can be md, html or text, not {format!r}")
    return SETTINGS[cast(Format, format)](compose(case))


def compose(case: CaseContent) -> Brief:
    """The brief before it is set in type."""
    if not case.readings:
        return Brief("A brief without pages", "The case holds no page yet.", (), ())
    case = with_inferred_dates(case)
    desk = CopyDesk(case)
    parts = (opening, happenings, sayings, figures, agreements, partings, gaps, sources)
    sections: tuple[Section, ...] = tuple(s for part in parts if (s := part(desk)))
    notes = desk.cites.notes
    return Brief(headline(case), subtitle(desk), sections, notes, page_texts(desk.docket, notes))


def headline(case: CaseContent) -> str:
    """The incident that leads, in a few words with its place and day; without one, the first page's title."""
    desk = CopyDesk(case)
    incident = leading(desk)
    if incident is None:
        first = desk.docket.in_order(desk.docket.documents)[0]
        return case_title(desk, first)
    who = named(desk, told_in(desk, incident))
    for name in who.doers + who.receivers:
        desk.cast.say_name(name)  # short at once: a headline introduces nobody
    words = deed(desk, incident, most=2, who=who)
    told = is_proper(who.place) and who.place.casefold() not in words.casefold()
    place = f" {at_place(desk, shown(who.place))}" if told else ""
    day = date_words(incident.date) if incident.date and incident.date.is_resolved else ""
    return capital(words) + place + (f", {day}" if day else "")


def case_title(desk: CopyDesk, document: str) -> str:
    return desk.docket.documents[document].title or f"What {desk.docket.outlet(document)} tells"


def subtitle(desk: CopyDesk) -> str:
    docs = list(desk.docket.documents)
    return f"A brief from {counted(len(docs), 'page')} and {counted(desk.docket.origins(docs), 'independent origin')}"
