"""The brief: the story in one page, every line with references to outlet, date and the exact words.

Composed once (``compose``), then set as Markdown, HTML or plain text. It says who says what, never what is true.
"""

from __future__ import annotations

from typing import Literal, cast

from vedette.records.case import CaseContent, Story
from vedette.report.brief_markdown import as_markdown
from vedette.report.brief_model import Brief, Section
from vedette.report.brief_page import as_page
from vedette.report.brief_plain import as_plain
from vedette.report.copy_desk import CopyDesk
from vedette.report.inferred_dates import with_inferred_dates
from vedette.report.page_texts import page_texts
from vedette.report.sections.agreements import agreements
from vedette.report.sections.figures import figures
from vedette.report.sections.gaps import gaps
from vedette.report.sections.happenings import happenings
from vedette.report.sections.headline import headline
from vedette.report.sections.opening import opening
from vedette.report.sections.partings import partings
from vedette.report.sections.sayings import sayings
from vedette.report.sections.sources import sources
from vedette.report.sections.stories import desk_for, several, story_sections
from vedette.report.wording import capital, counted

Format = Literal["md", "html", "text"]
MOST_IN_TITLE = 2
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
    stories = several(desk)
    made: list[Section | None] = [opening(desk, len(stories))]
    if stories:
        made += story_sections(desk, stories)
    else:
        made += [part(desk) for part in (happenings, sayings, figures, agreements)]
    made += [part(desk) for part in (partings, gaps, sources)]
    notes = desk.cites.notes
    title = title_of_stories(desk, stories) if stories else headline(desk)
    return Brief(title, subtitle(desk), tuple(s for s in made if s), notes, page_texts(desk.docket, notes))


def title_of_stories(desk: CopyDesk, stories: list[Story]) -> str:
    """The headlines of the two most told stories; a case of many is called by their number."""
    if len(stories) > MOST_IN_TITLE:
        return f"{capital(counted(len(stories), 'story', 'stories'))} in {counted(len(desk.docket.documents), 'page')}"
    return "; ".join(headline(desk_for(desk, story)) for story in stories)


def subtitle(desk: CopyDesk) -> str:
    docs = list(desk.docket.documents)
    return f"A brief from {counted(len(docs), 'page')} and {counted(desk.docket.origins(docs), 'independent origin')}"
