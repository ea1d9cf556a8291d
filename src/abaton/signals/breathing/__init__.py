"""Breath, as it shows in the heart."""
