"""Statements that are events: an accusation, a demand, a threat made. One event a statement, with ``statement`` set."""

from __future__ import annotations

from vedette.knowledge.eventframes import Lexicon
from vedette.records.ids import make_id
from vedette.records.parsed import Parsed
from vedette.records.reading import Event, Statement
from vedette.records.spans import Span, make_span

PRODUCER = "events.speech/1"
LONGEST = 300  # characters of evidence from the cue on; a long quotation adds nothing to what the act is


def speech_events(parsed: Parsed, statements: tuple[Statement, ...], told: list[Event], words: Lexicon) -> list[Event]:
    """Events for the statements whose act is one and that no trigger of the page has told already."""
    done = {e.statement for e in told if e.statement}
    out: list[Event] = []
    for statement in statements:
        kind = words.words.speech_acts.get(statement.act)
        if kind is None or statement.id in done:
            continue
        if statement.act == "warn" and statement.condition is None:
            continue
        evidence = words_of_act(parsed.text, statement)
        out.append(
            Event(
                id=make_id("e", parsed.document.id, kind[0], evidence.start, evidence.end, "said"),
                document=parsed.document.id,
                type=kind[0],  # type: ignore[arg-type]
                evidence=(evidence,),
                status="asserted",
                mode=kind[1] or None,
                actors=(statement.speaker, *statement.joint) if statement.speaker else (),
                recipients=statement.targets,
                date=statement.date,
                statement=statement.id,
                producer=PRODUCER,
            )
        )
    return out


def words_of_act(text: str, statement: Statement) -> Span:
    """The cue with the content beside it, or the content alone, within one stretch of text."""
    content = statement.content[0]
    if statement.cue is None:
        return content
    start, end = min(statement.cue.start, content.start), max(statement.cue.end, content.end)
    if end - start > LONGEST:
        return statement.cue
    return make_span(text, start, end)
