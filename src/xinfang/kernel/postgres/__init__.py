"""The embedded PostgreSQL: found, made, started, adopted and stopped. Knows no Django."""
