"""Readers of recordings kept in files."""
