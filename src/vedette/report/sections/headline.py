"""The headline: the happening that leads, in a few words with its place and day; else a page's own title."""

from __future__ import annotations

from vedette.report.copy_desk import CopyDesk
from vedette.report.roles import at_place, is_news_of, named
from vedette.report.sections.happenings import day_of, deed, leading, told_in
from vedette.report.wording import capital, clipped, date_words, shown

LONGEST_TITLE = 110


def headline(desk: CopyDesk) -> str:
    """The headline of the pages that a desk knows."""
    incident = leading(desk)
    if incident is None:
        return page_title(desk)
    who = named(desk, told_in(desk, incident))
    words = deed(CopyDesk(desk.docket.case), incident, most=2, who=who, brief=True)
    told = is_news_of(who.place, words)
    place = f" {at_place(desk, shown(who.place))}" if told else ""
    day = date_words(day_of(desk, incident))
    return capital(words) + place + (f", {day}" if day else "")


def page_title(desk: CopyDesk) -> str:
    """The title of the first page that has one and was read, as it prints it."""
    order = desk.docket.in_order(desk.docket.documents)
    documents = [desk.docket.documents[d] for d in order]
    titled = next((d for d in documents if d.title and not d.unread), None)
    if titled and titled.title:
        return clipped(shown(titled.title), LONGEST_TITLE)
    if all(d.unread for d in documents):
        return "No page of the case was read"
    return f"What {desk.docket.outlet(order[0])} tells"
