"""NATS with JetStream from its wheel: the bus between our processes. It listens on the loopback only."""

import secrets
import socket
import sys
from pathlib import Path
from typing import Final
from urllib.parse import quote

from abaton.infrastructure.engines.program import Host, Program

INSTALLED: Final = Path(sys.executable).with_name("nats-server")

# What each process of ours may say and hear. NATS does not attest a sender: who speaks is known by what it may say.
# samples.> goes from whoever takes samples in to the worker, feeds.> from the worker to the rooms that show them.
# $JS.API is how streams are managed and read, $JS.ACK how what was read is acknowledged.
_PERMISSIONS: Final = {
    "worker": {
        "publish": ["events.>", "feeds.>", "$JS.API.>", "$JS.ACK.>"],
        "subscribe": ["_INBOX.worker.>", "samples.>"],
    },
    "http": {"publish": ["samples.>", "worlds.>"], "subscribe": ["_INBOX.http.>"]},
    "worlds": {"publish": ["worlds.>"], "subscribe": ["_INBOX.worlds.>", "feeds.>", "worlds.>", "events.spaces.>"]},
}
_CONFIGURATION: Final = """\
listen: "127.0.0.1:{port}"
# Acknowledged is written to the disk, not only handed to the system: a power cut must not lose what the outbox let go.
jetstream {{ store_dir: "{store}", sync_interval: always }}
max_payload: 1MB
authorization {{
  users = [
{users}
  ]
}}
"""


def prepare(folder: Path, host: Host) -> Program:
    """Make a server whose streams, secrets and log lie in one folder of its own, on a free port of the loopback."""
    state = host.state(host.folder(folder))
    passwords = {process: _secret(folder / f"{process}.secret", host) for process in _PERMISSIONS}
    port = _free_port()
    users = "\n".join(
        f'    {{ user: {process}, password: "{passwords[process]}", permissions: '
        f"{{ publish: {_list(may['publish'])}, subscribe: {_list(may['subscribe'])} }} }}"
        for process, may in _PERMISSIONS.items()
    )
    host.write(folder / "nats.conf", _CONFIGURATION.format(port=port, store=state / "streams", users=users))
    host.write(folder / "port", str(port))

    def answers() -> bool:
        with socket.socket() as probe:
            probe.settimeout(1)
            try:
                probe.connect(("127.0.0.1", port))
                # The server speaks first.
                return probe.recv(4) == b"INFO"
            except OSError:
                return False

    return Program(
        name="NATS",
        command=[host.reachable(INSTALLED, folder), "--config", folder / "nats.conf"],
        folder=folder,
        host=host,
        answers=answers,
    )


def url(folder: Path, process: str) -> str:
    """Return the address with the name and secret of one of our processes."""
    password = (folder / f"{process}.secret").read_text(encoding="utf-8")
    port = (folder / "port").read_text(encoding="utf-8")
    return f"nats://{process}:{quote(password)}@127.0.0.1:{port}"


def _secret(path: Path, host: Host) -> str:
    if not path.exists():
        host.write(path, secrets.token_hex(24))
    return path.read_text(encoding="utf-8")


def _list(subjects: list[str]) -> str:
    return "[" + ", ".join(f'"{subject}"' for subject in subjects) + "]"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
