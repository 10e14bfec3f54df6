"""What the program is worth, measured against gold made by reading."""
