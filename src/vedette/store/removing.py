"""Which sources of a case a person means by what they typed."""

from __future__ import annotations

import os.path
from collections.abc import Iterable

from vedette.store.view import View


def sources_meant(view: View, asked: Iterable[str]) -> tuple[str, ...]:
    """The case's sources that are one of ``asked``, lie in it, or hold the document of that id; sorted."""
    found: set[str] = set()
    by_page = view.sources()
    every = {source for sources in by_page.values() for source in sources} | {r.what for r in view.refused()}
    for name in asked:
        found.update(by_page.get(name, ()))
        found.update(source for source in every if is_or_holds(name, source))
    return tuple(sorted(found))


def is_or_holds(name: str, source: str) -> bool:
    """Whether a source is the named one or lies in it: a file of a folder, a member of an archive, a line of a file.

    >>> is_or_holds("pile", "pile/a.html"), is_or_holds("pile.zip", "pile.zip!a/1.html"), is_or_holds("a", "ab")
    (True, True, False)
    """
    if name == source or source.startswith((f"{name}!", f"{name}#")):
        return True
    if "://" in source or "://" in name or not name:
        return False
    one, other = os.path.abspath(name), os.path.abspath(source)
    return one == other or other.startswith((one.rstrip(os.sep) + os.sep, f"{one}!", f"{one}#"))
