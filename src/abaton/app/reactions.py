"""When this happens, do that: every reaction across packages, in one table.

A reaction is the name of a job, run in a work of its own after the fact's transaction has committed, so that a failing
reaction cannot undo the fact. A fact that nobody reacts to has its line too: silence is then a decision.
"""

from collections.abc import Mapping
from typing import Final

from abaton.access.events import GlassBroken
from abaton.identity.events import PersonJoined
from abaton.kernel.events import Event

REACTIONS: Final[Mapping[type[Event], tuple[str, ...]]] = {
    GlassBroken: (),
    PersonJoined: (),
}
