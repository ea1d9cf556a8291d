"""Drugs as data, with the exact steps that carry them through a body."""
