"""Adapters to the outside: PostgreSQL, HTTP, engines, recordings."""
