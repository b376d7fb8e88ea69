"""What the program knows of the world and of language, as data files that a person can read and extend."""
