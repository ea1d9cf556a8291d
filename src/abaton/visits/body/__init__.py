"""Which conditions lie where in the shared body."""
