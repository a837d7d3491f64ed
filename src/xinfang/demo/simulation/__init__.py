"""The simulator: messages played through the door, day by day, with a simulated clock."""
