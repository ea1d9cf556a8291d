"""Published clinical scores, as pure functions."""
