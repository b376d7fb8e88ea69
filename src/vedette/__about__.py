"""Which version of the program this is; alone in a file, so that every room may ask without importing the rest."""

from __future__ import annotations

__version__ = "0.1.0"
