"""Words in quotation marks, with the marks inside them turned into single ones."""

from __future__ import annotations

import re

INNER = re.compile(r'"([^"]*)"')
WRAPPED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"")


def bare(words: str) -> str:
    """Words without the comma that ran on from them, or the quotation marks that they lay in.

    >>> bare('"We go,"'), bare('it was "a fantasy"')
    ('We go', 'it was "a fantasy"')
    """
    text = balanced(words.strip(" ,;"))
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
