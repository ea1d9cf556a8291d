"""When a clinician works, and which slots are free."""
