"""Starts programs in order, restarts what dies, stops all in reverse order, leaves no orphan."""

import os
import signal
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import IO, Final, Self

from abaton.infrastructure.engines.program import EngineFailed, Process, Program

# At once the first time; then twice as long each time, so that what cannot live does not burn the machine.
FIRST_PAUSE: Final = timedelta(seconds=0.2)
LONGEST_PAUSE: Final = timedelta(seconds=10)
# Who lived this long is well: the next death is a new story.
WELL_AFTER: Final = timedelta(minutes=1)
LOOK_EVERY: Final = timedelta(seconds=0.1)
# A clinic that is asked to stop answers open requests, then goes.
STOP_PATIENCE: Final = timedelta(seconds=20)


class Supervisor:
    """One for each process, used as a context: whatever ends the block, everything is stopped.

    It installs its signal handlers first of all and explicitly: a process started in the background inherits SIGINT
    ignored.
    """

    def __init__(self, say: Callable[[str], None], note: Callable[[Mapping[str, int]], None]) -> None:
        """Be told how to speak to the people who run it, and where to note the process id of each program."""
        self._say = say
        self._note = note
        self._children: list[_Child] = []
        self.stopping = False

    def __enter__(self) -> Self:
        for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(one, self._on_signal)
        return self

    def __exit__(self, *_: object) -> None:
        for child in reversed(self._children):
            child.process.stop(STOP_PATIENCE)

    def start(self, program: Program) -> None:
        """Start a program and wait until it is ready for work, or until we are told to stop.

        Raises:
            EngineFailed: it did not come up.
        """
        if self.stopping:
            return
        since = time.monotonic()
        child = _Child(program)
        self._children.append(child)
        self._note_pids()
        child.process.wait_until_it_answers(unless=lambda: self.stopping)
        if not self.stopping:
            self._say(f"{program.name} answers after {time.monotonic() - since:.1f} s.")

    def run(self, program: Program) -> None:
        """Run a program to its end, and pass on what it says; ended early when we are told to stop.

        Raises:
            EngineFailed: it did not end well.
        """
        if self.stopping:
            return
        log = program.folder / "log"
        with log.open("ab"), log.open(encoding="utf-8", errors="replace") as words:
            words.seek(0, os.SEEK_END)
            process = Process(program)
            try:
                while (status := process.ended()) is None and not self.stopping:
                    self._pass_on(words)
                    time.sleep(LOOK_EVERY.total_seconds())
                self._pass_on(words)
            finally:
                process.stop(STOP_PATIENCE)
        if status not in {None, 0}:
            raise EngineFailed(f"{program.name} did not end well:\n{process.last_words()}")

    def _pass_on(self, words: IO[str]) -> None:
        for line in words.read().splitlines():
            self._say(line)

    def watch(self) -> None:
        """Restart what dies, until we are told to stop."""
        while not self.stopping:
            time.sleep(LOOK_EVERY.total_seconds())
            for child in self._children:
                self._look_after(child)

    def _look_after(self, child: "_Child") -> None:
        now = time.monotonic()
        status = child.process.ended()
        if status is None:
            if now - child.started_s > WELL_AFTER.total_seconds():
                child.pause = timedelta()
            return
        name = child.process.program.name
        if child.again_s is None:
            child.again_s = now + child.pause.total_seconds()
            pause = f" in {child.pause.total_seconds():.1f} s" if child.pause else ""
            self._say(f"{name} ended with {status}. It is started again{pause}.")
        if now >= child.again_s:
            try:
                child.restart()
                self._note_pids()
            except OSError as refused:
                # No room on the disk, no process to be had: that one program waits, the rest goes on.
                child.wait_longer()
                self._say(f"{name} could not be started: {refused.strerror}.")

    def _note_pids(self) -> None:
        self._note({child.process.program.name: child.process.pid for child in self._children})

    def _on_signal(self, number: int, _: object) -> None:
        if not self.stopping:
            self._say(f"{signal.Signals(number).name}: stopping.")
        self.stopping = True


class _Child:
    def __init__(self, program: Program) -> None:
        self.process = Process(program)
        self.started_s = time.monotonic()
        self.pause = timedelta()
        self.again_s: float | None = None

    def restart(self) -> None:
        self.process = Process(self.process.program)
        self.started_s = time.monotonic()
        self.wait_longer()
        self.again_s = None

    def wait_longer(self) -> None:
        self.pause = min(max(2 * self.pause, FIRST_PAUSE), LONGEST_PAUSE)
        self.again_s = time.monotonic() + self.pause.total_seconds()
