"""Booking, moving and cancelling a visit."""
