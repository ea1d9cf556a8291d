"""The engine's door: what goes in stays, what comes out repeats, what is not there is refused."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from abaton.kernel.errors import Invalid
from abaton.physiology import acts, engine
from abaton.physiology.body.whole import BODY
from abaton.physiology.engine import Timed, advance, advance_all, record, restore, snapshot
from abaton.physiology.patient import PatientSpec, create
from abaton.physiology.vitals import vitals

pytestmark = pytest.mark.timeout(600)
"""Compiling takes a minute or two where nothing is cached yet."""


@pytest.fixture(scope="module")
def person() -> engine.Body:
    return create(PatientSpec(seed=7))


def test_the_body_given_stays_as_it_was(person: engine.Body) -> None:
    before = snapshot(person)

    after = advance(person, 2.0, [acts.Bleed(site="aorta", rate_ml_per_min=500)])

    assert snapshot(person) == before
    assert after["circulation"]["blood_lost"] > 5


def test_a_cut_into_calls_changes_no_bit(person: engine.Body) -> None:
    bleeding = acts.Bleed(site="right_leg", rate_ml_per_min=200)
    dose = acts.Inject(drug="propofol", dose_mg=100)

    at_once = advance(person, 12.0, [bleeding, Timed(5.0, dose)])
    first = advance(person, 5.0, [bleeding])
    in_pieces = advance(restore(snapshot(advance(first, 3.0, [dose]))), 4.0)

    assert snapshot(at_once) == snapshot(in_pieces)


def test_another_seed_is_another_person() -> None:
    one, other = (advance(create(PatientSpec(seed=seed)), 20.0) for seed in (1, 2))

    assert one["circulation"]["volume"].tolist() != other["circulation"]["volume"].tolist()
    assert one["circulation"]["mean"] == pytest.approx(other["circulation"]["mean"], rel=0.05)


LONG = """
import hashlib, sys
from abaton.physiology import acts, engine
from abaton.physiology.body.whole import BODY
from abaton.physiology.engine import Timed, advance, restore, snapshot
from abaton.physiology.patient import PatientSpec, create
log = [
    Timed(60.0, acts.Bleed(site="right_leg", rate_ml_per_min=120)),
    Timed(600.0, acts.Inject(drug="ketamine", dose_mg=80)),
    Timed(660.0, acts.Inject(drug="rocuronium", dose_mg=80)),
    Timed(720.0, acts.Airway(device="tube")),
    Timed(725.0, acts.Ventilate(mode="volume_control", rate_per_min=14, volume_ml=500, oxygen_fraction=0.5)),
    Timed(900.0, acts.Tourniquet(site="right_leg")),
    Timed(960.0, acts.Fluid(fluid="packed_cells", rate_ml_per_min=50, volume_ml=600)),
    Timed(3000.0, acts.Infuse(drug="noradrenaline", rate_mg_per_min=0.008)),
    Timed(5000.0, acts.Condition(condition="sepsis", severity=0.6)),
]
body = create(PatientSpec(seed=11))
if sys.argv[1] == "whole":
    body = advance(body, 7200.0, log)
else:
    at = 0.0
    for until in (1000.0, 4000.0, 7200.0):
        part = [Timed(one.at_s - at, one.act) for one in log if at <= one.at_s < until]
        body = restore(snapshot(advance(body, until - at, part)))
        at = until
