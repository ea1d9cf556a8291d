"""Nothing comes from nowhere: over a day, what went in less what went out is what there is more."""

from collections.abc import Iterator

import numpy as np
import pytest

from abaton.physiology import acts, apply
from abaton.physiology.body.whole import BODY
from abaton.physiology.engine import Body, Timed, advance, advance_all
from abaton.physiology.ledger import balances, error, vessels
from abaton.physiology.patient import PatientSpec, create

pytestmark = pytest.mark.timeout(600)

HOUR_S = 3600
SMALLEST = 1e-9

DAY: tuple[Timed, ...] = (
    Timed(0, acts.Ingest(water_ml=400, sodium_g=1.5, carbohydrate_g=80, fat_g=20, protein_g=25)),
    Timed(600, acts.Inject(drug="paracetamol", dose_mg=1000, route="oral")),
    Timed(1800.5, acts.Bleed(site="right_leg", rate_ml_per_min=120)),
    Timed(1900, acts.Oxygen(device="non_rebreather", flow_l_per_min=12)),
    Timed(2101.3, acts.Inject(drug="morphine", dose_mg=5, over_s=120)),
    Timed(2400, acts.Tourniquet(site="right_leg")),
    Timed(2410, acts.Bleed(site="spleen", rate_ml_per_min=40)),
    Timed(2700, acts.Fluid(fluid="saline", rate_ml_per_min=60, volume_ml=1000)),
    Timed(3000, acts.Inject(drug="tranexamic_acid", dose_mg=1000, over_s=600)),
    Timed(3600, acts.Fluid(fluid="packed_cells", rate_ml_per_min=40, volume_ml=560)),
    Timed(3900, acts.Bleed(site="spleen", rate_ml_per_min=0)),
    Timed(5000, acts.Inject(drug="propofol", dose_mg=120)),
    Timed(5020, acts.Inject(drug="rocuronium", dose_mg=60)),
    Timed(5080, acts.Airway(device="tube")),
    Timed(5081, acts.Ventilate(mode="volume_control", rate_per_min=13, volume_ml=500, peep_cmh2o=5)),
    Timed(5100, acts.Inhale(drug="sevoflurane", fraction=0.018)),
    Timed(5200, acts.Infuse(drug="noradrenaline", rate_mg_per_min=0.005)),
    Timed(6000, acts.Ventilate(mode="pressure_control", rate_per_min=14, pressure_cmh2o=14, oxygen_fraction=0.6)),
    Timed(7000, acts.Fluid(fluid="bicarbonate_8_4", rate_ml_per_min=5, volume_ml=50)),
    Timed(7600, acts.Infuse(drug="noradrenaline", rate_mg_per_min=0)),
    Timed(8400, acts.Inhale(drug="sevoflurane", fraction=0)),
    Timed(8460, acts.Inject(drug="sugammadex", dose_mg=200)),
    Timed(8700, acts.Ventilate(mode="none")),
    Timed(8710, acts.Airway(device="none")),
    Timed(9000, acts.Oxygen(device="none")),
    Timed(12000, acts.Inhaler(drug="salbutamol", dose_mg=0.2)),
    Timed(12600, acts.Inhaler(drug="salbutamol", dose_mg=0.2, correct=False)),
    Timed(15000, acts.Posture(posture="standing")),
    Timed(15600, acts.Exercise(intensity=0.4)),
    Timed(17400, acts.Exercise(intensity=0)),
    Timed(17500, acts.Ingest(water_ml=700, sodium_g=0.5)),
    Timed(20000, acts.Condition(condition="fever", severity=0.7)),
    Timed(24000, acts.Inject(drug="ceftriaxone", dose_mg=1000, route="im")),
    Timed(26000, acts.Surroundings(carbon_monoxide_ppm=300, altitude_m=1500)),
    Timed(28000, acts.Surroundings(carbon_monoxide_ppm=0, altitude_m=0)),
    Timed(30000, acts.Surroundings(air_temperature_celsius=38, radiant_temperature_celsius=38, humidity=0.3)),
    Timed(33000, acts.Surroundings(air_temperature_celsius=22, radiant_temperature_celsius=22)),
    Timed(36000.7, acts.Condition(condition="dehydration", severity=0.01)),
    Timed(38000, acts.Ingest(water_ml=900, sodium_g=1, carbohydrate_g=90, fat_g=30, protein_g=30)),
    Timed(40000, acts.Inject(drug="furosemide", dose_mg=20)),
    Timed(44000, acts.Fluid(fluid="albumin_5", rate_ml_per_min=10, volume_ml=250)),
    Timed(44030.25, acts.Condition(condition="ketoacidosis", severity=0.1)),
    Timed(44100, acts.Fluid(fluid="ringer_lactate", rate_ml_per_min=25, volume_ml=1500)),
    Timed(46000, acts.Inject(drug="insulin", dose_mg=0.2, route="sc")),
    Timed(47000, acts.Condition(condition="ketoacidosis", severity=0)),
    Timed(48000, acts.Condition(condition="pneumothorax_closed", severity=0.25, side="left")),
    Timed(50000, acts.Chest(device="drain", side="left")),
    Timed(50010, acts.Condition(condition="pneumothorax_closed", severity=0, side="left")),
    Timed(52000.1, acts.Condition(condition="anaemia", severity=0.1)),
    Timed(54000, acts.Condition(condition="fever", severity=0)),
    Timed(54010, acts.Chest(device="drain", side="left", on=False)),
    Timed(57000, acts.Posture(posture="supine")),
    # And so to bed.
)


