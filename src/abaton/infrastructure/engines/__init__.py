"""The embedded engines, run from their wheels."""
