"""When this happens, do that: every reaction across packages, in one table.

A reaction is the name of a job, run in a work of its own after the fact's transaction has committed, so that a failing
reaction cannot undo the fact. A fact that nobody reacts to has its line too: silence is then a decision.
"""

from collections.abc import Mapping
from typing import Final

from abaton.access.events import GlassBroken
from abaton.identity.events import PersonJoined
from abaton.kernel.events import Event
from abaton.spaces.events import RoomChanged
from abaton.visits.events import NoteSigned, PatientAdmitted, PatientArrived, VisitBooked, VisitCancelled, VisitMoved

REACTIONS: Final[Mapping[type[Event], tuple[str, ...]]] = {
    PersonJoined: ("record.describe_person",),
    VisitBooked: (),
    VisitMoved: ("notices.tell_of_move",),
    VisitCancelled: ("notices.tell_of_cancellation",),
    PatientArrived: ("notices.tell_of_arrival",),
    PatientAdmitted: ("monitoring.show_pulse",),
    NoteSigned: ("notices.tell_of_note",),
    GlassBroken: ("notices.tell_of_broken_glass",),
    # The worlds hear of it from the bus and read the room again.
    RoomChanged: (),
}
