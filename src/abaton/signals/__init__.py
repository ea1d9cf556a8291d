"""Samples to findings: pure, streaming, no I/O."""
