"""Rooms as they are right now: who is here, where they stand, what they hear. Lives in the `worlds` process."""
