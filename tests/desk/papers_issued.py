"""Kinds of papers that other tests than those of the page issue through the door, by the table of their types."""

PETITIONERS: set[str] = set()
ORGANS: set[str] = set()
OVERSIGHT: set[str] = set()
