"""What a pose costs in a full room, and how late it comes, beside Colyseus in its own idiom.

Each server has one core to itself, the generator (the same program for both) the other. People send 20 poses a second
to a tick of 50 ms; two more come in and go each second; each pose is checked against its sender's abilities. Both sides
run alternately, three times; printed are median and range.
"""

import asyncio
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final, LiteralString, NamedTuple

import psycopg

from abaton.app.development import web
from abaton.app.figures import Figure, promised
from abaton.identity.sessions import service as sessions
from abaton.identity.sessions.model import How
from abaton.infrastructure import migrations
from abaton.infrastructure.checkout import ROOT
from abaton.infrastructure.engines import nats, postgres
from abaton.infrastructure.engines.program import Process, default_host
from abaton.infrastructure.work import Database
from abaton.kernel.ids import ActorId, Traceparent, traceparent
from abaton.kernel.time import utc_now
from abaton.spaces import service as spaces
from abaton.spaces.model import Entrant

COLYSEUS: Final = Path(__file__).with_name("colyseus")
PEOPLE: Final = (50, 100)
RUNS: Final = 3
TICK_MS: Final = 50
WARM_S: Final = 2.0
MEASURE_S: Final = 6.0
SERVER_CORE: Final = 0
GENERATOR_CORE: Final = 1
MOVES: Final = ("move", "speak", "show", "point", "write")
LOOK: Final = {
    "skin": "#c68c6a",
    "hair": "short",
    "hairColour": "#2b2118",
    "top": "#335577",
    **dict.fromkeys(("coat", "glasses", "beard", "hearingAid", "wheelchair"), False),
}
WORDS: Final = {
    "us_per_delivery": "CPU per delivery",
    "p50_ms": "p50",
    "p99_ms": "p99",
    "kb_per_s": "bytes to each person",
    "arrived": "share of poses that arrived",
}
INSERT_PERSON: LiteralString = """
    insert into person (id, name, locale, zone, created_at) values (%(id)s, %(name)s, 'en', 'UTC', %(at)s)
"""
INSERT_ROLE: LiteralString = "insert into person_role (person_id, role) values (%(id)s, 'guest')"


class Run(NamedTuple):
    us_per_delivery: float
    p50_ms: float
    p99_ms: float
    kb_per_s: float
    arrived: float
    """Share of the poses that could arrive."""


def figures() -> Iterator[Figure]:
    """Fill rooms of 50 and 100 on both servers."""
    _install()
    with _engines() as (dsn, nats_url):
        for people in PEOPLE:
            ours: list[Run] = []
            theirs: list[Run] = []
            for run in range(RUNS):
                order = (ours, theirs) if run % 2 == 0 else (theirs, ours)
                for side in order:
                    side.append(_abaton(people, dsn, nats_url) if side is ours else _colyseus(people))
            yield from _figures(people, ours, theirs)


def _figures(people: int, ours: list[Run], theirs: list[Run]) -> Iterator[Figure]:
    room = f"{people} people"
    cost, their_cost = (median(run.us_per_delivery for run in side) for side in (ours, theirs))
    yield promised(
        f"{room}: CPU of Colyseus's per delivery",
        cost / their_cost,
        "≤",
        0.7,
        "1",
        ratio_to="Colyseus",
        ratio=cost / their_cost,
    )
    late = median(run.p99_ms for run in ours)
    yield promised(
        f"{room}: p99 from send to receipt", late, "≤", TICK_MS + 10, "ms", ratio_to="Colyseus",
        ratio=late / median(run.p99_ms for run in theirs),
    )  # fmt: skip
    for name, side in (("Abaton", ours), ("Colyseus", theirs)):
        for what, unit in (
            ("us_per_delivery", "us"),
            ("p50_ms", "ms"),
            ("p99_ms", "ms"),
            ("kb_per_s", "kB/s"),
            ("arrived", "1"),
        ):
            values = sorted(getattr(run, what) for run in side)
            for which, value in (("median", median(values)), ("least", values[0]), ("most", values[-1])):
                yield Figure(name=f"{room}: {name} {WORDS[what]}, {which}", figure=value, unit=unit)


def _abaton(people: int, dsn: str, nats_url: str) -> Run:
    port = _free_port()
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "ABATON_DATABASE_URL": dsn,
        "ABATON_NATS_URL": nats_url,
    }
    with _server([sys.executable, "-m", "abaton.app.worlds", str(port)], port, environment) as server:
        late = round((WARM_S + MEASURE_S + 4) * 2)
        room, tickets = asyncio.run(_tickets(dsn, people, people + late))
        plan = {"kind": "abaton", "url": f"ws://127.0.0.1:{port}", "room": room, "tickets": tickets, "look": LOOK}
        return _measure(server, people, plan)


