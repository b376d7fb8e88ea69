"""Sources in, documents out: the bytes as they came, their text, what is furniture, and the facts of the page."""
