"""The case file: one SQLite file that keeps pages, readings, links and what was done to them."""
