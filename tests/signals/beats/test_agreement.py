"""Beats are paired one to one within 150 ms, and noise is added at the ratio that was asked for."""

import numpy as np
import pytest

from abaton.kernel.errors import Invalid
from abaton.signals.beats.agreement import Agreement, agreement
from abaton.signals.beats.noise_stress import residue, with_noise


def test_counts_found_missed_and_invented() -> None:
    found = agreement(np.array([1.0, 2.0, 3.0]), np.array([1.1, 2.2, 2.95]))
    assert found == Agreement(found=2, missed=1, invented=1)
    assert found.sensitivity_percent == pytest.approx(200 / 3)


def test_the_edge_of_the_window_counts_and_one_detection_serves_one_beat() -> None:
    assert agreement(np.array([1.0]), np.array([1.15])).found == 1
    assert agreement(np.array([1.0]), np.array([1.1501])).found == 0
    assert agreement(np.array([1.0, 1.2]), np.array([1.1])) == Agreement(1, 1, 0)


def test_nothing_against_nothing_has_no_sensitivity() -> None:
    assert np.isnan(agreement(np.empty(0), np.empty(0)).sensitivity_percent)


def test_refuses_instants_out_of_order() -> None:
    with pytest.raises(Invalid, match="found_s"):
        agreement(np.array([1.0]), np.array([2.0, 1.0]))


def test_adds_noise_at_the_ratio_that_was_asked_for() -> None:
    chance = np.random.default_rng(0)
    signal = np.zeros(36_000)
    beats = np.arange(200, 35_000, 300)
    signal[beats] = 1.0
    noise = chance.normal(0, 3.0, 7200)
    added = with_noise(signal, beats.astype(float), noise, 360.0, 6.0) - signal
    assert 10 * np.log10((1.0 / 8) / added.var()) == pytest.approx(6.0, abs=0.1)


def test_the_residue_of_two_copies_holds_no_ecg() -> None:
    chance = np.random.default_rng(0)
    ecg, noise = np.sin(np.arange(5000) / 9), np.concatenate([np.zeros(1000), chance.normal(0, 1, 4000)])
    noise[1000] = noise[-1] = 0.1
    left = residue(ecg + noise - 3.0, ecg + 0.5 * noise)
    assert left.size == 4000
    assert abs(np.corrcoef(left, noise[1000:])[0, 1]) > 0.999
    with pytest.raises(Invalid, match="noise"):
        residue(ecg, ecg)
