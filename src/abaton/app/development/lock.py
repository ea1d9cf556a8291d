"""Renew the lock files: exact versions with their hashes, without the address of any index."""

import subprocess
import sys
from typing import Annotated, Final

import typer

from abaton.app.development import web
from abaton.infrastructure.checkout import ROOT, WEB

# Universal: one file for every platform. The oldest Python decides, since what runs there runs on the newer ones.
_COMPILE: Final = (
    *("uv", "pip", "compile", "--quiet", "--system-certs", "--universal", "--python-version=3.11"),
    *("--generate-hashes", "--no-emit-index-url", "--no-annotate", "--no-header"),
)


def lock(
    *, upgrade: Annotated[bool, typer.Option("--upgrade", help="Take the newest versions that fit.")] = False
) -> None:
    """Renew requirements/*.lock from pyproject.toml, and web/package-lock.json from web/package.json."""
    newest = ["--upgrade"] if upgrade else []
    run, dev = "requirements/run.lock", "requirements/dev.lock"
    for arguments in (
        [f"--output-file={run}"],
        ["--group=dev", f"--constraint={run}", f"--output-file={dev}"],
    ):
        command = [sys.executable, "-m", *_COMPILE, *newest, *arguments, "pyproject.toml"]
        subprocess.run(command, check=True, cwd=ROOT)
    npm = ["update", "--package-lock-only"] if upgrade else ["install", "--package-lock-only"]
    subprocess.run(web.npm(*npm, "--no-audit", "--no-fund"), check=True, cwd=WEB, env=web.environment())
