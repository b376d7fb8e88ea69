"""Document in, Parsed out: sentences, tokens, syntax, names, mentions, and who "he" and "Ankara" are."""
