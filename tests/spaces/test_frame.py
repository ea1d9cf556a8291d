"""The wire, held to bytes that the browser's half (web/src/world/core/frame.test.ts) is held to as well."""

import struct
from math import acos, degrees

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abaton.spaces.live.frame import Placed, Pose, pack, tick, unpack

TURNED = Pose(
    0x0102,
    7,
    Placed((0.25, 1.6, -3.5), (0.0, 0.7071067811865476, 0.0, 0.7071067811865476)),
    None,
    Placed((-31.5, 0.001, 40.0), (-0.5, 0.5, -0.5, 0.5)),
)
LEANING = Pose(
    255,
    65535,
    Placed((0.0, 0.0, 0.0), (0.1, -0.2, 0.3, -0.9273618495495703)),
    Placed((1.0, -1.0, 2.0), (0.0, 0.0, 0.0, 1.0)),
)
GOLDEN = {
    "TURNED": (TURNED, "0201070002fa00400654f2fefff75f00000000000000000000f4840100ff7f96a06d09"),
    "LEANING": (LEANING, "ff00ffff0100000000000026417adbe80318fcd007fffdf7df00000000000000000000"),
}


@pytest.mark.parametrize(("pose", "packed"), GOLDEN.values(), ids=GOLDEN)
def test_a_pose_is_these_bytes(pose: Pose, packed: str) -> None:
    assert pack(pose).hex() == packed
    assert len(pack(pose)) == 35


def test_a_tick_is_these_bytes() -> None:
    assert (
        tick(9, 1760000000123.5, [pack(LEANING)]).hex()
        == "010100000900000000b807cc829c7942ff00ffff0100000000000026417adbe80318fcd007fffdf7df00000000000000000000"
    )


def test_nothing_but_35_bytes_is_a_pose() -> None:
    for wrong in (b"", bytes(34), bytes(36)):
        with pytest.raises((struct.error, ValueError)):
            unpack(wrong)


coordinate = st.floats(-32, 32)
component = st.floats(-1, 1)


@given(position=st.tuples(coordinate, coordinate, coordinate), turn=st.tuples(*[component] * 4))
def test_what_is_unpacked_is_within_half_a_millimetre_and_a_quarter_of_a_degree(
    position: tuple[float, float, float], turn: tuple[float, float, float, float]
) -> None:
    length = sum(one * one for one in turn) ** 0.5
    if length < 0.01:
        return
    x, y, z, w = (one / length for one in turn)
    head = unpack(pack(Pose(1, 1, Placed(position, (x, y, z, w))))).head
    assert max(abs(one - other) for one, other in zip(head.position, position, strict=True)) <= 0.000501
    dot = abs(sum(one * other for one, other in zip(head.rotation, (x, y, z, w), strict=True)))
    assert degrees(2 * acos(min(1.0, dot))) < 0.25
