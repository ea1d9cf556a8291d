"""NATS with JetStream from its wheel: the bus between our processes. It listens on the loopback only."""

import os
import secrets
import shutil
import socket
import sys
from pathlib import Path
from typing import Final
from urllib.parse import quote

from abaton.infrastructure.engines.program import Account, Program, may_reach, own

INSTALLED: Final = Path(sys.executable).with_name("nats-server")

# What each process of ours may say and hear. NATS does not attest a sender: who speaks is known by what it may say.
# $JS.API is how streams are managed and read, $JS.ACK how what was read is acknowledged.
_PERMISSIONS: Final = {
    "worker": {"publish": ["events.>", "$JS.API.>", "$JS.ACK.>"], "subscribe": ["_INBOX.worker.>"]},
}
_CONFIGURATION: Final = """\
listen: "127.0.0.1:{port}"
jetstream {{ store_dir: "{store}" }}
max_payload: 1MB
authorization {{
  users = [
{users}
  ]
}}
"""


def prepare(folder: Path, account: Account | None) -> Program:
    """Make a server whose streams, secrets and log lie in one folder of its own, on a free port of the loopback."""
    own(folder, account)
    passwords = {process: _secret(folder / f"{process}.secret", account) for process in _PERMISSIONS}
    port = _free_port()
    users = "\n".join(
        f'    {{ user: {process}, password: "{passwords[process]}", permissions: '
        f"{{ publish: {_list(may['publish'])}, subscribe: {_list(may['subscribe'])} }} }}"
        for process, may in _PERMISSIONS.items()
    )
    configuration = folder / "nats.conf"
    configuration.touch(mode=0o600)
    configuration.write_text(_CONFIGURATION.format(port=port, store=folder / "streams", users=users), encoding="utf-8")
    (folder / "port").write_text(str(port), encoding="utf-8")
    _give(account, configuration, folder / "port")
    program = INSTALLED
    if not may_reach(INSTALLED, account):
        program = folder / "nats-server"
        if not program.exists():
            shutil.copy2(INSTALLED, program)

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
        command=[program, "--config", configuration],
        folder=folder,
        account=account,
        answers=answers,
    )


def url(folder: Path, process: str) -> str:
    """Return the address with the name and secret of one of our processes."""
    password = (folder / f"{process}.secret").read_text(encoding="utf-8")
    port = (folder / "port").read_text(encoding="utf-8")
    return f"nats://{process}:{quote(password)}@127.0.0.1:{port}"


def _secret(path: Path, account: Account | None) -> str:
    if not path.exists():
        half = path.with_suffix(".new")
        half.touch(mode=0o600)
        half.write_text(secrets.token_hex(24), encoding="utf-8")
        _give(account, half)
        half.rename(path)
    return path.read_text(encoding="utf-8")


def _give(account: Account | None, *paths: Path) -> None:
    if account is not None:
        for path in paths:
            os.chown(path, account.pw_uid, account.pw_gid)


def _list(subjects: list[str]) -> str:
    return "[" + ", ".join(f'"{subject}"' for subject in subjects) + "]"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
