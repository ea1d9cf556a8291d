"""Nothing comes from nowhere: over a day, what went in less what went out is what there is more."""
