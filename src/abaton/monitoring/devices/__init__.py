"""Devices of patients: who may send samples, and what of them is taken in."""
