"""Plants the town and keeps what its patches are let in with, where the `devices` process reads it."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

import msgspec

from abaton.app.devices import Worn
from abaton.app.seed.plant import plant
from abaton.kernel.time import utc_now


def sow(database_url: str, patches: Path, say: Callable[[str], None]) -> None:
    """Make the town where there is none yet."""
    worn = msgspec.json.decode(patches.read_bytes(), type=list[Worn]) if patches.exists() else []
    now = asyncio.run(plant(database_url, utc_now(), worn, say=say))
    if now != worn:
        _keep(patches, now)


def _keep(file: Path, worn: list[Worn]) -> None:
    """Write it whole, for nobody else than the owner of the folder to read, or not at all."""
    half = file.with_name(f"{file.name}.new")
    half.unlink(missing_ok=True)
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        if os.geteuid() == 0:
            owner = file.parent.stat()
            os.fchown(descriptor, owner.st_uid, owner.st_gid)
        opened.write(msgspec.json.encode(worn))
        opened.flush()
        os.fsync(descriptor)
    half.rename(file)
