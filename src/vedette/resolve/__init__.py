"""Readings in, entities of the case out: "Cavusoglu" here and "the Turkish foreign minister" there are one."""
