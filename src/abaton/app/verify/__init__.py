"""One file per claim about correctness; each prints figures. The command line finds them by name."""
