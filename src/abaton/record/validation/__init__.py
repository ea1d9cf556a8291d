"""Validation: what may be written. Structure by HL7's JSON schema, and by checks of ours where it is silent."""
