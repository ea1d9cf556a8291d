"""Illness in the whole body: what a clinician would find at the bedside, in the standard adult."""

import numpy as np
import pytest

from abaton.physiology import acts
from abaton.physiology.body.whole import Record
from abaton.physiology.engine import Timed, advance
from abaton.physiology.patient import create

MINUTE_S = 60.0


@pytest.fixture(scope="module")
def adult() -> Record:
    return create()


def test_massive_embolism_overloads_the_right_heart(adult: Record) -> None:
    half = advance(adult, 10 * MINUTE_S, [acts.Condition(condition="pulmonary_embolism", severity=0.5)])
    whole = advance(adult, 10 * MINUTE_S, [acts.Condition(condition="pulmonary_embolism", severity=1.0)])
    assert half["circulation"]["right_overload"] == 0
    # A healthy right ventricle does not hold a mean of much more than 40 mmHg: output gives way instead.
    assert 40 < whole["circulation"]["pulmonary_mean"] < 50
    assert whole["circulation"]["cardiac_output"] < 0.9 * half["circulation"]["cardiac_output"]
    assert whole["circulation"]["central_venous"] > half["circulation"]["central_venous"] + 1


def test_pain_quickens_the_heart_and_eclampsia_raises_pressure(adult: Record) -> None:
    pain = advance(adult, 2 * MINUTE_S, [acts.Condition(condition="pain", severity=1.0)])
    assert 1.1 < pain["circulation"]["heart_rate"] / adult["circulation"]["heart_rate"] < 1.35
    fits = advance(adult, 10 * MINUTE_S, [acts.Condition(condition="eclampsia", severity=1.0)])
    assert fits["circulation"]["systolic"] > 140
    assert fits["circulation"]["diastolic"] > 90


def test_an_overdose_of_morphine_takes_consciousness_pupils_and_breath(adult: Record) -> None:
    dosed = advance(adult, 30 * MINUTE_S, [acts.Inject(drug="morphine", dose_mg=60)])
    assert dosed["nervous"]["consciousness"] < 0.6
    assert np.all(dosed["nervous"]["pupil"] < 2.5)
    assert dosed["breathing"]["rate"] < 8
    usual = advance(adult, 30 * MINUTE_S, [acts.Inject(drug="morphine", dose_mg=5)])
    assert usual["nervous"]["consciousness"] > 0.9


def test_cells_taken_away_take_their_oxygen(adult: Record) -> None:
    pale = advance(adult, 1.0, [acts.Condition(condition="anaemia", severity=0.5)])
    assert pale["gas"]["po2"] < adult["gas"]["po2"] + 10
    assert pale["gas"]["oxygen_content"] == pytest.approx(0.5 * adult["gas"]["oxygen_content"], rel=0.1)


def test_standing_filters_plasma_over_half_an_hour(adult: Record) -> None:
    # Hagan 1978: 16 % of plasma in 35 min, half of it within ten.
    stood = advance(adult, 35 * MINUTE_S, [acts.Posture(posture="standing")])
    lost = 1 - stood["fluids"]["plasma_volume"] / adult["fluids"]["plasma_volume"]
    assert 0.10 < lost < 0.2
    assert stood["nervous"]["consciousness"] > 0.95


def test_late_pregnancy_breathes_more_through_wide_vessels(adult: Record) -> None:
    term = advance(adult, 20 * MINUTE_S, [acts.Condition(condition="pregnancy", severity=1.0)])
    assert 27 < term["gas"]["pco2"] < 34
    assert 1.05 < term["circulation"]["cardiac_output"] / adult["circulation"]["cardiac_output"] < 1.5
    assert term["circulation"]["mean"] < adult["circulation"]["mean"] - 3


def test_a_heart_does_not_hunt_when_pressure_is_restored(adult: Record) -> None:
    body = advance(
        adult,
        20 * MINUTE_S,
        [
            acts.Condition(condition="anaphylaxis", severity=0.8),
            Timed(8 * MINUTE_S, acts.Inject(drug="adrenaline", dose_mg=0.5, route="im")),
            Timed(8 * MINUTE_S, acts.Fluid(fluid="saline", rate_ml_per_min=100, volume_ml=1000)),
        ],
    )
    rates: list[float] = []
    for _ in range(60):
        body = advance(body, 2.0)
        rates.append(float(body["circulation"]["heart_rate"]))
    assert np.std(rates) < 5
