"""Studies, cohorts, de-identified releases and their statistics."""
