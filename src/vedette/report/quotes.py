"""Words in quotation marks, with the marks inside them turned into single ones."""

from __future__ import annotations

import re

INNER = re.compile(r'"([^"]*)"')
DATELINE = re.compile(r"^[A-Z][A-Z.' -]{2,30}(?:, [A-Z][\w. ]{2,30})?(?: \([A-Z][\w ]{1,20}\))? [–—-]+ (?=[A-Z“\"])")
WRAPPED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"")


def bare(words: str) -> str:
    """Words without the comma that ran on from them, the quotation marks that they lay in, or the dateline before them.

    >>> bare('"We go,"'), bare('it was "a fantasy"')
    ('We go', 'it was "a fantasy"')
    >>> bare("VIGO, Spain – The fleet left.")
    'The fleet left.'
    """
    text = balanced(DATELINE.sub("", words.strip(" ,;"), count=1))
    whole = WRAPPED.fullmatch(text)
    return (whole.group(1) or whole.group(2) or "").strip(" ,;") or text if whole else text


def balanced(words: str) -> str:
    """Words without a quotation mark that opens or closes nothing.

    >>> balanced('fleet "unwarrantable')
    'fleet unwarrantable'
    """
    if words.count('"') % 2:
        at = words.rfind('"')
        words = words[:at] + words[at + 1 :]
    if words.count("“") > words.count("”"):
        words = words.replace("“", "", 1)
    elif words.count("”") > words.count("“"):
        words = "".join(words.rsplit("”", 1))
    return words


def quoted(words: str) -> str:
    """Words from a page between quotation marks.

    >>> quoted('the shooting an "outrage"')
    '“the shooting an ‘outrage’”'
    """
    inner = INNER.sub(r"‘\1’", words).replace("“", "‘").replace("”", "’")
    return f"“{inner}”"
