"""What lies ahead, what lies behind, and what waits."""
