"""Stored acts, projections, the one door, lists, search and import."""
