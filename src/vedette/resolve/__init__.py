"""Readings in, entities of the case out: "Lansdowne" here and "the British foreign secretary" there are one."""
