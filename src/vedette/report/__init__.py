"""Readers of a case: export, brief, tables. They write nothing into it."""
