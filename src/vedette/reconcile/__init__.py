"""Readings and entities in, links between pages out. Works on small records, never on text again."""
