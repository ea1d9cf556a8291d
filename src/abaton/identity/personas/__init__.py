"""Made-up people whom anybody may be, in a clinic opened with --demo."""
