"""Several stories in one case: a section for each of the most told ones, a line for others."""

from __future__ import annotations

import msgspec

from vedette.records.case import CaseContent, Links, Story
from vedette.records.entities import CaseEntity
from vedette.report.brief_model import Block, Bullets, Heading, Item, Line, Paragraph, Section, Strong
from vedette.report.copy_desk import CopyDesk
from vedette.report.sections.agreements import agreements
from vedette.report.sections.figures import figures
from vedette.report.sections.happenings import happenings
from vedette.report.sections.headline import headline
from vedette.report.sections.opening import main_count, main_incident, sharpest, whole
from vedette.report.sections.sayings import sayings
from vedette.report.wording import capital, counted

MOSTLY = 0.6  # a story of more than this share of the pages is the case's story, and others are strays beside it
LONG = 2  # pages that make a story of its own section


def several(desk: CopyDesk) -> list[Story]:
    """The stories of the case, the most told first; none where one story is what the case is about."""
    stories = sorted(desk.docket.links.stories, key=lambda s: (-len(s.documents), s.id))
    long = [s for s in stories if len(s.documents) >= LONG]
    pages = len(desk.docket.documents)
    if len(stories) < 2 or pages < 2 * LONG or len(stories[0].documents) > MOSTLY * pages or not long:
        return []
    return stories


def story_sections(desk: CopyDesk, stories: list[Story]) -> list[Section]:
    """The sections in the order of how much is told, and one more that lists what had no room."""
    most = desk.limits.stories
    own = [s for s in stories[:most] if len(s.documents) >= LONG] or stories[:most]
    out = [story_section(desk, story, number) for number, story in enumerate(own, 1)]
    rest = stories[len(own) :]
    if rest:
        listed = rest[: desk.limits.other_stories]
        blocks: list[Block] = [Bullets(tuple(Item(story_line(desk, s)) for s in listed))]
        if len(rest) > len(listed):
            left = counted(len(rest) - len(listed), "further story", "further stories")
            blocks.append(Paragraph((f"{capital(left)} can be seen in the case itself.",), small=True))
        out.append(Section("stories", "Other stories", tuple(blocks)))
    return out


def desk_for(desk: CopyDesk, story: Story) -> CopyDesk:
    """A desk that knows the pages of one story only, gives out the same references, and has less room."""
    room = desk.limits
    small = msgspec.structs.replace(
        room, incidents=room.story_incidents, plans=2, speakers=room.story_incidents, statements=2, figures=3, series=3,
        agreements=2, duties=3,
    )  # fmt: skip
    return CopyDesk(only(desk.docket.case, story), cites=desk.cites, limits=small)


def only(case: CaseContent, story: Story) -> CaseContent:
    """The case as if it held the pages of one story alone."""
    pages = set(story.documents)
    readings = tuple(r for r in case.readings if r.document.id in pages)
    held = {x.id for r in readings for group in (r.statements, r.events, r.figures) for x in group}
    links = case.links
    return CaseContent(
        readings,
        Links(
            entities=tuple(seen for e in links.entities if (seen := seen_in(e, pages))),
            origins=links.origins,
            incidents=tuple(i for i in links.incidents if held & set(i.events)),
            repeated=tuple(
                msgspec.structs.replace(x, statements=kept)
                for x in links.repeated if (kept := tuple(s for s in x.statements if s in held))
            ),
            series=tuple(s for s in links.series if len(held & set(s.figures)) > 1),
            conflicts=tuple(c for c in links.conflicts if set(c.records) <= held),
            stories=(story,),
            inferred=tuple(i for i in links.inferred if i.document in pages),
            agreements=links.agreements,
        ),
    )  # fmt: skip


def seen_in(entity: CaseEntity, pages: set[str]) -> CaseEntity | None:
    """An entity as these pages know it; None where they don't."""
    if not any(document in pages for document, _ in entity.members):
        return None
    return msgspec.structs.replace(
        entity,
        mentions=tuple(m for m in entity.mentions if m.document in pages),
        roles=tuple(r for r in entity.roles if r.evidence.document in pages),
        members=tuple(m for m in entity.members if m[0] in pages),
    )


def story_section(desk: CopyDesk, story: Story, number: int) -> Section:
    """A story: how many pages of which days, what most of them tell, and its happenings, sayings, figures, duties."""
    own = desk_for(desk, story)
    lines = [scope_line(own), *main_incident(own), *main_count(own), *sharpest(own)]
    blocks: list[Block] = [Paragraph(line) for line in lines]
    for heading, part in (
        ("What happened", happenings), ("What is said", sayings), ("Figures", figures), ("Agreements", agreements),
    ):  # fmt: skip
        made = part(own)
        if made:
            blocks += [Heading((heading,)), *made.blocks]
    return Section(f"story-{number}", headline(own), tuple(blocks))


def scope_line(own: CopyDesk) -> Line:
    docs = own.docket.in_order(own.docket.documents)
    days = [d for doc in docs if (d := own.docket.published(doc)) and d.is_resolved]
    of = f" of {whole(days)}" if days else ""
    origins = counted(own.docket.origins(docs), "independent origin")
    cite = own.cites.pages(docs[: own.limits.cited])
    return (f"{capital(counted(len(docs), 'page'))}{of}, {origins} ", cite, ".")


def story_line(desk: CopyDesk, story: Story) -> Line:
    """A story without a section: its headline, how many pages, their days."""
    own = CopyDesk(only(desk.docket.case, story), cites=desk.cites)
    docs = own.docket.in_order(own.docket.documents)
    days = [d for doc in docs if (d := own.docket.published(doc)) and d.is_resolved]
    of = f", {whole(days)}" if days else ""
    outlets = own.docket.outlets(docs)
    told = f" – {capital(outlets[0])}{' and others' if len(outlets) > 1 else ''}{of}, {counted(len(docs), 'page')} "
    return (Strong(headline(own)), told, own.cites.pages(docs[: own.limits.cited]))
