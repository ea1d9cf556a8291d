"""Continuous glucose: consensus metrics, low and high episodes, the pattern of the day."""
