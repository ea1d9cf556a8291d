"""How far a measurement can be trusted."""
