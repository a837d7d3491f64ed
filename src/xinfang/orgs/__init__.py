"""Units, people, capacities, delegation and sign-in."""
