"""The content of a case: its readings, and links that are up to date with them."""

from __future__ import annotations

from vedette.records.case import CaseContent
from vedette.records.ids import digest
from vedette.run.linking import link
from vedette.run.version import linker_version
from vedette.store.view import View
from vedette.store.writer import Writer

RESTS_ON = "links rest on"


def links_key(view: View) -> str:
    """What links made now would rest on: what was read on each page, and the rules that link."""
    return digest(f"{view.readings_key()}\n{linker_version()}".encode())


def links_are_current(view: View) -> bool:
    """Whether the stored links are of these readings, by these rules."""
    return view.meta(RESTS_ON) == links_key(view)


def content_of(view: View) -> CaseContent:
    """The case. Links that are behind (a run was interrupted, rules have changed) are made anew, in memory."""
    with view.snapshot():
        readings, current, links = tuple(view.readings()), links_are_current(view), view.links()
    return CaseContent(readings, links) if current else link(readings)


def relink(writer: Writer) -> CaseContent:
    """The case, with the links in the file brought up to date."""
    with writer.view.snapshot():
        readings, key = tuple(writer.view.readings()), links_key(writer.view)
        current, links = links_are_current(writer.view), writer.view.links()
    if current:
        return CaseContent(readings, links)
    content = link(readings)
    writer.replace_links(content.links, key)
    return content
