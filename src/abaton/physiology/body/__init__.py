"""What a body is made of: one record a system, declared with units; equations are in `systems`."""
