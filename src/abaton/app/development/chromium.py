"""Chromium, for the tests that use Abaton as a person does."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from rich.console import Console

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW: Final = "apt-get install chromium, or set ABATON_CHROMIUM to the path of a Chromium or Chrome"


class NoChromium(Exception):
    """There is none, and it cannot be installed from here."""


def find() -> Path | None:
    """Return the browser that ABATON_CHROMIUM names, or the first on PATH.

    Raises:
        NoChromium: ABATON_CHROMIUM names something that cannot be run.
    """
    named = os.environ.get("ABATON_CHROMIUM")
    if named:
        if not os.access(named, os.X_OK):
            raise NoChromium(f"ABATON_CHROMIUM is {named}, which is no program that can be run here.")
        return Path(named)
    return next((Path(found) for name in NAMES if (found := shutil.which(name))), None)


def require() -> Path:
    """Find Chromium; where it is missing and apt can install it, say so and do it.

    Raises:
        NoChromium: it is missing and stays so; the message holds the line to run.
    """
    found = find()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        Console(stderr=True).print("Chromium is missing. Installing Debian's package with apt-get …")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for arguments in (
            ["update", "-qq"],
            ["install", "-qq", "--yes", "--no-install-recommends", "chromium"],
        ):
            subprocess.run(["apt-get", *arguments], check=False, env=quiet, stdout=subprocess.DEVNULL)  # noqa: S607
        found = find()
    if found is None:
        raise NoChromium(f"Chromium is missing. To get it: {HOW}")
    return found
