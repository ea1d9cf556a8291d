"""Circles, peer support and their safety."""
