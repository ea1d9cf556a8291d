"""The body's equations: one module a system; each writes its own record and reads the others'."""
