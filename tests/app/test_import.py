"""`./abaton import`, on files of every kind."""

import bz2
import gzip
import io
import lzma
import tarfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson
import psycopg
import pytest
from typer.testing import CliRunner

from abaton.app.cli import app
from abaton.app.import_ import Report, take
from abaton.app.import_files import files
from abaton.infrastructure.checkout import data

PATIENT = "018f428e-34f6-4707-8009-5ad742f901e7"
HOSPITAL = "4861d01f-019c-3dac-a153-8334e50919f9"
BUNDLE: dict[str, Any] = {
    "resourceType": "Bundle",
    "type": "transaction",
    "entry": [
        {
            "fullUrl": f"urn:uuid:{PATIENT}",
            "resource": {"resourceType": "Patient", "id": PATIENT, "name": [{"family": "Doe"}]},
            "request": {"method": "POST", "url": "Patient"},
        },
        {
            "fullUrl": f"urn:uuid:{HOSPITAL}",
            "resource": {"resourceType": "Organization", "id": HOSPITAL, "name": "Epidaurus"},
            "request": {"method": "POST", "url": "Organization"},
        },
        {
            "fullUrl": "urn:uuid:abbc5979-3aca-43fe-91a6-8065b7e4a90f",
            "resource": {
                "resourceType": "Encounter",
                "status": "finished",
                "class": {"code": "AMB"},
                "subject": {"reference": f"urn:uuid:{PATIENT}"},
                "serviceProvider": {"reference": f"urn:uuid:{HOSPITAL}"},
            },
            "request": {"method": "POST", "url": "Encounter"},
        },
    ],
}
WEIGHT: dict[str, Any] = {
    "resourceType": "Observation",
    "id": "w",
    "status": "final",
    "code": {"text": "weight"},
    "subject": {"reference": f"Patient/{PATIENT}"},
}


def lines(*resources: Mapping[str, Any]) -> bytes:
    return b"\n".join(map(orjson.dumps, resources)) + b"\n"


async def imported(dsn: str, *paths: Path) -> Report:
    return await take(dsn, files(paths))


@pytest.mark.anyio
async def test_a_bundle_is_stored_under_its_own_uuids_in_one_entry_on_the_account(
    dsn: str, db: psycopg.Connection, tmp_path: Path
) -> None:
    (tmp_path / "one.json").write_bytes(orjson.dumps(BUNDLE))
    report = await imported(dsn, tmp_path)
    assert report.taken.new == Counter(Patient=1, Organization=1, Encounter=1)
    body, patients = db.execute("select body, patients from resource where type = 'Encounter'").fetchall()[0]
    assert orjson.loads(body)["subject"] == {"reference": f"Patient/{PATIENT}"}
    assert orjson.loads(body)["serviceProvider"] == {"reference": f"Organization/{HOSPITAL}"}
    assert patients == [PATIENT]
    account = db.execute("select actor, action, patient_id, purpose, about from audit_entry").fetchall()
    assert account == [("importer", "record.import", PATIENT, "operations", "Bundle")]


@pytest.mark.anyio
async def test_importing_again_changes_nothing_also_where_files_disagree(
    dsn: str, db: psycopg.Connection, tmp_path: Path
) -> None:
    (tmp_path / "1.json").write_bytes(orjson.dumps(BUNDLE))
    other = {"resourceType": "Organization", "id": HOSPITAL, "name": "Epidaurus, later"}
    (tmp_path / "2.json").write_bytes(orjson.dumps(other))
    await imported(dsn, tmp_path / "1.json")
    assert (await imported(dsn, tmp_path / "2.json")).taken.changed == Counter(Organization=1)
    versions = db.execute("select type, version from resource order by 1").fetchall()
    again = await imported(dsn, tmp_path / "1.json", tmp_path / "2.json")
    assert (again.taken.new, again.taken.changed) == (Counter(), Counter())
    assert db.execute("select type, version from resource order by 1").fetchall() == versions


