"""FHIR's interactions, one file each: who asks is held against access, and what was done goes on the account."""
