"""What the policies say of an act: Cedar, parsed once.

Cedar: Cutler et al., OOPSLA 2024, doi:10.1145/3649835. A forbidding policy overrides every permitting one, and what no
policy permits is refused.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final, Literal, TypeAlias, cast

import cedarpy
from cedarpy import PolicySet

from abaton.access.model import Facts, Purpose

Action: TypeAlias = Literal["read", "write", "break the glass"]

# Verbs that leave a record as it is; every other one is held to change it.
_READING: Final = frozenset({"history", "list", "read", "search", "view", "vread"})


def action_of(act: str) -> Action:
    """Return whether an act by its name reads or writes: `record.search_type` reads."""
    verb = act.rsplit(".", 1)[-1].replace("-", "_").split("_")[0]
    return "read" if verb in _READING else "write"


class Policies:
    def __init__(self, texts: Sequence[str]) -> None:
        """Read policies.

        Raises:
            ValueError: one of them is no Cedar.
        """
        self._set = PolicySet.from_str("\n".join(texts))

    def permit_person(
        self, person: str, roles: Collection[str], action: Action, act: str, *, purpose: Purpose, facts: Facts
    ) -> bool:
        """Tell whether a person may do this to a record with which these facts join them."""
        return self._ask(*_person(person, roles), action, "Record", _situation(act, purpose, facts))

    def permit_program(self, name: str, action: Action, act: str) -> bool:
        """Tell whether one of our own programs may do this to any record."""
        return self._ask(*_program(name), action, "Record", _situation(act, Purpose.OPERATIONS, Facts()))

    def let_person_administer(self, person: str, roles: Collection[str], act: str) -> bool:
        return self._ask(*_person(person, roles), "administer", "Clinic", {"act": act})

    def let_program_administer(self, name: str, act: str) -> bool:
        return self._ask(*_program(name), "administer", "Clinic", {"act": act})

    def _ask(
        self,
        principal: dict[str, str],
        entities: list[dict[str, Any]],
        action: str,
        resource: str,
        context: Mapping[str, str | bool],
    ) -> bool:
        # Which record it is does not matter beside the facts: so one answer holds for all records with the same ones.
        request = {
            "principal": principal,
            "action": {"type": "Action", "id": action},
            "resource": {"type": resource, "id": "this"},
            "context": dict(context),
        }
        # The library's own types are partial.
        is_authorized = cast("Any", cedarpy).is_authorized
        return is_authorized(request, self._set, entities).allowed


def _person(person: str, roles: Collection[str]) -> tuple[dict[str, str], list[dict[str, Any]]]:
    principal = {"type": "Person", "id": person}
    parents = [{"type": "Role", "id": role} for role in roles]
    return principal, [{"uid": principal, "attrs": {}, "parents": parents}]


def _program(name: str) -> tuple[dict[str, str], list[dict[str, Any]]]:
    return {"type": "Program", "id": name}, []


def _situation(act: str, purpose: Purpose, facts: Facts) -> dict[str, str | bool]:
    return {
        "act": act,
        "purpose": purpose.value,
        "own": facts.own,
        "in_care": facts.in_care,
        "glass_broken": facts.glass_broken,
        "refused_by_patient": facts.refused_by_patient,
    }
