"""Where: the places of a page, which of the gazetteer they are, and which deed happened where."""
