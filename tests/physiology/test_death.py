"""Death comes when it is due, not sooner, and not to those whom nothing ails."""

from collections.abc import Sequence

import pytest

from abaton.physiology import acts
from abaton.physiology.engine import Body, Timed, advance
from abaton.physiology.patient import PatientSpec, create
from abaton.physiology.vitals import Vitals, vitals

pytestmark = pytest.mark.timeout(600)

MINUTE_S = 60.0
HOUR_S = 3600.0

DEADLY: dict[str, tuple[float, Sequence[acts.Act | Timed]]] = {
    "asystole": (15 * MINUTE_S, [acts.Rhythm(rhythm="asystole")]),
    "ventricular fibrillation": (20 * MINUTE_S, [acts.Rhythm(rhythm="coarse_ventricular_fibrillation")]),
    "exsanguination": (30 * MINUTE_S, [acts.Bleed(site="aorta", rate_ml_per_min=500)]),
    "postpartum haemorrhage": (60 * MINUTE_S, [acts.Condition(condition="postpartum_atony", severity=0.8)]),
    "closed airway": (20 * MINUTE_S, [acts.Condition(condition="airway_obstruction", severity=1)]),
    "cold water": (
        12 * HOUR_S,
        [acts.Surroundings(water=1, water_temperature_celsius=10, clothing_clo=0, air_temperature_celsius=10)],
    ),
}
HARMLESS: dict[str, tuple[float, Sequence[acts.Act | Timed]]] = {
    "a donation of blood": (
        HOUR_S,
        [
            acts.Bleed(site="right_arm", rate_ml_per_min=60),
            Timed(500.0, acts.Bleed(site="right_arm", rate_ml_per_min=0)),
        ],
    ),
    "bleeding of class I": (
        HOUR_S,
        [
            acts.Bleed(site="right_leg", rate_ml_per_min=70),
            Timed(600.0, acts.Bleed(site="right_leg", rate_ml_per_min=0)),
        ],
    ),
    "an hour of work": (HOUR_S, [acts.Exercise(intensity=0.4)]),
    "a night": (8 * HOUR_S, []),
    "morphine": (
        2 * HOUR_S,
        [acts.Condition(condition="pain", severity=0.6), acts.Inject(drug="morphine", dose_mg=10)],
    ),
    "an hour on one's feet": (HOUR_S, [acts.Posture(posture="standing")]),
    "a cold bath": (
        20 * MINUTE_S,
        [acts.Surroundings(water=1, water_temperature_celsius=20, clothing_clo=0, air_temperature_celsius=20)],
    ),
}


@pytest.fixture(scope="module")
def person() -> Body:
    return create(PatientSpec(seed=9))


@pytest.mark.parametrize("cause", DEADLY)
def test_who_is_not_helped_dies(person: Body, cause: str) -> None:
    lasts, done = DEADLY[cause]

    assert not vitals(advance(person, lasts, done)).alive


@pytest.mark.parametrize("what", HARMLESS)
def test_who_is_well_lives_and_is_awake(person: Body, what: str) -> None:
    lasts, done = HARMLESS[what]

    after = vitals(advance(person, lasts, done))

    assert after.alive
    assert after.consciousness > 0.9
    assert 55 < after.mean_pressure_mmhg < 130


def test_water_of_a_swimming_lake_cools_to_death_in_half_a_day(person: Body) -> None:
    """Hayward (1975) gives 11.7 h to a core of 30 Cel in water of 20 Cel, and counts that as the end."""
    after = vitals(
        advance(
            person,
            12 * HOUR_S,
            [acts.Surroundings(water=1, water_temperature_celsius=20, clothing_clo=0, air_temperature_celsius=20)],
        )
    )

    assert after.core_temperature_celsius < 31
    assert after.consciousness < 0.8


def test_the_dead_stay_dead(person: Body) -> None:
    """Blood, air and shocks bring nobody back, and nothing that a monitor shows comes alive."""
    dead = advance(person, 15 * MINUTE_S, [acts.Rhythm(rhythm="asystole")])

    after = vitals(
        advance(
            dead,
            10 * MINUTE_S,
            [
                acts.Rhythm(rhythm="sinus"),
                acts.Airway(device="tube"),
                acts.Ventilate(mode="bag", rate_per_min=12, volume_ml=500, oxygen_fraction=1),
                acts.Compress(rate_per_min=110),
                acts.Inject(drug="adrenaline", dose_mg=1),
            ],
        )
    )

    assert not after.alive
    assert after.consciousness < 0.01


def arrest(seed: int, *, helped: bool) -> Vitals:
    """Ten minutes of fibrillation, with good compressions and breaths or without any; then shocks as they are due."""
    body = advance(create(PatientSpec(seed=seed)), 1.0, [acts.Rhythm(rhythm="coarse_ventricular_fibrillation")])
    care: list[acts.Act | Timed] = []
    if helped:
        care = [
            Timed(5.0, acts.Compress(rate_per_min=110, depth_cm=5.5, recoil=1.0)),
            Timed(60.0, acts.Airway(device="tube")),
            Timed(61.0, acts.Ventilate(mode="bag", rate_per_min=10, volume_ml=500, oxygen_fraction=1.0)),
            Timed(240.0, acts.Inject(drug="adrenaline", dose_mg=1)),
            Timed(480.0, acts.Inject(drug="adrenaline", dose_mg=1)),
        ]
    body = advance(body, 10 * MINUTE_S, care)
    for _ in range(3):
        body = advance(body, 10.0, [acts.Shock(energy_j=200)])
        body = advance(body, 110.0)
        if body["circulation"]["heart_rate"] > 20 and not body["equipment"]["compression_rate"]:
            break
    return vitals(advance(body, 15 * MINUTE_S, [Timed(60.0, acts.Compress(rate_per_min=0))]))


def test_good_compressions_save_most_and_waiting_hardly_anybody() -> None:
    helped = [arrest(seed, helped=True) for seed in range(20)]
    alone = [arrest(seed, helped=False) for seed in range(20)]

    assert sum(one.alive and one.mean_pressure_mmhg > 50 for one in helped) >= 12
    assert sum(one.alive and one.mean_pressure_mmhg > 50 for one in alone) <= 1
