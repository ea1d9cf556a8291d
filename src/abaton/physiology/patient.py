"""A person becomes a body: constants scaled to who they are, then led to their own rest."""

from typing import Annotated, Final, Literal

import numpy as np
from msgspec import Meta, Struct
from numpy.typing import NDArray

from abaton.kernel.errors import Invalid
from abaton.physiology import apply, run
from abaton.physiology.acts import Condition
from abaton.physiology.body.breathing_constants import BreathingConstants
from abaton.physiology.body.circulation import Organ, Path, Vessel
from abaton.physiology.body.whole import BODY, Body, Record
from abaton.physiology.engine import STEP_S
from abaton.physiology.systems import prepare
from abaton.physiology.table import fields, fill

VEINS: Final = [
    Vessel.UPPER_VEINS, Vessel.RENAL_VEINS, Vessel.SPLANCHNIC_VEINS, Vessel.LEG_VEINS, Vessel.ABDOMINAL_VEINS
]  # fmt: skip
BEDS: Final = [Path.UPPER_BODY, Path.KIDNEYS, Path.SPLANCHNIC, Path.LEGS]


class PatientSpec(Struct, frozen=True, forbid_unknown_fields=True):
    """Who a patient is; the defaults are the standard adult of the validation tables."""

    age_years: Annotated[float, Meta(ge=0, le=110)] = 44.0
    sex: Literal["male", "female"] = "male"
    height_cm: Annotated[float, Meta(ge=45, le=230)] = 180.3
    weight_kg: Annotated[float, Meta(ge=2.5, le=250)] = 77.1
    fitness: Annotated[float, Meta(ge=0, le=1)] = 0.5
    conditions: tuple[Condition, ...] = ()
    seed: Annotated[int, Meta(ge=0, lt=2**53)] = 1


class Targets(Struct, frozen=True):
    """Where a healthy person of this kind rests."""

    heart_rate_per_min: float
    mean_pressure_mmhg: float
    output_ml_per_min: float
    blood_ml: float


def targets(spec: PatientSpec) -> Targets:
    """Give the resting targets.

    Adults: blood volume by Nadler (1962), cardiac index 2.8 L/min/m2 falling by age (Katori 1979), pressure rising by
    age (Franklin 1997), rate by fitness. Children: rate by Fleming (2011), pressure by the Fourth Report (2004), blood
    volume 70 to 80 mL/kg, index 3.5 to 4.5.
    """
    male = spec.sex == "male"
    metres = spec.height_cm / 100
    surface = surface_m2(spec)
    if spec.age_years >= 16:
        blood = (
            1000 * (0.3669 * metres**3 + 0.03219 * spec.weight_kg + 0.6041)
            if male
            else 1000 * (0.3561 * metres**3 + 0.03308 * spec.weight_kg + 0.1833)
        )
        rate = 72 - 24 * (spec.fitness - 0.5) + (0 if male else 3)
        mean = 92 + 0.25 * (min(spec.age_years, 80) - 44) - (0 if male else 3)
        index = 2.78 - 0.008 * (spec.age_years - 44)
        return Targets(rate, mean, 1000 * index * surface, blood)
    years = spec.age_years
    rate = float(np.interp(years, [0, 0.25, 1, 2, 5, 8, 12, 16], [127, 140, 123, 113, 98, 87, 80, 75]))
    mean = float(np.interp(years, [0, 0.25, 1, 5, 10, 16], [45, 60, 65, 72, 78, 88]))
    index = float(np.interp(years, [0, 1, 5, 10, 16], [3.2, 4.0, 4.2, 3.8, 3.1]))
    blood = float(np.interp(years, [0, 1, 10, 16], [85, 78, 74, 71])) * spec.weight_kg
    return Targets(rate, mean, 1000 * index * surface, blood)


def surface_m2(spec: PatientSpec) -> float:
    """Body surface, Du Bois (1916), below 15 kg Haycock (1978)."""
    if spec.weight_kg < 15:
        return 0.024265 * spec.weight_kg**0.5378 * spec.height_cm**0.3964
    return 0.007184 * spec.weight_kg**0.425 * spec.height_cm**0.725


