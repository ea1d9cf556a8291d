"""Who works and is cared for here: letting people in, letting them in again, letting them go."""
