"""The clinic itself: its first day, its name, place and numbers."""
