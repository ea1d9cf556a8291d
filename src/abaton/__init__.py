"""Abaton: a self-hosted virtual hospital in the browser."""
