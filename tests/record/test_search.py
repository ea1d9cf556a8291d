"""Search as other packages and FHIR use it."""

from collections.abc import Mapping
from typing import Any

import pytest
from tests.record.conftest import As

from abaton.access import service as access
from abaton.access.model import Purpose, Scope
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Invalid
from abaton.record import service as record

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("people")]

LOINC = "http://loinc.org"


def pulse(id_: str, patient: str = "p-ada", **other: object) -> dict[str, Any]:
    return {
        "resourceType": "Observation",
        "id": id_,
        "status": "final",
        "code": {"coding": [{"system": LOINC, "code": "8867-4"}]},
        "subject": {"reference": f"Patient/{patient}"},
        "effectiveDateTime": "2026-02-28T10:00:00Z",
        **other,
    }


RECORD: list[dict[str, Any]] = [
    {"resourceType": "Patient", "id": "p-ada", "gender": "female", "birthDate": "1975-05", "active": True,
     "name": [{"family": "Åström", "given": ["Ada", "Maria"]}], "telecom": [{"system": "email", "value": "a@b.org"}]},
    {"resourceType": "Patient", "id": "p-ben", "gender": "male", "birthDate": "1980-01-31",
     "name": [{"family": "O_Hara", "given": ["Ben"]}], "deceasedBoolean": False},
    pulse("pulse-1"),
    pulse("pulse-2", effectiveDateTime="2026-02-27", category=[{"coding": [{"system": "c", "code": "vital-signs"}]}]),
    pulse("pulse-ben", "p-ben"),
    pulse("weight", code={"coding": [{"system": LOINC, "code": "29463-7"}, {"code": "own"}]}, effectivePeriod=None),
    {"resourceType": "Practitioner", "id": "d-osei", "name": [{"family": "Osei"}]},
    {"resourceType": "Encounter", "id": "visit", "status": "finished", "class": {"code": "VR"},
     "subject": {"reference": "Patient/p-ada"}, "participant": [{"individual": {"reference": "Practitioner/d-osei"}}],
     "period": {"start": "2026-02-28T09:00:00Z", "end": "2026-02-28T09:30:00Z"}},
    {"resourceType": "Schedule", "id": "s", "actor": [{"reference": "Practitioner/d-osei"}]},
    {"resourceType": "Slot", "id": "slot-1", "schedule": {"reference": "Schedule/s"}, "status": "free",
     "start": "2026-03-02T09:00:00Z", "end": "2026-03-02T09:20:00Z"},
]  # fmt: skip


@pytest.fixture(autouse=True)
async def filled(by: As, people: None) -> None:  # noqa: ARG001
    async with by("seed") as work:
        proof = await access.require_scope(work, Purpose.OPERATIONS, "record.read")
        for resource in RECORD:
            resource.pop("effectivePeriod", None)
            await record.create(work, proof, resource, resource["id"])


async def scope(work: Work) -> Scope:
    return await access.require_scope(work, Purpose.CARE, "record.read")


async def found(by: As, who: str, kind: str, **params: str) -> list[str]:
    async with by(who) as work:
        page = await record.search(
            work, await scope(work), kind, [(k.replace("__", ":"), v) for k, v in params.items()]
        )
    return [one.id for one in page.matches]


