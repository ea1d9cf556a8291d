"""Simulated patients for teams, and the debrief."""
