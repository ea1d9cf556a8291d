"""Writing: one version after the other, and what search and access derive from them, in the same work."""
