"""Shared template parts, paging, HTMX helper and static assets."""
