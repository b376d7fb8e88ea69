"""The agencies and outlets that we know, as the data file has them."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

import msgspec

from vedette.knowledge.files import load


class Agency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A news agency: its name, short names (only as written), other names, homes on the web."""

    name: str
    short: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    domain: tuple[str, ...] = ()
    state: bool = False
    photo: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.short, *self.other)


class Outlets(msgspec.Struct, frozen=True):
    """The data file."""

    agency: tuple[Agency, ...]
    outlets: dict[str, str]


@cache
def known() -> Outlets:
    """The outlets that ship with the program."""
    return load("outlets", Outlets)


@cache
def agency_by_name() -> dict[str, Agency]:
    """Agencies by each of their names as written, and in capitals (datelines shout)."""
    out: dict[str, Agency] = {}
    for agency in known().agency:
        for name in agency.names:
            out.setdefault(name, agency)
            out.setdefault(name.upper(), agency)
    return out


@cache
def agency_pattern() -> str:
    """An expression for any agency's name, longest first; names are matched as written or in capitals."""
    names = sorted(agency_by_name(), key=lambda n: (-len(n), n))
    return "(?:" + "|".join(re.escape(n).replace("'", "['’]") for n in names) + ")"


def agency_called(name: str) -> Agency | None:
    """The agency of that name, if we know one."""
    plain = name.replace("’", "'").strip()
    return agency_by_name().get(plain)


def host_of(address: str) -> str | None:
    """The host of a web address without "www."; None where there is none."""
    try:
        host = urlsplit(address if "//" in address else "//" + address).hostname
    except ValueError:
        return None
    return (host.removeprefix("www.") or None) if host and "." in host else None


def outlet_at(address: str) -> str | None:
    """The outlet that is at home at a web address; its domain where we don't know its name."""
    host = host_of(address)
    if host is None:
        return None
    parts = host.split(".")
    homes = known().outlets
    for n in range(len(parts) - 1):
        name = homes.get(".".join(parts[n:]))
        if name:
            return name
    for agency in known().agency:
        if any(host == d or host.endswith("." + d) for d in agency.domain):
            return agency.name
    return host


@cache
def outlet_names() -> frozenset[str]:
    """The names of outlets and agencies that we know, lower case, "the" left out."""
    names = {*known().outlets.values(), *(n for a in known().agency for n in a.names if len(n) > 3)}
    return frozenset(n.lower().removeprefix("the ") for n in names)
