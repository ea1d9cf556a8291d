"""The seed: one small made-up town, the same each time, for demo, tests and screenshots."""
