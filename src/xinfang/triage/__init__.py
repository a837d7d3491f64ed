"""Pure functions over texts; what they propose is marked as such and never acted on without a person."""
