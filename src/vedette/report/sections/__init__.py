"""The sections of a brief, in the order in which they are read."""
