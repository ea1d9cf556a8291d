"""All tests: Vitest for the web client, pytest for the rest, Chromium included."""

import os
import subprocess
import sys

import typer
from rich.console import Console

from abaton.app.development import chromium, web
from abaton.infrastructure.checkout import ROOT, WEB


def test(context: typer.Context) -> None:
    """Run every test. What stands behind `test` goes to pytest, and then pytest alone runs."""
    try:
        browser = chromium.require()
    except chromium.NoChromium as missing:
        Console(stderr=True, soft_wrap=True).print(str(missing))
        raise typer.Exit(code=1) from None
    web.build()
    failed = False
    if not context.args:
        vitest = subprocess.run(web.script("test"), check=False, cwd=WEB, env=web.environment())
        failed = vitest.returncode != 0
    pytest = subprocess.run(
        [sys.executable, "-m", "pytest", *context.args],
        check=False,
        cwd=ROOT,
        env={**os.environ, "ABATON_CHROMIUM": str(browser)},
    )
    raise typer.Exit(code=pytest.returncode or int(failed))
