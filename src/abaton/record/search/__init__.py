"""Search: from a resource to what it is found by, and from a query to SQL."""
