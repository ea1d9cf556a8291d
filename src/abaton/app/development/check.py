"""Format, lint, types and import contracts, of the server and of the web client."""

import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from abaton.app.development import web
from abaton.infrastructure.checkout import ROOT, WEB


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    command: Sequence[str]
    folder: Path = ROOT


@dataclass(frozen=True, slots=True)
class Outcome:
    step: Step
    passed: bool
    took_s: float
    said: str


def _python(*arguments: str) -> list[str]:
    return [sys.executable, "-m", *arguments]


def _steps() -> list[Step]:
    # The slowest first: two run at a time.
    return [
        Step("types (pyright, strict)", _python("pyright", "--warnings")),
        Step("web types (tsc)", web.script("types"), WEB),
        Step("import contracts (import-linter)", [str(Path(sys.executable).with_name("lint-imports"))]),
        Step("lint (ruff)", _python("ruff", "check", "--quiet")),
        Step("format (ruff)", _python("ruff", "format", "--check", "--quiet")),
        Step("web format and lint (biome)", web.script("lint"), WEB),
        Step("API types (openapi-typescript)", _python("abaton.app.development.api", "--check")),
        Step("reference pages (from the code)", _python("abaton.app.development.reference", "--check")),
        Step("places stand for their code (bake)", _python("abaton.app.development.bake")),
    ]


def _fixes() -> list[Step]:
    return [
        Step("lint (ruff)", _python("ruff", "check", "--fix", "--quiet")),
        Step("format (ruff)", _python("ruff", "format", "--quiet")),
        Step("API types (openapi-typescript)", _python("abaton.app.development.api")),
        Step("web format and lint (biome)", web.script("fix"), WEB),
        Step("reference pages (from the code)", _python("abaton.app.development.reference")),
    ]


def check(
    *,
    fix: Annotated[bool, typer.Option("--fix", help="First mend what the tools can mend by themselves.")] = False,
) -> None:
    """Format, lint, strict types and import contracts."""
    web.install()
    console = Console(soft_wrap=True)
    if fix:
        for step in _fixes():
            _run(step)
    with ThreadPoolExecutor(max_workers=2) as pool:
        outcomes = list(pool.map(_run, _steps()))
    for outcome in outcomes:
        mark = "[green]✓[/]" if outcome.passed else "[red]✗[/]"
        console.print(f"{mark} {outcome.step.name}  {outcome.took_s:.1f} s")
    failed = [outcome for outcome in outcomes if not outcome.passed]
    for outcome in failed:
        console.rule(outcome.step.name)
        sys.stdout.write(outcome.said)
    raise typer.Exit(code=1 if failed else 0)


def _run(step: Step) -> Outcome:
    since = time.monotonic()
    done = subprocess.run(
        step.command,
        check=False,
        cwd=step.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        # Pyright looks for a Node on PATH first unless told to use its wheel's.
        env={
            **web.environment(),
            "PYRIGHT_PYTHON_GLOBAL_NODE": "off",
            "NO_COLOR": "1",
        },
    )
    return Outcome(step, done.returncode == 0, time.monotonic() - since, done.stdout)
