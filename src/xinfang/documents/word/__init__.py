"""Drafts in Word: each part in a box of its own (content control), read back by the name of the box."""
