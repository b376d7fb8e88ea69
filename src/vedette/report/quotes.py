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
    text = words.strip(" ,;")
    whole = WRAPPED.fullmatch(text)
    return (whole.group(1) or whole.group(2) or "").strip(" ,;") or text if whole else text


def quoted(words: str) -> str:
    """Words from a page between quotation marks.

    >>> quoted('the shooting an "outrage"')
    '“the shooting an ‘outrage’”'
    """
    inner = INNER.sub(r"‘\1’", words).replace("“", "‘").replace("”", "’")
    return f"“{inner}”"