def seconds(body: Body, day: tuple[Timed, ...], hours: int) -> Iterator[Body]:
    """Live through a day and give the body at every whole second."""
    rows = np.array([body], BODY)
    due = list(day)
    for second in range(hours * HOUR_S):
        at = float(second)
        while due and due[0].at_s < second + 1:
            one = due.pop(0)
            advance_all(rows, one.at_s - at)
            apply.act(rows[0], one.act)
            at = one.at_s
        advance_all(rows, second + 1 - at)
        yield rows[0]


def test_the_books_of_a_day_balance() -> None:
    """Every substance at every hour, and at every second blood as the circulation has it and as its parts have it."""
    began = create(PatientSpec(seed=3))
    worst: dict[str, float] = {}
    apart, passed, body = 0.0, 0, began
    for passed, body in enumerate(seconds(began, DAY, 24), 1):
        apart = max(apart, abs(vessels(body)) / float(body["circulation"]["blood_volume"]))
        if passed % HOUR_S == 0:
            worst = {name: max(one, worst.get(name, 0.0)) for name, one in error(began, body).items()}

    assert passed == 24 * HOUR_S
    assert not body["illness"]["dead"]
    assert {name: one for name, one in worst.items() if one >= SMALLEST} == {}
    assert apart < SMALLEST
    moved = balances(body)
    assert moved["blood"].left > 900
    assert moved["red cells"].entered > 300
    assert {"drug sevoflurane", "drug morphine", "drug salbutamol", "drug noradrenaline"} <= moved.keys()


def test_the_books_tell_what_is_missing() -> None:
    """A millionth of anything that is counted does not go unseen."""
    began = create(PatientSpec(seed=3))
    body = advance(began, 10.0, [acts.Inject(drug="morphine", dose_mg=5)])
    assert max(error(began, body).values()) < SMALLEST

    for taken, name in (
        (body["circulation"]["volume"], "blood"),
        (body["gas"]["oxygen"], "oxygen"),
        (body["gas"]["carbon_dioxide"], "carbon dioxide"),
        (body["fluids"]["solute"], "sodium"),
        (body["drugs"]["amount"], "drug morphine"),
    ):
        at = int(np.argmax(taken))
        held = taken[at]
        taken[at] *= 1 - 1e-6
        assert error(began, body)[name] > SMALLEST, name
        taken[at] = held