def create(spec: PatientSpec | None = None) -> Record:
    """Give a body at rest, with its conditions begun and settled.

    Raises:
        Invalid: a mass that no person of that height has.
    """
    spec = spec or PatientSpec()
    bulk = spec.weight_kg / (spec.height_cm / 100) ** 2
    if not 8 <= bulk <= 90:
        raise Invalid("weight_kg", f"{spec.weight_kg:g} kg at {spec.height_cm:g} cm is no person")
    rows = np.zeros(1, BODY)
    b = rows[0]
    fill(b, Body)
    goal = targets(spec)
    _person(b, spec)
    _scale(b, goal)
    _scale_lungs(b, spec)
    prepare.begin(b)
    _settle(rows, goal)
    for one in spec.conditions:
        apply.act(b, one)
    if spec.conditions:
        run.forward(rows, round(CONDITION_S / STEP_S), STEP_S)
    return b


CONDITION_S: Final = 1800.0
"""What a person brings along has been there: it is given half an hour to act."""


def _person(b: Record, spec: PatientSpec) -> None:
    p = b["person"]
    male = spec.sex == "male"
    p["age"], p["male"], p["seed"], p["fitness"] = spec.age_years, float(male), spec.seed, spec.fitness
    p["height"], p["weight"], p["surface"] = spec.height_cm, spec.weight_kg, surface_m2(spec)
    if spec.age_years >= 16:
        inches = max(spec.height_cm / 2.54 - 60, 0)
        p["ideal_weight"] = (50.0 if male else 45.5) + 2.3 * inches
    else:
        p["ideal_weight"] = min(spec.weight_kg, 22 * (spec.height_cm / 100) ** 2)
    bulk = spec.weight_kg / (spec.height_cm / 100) ** 2
    # Deurenberg 1991.
    p["body_fat"] = min(max((1.2 * bulk + 0.23 * spec.age_years - (16.2 if male else 5.4)) / 100, 0.05), 0.6)
    # FRIEND, Kaminsky 2015; +-40 % by fitness.
    per_kg = (45.0 if male else 35.0) - 0.3 * max(spec.age_years - 25, 0)
    p["max_oxygen_uptake"] = max(per_kg, 15.0) * (0.6 + 0.8 * spec.fitness) * p["ideal_weight"]


def _scale(b: Record, goal: Targets) -> None:
    """Volumes and compliances by blood volume, resistances by flow, stiffness of the heart by its size."""
    c = b["circulation"]
    k = c["constants"]
    size = goal.blood_ml / STANDARD_BLOOD_ML
    flow = goal.output_ml_per_min / STANDARD_OUTPUT_ML_PER_MIN
    stroke = flow * STANDARD_RATE / goal.heart_rate_per_min
    k["unstressed"] *= size
    k["compliance"] *= size
    k["compliance"][ARTERIES] *= stroke / size * (92.0 / goal.mean_pressure_mmhg)
    k["resistance"] *= 1 / flow
    k["resistance"][BEDS] *= goal.mean_pressure_mmhg / 92.0
    for side in ("left", "right"):
        k[f"{side}_volume"] *= stroke
        k[f"{side}_stiffness"] /= stroke
        k[f"{side}_elastance"] /= stroke
        k[f"{side}_atrial_elastance"] /= stroke
    k["left_elastance"] *= goal.mean_pressure_mmhg / 92.0
    k["pericardium_volume"] *= stroke
    k["pericardium_stiffness"] /= stroke
    k["rest_coronary"] *= flow
    k["rest_product"] *= goal.heart_rate_per_min / STANDARD_RATE * goal.mean_pressure_mmhg / 92.0
    r = b["reflexes"]["constants"]
    r["rate"] = goal.heart_rate_per_min
    b["reflexes"]["sinus_rate"] = goal.heart_rate_per_min
    start = START_MMHG.copy()
    inside = k["intrathoracic"] > 0
    c["unstressed"] = k["unstressed"]
    c["path_resistance"] = k["resistance"]
    c["volume"] = k["unstressed"] + k["compliance"] * (start + 4.5 * inside)
    c["volume"][[Vessel.LEFT_VENTRICLE, Vessel.RIGHT_VENTRICLE]] = 130 * stroke
    c["volume"][Vessel.SPLANCHNIC_VEINS] += goal.blood_ml - c["volume"].sum()
    c["blood_volume"] = goal.blood_ml
    c["arterial_volume"] = 0.2 * goal.blood_ml
    c["venous_volume"] = 0.8 * goal.blood_ml
    for name in ("history", "resistance"):
        b["reflexes"][name] = 1.0
    b["reflexes"]["contractility"] = b["reflexes"]["capacity"] = 1.0
    organs = np.array([700, 225, 900, 1120, 1500, 1110]) * flow
    c["organ_mean_flow"], c["organ_flow"] = organs, organs / 60
    c["pulmonary_flow"], c["cardiac_output"] = goal.output_ml_per_min / 60, goal.output_ml_per_min


