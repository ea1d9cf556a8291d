"""What the shown rate of a demo patient should be: by the beats that were read by hand in the recording they wear.

patch = pulse.patch_of("Maria Lindgren")
should_be = pulse.rate_per_min(patch, since=waiting_since, newest_beat=beat_of_the_last_frame_that_told_of_one)
"""

from datetime import datetime

from abaton.app.devices import loop_of
from abaton.app.seed import town
from abaton.app.seed.town import Patch
from abaton.monitoring.pulse import reference


def patch_of(name: str) -> Patch:
    """Return what somebody of the demo town wears."""
    resident = next(one for one in town.RESIDENTS if one.name == name)
    return next(one for one in town.PATCHES if one.resident == resident.key)


def rate_per_min(patch: Patch, *, since: datetime, newest_beat: datetime) -> float | None:
    """Return the median of the last eight intervals at the newest beat that was shown; `None` where nobody knows.

    Args:
        patch: What is worn.
        since: When it was put on: `waiting_since` of the visit when the patient arrived.
        newest_beat: The instant of the last beat that a frame told of.
    """
    loop = loop_of(patch.recording, "")
    period_s = loop.values.size / loop.rate_hz
    place_s = patch.offset_s + (newest_beat - since).total_seconds()
    return reference.played(loop.beats_s, loop.unreadable_s, period_s, place_s)
