"""Petitions from the files of other systems: through the door, and only what the file proves."""