def _colyseus(people: int) -> Run:
    port = _free_port()
    environment = {**web.environment(), "NODE_ENV": "production"}
    with _server([str(web.NODE), str(COLYSEUS / "server.mjs"), str(port)], port, environment) as server:
        return _measure(server, people, {"kind": "colyseus", "url": f"ws://127.0.0.1:{port}"})


def _measure(server: int, people: int, plan: dict[str, Any]) -> Run:
    whole = json.dumps({**plan, "people": people, "warm_s": WARM_S, "measure_s": MEASURE_S})
    with subprocess.Popen(
        [str(web.NODE), str(COLYSEUS / "generator.mjs"), whole],
        stdout=subprocess.PIPE,
        text=True,
        env=web.environment(),
        preexec_fn=lambda: os.sched_setaffinity(0, {GENERATOR_CORE}),  # noqa: PLW1509 before it has threads
    ) as generator:
        lines = generator.stdout
        if lines is None or lines.readline() != "begin\n":
            raise RuntimeError("The generator did not begin.")
        before = _cpu_s(server)
        if lines.readline() != "end\n":
            raise RuntimeError("The generator did not end.")
        used = _cpu_s(server) - before
        result: dict[str, float] = json.loads(lines.readline())
    return Run(
        us_per_delivery=used * 1e6 / result["deliveries"],
        p50_ms=result["p50_ms"],
        p99_ms=result["p99_ms"],
        kb_per_s=result["kb_per_s"],
        arrived=result["deliveries"] / result["expected"],
    )


async def _tickets(dsn: str, people: int, tickets: int) -> tuple[str, list[dict[str, str]]]:
    """Let people in, and those who come later; each signed in for real."""
    room = f"bench-{secrets.token_hex(4)}"
    database = Database(dsn, utc_now)
    given: list[dict[str, str]] = []
    async with database.opened():
        async with database.begin(ActorId("bench"), _trace()) as work:
            await spaces.open_room(work, room, kind="meeting", seats=min(200, people + 40))
        for number in range(tickets):
            person = ActorId(f"{room}-{number}")
            async with database.begin(ActorId("bench"), _trace()) as work:
                params = {"id": person, "name": f"Person {number}", "at": work.started_at}
                await work.run(INSERT_PERSON, params)
                await work.run(INSERT_ROLE, params)
                begun = await sessions.begin(work, person, How.PERSONA, "bench")
                found = await sessions.session(work, begun.token)
                if found is None:
                    raise RuntimeError("A session just begun is not there.")
                who = Entrant(person=person, name=f"Person {number}", role="guest", seat=number)
                ticket = await spaces.issue_ticket(work, room, who, abilities=MOVES, session=str(found.id))
            given.append({"session": begun.token, "ticket": ticket})
    return room, given


def _trace() -> Traceparent:
    return traceparent(None, secrets.token_bytes(24))


@contextmanager
def _server(command: list[str], port: int, environment: dict[str, str]) -> Generator[int]:
    with subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.DEVNULL,
        preexec_fn=lambda: os.sched_setaffinity(0, {SERVER_CORE}),  # noqa: PLW1509 before it has threads
    ) as server:
        try:
            until = time.monotonic() + 30
            while socket.socket().connect_ex(("127.0.0.1", port)):
                if time.monotonic() > until or server.poll() is not None:
                    raise RuntimeError("The server did not begin.")
                time.sleep(0.05)
            yield server.pid
        finally:
            server.send_signal(signal.SIGTERM)


@contextmanager
def _engines() -> Generator[tuple[str, str]]:
    with TemporaryDirectory(prefix="abaton-") as folder, postgres.running() as server:
        Path(folder).chmod(0o711)
        with psycopg.connect(server.dsn(), autocommit=True) as connection:
            connection.execute("create database bench")
        migrations.migrate(server.dsn("bench"), migrations.read())
        bus = Process(nats.prepare(Path(folder) / "nats", default_host()))
        bus.wait_until_it_answers()
        try:
            yield server.dsn("bench"), nats.url(Path(folder) / "nats", "worlds")
        finally:
            bus.stop()


def _install() -> None:
    if not (COLYSEUS / "node_modules" / "@colyseus" / "core").exists():
        subprocess.run(
            web.npm("ci", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"),
            check=True,
            cwd=COLYSEUS,
            env=web.environment(),
        )


def _cpu_s(process: int) -> float:
    """Return the time on a core of all threads of a process, to the nanosecond where the clock tick is 10 ms."""
    threads = Path(f"/proc/{process}/task").iterdir()
    return sum(int((thread / "schedstat").read_text(encoding="utf-8").split()[0]) for thread in threads) / 1e9


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