@pytest.mark.anyio
async def test_every_kind_of_file_is_read_and_others_are_named_and_passed_over(
    dsn: str, db: psycopg.Connection, tmp_path: Path
) -> None:
    bundle = orjson.dumps(BUNDLE)
    (tmp_path / "one.json.xz").write_bytes(lzma.compress(bundle))
    (tmp_path / "two.json.bz2").write_bytes(bz2.compress(bundle))
    (tmp_path / "three.ndjson.gz").write_bytes(gzip.compress(lines(WEIGHT, {**WEIGHT, "id": "w2"})))
    (tmp_path / "four.json").write_bytes(orjson.dumps({**WEIGHT, "id": "w3"}))
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w") as archive:
        member = tarfile.TarInfo("folder/bundle.json")
        member.size = len(bundle)
        archive.addfile(member, io.BytesIO(bundle))
    (tmp_path / "five.tar.xz").write_bytes(lzma.compress(plain.getvalue()))
    (tmp_path / "six.tar.gz").write_bytes(gzip.compress(plain.getvalue()))
    (tmp_path / "readme.txt").write_text("hello", encoding="utf-8")
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    (tmp_path / "other.json").write_text('{"a": 1}', encoding="utf-8")
    (tmp_path / "torn.json.xz").write_bytes(lzma.compress(bundle)[:-20])
    report = await imported(dsn, tmp_path)
    assert report.refused == []
    assert report.taken.read == Counter(Patient=4, Organization=4, Encounter=4, Observation=3)
    assert report.taken.new == Counter(Patient=1, Organization=1, Encounter=1, Observation=3)
    passed = {Path(one.file).name for one in report.passed_over}
    assert passed == {"readme.txt", "broken.json", "other.json", "torn.json.xz"}
    assert db.execute("select count(*) from resource").fetchone() == (6,)


@pytest.mark.anyio
async def test_a_refused_resource_takes_its_bundle_with_it_but_not_its_neighbour_lines(
    dsn: str, db: psycopg.Connection, tmp_path: Path
) -> None:
    entry = {"fullUrl": "urn:uuid:1", "resource": {**WEIGHT, "status": "Ada Lovelace"}}
    (tmp_path / "1.json").write_bytes(orjson.dumps({**BUNDLE, "entry": [*BUNDLE["entry"], entry]}))
    (tmp_path / "2.ndjson").write_bytes(lines(WEIGHT, {**WEIGHT, "colour": "red"}, {**WEIGHT, "id": "w2"}))
    report = await imported(dsn, tmp_path)
    refused = [(Path(one.file).name, one.place, one.reason) for one in report.refused]
    assert refused == [
        ("1.json", "Bundle.entry[3].resource.status", "a code of the required value set"),
        ("2.ndjson", "line 2.colour", "no element of R4"),
    ]
    assert db.execute("select type, id from resource order by id").fetchall() == [
        ("Observation", "w"),
        ("Observation", "w2"),
    ]


def test_the_command_reports_and_its_exit_code_says_how_it_went(
    dsn: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ABATON_DATABASE_URL", dsn)
    (tmp_path / "good.json").write_bytes(orjson.dumps(BUNDLE))
    good = CliRunner().invoke(app, ["import", str(tmp_path)])
    assert (good.exit_code, "Encounter" in good.output) == (0, True)
    (tmp_path / "bad.json").write_bytes(orjson.dumps({**WEIGHT, "status": "Ada Lovelace"}))
    bad = CliRunner().invoke(app, ["import", str(tmp_path)])
    assert (bad.exit_code, "status must be" in bad.output, "Ada" in bad.output) == (1, True, False)
    (tmp_path / "empty").mkdir()
    assert CliRunner().invoke(app, ["import", str(tmp_path / "empty")]).exit_code == 2


def test_without_a_clinic_the_command_says_how_to_open_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ABATON_DATABASE_URL", raising=False)
    (tmp_path / "good.json").write_bytes(orjson.dumps(BUNDLE))
    closed = CliRunner().invoke(app, ["import", str(tmp_path / "good.json"), "--data", str(tmp_path / "clinic")])
    assert (closed.exit_code, "./abaton up" in closed.output) == (1, True)


@pytest.mark.anyio
async def test_twenty_bundles_of_synthea_arrive_complete(dsn: str, db: psycopg.Connection, tmp_path: Path) -> None:
    archive = data() / "fhir" / "synthea-615" / "synthea-r4-615.tar.xz"
    if not archive.exists():
        pytest.skip(f"{archive} is not there: the 20 Bundles of Synthea were not imported")
    bundles: list[bytes] = []
    read: Counter[str] = Counter()
    names: set[tuple[str, str]] = set()
    with tarfile.open(archive) as opened:
        for member in opened:
            file = opened.extractfile(member) if member.name.endswith(".json") else None
            if file is None:
                continue
            bundles.append(file.read())
            (tmp_path / Path(member.name).name).write_bytes(bundles[-1])
            for one in orjson.loads(bundles[-1])["entry"]:
                read[one["resource"]["resourceType"]] += 1
                names.add((one["resource"]["resourceType"], one["resource"]["id"]))
            if len(bundles) == 20:
                break
    report = await imported(dsn, tmp_path)
    assert (report.refused, report.passed_over) == ([], [])
    assert report.taken.read == read
    stored = Counter(dict(db.execute("select type, count(*) from resource group by type").fetchall()))
    assert stored == Counter(kind for kind, _ in names)
    assert db.execute("select count(*) from audit_entry").fetchone() == (20,)
