"""A case system for a county petition bureau: a petition is its acts; everything else is computed."""
