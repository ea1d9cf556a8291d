"""Wearables watched day and night; few alerts, the right ones."""
