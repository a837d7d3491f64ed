"""Stored bytes: type by content, hash; never overwritten."""
