"""A real recording, played by the patient's own device through the clinic's front door."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from tests.e2e.practice import Member, Practice, told

from abaton.app import devices
from abaton.infrastructure.recordings.recording import Recording
from abaton.kernel.time import utc_now
from abaton.monitoring.pulse import reference


@dataclass(frozen=True)
class Patch:
    """A patch that is worn."""

    recording: Recording
    since: datetime

    def reference_per_min(self, at: datetime) -> float | None:
        """Return the same statistic as the shown rate's, from beats that were read by hand."""
        period_s = self.recording.values.size / self.recording.rate_hz
        place_s = (at - self.since).total_seconds()
        return reference.played(self.recording.beats_s, self.recording.unreadable_s, period_s, place_s)


@asynccontextmanager
async def worn(practice: Practice, patient: Member, recording: str = "data2") -> AsyncGenerator[Patch]:
    """Let the patient connect a patch and wear it."""
    made = told(patient.http.post("/api/devices", json={"name": "Chest patch"}))
    one = devices.Worn(
        patient=patient.patient or "", device=made["id"], token=made["token"], recording=recording, signal=""
    )
    since = utc_now()
    # The door's own socket: what the front door does with it is not at stake here, and its port is the browsers'.
    socket = practice.clinic.folder / "http" / "state" / "socket"
    playing = asyncio.create_task(devices.play(one, since, socket, utc_now))
    try:
        yield Patch(await asyncio.to_thread(partial(devices.loop_of, recording, "")), since)
    finally:
        playing.cancel()
