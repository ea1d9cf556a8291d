"""What builds and judges Abaton: checks, tests, lock files, the doctor."""
