"""When: the times of a page, and which time syntax gives a deed."""
