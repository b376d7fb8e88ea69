"""How many: the numbers of a page, what they count, measure and cover."""
