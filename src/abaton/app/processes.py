"""Our own processes, as programs that the supervisor runs."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from abaton.infrastructure.checkout import ROOT
from abaton.infrastructure.engines import caddy
from abaton.infrastructure.engines.program import Host, Program


class Processes:
    """Makes the programs of one clinic, each with what it must be told and no more."""

    def __init__(self, place: Path, host: Host, say: Callable[[str], None], environment: Mapping[str, str]) -> None:
        """Be told the clinic's folder, who runs programs, how to speak to people, and what every process knows."""
        self._place = place
        self._environment = {**environment, "PYTHONPATH": str(ROOT / "src")}
        # Python and our code may lie where the account cannot reach them, below /root for instance.
        self._host = host
        if not (host.may_reach(ROOT / "src" / "abaton") and host.may_reach(Path(sys.executable).resolve())):
            say(f"Our own processes run as root: {ROOT} or its Python is closed to other accounts.")
            self._host = replace(host, account=None)

    def socket(self, name: str) -> Path:
        """Return where a process that is spoken to listens."""
        return self.own(name, "socket")

    def own(self, name: str, file: str) -> Path:
        """Return a file in the folder that is a process's own."""
        return self._place / name / "state" / file

    def serving(self, name: str, nats_url: str) -> Program:
        """Make one that listens; it is ready when somebody answers there."""
        socket = self.socket(name)
        return self._program(name, nats_url, socket, answers=lambda: caddy.listens(socket))

    def working(self, name: str, nats_url: str, *arguments: str) -> Program:
        """Make one that speaks to nobody who would wait for it: that it runs is all there is to ask."""
        return self._program(name, nats_url, *arguments, answers=lambda: True)

    def _program(self, name: str, nats_url: str, *arguments: str | Path, answers: Callable[[], bool]) -> Program:
        folder = self._host.folder(self._place / name)
        # The front door knocks at a socket in here, as whoever it is; the same door is open on the loopback.
        folder.chmod(0o711)
        self._host.state(folder).chmod(0o711)
        return Program(
            name=name,
            command=[sys.executable, "-m", f"abaton.app.{name}", *arguments],
            folder=folder,
            host=self._host,
            answers=answers,
            environment={**self._environment, "ABATON_NATS_URL": nats_url},
        )
