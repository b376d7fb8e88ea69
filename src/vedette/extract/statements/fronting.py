"""Fronted content: what stands before a cue clause that closes or interrupts it ("..., officials said")."""

from __future__ import annotations

from bisect import bisect_right

from vedette.extract.statements.quotes import Quotations
from vedette.extract.statements.regions import Region, cut, is_spoken
from vedette.extract.statements.sources import NOMINAL, nearest_subject
from vedette.records.parsed import Parsed, Sentence


def fronted(parsed: Parsed, marks: Quotations, sentence: Sentence, v: int) -> list[Region]:
    """What stands before a cue clause that closes, or interrupts, what was said."""
    bounds = cue_clause(parsed, sentence, v) if parsed.tokens[v].tag in ("VBD", "VBZ", "VBP", "VBN") else None
    if bounds is None:
        return []
    low, high = bounds
    token = parsed.tokens[v]
    if token.tag == "VBN" and parsed.child(v, "auxpass") is not None and parsed.child(v, "agent") is None:
        subject = nearest_subject(parsed, v)
        if token.lemma not in ("quote", "cite") and (subject is None or subject.lower != "it"):
            return []
    if low <= sentence.first and not quote_before(parsed, marks, sentence, low):
        return []
    text = parsed.text
    left_end = parsed.tokens[low].start
    before = text[max(0, left_end - 3) : left_end].rstrip()
    at_end = max(0, left_end - 3) + len(before)
    if not before or before[-1] not in ",”\"’'»“—–-?!…:" or (before[-1] == "-" and left_end == at_end):
        return []
    start = fronted_start(parsed, marks, sentence, low)
    if left_end - start < 3 or not (marks.at(skip_back(text, left_end)) or is_clause(parsed, sentence, v, low)):
        return []
    pieces = cut(text, start, left_end, marks)
    if not pieces:
        return []
    pieces += resumed(parsed, marks, sentence, high)
    return pieces


def is_clause(parsed: Parsed, sentence: Sentence, v: int, low: int) -> bool:
    """Whether the words before a cue clause are what was said, and no setting of it ("In August, they posted ...")."""
    before = parsed.tokens[sentence.first : low]
    if any(t.dep in ("ccomp", "parataxis") and t.index < low for t in parsed.children(v)):
        return True
    if interrupts(parsed, sentence, v, low):
        return True
    things = [t for t in parsed.children(v, "dobj") if t.index > v and t.pos in ("NOUN", "PROPN")]
    if things and parsed.tokens[v].lemma != "tell" and nearest_subject(parsed, v) is not None:
        return False
    if not any(t.tag in ("VBD", "VBZ", "VBP", "MD", "VBN") for t in before):
        return False
    settings = parsed.children(v, "advcl", "prep", "npadvmod", "advmod")
    return not any(t.index < low and parsed.subtree(t.index)[0].index <= sentence.first + 1 for t in settings)


def interrupts(parsed: Parsed, sentence: Sentence, v: int, low: int) -> bool:
    """Whether a cue clause stands between a subject and its predicate ("The talks, he said, are")."""
    if parsed.tokens[low - 1].text != "," or v + 2 >= sentence.last or parsed.tokens[v + 1].text != ",":
        return False
    before = parsed.tokens[sentence.first : low - 1]
    return parsed.tokens[v + 2].tag in ("VBD", "VBZ", "VBP", "MD") and any(t.dep.startswith("nsubj") for t in before)


def quote_before(parsed: Parsed, marks: Quotations, sentence: Sentence, low: int) -> bool:
    """Whether a quotation ends right before a sentence that begins with the cue (the parser cut there)."""
    at = parsed.tokens[low].start
    quotation = marks.at(skip_back(parsed.text, at)) if low else None
    return (
        quotation is not None
        and quotation.paragraph == sentence.paragraph
        and is_spoken(parsed.text, quotation)
        and parsed.text[quotation.end - 1] in ",?!…—-–"
    )


