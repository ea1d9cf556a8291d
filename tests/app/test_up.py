"""A clinic, opened as a person opens it: what it answers, what it survives, and that it leaves nothing behind."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import psycopg
import pytest
from tests.clinic import Clinic, opened, runs

from abaton.infrastructure.engines import postgres

SET_UP = {
    "clinic": {
        "name": "Asklepieion",
        "country": "GR",
        "zone": "Europe/Athens",
        "languages": ["en"],
        "emergency_number": "112",
        "helplines": [{"name": "Somebody who listens", "number": "10306", "hours": "day and night"}],
    },
    "administrator": {"name": "Eleni", "login": "eleni", "password": "three words together"},
}


@pytest.fixture(scope="module")
def clinic() -> Iterator[Clinic]:
    with opened() as clinic:
        yield clinic


@pytest.fixture
def mortal() -> Iterator[Clinic]:
    """Give the test a clinic of its own to end."""
    with opened() as clinic:
        yield clinic


def test_the_door_opens_and_every_address_of_ours_leads_to_it(clinic: Clinic) -> None:
    assert clinic.works()
    first, deep = (httpx.get(f"{clinic.address}{path}") for path in ("/", "/some/place"))
    assert first.text == deep.text
    assert "<title>Abaton</title>" in first.text
    assert "default-src 'self'" in first.headers["content-security-policy"]


def test_what_is_gone_is_not_found_and_no_browser_keeps_that(clinic: Clinic) -> None:
    gone = httpx.get(f"{clinic.address}/assets/gone-abc.js")
    assert (gone.status_code, gone.headers["cache-control"]) == (404, "no-store")
    assert "<title>" not in gone.text
    first = httpx.get(f"{clinic.address}/")
    asset = re.findall(r"/assets/[\w.-]+", first.text)[0]
    there = httpx.get(f"{clinic.address}{asset}")
    assert (there.status_code, "immutable" in there.headers["cache-control"]) == (200, True)
    assert httpx.get(f"{clinic.address}/api/status").headers["cache-control"] == "no-store"


def test_another_name_that_means_this_machine_leads_nowhere(clinic: Clinic) -> None:
    for path in ("/", "/api/status"):
        reply = httpx.get(f"{clinic.address}{path}", headers={"Host": f"evil.example:{clinic.port}"})
        assert (reply.status_code, reply.text) == (421, "")


def test_the_api_refuses_in_its_own_words(clinic: Clinic) -> None:
    reply = httpx.get(f"{clinic.address}/api/nothing")
    assert (reply.status_code, reply.json()["code"]) == (404, "http_404")


@pytest.mark.parametrize("name", ["PostgreSQL", "NATS", "http", "worlds", "worker", "Caddy"])
def test_what_is_killed_is_back_within_ten_seconds_without_a_hand(clinic: Clinic, name: str) -> None:
    before = clinic.programs()
    os.kill(before[name], signal.SIGKILL)
    clinic.wait_until(lambda: clinic.programs()[name] != before[name] and clinic.works(), within_s=10)
    assert f"{name} ended with -9. It is started again." in clinic.words()
    others = {one: pid for one, pid in before.items() if one != name}
    assert {one: pid for one, pid in clinic.programs().items() if one != name} == others


@pytest.mark.parametrize("name", ["NATS", "worker"])
def test_what_is_announced_while_a_part_is_killed_still_leaves_the_outbox(clinic: Clinic, name: str) -> None:
    with psycopg.connect(postgres.dsn(clinic.folder / "postgres"), autocommit=True) as db:
        os.kill(clinic.programs()[name], signal.SIGKILL)
        db.execute(
            "insert into outbox (type, payload, actor, at, trace) "
            "select 'test.counted.v1', '{}', 'test', now(), 'none' from generate_series(1, 100)"
        )
        clinic.wait_until(lambda: db.execute("select count(*) from outbox").fetchone() == (0,), within_s=10)


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_asked_to_stop_it_leaves_no_process(mortal: Clinic, asked: signal.Signals) -> None:
    pids = mortal.programs().values()
    assert all(runs(pid) for pid in pids)
    mortal.process.send_signal(asked)
    assert mortal.process.wait(30) == 0
    assert not any(runs(pid) for pid in pids)
    assert not (mortal.folder / "running.json").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_killed_itself_it_leaves_no_process_and_the_next_one_opens_with_all_that_was_kept(mortal: Clinic) -> None:
    with psycopg.connect(postgres.dsn(mortal.folder / "postgres")) as db:
        db.execute("create table kept as select 'a word' as word")
    pids = mortal.programs().values()
    mortal.process.kill()
    mortal.process.wait()
    after = Clinic(mortal.folder).opened()
    assert not any(runs(pid) for pid in pids)
    with psycopg.connect(postgres.dsn(mortal.folder / "postgres")) as db:
        assert db.execute("select word from kept").fetchone() == ("a word",)
    after.process.send_signal(signal.SIGTERM)
    assert after.process.wait(30) == 0


def test_process_ids_of_before_the_machine_restarted_mean_nothing(mortal: Clinic) -> None:
    mortal.process.send_signal(signal.SIGTERM)
    mortal.process.wait(30)
    (mortal.folder / "running.json").write_text('{"port": 8080, "programs": {"PostgreSQL": 1}}', encoding="utf-8")
    after = Clinic(mortal.folder).opened()
    after.process.send_signal(signal.SIGTERM)
    assert after.process.wait(30) == 0


def test_a_folder_with_a_space_behind_a_proxy_opens_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with opened("a clinic") as clinic:
        monkeypatch.delenv("http_proxy")
        assert clinic.works()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the engines as another account")
def test_the_account_of_the_engines_cannot_make_root_follow_a_link(clinic: Clinic) -> None:
    ours = [clinic.folder, *(clinic.folder / name for name in ("postgres", "nats", "caddy", "http", "worker"))]
    for folder in ours:
        status = folder.stat()
        assert (status.st_uid, status.st_mode & 0o022) == (0, 0), folder
    for secret in ("postgres/password", "nats/worker.secret", "nats/nats.conf"):
        assert (clinic.folder / secret).stat().st_mode & 0o007 == 0, secret


def test_a_second_clinic_on_the_folder_or_the_port_is_refused_and_the_first_goes_on(clinic: Clinic) -> None:
    on_folder = Clinic(clinic.folder)
    assert on_folder.process.wait(30) == 1
    assert "is open on" in on_folder.words()
    on_port = Clinic(clinic.folder.parent / "other", clinic.port)
    assert on_port.process.wait(30) == 1
    assert f"--port {clinic.port + 1}" in on_port.words()
    assert clinic.works()


def test_data_of_a_newer_version_is_refused_and_kept(mortal: Clinic) -> None:
    with psycopg.connect(postgres.dsn(mortal.folder / "postgres")) as db:
        db.execute(
            "insert into schema_migration (number, name, sha256, oldest_code) "
            "values (9999, '9999_future.sql', '', 9999)"
        )
    mortal.process.send_signal(signal.SIGTERM)
    mortal.process.wait(30)
    older = Clinic(mortal.folder)
    assert older.process.wait(30) == 1
    assert "start a newer Abaton" in older.words()
    assert "Traceback" not in older.words()


def test_status_says_open_and_closed(mortal: Clinic) -> None:
    ask = [sys.executable, "-m", "abaton.app.cli", "status", "--data", mortal.folder]
    while_open = subprocess.run(ask, check=False, capture_output=True, text=True)
    assert (while_open.returncode, f"localhost:{mortal.port}" in while_open.stdout) == (0, True)
    mortal.process.send_signal(signal.SIGTERM)
    mortal.process.wait(30)
    afterwards = subprocess.run(ask, check=False, capture_output=True, text=True)
    assert (afterwards.returncode, afterwards.stdout.startswith("closed")) == (1, True)


def test_a_clinic_without_people_prints_a_link_that_is_good_once(mortal: Clinic) -> None:
    (token,) = re.findall(r"/setup#(\S+)", mortal.words())
    assert httpx.get(f"{mortal.address}/api/status").json()["set_up"] is False
    wrong = httpx.post(f"{mortal.address}/api/setup", json={**SET_UP, "token": "x" * len(token)})
    assert wrong.status_code == 403
    assert httpx.post(f"{mortal.address}/api/setup", json={**SET_UP, "token": token}).status_code == 200
    assert httpx.post(f"{mortal.address}/api/setup", json={**SET_UP, "token": token}).status_code == 403
    mortal.process.send_signal(signal.SIGTERM)
    mortal.process.wait(30)
    after = Clinic(mortal.folder).opened()
    assert "/setup#" not in after.words()
    after.process.send_signal(signal.SIGTERM)
    after.process.wait(30)


def test_made_up_people_and_real_ones_never_share_a_folder(mortal: Clinic) -> None:
    mortal.process.send_signal(signal.SIGTERM)
    mortal.process.wait(30)
    as_demo = Clinic(mortal.folder, None, "--demo")
    assert as_demo.process.wait(30) == 1
    assert "real people" in as_demo.words()


def test_the_demo_opens_with_people_to_be_and_its_folder_with_nobody_else() -> None:
    with TemporaryDirectory(prefix="abaton-") as parent:
        Path(parent).chmod(0o711)
        demo = Clinic(Path(parent) / "demo", None, "--demo").opened()
        personas = httpx.get(f"{demo.address}/api/personas").json()
        assert {"clinician", "patient", "administrator"} <= {role for one in personas for role in one["roles"]}
        pids = demo.programs().values()
        demo.process.send_signal(signal.SIGTERM)
        assert demo.process.wait(30) == 0
        assert not any(runs(pid) for pid in pids)
        real = Clinic(demo.folder)
        assert real.process.wait(30) == 1
        assert "--demo" in real.words()
