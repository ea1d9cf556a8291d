"""Telling people what they need to know, and whether it arrived."""
