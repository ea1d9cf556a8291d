"""The `seed` process: makes the demo town where there is none yet, and keeps what its patches are let in with."""

import argparse
import asyncio
import os
from pathlib import Path
from typing import Final

import msgspec
from rich.console import Console

from abaton.app.devices import Worn
from abaton.app.seed.plant import plant
from abaton.infrastructure.settings import Settings
from abaton.kernel.time import utc_now

_out: Final = Console(soft_wrap=True, highlight=False, markup=False)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--patches", type=Path, required=True, help="file of what the patients' patches are let in with")
    file: Path = asked.parse_args().patches
    worn = msgspec.json.decode(file.read_bytes(), type=list[Worn]) if file.exists() else []
    now = asyncio.run(plant(Settings.from_environment().database_url, utc_now(), worn, say=_out.print))
    if now != worn:
        _keep(file, now)


def _keep(file: Path, worn: list[Worn]) -> None:
    """Write it whole, for nobody else to read, or not at all."""
    half = file.with_name(f"{file.name}.new")
    half.unlink(missing_ok=True)
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(msgspec.json.encode(worn))
        opened.flush()
        os.fsync(descriptor)
    half.rename(file)


if __name__ == "__main__":
    main()
