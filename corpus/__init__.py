"""Documents: reading, cleaning, splitting, annotating, storing and searching them."""
