"""What each system makes ready for a body once, when it is created."""

from typing import Any


def all_systems(b: Any) -> None:
    """Scale and compute, in an order in which nothing is read before it is written."""
