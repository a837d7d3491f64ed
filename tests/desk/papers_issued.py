"""Kinds of papers that other tests than those of the page issue through the door, by the table of their types."""

from documents import organ_papers

PETITIONERS: set[str] = set()
ORGANS: set[str] = {*organ_papers.ORGANS, *organ_papers.SEALED}
OVERSIGHT: set[str] = {*organ_papers.OVERSIGHT, *organ_papers.CONFIRMED}