print(hashlib.sha256(snapshot(body)).hexdigest())
"""


def test_two_hours_replay_bit_for_bit_in_other_processes(tmp_path: Path) -> None:
    """From seed and log, in one go and with restarts; the processor is named, so that machines of one kind agree.

    Code for that processor is compiled anew, once for the three processes: two minutes, and ten seconds to run.
    """
    environment = {**os.environ, "NUMBA_CPU_NAME": "generic", "NUMBA_CACHE_DIR": str(tmp_path)}
    whole, again, restarted = (
        subprocess.run(
            [sys.executable, "-c", LONG, how], check=True, capture_output=True, text=True, env=environment
        ).stdout
        for how in ("whole", "whole", "in pieces")
    )

    assert len(whole.strip()) == 64
    assert whole == again == restarted


def test_bodies_of_a_cohort_go_on_as_each_would_alone(person: engine.Body) -> None:
    """Rows know nothing of each other: same bits, in any company and order; one of them restored from its bytes."""
    other = create(PatientSpec(age_years=5, height_cm=110, weight_kg=19, seed=3))
    bleeding = advance(person, 1.0, [acts.Bleed(site="liver", rate_ml_per_min=300)])
    alone = [snapshot(advance(one, 20.0)) for one in (person, other, bleeding)]
    cohort = np.array([bleeding, person, restore(snapshot(other))], BODY)

    advance_all(cohort, 20.0)

    assert [snapshot(cohort[at]) for at in (1, 2, 0)] == alone


@pytest.mark.parametrize("duration", [-1.0, float("nan"), float("inf")])
def test_no_length_of_time_is_refused(person: engine.Body, duration: float) -> None:
    with pytest.raises(Invalid, match="duration_s"):
        advance(person, duration)


def test_an_act_outside_of_the_call_is_refused(person: engine.Body) -> None:
    with pytest.raises(Invalid, match="at_s: 3"):
        advance(person, 2.0, [Timed(3.0, acts.Exercise(intensity=0.1))])


def test_a_drug_that_is_not_there_is_refused_by_name(person: engine.Body) -> None:
    with pytest.raises(Invalid, match="elixir"):
        advance(person, 1.0, [acts.Inject(drug="elixir", dose_mg=1)])


def test_a_ventilator_without_volume_and_pressure_is_refused(person: engine.Body) -> None:
    with pytest.raises(Invalid, match="volume_ml or pressure_cmh2o"):
        advance(person, 1.0, [acts.Ventilate(mode="volume_control")])


def test_an_act_made_by_hand_is_held_to_its_limits(person: engine.Body) -> None:
    """What no message may say is refused from Python too, and the body is as it was."""
    before = snapshot(person)

    with pytest.raises(Invalid, match="dose_mg"):
        advance(person, 1.0, [acts.Inject(drug="morphine", dose_mg=float("nan"))])
    with pytest.raises(Invalid, match="fraction"):
        advance(person, 1.0, [acts.Inhale(drug="sevoflurane", fraction=1.5)])

    assert snapshot(person) == before


def test_bytes_of_another_version_are_refused(person: engine.Body) -> None:
    with pytest.raises(Invalid, match="another version"):
        restore(snapshot(person)[:-8])


def test_a_person_of_no_mass_is_refused() -> None:
    with pytest.raises(Invalid, match="weight_kg"):
        create(PatientSpec(height_cm=180, weight_kg=12))


@pytest.mark.parametrize("rate_hz", [125.0, 250.0, 500.0])
def test_waveforms_come_at_their_rate_from_the_states(person: engine.Body, rate_hz: float) -> None:
    after, samples = record(person, 4.0, rate_hz=rate_hz)

    assert samples.shape[0] == 4 * rate_hz
    same = advance(person, 4.0)
    # A probe that is read keeps its own last reading; nothing else knows that it was there.
    assert all(after[name].tobytes() == same[name].tobytes() for name in BODY.names or () if name != "waveforms")
    assert np.all(np.isfinite(samples))


def test_a_rate_that_does_not_divide_the_steps_is_refused(person: engine.Body) -> None:
    with pytest.raises(Invalid, match="rate_hz"):
        record(person, 1.0, rate_hz=300.0)


READ = (
    "mean_pressure_mmhg", "systolic_pressure_mmhg", "heart_rate_per_min", "cardiac_output_l_per_min",
    "arterial_po2_mmhg", "arterial_pco2_mmhg", "arterial_ph", "tidal_volume_ml", "breaths_per_min",
    "core_temperature_celsius",
)  # fmt: skip


def test_halving_the_step_changes_vitals_by_less_than_half_a_percent(person: engine.Body) -> None:
    """Chance is the same at both steps, but beats and breaths fall elsewhere: means over ten minutes even that out."""

    def mean(step_s: float) -> dict[str, float]:
        body: engine.Body = person
        sums: dict[str, float] = dict.fromkeys(READ, 0.0)
        body = advance(body, 120.0, step_s=step_s)
        for _ in range(600):
            body = advance(body, 1.0, step_s=step_s)
            now = vitals(body)
            for name in READ:
                sums[name] += getattr(now, name) / 600
        return sums

    usual, halved = mean(engine.STEP_S), mean(engine.STEP_S / 2)

    for name in READ:
        assert halved[name] == pytest.approx(usual[name], rel=0.005), name
