"""Who may touch which patient's data, and why. The only maker of a Permit and a Scope."""
