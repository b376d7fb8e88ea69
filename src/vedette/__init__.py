"""Vedette reads the news of a conflict and keeps a record that a person can check.

>>> import vedette
>>> vedette.Case.__name__
'Case'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vedette.__about__ import __version__

if TYPE_CHECKING:
    from vedette.case import Case, read
    from vedette.run.pool import WorkerError
    from vedette.store.errors import CaseFileError

__all__ = ["Case", "CaseFileError", "WorkerError", "__version__", "read"]

# Loaded when first asked for, so that ``import vedette`` is light.
HOMES = {
    "Case": "vedette.case",
    "read": "vedette.case",
    "CaseFileError": "vedette.store.errors",
    "WorkerError": "vedette.run.pool",
}


def __getattr__(name: str) -> Any:
    if name in HOMES:
        from importlib import import_module

        return getattr(import_module(HOMES[name]), name)
    raise AttributeError(f"module 'vedette' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
