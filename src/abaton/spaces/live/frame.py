"""Poses, documents and feeds on the wire. Little endian. The browser's half is web/src/world/core/frame.ts.

A frame begins with its kind in one byte.

Pose (1), from a browser: 35 bytes of one person: id u16 (process slot in the high byte, person in the low), sequence
u16, flags u8 (1: left hand, 2: right hand), then head, left and right hand, each as position 3 x i16 in mm and rotation
u32: which of x, y, z, w is largest in the two highest bits, the three others in their order by ten bits each, in steps
of 1/511 of 1/√2 from -511.

Tick (1), to everybody in the room: count u8, two bytes of nothing, tick u32, server clock f64 in ms since 1970, then
that many times 35 bytes.

Document (2): part u8: 0 a state vector, 1 an update (from a browser: after its number u32), 2 an update's number u32
that is kept for good, 3 the reply to a state vector.

Feed (3), to members with its ability: index u8, then its own bytes, which nobody here reads.
"""

import struct
from collections.abc import Sequence
from math import floor
from typing import Final, NamedTuple, TypeAlias

POSE: Final = 1
TICK: Final = 1
DOCUMENT: Final = 2
FEED: Final = 3

STATE_VECTOR: Final = 0
UPDATE: Final = 1
KEPT: Final = 2
MISSING: Final = 3

POSE_BYTES: Final = 35
LEFT_HAND: Final = 1
RIGHT_HAND: Final = 2

Vector: TypeAlias = tuple[float, float, float]
Rotation: TypeAlias = tuple[float, float, float, float]

_HEAD: Final = struct.Struct("<HHB")
_PLACED: Final = struct.Struct("<hhhI")
_TICK: Final = struct.Struct("<BBxxId")
_NUMBER: Final = struct.Struct("<BBI")
_STEPS: Final = 511
_HALF_RANGE: Final = 0.5**0.5


class Placed(NamedTuple):
    position: Vector
    """Metres, within 32 of the origin."""
    rotation: Rotation


class Pose(NamedTuple):
    wire: int
    sequence: int
    head: Placed
    left: Placed | None = None
    right: Placed | None = None


def tick(number: int, clock_ms: float, poses: Sequence[bytes]) -> bytes:
    """Build what everybody in a room gets at one tick.

    Args:
        number: Of the tick; wraps at 2^32.
        clock_ms: Of the server, ms since 1970.
        poses: At most 255, of 35 bytes each.
    """
    return _TICK.pack(TICK, len(poses), number & 0xFFFFFFFF, clock_ms) + b"".join(poses)


def kept(number: int) -> bytes:
    return _NUMBER.pack(DOCUMENT, KEPT, number)


def document(part: int, content: bytes) -> bytes:
    return bytes((DOCUMENT, part)) + content


def feed(index: int, content: bytes) -> bytes:
    return bytes((FEED, index)) + content


def framed(message: bytes, *, text: bool) -> bytes:
    """Make the frame of a message from a server (RFC 6455, 5.2: whole, not masked)."""
    first = 0x81 if text else 0x82
    size = len(message)
    if size < 126:
        return bytes((first, size)) + message
    if size < 65_536:
        return struct.pack(">BBH", first, 126, size) + message
    return struct.pack(">BBQ", first, 127, size) + message


def pack(pose: Pose) -> bytes:
    """Return the 35 bytes of a pose."""
    flags = LEFT_HAND * (pose.left is not None) + RIGHT_HAND * (pose.right is not None)
    placed = (_pack(one) if one is not None else bytes(_PLACED.size) for one in (pose.head, pose.left, pose.right))
    return _HEAD.pack(pose.wire, pose.sequence, flags) + b"".join(placed)


def unpack(data: bytes) -> Pose:
    """Read what `pack` made.

    Raises:
        struct.error: not 35 bytes.
    """
    wire, sequence, flags = _HEAD.unpack(data[: _HEAD.size])
    head, left, right = map(_unpack, _PLACED.iter_unpack(data[_HEAD.size :]))
    return Pose(wire, sequence, head, left if flags & LEFT_HAND else None, right if flags & RIGHT_HAND else None)


def _pack(placed: Placed) -> bytes:
    x, y, z = (max(-32767, min(32767, _nearest(metres * 1000))) for metres in placed.position)
    largest = max(range(4), key=lambda axis: (abs(placed.rotation[axis]), -axis))
    sign = -1.0 if placed.rotation[largest] < 0 else 1.0
    packed = largest
    for axis in range(4):
        if axis != largest:
            steps = _nearest(sign * placed.rotation[axis] / _HALF_RANGE * _STEPS)
            packed = packed << 10 | max(-_STEPS, min(_STEPS, steps)) + _STEPS
    return _PLACED.pack(x, y, z, packed)


def _unpack(fields: tuple[int, int, int, int]) -> Placed:
    x, y, z, packed = fields
    largest = packed >> 30
    three = [((packed >> shift & 1023) - _STEPS) / _STEPS * _HALF_RANGE for shift in (20, 10, 0)]
    rest = max(0.0, 1 - sum(one * one for one in three)) ** 0.5
    a, b, c, d = [*three[:largest], rest, *three[largest:]]
    return Placed((x / 1000, y / 1000, z / 1000), (a, b, c, d))


def _nearest(number: float) -> int:
    """Round as a browser does, halves upwards."""
    return floor(number + 0.5)
