"""The policies by themselves: that Cedar finds them sound, and the table of who may do what."""

import itertools
from typing import Any, cast

import cedarpy
import pytest

from abaton.access import service
from abaton.access.decision import action_of
from abaton.access.model import Facts, Purpose
from abaton.infrastructure import shipped

POLICIES = ("own_record", "care", "emergency", "refusal", "clinic", "programs")
ROLES = ("patient", "clinician", "administrator", "guest")


def test_every_policy_keeps_to_the_schema() -> None:
    # The library's own types are partial.
    validate = cast("Any", cedarpy).validate_policies
    schema = shipped.text("abaton.access", "policies/schema.cedarschema")
    for name in POLICIES:
        found = validate(shipped.text("abaton.access", f"policies/{name}.cedar"), schema)
        assert found.validation_passed, (name, found.errors)
    wrong = validate("permit (principal, action, resource) when { context.on_holiday };", schema)
    assert not wrong.validation_passed


def permits(*roles: str, act: str = "visits.admit", purpose: Purpose = Purpose.CARE, **facts: bool) -> bool:
    return service.policies().permit_person(
        "person-1", roles, action_of(act), act, purpose=purpose, facts=Facts(**facts)
    )


def test_nothing_is_allowed_by_roles_alone() -> None:
    for roles in itertools.chain(*(itertools.combinations(ROLES, n) for n in range(5))):
        for purpose in Purpose:
            assert not permits(*roles, purpose=purpose)
            assert not permits(*roles, purpose=purpose, act="record.read")


@pytest.mark.parametrize(
    ("roles", "act", "purpose", "facts", "allowed"),
    [
        (["patient"], "record.read", Purpose.OWN, {"own": True}, True),
        (["patient"], "record.read", Purpose.CARE, {"own": True}, True),
        (["patient"], "visits.book", Purpose.OWN, {"own": True}, True),
        (["patient"], "record.create", Purpose.OWN, {"own": True}, False),
        (["patient"], "record.read", Purpose.CARE, {"in_care": True}, False),
        (["clinician"], "record.create", Purpose.CARE, {"in_care": True}, True),
        (["clinician"], "record.read", Purpose.OWN, {"in_care": True}, False),
        (["clinician"], "record.read", Purpose.OPERATIONS, {"in_care": True}, False),
        (["clinician"], "record.read", Purpose.CARE, {"in_care": True, "refused_by_patient": True}, False),
        (["clinician"], "record.read", Purpose.CARE, {"glass_broken": True}, True),
        (["clinician"], "record.read", Purpose.EMERGENCY, {"glass_broken": True}, True),
        (["clinician"], "record.read", Purpose.EMERGENCY, {"in_care": True}, False),
        (["clinician"], "record.read", Purpose.CARE, {"glass_broken": True, "refused_by_patient": True}, False),
        (["administrator"], "record.read", Purpose.CARE, {"in_care": True, "glass_broken": True}, False),
        (["guest"], "record.read", Purpose.OWN, {"own": True}, False),
        (["guest", "clinician"], "record.read", Purpose.CARE, {"in_care": True}, False),
    ],
)
def test_who_may_do_what(
    roles: list[str], act: str, purpose: Purpose, facts: dict[str, bool], *, allowed: bool
) -> None:
    assert permits(*roles, act=act, purpose=purpose, **facts) is allowed


def test_only_clinicians_break_glass_and_only_administrators_administer() -> None:
    found = service.policies()
    for role in ROLES:
        breaks = found.permit_person(
            "person-1", [role], "break the glass", "access.break_glass", purpose=Purpose.EMERGENCY, facts=Facts()
        )
        assert breaks is (role == "clinician")
        assert found.let_person_administer("person-1", [role], "people.invite") is (role == "administrator")


def test_our_own_programs_do_everything_and_devices_only_write() -> None:
    found = service.policies()
    for program, act, allowed in (
        ("worker", "record.read", True),
        ("worker", "record.create", True),
        ("device", "record.read", False),
        ("device", "samples.add", True),
    ):
        assert found.permit_program(program, action_of(act), act) is allowed
    assert (found.let_program_administer("seed", "people.invite"), found.let_program_administer("device", "x.y")) == (
        True,
        False,
    )
