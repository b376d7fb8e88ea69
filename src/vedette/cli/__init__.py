"""The ``vedette`` command: parse, call, show."""
