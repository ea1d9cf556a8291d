"""From the check at home to the consulting room."""
