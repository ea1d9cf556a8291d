"""Heart-rate variability of a stretch of intervals."""
