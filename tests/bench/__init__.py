"""How fast the program is, beside what others offer."""
