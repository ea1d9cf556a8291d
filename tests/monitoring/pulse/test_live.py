"""What is shown of a pulse, in virtual time: batch by batch as a device sends them, over two whole recordings."""

import numpy as np
import pytest

from abaton.infrastructure.recordings import heartpy
from abaton.infrastructure.recordings.heartpy import Name
from abaton.infrastructure.recordings.recording import Recording
from abaton.kernel.errors import Invalid
from abaton.monitoring.pulse import live, reference
from abaton.monitoring.pulse.live import Live
from abaton.monitoring.pulse.model import Pulse
from abaton.signals.model import Floats, Waveform


def wave(value: Floats, start_s: float, rate_hz: float = 100.0) -> Waveform:
    return Waveform(code="150452", unit="1", rate_hz=rate_hz, start_s=start_s, value=value)


def pulses(seconds: float, every_s: float = 0.8, rate_hz: float = 100.0) -> Floats:
    t = np.arange(round(seconds * rate_hz)) / rate_hz
    since_s = np.mod(t, every_s) - 0.2
    return 500 + 100 * np.exp(-0.5 * (since_s / np.where(since_s < 0, 0.06, 0.15)) ** 2)


def play(value: Floats, start_s: float = 0.0, at: Live | None = None) -> tuple[Live, list[Pulse]]:
    """Send a hundred samples a second in batches of a fifth of one."""
    state = live.start("ppg") if at is None else at
    shown: list[Pulse] = []
    for begin in range(0, value.size, 20):
        state, pulse = live.step(state, wave(value[begin : begin + 20], start_s + begin / 100))
        shown += [] if pulse is None else [pulse]
    return state, shown


def compared(recording: Recording) -> tuple[Floats, Floats]:
    """Return at each instant with a rate on both sides by how much they differ, and whether the rate was trusted."""
    state, newest_s = live.start("ppg"), 0.0
    size = round(0.2 * recording.rate_hz)
    off: list[tuple[float, float]] = []
    for begin in range(0, recording.values.size, size):
        batch = recording.values[begin : begin + size]
        state, pulse = live.step(state, wave(batch, begin / recording.rate_hz, recording.rate_hz))
        assert pulse is not None
        newest_s = float(pulse.beats_s[-1]) if pulse.beats_s.size else newest_s
        known = reference.rate_per_min(recording.beats_s, recording.unreadable_s, newest_s)
        if pulse.rate_per_min is not None and known is not None:
            off.append((pulse.rate_per_min - known, not pulse.doubtful))
    table = np.array(off)
    return table[:, 0], table[:, 1]


# What is reached, rounded down to a whole percent; docs/science/live-pulse.md says where the rest is lost.
@pytest.mark.parametrize(("name", "least_all", "least_trusted"), [("data2", 85, 88), ("data3", 93, 95)])
def test_the_shown_rate_is_within_2_per_min_of_the_hand_read_one(
    name: Name, least_all: float, least_trusted: float
) -> None:
    off, trusted = compared(heartpy.recording(name))
    agree = np.abs(off) <= 2.0
    print(  # noqa: T201 the figure itself, for who asks with -s
        f"{name}: {agree.sum()} of {agree.size} instants within 2/min ({100 * agree.mean():.1f} %), "
        f"{100 * agree[trusted == 1].mean():.1f} % of the {100 * trusted.mean():.0f} % that are not doubted"
    )
    assert 100 * agree.mean() >= least_all
    assert 100 * agree[trusted == 1].mean() >= least_trusted
    assert trusted.mean() > 0.75


def test_a_rate_is_shown_within_ten_seconds_and_beats_are_told_once() -> None:
    _, shown = play(pulses(30.0))
    first = next(pulse for pulse in shown if pulse.rate_per_min is not None)
    assert first.start_s < 6.0
    assert shown[-1].rate_per_min == pytest.approx(75.0, abs=0.5)
    beats_s = np.concatenate([pulse.beats_s for pulse in shown])
    assert np.diff(beats_s) == pytest.approx(0.8, abs=0.02)


def test_late_data_shows_nothing_and_moves_nothing() -> None:
    state, _ = play(pulses(20.0))
    after, shown = play(pulses(5.0, every_s=0.4), start_s=10.0, at=state)
    assert shown == []
    assert after is state


def test_a_batch_sent_twice_is_shown_once() -> None:
    state, _ = play(pulses(20.0))
    state, once = live.step(state, wave(pulses(0.2), 20.0))
    again, twice = live.step(state, wave(pulses(0.2), 20.0))
    assert once is not None
    assert (again, twice) == (state, None)


def test_missing_data_is_stale_within_seconds_and_the_rate_is_withdrawn() -> None:
    state, _ = play(pulses(20.0))
    assert live.stale(state, 21.5) is None
    silent = live.stale(state, 22.1)
    assert silent is not None
    assert (silent.stale, silent.rate_per_min) == (True, pytest.approx(75.0, abs=0.5))
    later = live.stale(state, 31.0)
    assert later is not None
    assert later.rate_per_min is None


def test_a_device_that_comes_back_is_followed_again() -> None:
    state, _ = play(pulses(20.0))
    _, shown = play(pulses(20.0, every_s=0.6), start_s=60.0, at=state)
    assert shown[0].rate_per_min is None
    assert shown[-1].rate_per_min == pytest.approx(100.0, abs=0.5)


def test_a_device_that_changes_its_rate_begins_anew() -> None:
    state, _ = play(pulses(20.0))
    after, pulse = live.step(state, wave(pulses(0.2, rate_hz=50.0), 20.0, rate_hz=50.0))
    assert pulse is not None
    assert pulse.rate_per_min is None
    assert after.end_s == pytest.approx(20.2)


def test_noise_is_doubted_and_a_flat_line_loses_its_rate() -> None:
    state, _ = play(pulses(20.0))
    noisy, shown = play(np.random.default_rng(1).normal(500, 100, 1500), start_s=20.0, at=state)
    assert shown[-1].doubtful
    _, shown = play(np.full(1500, 500.0), start_s=35.0, at=noisy)
    assert (shown[-1].doubtful, shown[-1].rate_per_min) == (True, None)


def test_a_waveform_of_another_unit_is_refused() -> None:
    with pytest.raises(Invalid, match="unit"):
        live.step(live.start("ecg"), Waveform(code="131328", unit="V", rate_hz=250, start_s=0, value=np.zeros(9)))


def test_only_waveforms_with_beats_have_a_detector() -> None:
    assert (live.kind_of("150452"), live.kind_of("131328"), live.kind_of("8867-4")) == ("ppg", "ecg", None)
