"""Files: folders replaced whole, programs stopped in order, and where the package keeps its own data."""