@pytest.mark.parametrize(
    ("kind", "params", "ids"),
    [
        ("Observation", {"code": f"{LOINC}|8867-4"}, ["pulse-1", "pulse-2", "pulse-ben"]),
        ("Observation", {"code": "8867-4", "patient": "p-ada"}, ["pulse-1", "pulse-2"]),
        ("Observation", {"code": "|own"}, ["weight"]),
        ("Observation", {"code": f"{LOINC}|"}, ["pulse-1", "pulse-2", "pulse-ben", "weight"]),
        ("Observation", {"code": f"x|8867-4,{LOINC}|29463-7"}, ["weight"]),
        ("Observation", {"code": f"own,{LOINC}|8867-4", "patient": "Patient/p-ada"}, ["pulse-1", "pulse-2", "weight"]),
        ("Observation", {"code__not": "8867-4"}, ["weight"]),
        ("Observation", {"combo-code": "8867-4", "subject": "Patient/p-ben"}, ["pulse-ben"]),
        ("Observation", {"category__missing": "false"}, ["pulse-2"]),
        ("Observation", {"category__missing": "true", "patient": "p-ben"}, ["pulse-ben"]),
        ("Observation", {"date": "2026-02-27"}, ["pulse-2"]),
        ("Observation", {"date": "ge2026-02-28", "patient": "p-ben"}, ["pulse-ben"]),
        ("Observation", {"date": "lt2026-02-28"}, ["pulse-2"]),
        ("Observation", {"date": "2026-02-28T10:00:00Z,2026-02-27"}, ["pulse-1", "pulse-2", "pulse-ben", "weight"]),
        ("Observation", {"_id": "weight,pulse-ben"}, ["pulse-ben", "weight"]),
        ("Observation", {"_lastUpdated": "lt2026-03-01T09:00:00Z"}, []),
        ("Observation", {"_lastUpdated": "2026-03-01", "code": "own"}, ["weight"]),
        ("Patient", {"family": "astr"}, ["p-ada"]),
        ("Patient", {"name": "MARIA"}, ["p-ada"]),
        ("Patient", {"family__exact": "åström"}, []),
        ("Patient", {"family__exact": "Åström"}, ["p-ada"]),
        ("Patient", {"family__contains": "_h"}, ["p-ben"]),
        ("Patient", {"family__contains": "s%"}, []),
        ("Patient", {"gender": "female,male", "birthdate": "1975"}, ["p-ada"]),
        ("Patient", {"email": "a@b.org"}, ["p-ada"]),
        ("Patient", {"deceased": "false"}, ["p-ada", "p-ben"]),
        ("Encounter", {"practitioner": "d-osei", "date": "2026-02-28T09:10:00Z"}, []),
        ("Encounter", {"practitioner": "Practitioner/d-osei", "date": "sa2026-02-28T08:00:00Z"}, ["visit"]),
        ("Encounter", {"participant": "d-osei"}, ["visit"]),
        ("Slot", {"schedule": "Schedule/s", "start": "ge2026-03-02", "status": "free"}, ["slot-1"]),
    ],
)  # fmt: skip
async def test_each_kind_of_parameter_finds_what_the_standard_says(
    by: As, kind: str, params: Mapping[str, str], ids: list[str]
) -> None:
    assert sorted(await found(by, "seed", kind, **params)) == ids


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("colour", "red"),
        ("code:text", "pulse"),
        ("date", "yesterday"),
        ("date", "2026-02-30"),
        ("date", "zz2026"),
        ("code", ""),
        ("code", "a|b|c"),
        ("subject", "Slot/1/2"),
        ("patient", "Device/1"),
        ("_sort", "date"),
        ("_count", "-1"),
        ("_include", "Observation:code"),
        ("_include", "*"),
        ("_revinclude", "Observation:subject"),
        ("subject.name", "Ada"),
        ("_has:Group:member:_id", "1"),
        ("_cursor", "AAAA"),
    ],
)
async def test_what_is_not_understood_is_refused_by_name_and_never_ignored(by: As, name: str, value: str) -> None:
    async with by("seed") as work:
        proof = await scope(work)
        with pytest.raises(Invalid) as told:
            await record.search(work, proof, "Observation", [(name, value)])
        assert told.value.element in {name, "parameter"}
        if name != "_cursor":
            page = await record.search(work, proof, "Observation", [(name, value), ("code", "own")], lenient=True)
            assert [one.id for one in page.matches] == ["weight"]
            assert page.applied == [("code", "own")]


async def test_nobody_finds_what_is_not_theirs(by: As) -> None:
    assert await found(by, "ben", "Observation") == ["pulse-ben"]
    assert await found(by, "ben", "Observation", patient="p-ada") == []
    assert await found(by, "ben", "Patient") == ["p-ben"]
    assert sorted(await found(by, "osei", "Observation")) == ["pulse-1", "pulse-2", "weight"]
    assert await found(by, "ben", "Slot") == ["slot-1"]


async def test_pages_follow_each_other_without_a_gap_in_both_directions(by: As) -> None:
    async with by("seed") as work:
        proof = await scope(work)
        ways: list[list[str]] = []
        for sort in ("_lastUpdated", "-_lastUpdated"):
            asked = [("code", f"{LOINC}|"), ("_count", "2"), ("_sort", sort), ("_total", "accurate")]
            first = await record.search(work, proof, "Observation", asked)
            assert first.cursor is not None
            second = await record.search(work, proof, "Observation", [*asked, ("_cursor", first.cursor)])
            assert (first.total, second.total, second.cursor) == (4, 4, None)
            ways.append([one.id for one in [*first.matches, *second.matches]])
            with pytest.raises(Invalid):
                await record.search(work, proof, "Observation", [("_count", "2"), ("_cursor", first.cursor)])
        assert ways[0] == ways[1][::-1]
        assert len(set(ways[0])) == 4
        number = await record.search(work, proof, "Observation", [("_summary", "count")])
        assert (number.total, number.matches) == (4, [])


async def test_what_matches_refer_to_comes_along_as_far_as_the_proof_reaches(by: As) -> None:
    for who, ids in (("osei", ["d-osei", "p-ada"]), ("ben", [])):
        async with by(who) as work:
            asked = [("_include", "Encounter:practitioner"), ("_include", "Encounter:subject:Patient")]
            page = await record.search(work, await scope(work), "Encounter", asked)
            assert sorted(one.id for one in page.included) == ids


async def test_what_was_changed_or_deleted_is_found_as_it_is_now(by: As) -> None:
    async with by("seed") as work:
        proof = await scope(work)
        await record.update(work, proof, pulse("pulse-1", code={"coding": [{"code": "own"}]}))
        await record.delete(work, proof, "Observation", "weight")
    assert await found(by, "seed", "Observation", code="own") == ["pulse-1"]
    assert sorted(await found(by, "seed", "Observation", code="8867-4")) == ["pulse-2", "pulse-ben"]
