"""A person's own usual, and what departs from it."""
