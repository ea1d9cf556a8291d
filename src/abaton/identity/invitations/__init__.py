"""Links that let somebody in, for the first time or again."""
