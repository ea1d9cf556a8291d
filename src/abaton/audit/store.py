"""The account in PostgreSQL: table `audit_entry`."""

from typing import LiteralString

INSERT_ENTRY: LiteralString = """
    insert into audit_entry (at, actor, patient_id, action, outcome, purpose, about, trace)
    values (%(at)s, %(actor)s, %(patient)s, %(action)s, %(outcome)s, %(purpose)s, %(about)s, %(trace)s)
"""
