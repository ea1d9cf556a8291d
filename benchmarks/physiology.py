"""How many times faster than real time a body runs, beside AnaSim in the same run, and how many at once.

AnaSim 1.7 (non-commercial licence) is a peer in an environment of its own, filled on demand; it is no dependency.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
import typer
from uv import find_uv_bin

from abaton.app.figures import Figure, promised
from abaton.physiology import engine
from abaton.physiology.patient import PatientSpec, create

PEER: Final = "anasim-simulator==1.7"
PEER_FOLDER: Final = Path(__file__).with_name("anasim")
REPEATS: Final = 5
"""Ours and the peer's in turn; the quickest of each counts: what slows a run is the rest of the machine."""

SECONDS: Final = 120.0
PEER_SECONDS: Final = 20.0
RATE_HZ: Final = 250.0
PATIENTS: Final = 1000
COHORT_SECONDS: Final = 5.0

PEER_PROGRAM: Final = """
import sys, time
from anasim.core.engine import SimulationConfig, SimulationEngine
from anasim.patient.patient import Patient
config = SimulationConfig()
engine = SimulationEngine(Patient(), config)
engine.start()
steps = int(float(sys.argv[1]) / config.dt)
for _ in range(100):
    engine.step(config.dt)
began = time.perf_counter()
for _ in range(steps):
    engine.step(config.dt)
print(steps * config.dt / (time.perf_counter() - began))
"""

START_PROGRAM: Final = """
import time
began = time.perf_counter()
from abaton.physiology.patient import PatientSpec, create
from abaton.physiology import engine
imported = time.perf_counter()
import numpy as np
from abaton.physiology.body.whole import BODY
from abaton.physiology import run
rows = np.zeros(0, BODY)
run.forward(rows, 1, 0.002)
print(time.perf_counter() - began, time.perf_counter() - imported)
"""


def figures() -> Iterator[Figure]:
    """Time one patient with every waveform, a thousand at once, memory, and what the first call costs."""
    body = create(PatientSpec())
    engine.record(body, 1.0, rate_hz=RATE_HZ)
    peer = _peer()
    ours, theirs = 0.0, 0.0
    for _ in range(REPEATS):
        began = time.perf_counter()
        engine.record(body, SECONDS, rate_hz=RATE_HZ)
        ours = max(ours, SECONDS / (time.perf_counter() - began))
        if peer is not None:
            theirs = max(theirs, _run(peer, PEER_PROGRAM, str(PEER_SECONDS))[0])
    yield promised(
        f"one patient, every waveform at {RATE_HZ:g} Hz, one core",
        ours,
        "≥",
        1000.0,
        "x real time",
        ratio_to=None if peer is None else "AnaSim 1.7",
        ratio=None if peer is None else ours / theirs,
    )
    if peer is not None:
        yield Figure(name="AnaSim 1.7, as it comes (10 ms steps)", figure=theirs, unit="x real time")
    bodies = np.array([body] * PATIENTS)
    bodies["person"]["seed"] = np.arange(PATIENTS)
    quickest = float("inf")
    for _ in range(REPEATS):
        began = time.perf_counter()
        engine.advance_all(bodies, COHORT_SECONDS)
        quickest = min(quickest, time.perf_counter() - began)
    yield promised(f"{PATIENTS} patients at once, one core", COHORT_SECONDS / quickest, "≥", 1.0, "x real time")
    yield Figure(name="memory of a patient", figure=bodies.dtype.itemsize / 1024, unit="KiB")
    with tempfile.TemporaryDirectory() as folder:
        fresh = {**os.environ, "NUMBA_CACHE_DIR": folder}
        first, _ = _run(Path(sys.executable), START_PROGRAM, environment=fresh)
        yield Figure(name="first call ever: imports and compiling", figure=first, unit="s")
        _, cached = _run(Path(sys.executable), START_PROGRAM, environment=fresh)
        yield promised("first call of a later start: compiled code read", cached, "≤", 1.0, "s")


def _run(python: Path, program: str, *arguments: str, environment: dict[str, str] | None = None) -> list[float]:
    done = subprocess.run(
        [python, "-c", program, *arguments], check=True, capture_output=True, text=True, env=environment
    )
    return [float(one) for one in done.stdout.split()]


def _peer() -> Path | None:
    """Give the Python of the peer's own environment; make it on the first run, say so where that fails."""
    python = PEER_FOLDER / "bin" / "python"
    if python.exists():
        return python
    try:
        subprocess.run([find_uv_bin(), "venv", "--quiet", PEER_FOLDER], check=True)
        subprocess.run([find_uv_bin(), "pip", "install", "--quiet", "--python", python, PEER], check=True)
    except (OSError, subprocess.CalledProcessError) as failed:
        typer.echo(f"{PEER} is not to be had ({failed}): no figures beside it.", err=True)
        return None
    return python
