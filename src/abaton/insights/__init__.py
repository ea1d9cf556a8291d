"""Outcomes, savings and quality of care: reads, never writes."""
