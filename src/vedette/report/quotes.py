"""Words in quotation marks, with the marks inside them turned into single ones."""

from __future__ import annotations

import re

INNER = re.compile(r'"([^"]*)"')


def quoted(words: str) -> str:
    """Words from a page between quotation marks.

    >>> quoted('the shooting an "outrage"')
    '“the shooting an ‘outrage’”'
    """
    inner = INNER.sub(r"‘\1’", words).replace("“", "‘").replace("”", "’")
    return f"“{inner}”"