def skip_back(text: str, at: int) -> int:
    """The last character before a place that is neither white space nor a comma."""
    at -= 1
    while at > 0 and (text[at].isspace() or text[at] == ","):
        at -= 1
    return max(at, 0)


def cue_clause(parsed: Parsed, sentence: Sentence, v: int) -> tuple[int, int] | None:
    """The tokens of a short cue clause ("officials said on Thursday") as first and one past the last."""
    subject = nearest_subject(parsed, v)
    low = v
    while (
        low - 1 >= sentence.first
        and parsed.tokens[low - 1].index in parsed.tokens[v].children
        and parsed.tokens[low - 1].dep in ("aux", "auxpass", "neg", "advmod")
    ):
        low -= 1
    high = v + 1
    if subject is None:
        late = parsed.tokens[v + 1] if v + 1 < sentence.last else None
        if late is None or late.pos not in NOMINAL | {"DET"}:
            return None
    elif subject.index < v:
        branch = parsed.subtree(subject.index, lambda t: t.dep == "ccomp")
        low = min(low, *(t.index for t in branch if t.index > subject.index - 40))
        inside = [t for t in branch if t.index < subject.index and t.text in (",",)]
        if (
            inside
            and parsed.tokens[low].start < inside[-1].start
            and any(t.pos in ("VERB", "AUX") and t.index < inside[-1].index for t in branch)
        ):
            low = inside[-1].index + 1
    # To the right, the clause runs to a comma, a quotation or the end of the sentence.
    while high < sentence.last and parsed.tokens[high].text not in (
        ",",
        ".",
        ";",
        ":",
        "—",
        "–",
        "?",
        "!",
        "“",
        '"',
        "‘",
    ):
        high += 1
    return low, high


def fronted_start(parsed: Parsed, marks: Quotations, sentence: Sentence, low: int) -> int:
    """Where fronted content begins: the sentence, or the quotation that the sentence began in, and those before it."""
    start = sentence.start
    text = parsed.text
    closing = marks.at(skip_back(text, parsed.tokens[low].start))
    if closing is not None and closing.outer_start < start:
        start = closing.outer_start
    began = marks.at(start)
    if began is not None:
        start = began.outer_start
        place = bisect_right(parsed.sentences, start, key=lambda s: s.start) - 1
        own = parsed.sentences[max(place, 0)]
        lead = text[own.start : start]
        if own.start < start and text[began.start : began.start + 1].islower() and any(c.isalpha() for c in lead):
            start = own.start  # "It was “brokered by others. Talks will continue,” he said"
    return start


def resumed(parsed: Parsed, marks: Quotations, sentence: Sentence, high: int) -> list[Region]:
    """What goes on after a cue clause set between commas, to the end of the sentence."""
    if high >= sentence.last or parsed.tokens[high].text not in (",", "—", "–"):
        if (
            high < sentence.last
            and (quotation := marks.at(parsed.tokens[high].start))
            and (quotation.outer_start == parsed.tokens[high].start)
        ):
            return cut(parsed.text, quotation.outer_start, quotation.outer_end, marks)
        return []
    rest = parsed.tokens[high + 1 : sentence.last]
    if not rest:
        return []
    quotation = marks.at(rest[0].start)
    if quotation is not None:
        return cut(parsed.text, quotation.outer_start, quotation.outer_end, marks)
    if rest[0].tag in ("VBG", "VBN", "CC", "IN", "WP", "WDT", "WRB", "RB") or len(rest) < 3:
        return []
    finite = next((t for t in rest if t.tag in ("VBD", "VBZ", "VBP", "MD")), None)
    if finite is None or any(t.text in (",",) for t in rest[: finite.index - rest[0].index]):
        return []
    if parsed.child(finite.index, "nsubj", "nsubjpass") is None or rest[0].tag in ("VBD", "VBZ", "VBP", "MD"):
        return cut(parsed.text, rest[0].start, sentence.end, marks)
    return []
