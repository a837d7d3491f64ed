"""The demonstration county: units, people and petitions of our own texts."""
