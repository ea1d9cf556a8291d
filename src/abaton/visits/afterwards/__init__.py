"""The patient's page after the visit."""
