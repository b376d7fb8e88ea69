"""Who said what: cues, sources and content of what is said, with act, targets, condition and day."""