STANDARD_BLOOD_ML: Final = 5500.0
STANDARD_OUTPUT_ML_PER_MIN: Final = 5600.0
STANDARD_RATE: Final = 72.0
ARTERIES: Final = [0, 1, 2, 5, 6, 7, 9, 11]
START_MMHG: Final = np.array([92, 92, 91, 7, 4.5, 92, 91, 91, 7, 91, 8, 90, 8.5, 6, 4.5, 4, 4, 16, 8, 7, 7.0])


def _scale_lungs(b: Record, spec: PatientSpec) -> None:
    """Lungs by height (ECSC, Quanjer 1993), breaths by ideal weight; children breathe as Fleming (2011) found."""
    k = b["breathing"]["constants"]
    size = _lung_litres(spec) / _lung_litres(PatientSpec())
    for one in fields(BreathingConstants):
        if one.unit.startswith("mL"):
            k[one.name] *= size
        elif one.unit == "cm[H2O].s/L":
            k[one.name] /= size
        elif one.unit == "cm[H2O].s2/L2":
            k[one.name] /= size**2
    # A little more is wanted than is breathed: muscles follow with a lag.
    k["tidal_volume"] = 7.95 * b["person"]["ideal_weight"]
    if spec.age_years < 16:
        k["rate"] = np.interp(spec.age_years, [0, 0.5, 1, 2, 4, 8, 12, 16], [44, 41, 36, 31, 25, 21, 19, 15])
    k["ventilation"] = k["rate"] * k["tidal_volume"]


def _lung_litres(spec: PatientSpec) -> float:
    metres = spec.height_cm / 100
    if spec.age_years < 16 or metres < 1.45:
        return 0.0867 * 22 * metres**2
    return 7.99 * metres - 7.08 if spec.sex == "male" else 6.60 * metres - 5.79


def _settle(rows: NDArray[np.void], goal: Targets) -> None:
    """Lead the body to its targets with the baroreflex open, then close it around what its receptors sense there.

    The total of blood stays; what veins hold without pressure, and the beds' resistances, give way.
    """
    b = rows[0]
    c, k, r = b["circulation"], b["circulation"]["constants"], b["reflexes"]
    gains = {name: float(r["constants"][name]) for name in GAINS}
    for name in GAINS:
        r["constants"][name] = 0.0
    for _ in range(ROUNDS):
        run.forward(rows, 10_000, STEP_S)
        drop = (goal.mean_pressure_mmhg - c["central_venous"]) / max(c["mean_smoothed"] - c["central_venous"], 1.0)
        k["resistance"][BEDS] *= np.clip(drop * c["cardiac_output"] / goal.output_ml_per_min, 0.5, 2.0) ** 0.8
        brain = BRAIN_SHARE * goal.output_ml_per_min / max(float(c["organ_mean_flow"][Organ.BRAIN]), 1.0)
        k["resistance"][Path.BRAIN] /= np.clip(brain, 0.5, 2.0)
        k["unstressed"][VEINS] *= 1 + 0.12 * np.clip(c["cardiac_output"] / goal.output_ml_per_min - 1, -0.5, 0.5)
        drift = goal.blood_ml - c["volume"].sum()
        c["volume"][Vessel.SPLANCHNIC_VEINS] += drift
        r["constants"]["haematocrit"] = b["fluids"]["haematocrit"]
    carotid: list[float] = []
    filling: list[float] = []
    breathed: list[float] = []
    for _ in range(100):
        run.forward(rows, 250, STEP_S)
        carotid.append(float(r["carotid_slow"]))
        filling.append(float(r["filling"]))
        breathed.append(float(b["breathing"]["alveolar_ventilation"]))
    r["constants"]["setpoint"], r["constants"]["filling"] = np.mean(carotid), np.mean(filling)
    r["constants"]["ventilation"] = np.mean(breathed)
    for name, value in gains.items():
        r["constants"][name] = value
    run.forward(rows, 60_000, STEP_S)
    prepare.rest(b)
    run.forward(rows, 30_000, STEP_S)
    b["person"]["elapsed"] = 0.0
    for name in ("blood_lost", "blood_given", "plasma_moved"):
        c[name] = 0.0


GAINS: Final = ("arterial_gain", "filling_gain", "vagal_gain", "vagal_filling", "stretch_vagal", "stretch_vessels")
ROUNDS: Final = 14
BRAIN_SHARE: Final = 0.125
"""Of the output at rest, Williams and Leggett 1989: 12 %."""
