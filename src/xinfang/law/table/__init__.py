"""The rows of the act table, by chapter of the procedure."""
