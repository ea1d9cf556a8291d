"""Signing in, being known again, and signing out."""
