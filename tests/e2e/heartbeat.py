"""A real recording, played by the patient's own device through the clinic's door."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from tests import pulse
from tests.e2e.practice import Member, Practice, told

from abaton.app import devices
from abaton.app.seed.town import Patch
from abaton.kernel.time import utc_now


@dataclass(frozen=True)
class Worn:
    """A patch that was put on."""

    patch: Patch
    since: datetime

    def by_hand_per_min(self, newest_beat: datetime) -> float | None:
        """Return the same statistic as the shown rate's, from beats that were read by hand."""
        return pulse.rate_per_min(self.patch, since=self.since, newest_beat=newest_beat)


@asynccontextmanager
async def worn(practice: Practice, patient: Member) -> AsyncGenerator[Worn]:
    """Let the patient connect a patch and wear it: the recording, and the place in it, of somebody in the demo town."""
    made = told(patient.http.post("/api/devices", json={"name": "Chest patch"}))
    patch = pulse.patch_of("Maria Lindgren")
    one = devices.Worn(
        patient=patient.patient or "",
        device=made["id"],
        token=made["token"],
        recording=patch.recording,
        offset_s=patch.offset_s,
    )
    since = utc_now()
    socket = practice.clinic.folder / "http" / "state" / "socket"
    playing = asyncio.create_task(devices.play(one, since, socket, utc_now))
    try:
        yield Worn(patch, since)
    finally:
        playing.cancel()
