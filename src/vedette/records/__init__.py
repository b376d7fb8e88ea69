"""The nouns: frozen, typed records that every room hands to the next. Nothing heavy is imported here."""
