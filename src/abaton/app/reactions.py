"""When this happens, do that: every reaction across packages, in one table.

A reaction is the name of a job, run in a work of its own after the fact's transaction has committed, so that a failing
reaction cannot undo the fact. A fact that nobody reacts to has its line too: silence is then a decision.
"""

from collections.abc import Mapping
from typing import Final

from abaton.kernel.events import Event
from abaton.spaces.events import RoomChanged

REACTIONS: Final[Mapping[type[Event], tuple[str, ...]]] = {
    # The worlds hear of it from the bus and read the room again.
    RoomChanged: (),
}
