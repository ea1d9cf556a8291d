"""The two pulses of the heartpy wheel, with beats read by hand, and loops cut at a beat."""

import subprocess
import sys

import numpy as np
import pytest

from abaton.infrastructure.recordings import heartpy
from abaton.infrastructure.recordings.heartpy import Name
from abaton.infrastructure.recordings.recording import Recording, looped
from abaton.kernel.errors import Invalid


@pytest.mark.parametrize(
    ("name", "rate_hz", "samples", "beats"), [("data2", 116.988, 15000, 89), ("data3", 100.418, 68476, 1072)]
)
def test_a_pulse_has_its_rate_and_its_beats(name: Name, rate_hz: float, samples: int, beats: int) -> None:
    read = heartpy.recording(name)
    assert read.rate_hz == pytest.approx(rate_hz, abs=5e-4)
    assert (read.values.size, read.beats.size, read.code, read.unit) == (samples, beats, "150452", "1")
    # Ten bits of a converter.
    assert (read.values.min(), read.values.max() < 1024) == (0, True)
    assert (np.diff(read.beats_s) > 0.44).all()
    for first, last in read.unreadable:
        assert not ((read.beats > first) & (read.beats < last)).any()


def test_reading_does_not_load_the_package() -> None:
    asked = "import sys; from abaton.infrastructure.recordings import heartpy; heartpy.recording('data2'); "
    code = asked + "sys.exit('heartpy' in sys.modules or 'matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("name", heartpy.NAMES)
def test_a_loop_goes_on_over_its_seam_as_the_heart_did(name: Name) -> None:
    whole = heartpy.recording(name)
    loop = looped(whole)
    assert 60 < loop.values.size / loop.rate_hz < whole.values.size / whole.rate_hz
    period_s = loop.values.size / loop.rate_hz
    seam_s = loop.beats_s[0] + period_s - loop.beats_s[-1]
    around_s = np.concatenate([np.diff(loop.beats_s[-5:]), np.diff(loop.beats_s[:5])])
    assert around_s.min() - 0.1 < seam_s < around_s.max() + 0.1
    # Nor does the trace jump: by no more than it does between two samples anywhere.
    assert abs(loop.values[-1] - loop.values[0]) <= np.abs(np.diff(loop.values)).max() / 4


def test_what_holds_no_beats_is_not_looped() -> None:
    silent = Recording(name="silent", code="150452", unit="1", rate_hz=100.0, values=np.zeros(500), beats=np.empty(0))
    with pytest.raises(Invalid, match="readable beats"):
        looped(silent)
