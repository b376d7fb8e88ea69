"""Vedette reads the news of a conflict and keeps a record that a person can check."""

from __future__ import annotations

__version__ = "0.1.0"
