"""Parsed in, records with spans and a producer out: what one page says. Nothing here knows of other pages."""
