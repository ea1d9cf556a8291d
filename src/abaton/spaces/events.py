"""What spaces announces."""

from abaton.kernel.events import Event


class RoomChanged(Event, frozen=True, kw_only=True, tag="spaces.room_changed.v1"):
    """Its lock, members or feeds are no longer what they were: whoever serves the room reads them again."""

    room: str
