"""A database of many petitions for measuring, and the figures measured on it. It alone goes past the door."""
