"""Atrial fibrillation: what is found, what is not, and that a stream finds what a batch finds."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from abaton.infrastructure.checkout import data
from abaton.infrastructure.recordings.rhythm_intervals import labelled_intervals
from abaton.kernel.errors import Invalid
from abaton.signals.detector import run
from abaton.signals.model import Findings, Floats, Samples, joined
from abaton.signals.rhythm.atrial_fibrillation import AtrialFibrillation
from abaton.signals.rhythm.episodes import FibrillationAlerts
from abaton.signals.rhythm.intervals import RR_INTERVAL, intervals

DETECTOR = AtrialFibrillation()


def as_samples(interval_s: Floats, quality: Floats | None = None) -> Samples:
    return Samples(
        code=RR_INTERVAL,
        unit="s",
        at_s=np.cumsum(np.abs(interval_s)),
        value=interval_s,
        quality=np.ones(interval_s.size) if quality is None else quality,
    )


def part(samples: Samples, first: int, last: int) -> Samples:
    cut = slice(first, last)
    return replace(samples, at_s=samples.at_s[cut], value=samples.value[cut], quality=samples.quality[cut])


def found(samples: Samples, detector: AtrialFibrillation = DETECTOR) -> Findings:
    state, findings = detector.step(detector.start(), samples)
    return joined([findings, detector.end(state)])


def fibrillation(beats: int, seed: int = 1) -> Floats:
    return np.random.default_rng(seed).uniform(0.4, 1.1, beats)


def sinus(beats: int, seed: int = 2) -> Floats:
    return np.random.default_rng(seed).normal(0.8, 0.01, beats)


def test_intervals_drawn_by_lot_are_fibrillation() -> None:
    assert found(as_samples(fibrillation(600))).value.mean() == 1.0


def test_a_steady_sinus_is_not() -> None:
    assert found(as_samples(sinus(600))).value.max() == 0.0


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param((0.5, 1.1), id="bigeminy"),
        pytest.param((0.6, 0.4, 0.8), id="trigeminy"),
        pytest.param((0.8, 0.8, 0.5, 1.1), id="quadrigeminy"),
        pytest.param((0.7, 0.9, 1.1, 1.3), id="Wenckebach"),
    ],
)
def test_irregularity_with_a_pattern_is_not(pattern: tuple[float, ...]) -> None:
    noise = np.random.default_rng(3).normal(0.0, 0.008, 600)
    assert found(as_samples(np.resize(pattern, 600) + noise)).value.max() == 0.0


def test_without_the_repetition_a_pattern_would_pass_for_fibrillation() -> None:
    blind = replace(DETECTOR, repetition_power=0.0)
    assert found(as_samples(np.resize((0.7, 0.9, 1.1, 1.3, 0.5), 600)), blind).value.mean() > 0.9


def test_a_slow_sinus_that_breathes_is_not() -> None:
    beats = np.arange(900)
    breathing = 1.05 + 0.07 * np.sin(2 * np.pi * beats / 4.3) + np.random.default_rng(4).normal(0.0, 0.015, 900)
    assert found(as_samples(breathing)).value.max() == 0.0


def test_scattered_ectopic_beats_are_not() -> None:
    interval_s = sinus(900)
    early = np.flatnonzero(np.random.default_rng(5).random(899) < 0.06)
    interval_s[early] *= 0.6
    interval_s[early + 1] *= 1.4
    assert found(as_samples(interval_s)).value.max() == 0.0


def test_an_episode_is_found_where_it_is() -> None:
    findings = found(as_samples(np.concatenate([sinus(400), fibrillation(300), sinus(400)])))
    inside = np.arange(1100)[findings.value > 0.0]
    assert abs(inside[0] - 400) < 25
    assert abs(inside[-1] - 700) < 25


def test_what_is_found_waits_for_its_look_ahead_and_no_longer() -> None:
    samples = as_samples(fibrillation(132))
    state, before = DETECTOR.step(DETECTOR.start(), part(samples, 0, 131))
    _, after = DETECTOR.step(state, part(samples, 131, 132))
    assert (len(before), len(after)) == (0, 28)


def test_a_long_gap_ends_the_stretch_and_decides_it() -> None:
    samples = as_samples(fibrillation(60))
    later = replace(samples, at_s=samples.at_s + 1000.0)
    state, _ = DETECTOR.step(DETECTOR.start(), samples)
    state, findings = DETECTOR.step(state, later)
    assert np.array_equal(findings.at_s, samples.at_s)
    assert np.array_equal(DETECTOR.end(state).evidence["score"], found(samples).evidence["score"])


def test_poor_and_impossible_intervals_lower_confidence_and_get_no_finding() -> None:
    interval_s, quality = fibrillation(400), np.ones(400)
    whole = found(as_samples(interval_s))
    interval_s[::5] = 0.05
    quality[2::5] = 0.1
    poor = found(as_samples(interval_s, quality))
    assert len(poor) == 240
    assert poor.confidence.max() < 0.75 * whole.confidence.max()
    assert poor.value.mean() == 1.0


def test_too_few_beats_are_not_judged() -> None:
    assert len(found(as_samples(fibrillation(5)))) == 0


def test_the_evidence_explains_the_decision() -> None:
    findings = found(as_samples(fibrillation(300)))
    evidence = findings.evidence
    score = evidence["irregularity"] / np.sqrt(evidence["mean_interval_s"]) / np.maximum(1.0, evidence["repetition"])
    assert score == pytest.approx(evidence["score"])
    assert np.array_equal(score > DETECTOR.threshold, findings.value > 0.0)


def test_milliseconds_are_refused() -> None:
    with pytest.raises(Invalid, match=r"Samples\.unit"):
        DETECTOR.step(DETECTOR.start(), replace(as_samples(sinus(10)), unit="ms"))


def test_another_quantity_is_refused() -> None:
    with pytest.raises(Invalid, match=r"Samples\.code"):
        DETECTOR.step(DETECTOR.start(), replace(as_samples(sinus(10)), code="8867-4"))


def test_a_packet_sent_again_is_refused_when_it_comes_and_the_kept_state_goes_on() -> None:
    samples = as_samples(fibrillation(400))
    state, first = DETECTOR.step(DETECTOR.start(), part(samples, 0, 59))
    with pytest.raises(Invalid, match=r"Samples\.at_s"):
        DETECTOR.step(state, part(samples, 30, 69))
    state, second = DETECTOR.step(state, part(samples, 59, 70))
    state, third = DETECTOR.step(state, part(samples, 70, 400))
    whole = joined([first, second, third, DETECTOR.end(state)])
    assert np.array_equal(whole.evidence["score"], found(samples).evidence["score"])


def test_two_beats_of_one_instant_are_no_late_packet() -> None:
    samples = as_samples(fibrillation(60))
    state, _ = DETECTOR.step(DETECTOR.start(), samples)
    DETECTOR.step(state, part(samples, 59, 60))


def test_a_state_is_never_changed_in_place() -> None:
    samples = as_samples(fibrillation(500))
    state, _ = DETECTOR.step(DETECTOR.start(), part(samples, 0, 200))
    once = DETECTOR.step(state, part(samples, 200, 500))[1]
    again = DETECTOR.step(state, part(samples, 200, 500))[1]
    assert np.array_equal(once.evidence["score"], again.evidence["score"])


@settings(deadline=None, max_examples=40)
@given(seed=st.integers(0, 9), cuts=st.lists(st.integers(0, 700), max_size=12), gap=st.integers(1, 699))
def test_a_stream_finds_what_a_batch_finds(seed: int, cuts: list[int], gap: int) -> None:
    drawn = np.random.default_rng(seed)
    interval_s = np.where(drawn.random(700) < 0.5, sinus(700), fibrillation(700, seed))
    samples = as_samples(interval_s, np.minimum(drawn.random(700) + 0.3, 1.0))
    samples = replace(samples, at_s=samples.at_s + 60.0 * (np.arange(700) >= gap))
    _, batch = DETECTOR.step(DETECTOR.start(), samples)
    stream = run(DETECTOR, [part(samples, a, b) for a, b in pairwise(sorted({0, *cuts, 700}))])
    assert np.array_equal(batch.at_s, stream.at_s)
    assert np.array_equal(batch.value, stream.value)
    assert np.array_equal(batch.confidence, stream.confidence)
    assert all(np.array_equal(batch.evidence[name], stream.evidence[name]) for name in batch.evidence)


@settings(deadline=None, max_examples=60)
@given(
    interval_s=hnp.arrays(
        np.float64,
        st.integers(0, 300),
        elements=st.one_of(st.floats(0.0, 4.0), st.floats(-1e300, 1e300), st.sampled_from([0.0, 0.8, 0.8, 1e-300])),
    )
)
def test_nothing_breaks_it(interval_s: Floats) -> None:
    samples = replace(as_samples(interval_s), at_s=np.arange(interval_s.size) * 0.7)
    for one in found(samples):
        assert np.isfinite([*one.evidence.values()]).all()


def test_an_alert_comes_after_thirty_seconds_and_not_again_for_six_hours() -> None:
    findings = found(as_samples(np.full(200, 0.5) + fibrillation(200) * 0.5))
    alerts = run(FibrillationAlerts(), [findings])
    assert len(alerts) == 1
    assert 30.0 <= alerts.value[0] < 32.0
    assert alerts.evidence["since_s"][0] == findings.at_s[0]


def test_a_second_alert_waits_for_the_silence_to_pass() -> None:
    samples = as_samples(fibrillation(200))
    findings = found(samples)
    much_later = replace(findings, at_s=findings.at_s + 6 * 3600.0 + 60.0)
    soon = replace(findings, at_s=findings.at_s + 3600.0)
    assert len(run(FibrillationAlerts(), [findings, much_later])) == 2
    assert len(run(FibrillationAlerts(), [findings, soon])) == 1


def test_short_fibrillation_raises_no_alert() -> None:
    findings = found(as_samples(fibrillation(200)))
    brief = replace(findings, value=(findings.at_s < findings.at_s[0] + 25.0).astype(np.float64))
    assert len(run(FibrillationAlerts(), [brief])) == 0


def test_alerts_of_a_stream_are_those_of_a_batch() -> None:
    findings = found(as_samples(np.concatenate([sinus(200), fibrillation(200)])))
    one_by_one = [
        replace(
            findings,
            at_s=findings.at_s[i : i + 1],
            value=findings.value[i : i + 1],
            confidence=findings.confidence[i : i + 1],
            evidence={name: values[i : i + 1] for name, values in findings.evidence.items()},
        )
        for i in range(len(findings))
    ]
    batch, stream = run(FibrillationAlerts(), [findings]), run(FibrillationAlerts(), one_by_one)
    assert np.array_equal(batch.at_s, stream.at_s)
    assert np.array_equal(batch.confidence, stream.confidence)


def test_alerts_refuse_other_findings() -> None:
    alerts = FibrillationAlerts()
    with pytest.raises(Invalid, match=r"Findings\.code"):
        alerts.step(alerts.start(), replace(found(as_samples(sinus(50))), code="beat"))


def test_intervals_of_beats_are_as_good_as_the_worse_of_their_ends() -> None:
    made = intervals(np.array([1.0, 1.8, 2.7]), np.array([1.0, 0.4, 0.9]))
    assert made.value.tolist() == pytest.approx([0.8, 0.9])
    assert made.quality.tolist() == [0.4, 0.4]


def test_real_fibrillation_is_found_and_real_sinus_spared() -> None:
    folder = data() / "wearables" / "afdb_rr"
    if not folder.exists():
        pytest.skip(f"no recordings at {folder}")
    record = next(one for one in labelled_intervals(folder) if one.record == "04746")
    findings = found(
        Samples(
            code=RR_INTERVAL, unit="s", at_s=record.at_s, value=record.interval_s, quality=np.ones(record.at_s.size)
        )
    )
    is_af = record.rhythm[np.searchsorted(record.at_s, findings.at_s)] == "AFIB"
    assert findings.value[is_af].mean() > 0.99
    assert findings.value[~is_af].mean() < 0.01
