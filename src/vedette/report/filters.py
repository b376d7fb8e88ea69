"""Conditions on records: ``speaker=Turkey``, ``content~ceasefire``, ``date>=1904-10``, ``low>=100``."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from vedette.report.columns import Cell, Json, flat

FORM = re.compile(r"\s*([a-z_]+)\s*(!=|>=|<=|!~|=|~)\s*(.*?)\s*", re.DOTALL)
Condition = Callable[[Json], bool]


class FilterError(ValueError):
    """A condition that can't be understood; the message says what would be."""


def condition_of(kind: str, told: str) -> Condition:
    """The condition that a person typed, on records of a kind. Raises FilterError.

    ``=`` and ``!=`` compare a whole value, or one item of a list; ``~`` and ``!~`` look for a part of it; letter case
    doesn't matter. ``>=`` and ``<=`` compare numbers, or days, where a year or a month will do.
    """
    match = FORM.fullmatch(told)
    if not match:
        raise FilterError(f"{told!r} is no condition; write field=value, field~part, field>=value or field<=value")
    field, sign, wanted = match.groups()
    fields = flat(kind, {})
    dates = {name.removesuffix("_earliest") for name in fields if name.endswith("_earliest")}
    if field in dates:
        return lambda record: date_fits(record.get(field), sign, wanted)
    if field not in fields and field != "text":
        raise FilterError(f"{kind} have no field {field!r}; they have {', '.join(sorted({*fields, *dates}))}")
    if sign in (">=", "<="):
        try:
            bound = float(wanted)
        except ValueError:
            raise FilterError(f"{told!r}: {wanted!r} is not a number") from None
        return lambda record: number_fits(flat(kind, record).get(field), sign, bound)
    return lambda record: text_fits(
        record.get("text") if field == "text" else flat(kind, record).get(field), sign, wanted
    )


def date_fits(date: Any, sign: str, wanted: str) -> bool:
    """Whether an interval of days may hold a day that fits; an unknown date fits only ``!=``."""
    if not date or not (date.get("earliest") or date.get("latest")):
        return sign in ("!=", "!~")
    size = len(wanted)
    first, last = (date.get("earliest") or "0000")[:size], (date.get("latest") or "9999")[:size]
    if sign == ">=":
        return bool(last >= wanted)
    if sign == "<=":
        return bool(first <= wanted)
    return bool(first <= wanted <= last) != sign.startswith("!")


def number_fits(value: Cell, sign: str, bound: float) -> bool:
    if not isinstance(value, (int, float)):
        return False
    return value >= bound if sign == ">=" else value <= bound


def text_fits(value: Cell, sign: str, wanted: str) -> bool:
    text, wanted = str(value if value is not None else "").casefold(), wanted.casefold()
    found = wanted in text if "~" in sign else wanted == text or wanted in text.split("; ")
    return found != sign.startswith("!")
