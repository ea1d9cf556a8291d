"""Wrong beats are found, put right and counted; the time they span stays."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from abaton.kernel.errors import Invalid
from abaton.signals.beats.correction import Kind, corrected
from abaton.signals.model import Floats


def breathing(beats: int = 200) -> Floats:
    """Intervals that swing with breath, as sound ones do."""
    return 0.8 + 0.03 * np.sin(np.arange(beats) * 1.3) + 0.01 * np.sin(np.arange(beats) * 0.11)


def test_leaves_sound_intervals_alone() -> None:
    interval_s = breathing()
    found = corrected(interval_s)
    assert found.share == 0.0
    assert np.allclose(found.interval_s, interval_s)


def test_moves_an_ectopic_beat_to_the_middle() -> None:
    interval_s = breathing()
    interval_s[100] -= 0.3
    interval_s[101] += 0.3
    found = corrected(interval_s)
    assert found.kind[100] == Kind.DISPLACED
    assert found.share == pytest.approx(1 / 200)
    assert np.abs(found.interval_s - breathing()).max() < 0.06


def test_puts_a_missed_beat_in_and_takes_an_extra_one_out() -> None:
    missed = np.delete(breathing(), 100)
    missed[100] += 0.8
    put_in = corrected(missed)
    assert put_in.kind[100] == Kind.MISSED
    assert put_in.interval_s.size == 200
    extra = np.insert(breathing(), 100, 0.35)
    extra[101] -= 0.35
    taken_out = corrected(extra)
    assert Kind.EXTRA in taken_out.kind
    assert taken_out.interval_s.size == 200


def rmssd_ms(interval_s: Floats) -> float:
    return 1000 * float(np.sqrt((np.diff(interval_s) ** 2).mean()))


@pytest.mark.parametrize("missed", [1, 2, 3, 5])
@pytest.mark.parametrize("place", [0, 1, 100, -2, -1])
def test_puts_in_as_many_beats_as_are_missing_wherever_they_are(missed: int, place: int) -> None:
    sound = breathing()
    first = place if place >= 0 else sound.size - missed + place
    holed = np.concatenate([sound[:first], [sound[first : first + missed + 1].sum()], sound[first + missed + 1 :]])
    found = corrected(holed)
    assert found.interval_s.size == sound.size
    assert found.share == pytest.approx(missed / holed.size)
    assert rmssd_ms(found.interval_s) < rmssd_ms(sound) + 1


def test_moves_a_premature_beat_at_the_very_end() -> None:
    interval_s = breathing()
    interval_s[-2:] += [-0.3, 0.3]
    found = corrected(interval_s)
    assert found.kind[-2:].tolist() == [Kind.DISPLACED, Kind.SOUND]
    assert rmssd_ms(found.interval_s) < rmssd_ms(breathing()) + 1


def test_leaves_a_last_beat_alone_that_nothing_makes_up_for() -> None:
    interval_s = breathing()
    interval_s[-1] -= 0.3
    assert corrected(interval_s).share == 0.0


def test_a_silence_is_counted_as_all_the_beats_it_holds() -> None:
    interval_s = breathing()
    interval_s[100] = 60.0
    assert corrected(interval_s).share > 0.35
    interval_s[100] = 1e9
    found = corrected(interval_s)
    assert (found.share, found.interval_s.size) == (pytest.approx(199 / 200), 399)


@given(st.lists(st.floats(0.2, 3.0), max_size=150))
def test_keeps_the_time_and_never_fails(values: list[float]) -> None:
    interval_s = np.array(values)
    found = corrected(interval_s)
    assert found.interval_s.sum() == pytest.approx(interval_s.sum())
    assert (found.interval_s > 0).all()
    assert 0.0 <= found.share <= 1.0


@pytest.mark.parametrize("wrong", [0.0, -1.0, np.nan, np.inf])
def test_refuses_what_is_no_interval(wrong: float) -> None:
    with pytest.raises(Invalid, match="interval_s"):
        corrected(np.array([0.8, wrong, 0.8]))
