"""Picture credits: the words of a caption that only say whose picture it is. They credit nobody for the text."""

from __future__ import annotations

import re
from functools import cache

from vedette.pages.lines import Line
from vedette.pages.outlets import agency_called, agency_pattern
from vedette.pages.page_words import any_of, page_words

# A photographer's name, or an agency's that we don't know.
NAMES = r"[\w.'’ -]{2,40}"
AFTER_A_SENTENCE = r"(?:(?<=[.!?…”\"'’)])\s{0,3}|^)"
MOST_WORDS = 12
# Which of the patterns at the end may as well credit a story ("— Agency").
DASHED = 2
CAPTION_LETTERS = 15


@cache
def bracket_pattern() -> re.Pattern[str]:
    return re.compile(r"[(\[]([^()\[\]]{2,120})[)\]]\.?\s{0,3}$")


@cache
def end_patterns() -> tuple[re.Pattern[str], ...]:
    """Credits at the end of a line: "Photo: X", "AFP PHOTO / X", "X / Agency", "© X"."""
    label = rf"(?i:{any_of(page_words().picture_labels)})(?:\s?/\s?\w{{2,20}})?\s?(?::|\bby\b|/)\s{{0,2}}(?:by\s)?"
    after = rf"(?:{NAMES}|{agency_pattern()})(?:\s?[/|,]\s?{NAMES}){{0,3}}\.?$"
    return (
        re.compile(rf"(?:(?<=[.!?…”\"'’)])\s{{1,3}}|^|\s[|/—–-]\s|(?<=\s))[(\[]?{label}(?=[A-Z@\"'])[^.\r\n]{{2,90}}\.?$"),
        re.compile(
            rf"{AFTER_A_SENTENCE}(?:{NAMES}\s?/\s?)?"
            rf"(?:[A-Z]{{2,9}} PHOTO\s?/\s?|{agency_pattern()}\s?/\s?|©\s?){after}"
        ),
        re.compile(rf"(?<=[.!?…”\"'’)])\s{{0,3}}[—–-]{{1,3}}\s?(?:{NAMES}/\s?)?{agency_pattern()}(?:\s?/\s?{NAMES})?(?:\s(?i:photo|file))?$"),
        re.compile(rf"{AFTER_A_SENTENCE}{NAMES}\s?[/,]\s?{agency_pattern()}(?:\s?/\s?{agency_pattern()})?$"),
    )  # fmt: skip


@cache
def lead_pattern() -> re.Pattern[str]:
    """A credit before a caption: "Getty Images The harbour lay in ruins"."""
    return re.compile(
        rf"^(?i:{agency_pattern()})(?:\s?/\s?[\w. ]{{2,30}}?)?\s(?=[A-Z‘“\"'])"
        rf"(?!(?i:{any_of(page_words().after_agency)})\b)"
    )


@cache
def filler_pattern() -> re.Pattern[str]:
    """What a credit in brackets holds beside agencies: picture words, names at a stroke or before "via".

    Each step is atomic: hostile words ("aa/bb/cc/…") are tried one way only.
    """
    words = any_of(page_words().picture_words)
    return re.compile(rf"(?>[\s/,;|:©@&.-]|{words}(?!\w)|{NAMES}(?=/|\svia\b)|(?<=/)\s?{NAMES})*+", re.IGNORECASE)


def is_picture_credit(words: str) -> bool:
    """Whether words in brackets credit a picture: agencies, photographers, "File", "AFP photo"."""
    if len(words.split()) > MOST_WORDS or re.search(r"[.!?]\s[A-Z]\w+\s", words):
        return False
    agency = re.compile(rf"(?<!\w){agency_pattern()}(?!\w)")
    if agency.search(words):
        plain = re.sub(r"^[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3},", "", agency.sub("", words))
        return filler_pattern().fullmatch(plain) is not None
    first = any_of((*page_words().picture_labels, "courtesy", "source", "ap photo", "supplied", "file"))
    last = r"(?:photo|photos|file|file photo|handout|screengrab|screenshot|photo/agencies|pool|archive)"
    return re.match(rf"{first}(?:\s?[:/]|\sby\b|\sof\b|\scourtesy\b|$)", words, re.I) is not None or (
        len(words.split()) <= 6 and re.search(rf"(?:^|\W){last}$", words, re.I) is not None
    )


def is_short_form(text: str, at: int) -> bool:
    """Whether a bracket at ``at`` gives the short form of the name before it ("the Example Agency (EA)")."""
    return (
        re.search(r"\b(?:Agency|Press|Service|News|Agentur|Presse|Novosti|International)$", text[:at].rstrip())
        is not None
    )


def picture_credits(line: Line, last_paragraph: bool) -> list[tuple[int, int]]:
    """The parts of a line that credit a picture, as offsets in its text.

    At the end of a story's last paragraph "(Agency)" credits the story and not a picture.
    """
    text, found = line.text, []
    end = len(text)
    while bracket := bracket_pattern().search(text, max(0, end - 130), end):
        alone = agency_called(bracket[1].strip()) is not None
        if not is_picture_credit(bracket[1]) or (alone and (last_paragraph or is_short_form(text, bracket.start()))):
            break
        found.append((bracket.start(), end))
        end = len(text[: bracket.start()].rstrip())
    start = max(0, end - 200)
    for number, pattern in enumerate(end_patterns()):
        if number == DASHED and last_paragraph:
            continue
        credit = pattern.search(text, start, end)
        if credit and len(credit.group().split()) <= MOST_WORDS:
            begin = credit.start() + len(credit.group()) - len(credit.group().lstrip(" |/"))
            found.append((begin, end))
            end = len(text[:begin].rstrip())
    lead = lead_pattern().match(text, 0, end)
    # Such captions end without a full stop; a sentence that begins with a name ends with one.
    if lead and end - lead.end() > CAPTION_LETTERS and not line.ends_sentence:
        found.append((0, len(lead.group().rstrip())))
    return [(s, e) for s, e in found if text[s:e].strip()]
