"""The note of a visit: drafted, signed."""
