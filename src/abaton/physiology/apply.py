"""An act becomes what it changes in a body: the only way in from outside."""

from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any, Final

import numpy as np
from msgspec import ValidationError, convert, to_builtins

from abaton.kernel.errors import Invalid
from abaton.physiology import acts
from abaton.physiology.body.equipment import Airway, Manoeuvre, Oxygen, Ventilation
from abaton.physiology.body.illness import LEFT, RIGHT, TWO_SIDED, Illness, Site
from abaton.physiology.body.whole import Record
from abaton.physiology.drugs import giving
from abaton.physiology.drugs.catalogue import index_of
from abaton.physiology.systems import arrhythmia, conditions_fluids, defibrillation

SIDES: Final = {"left": (LEFT,), "right": (RIGHT,), "both": (LEFT, RIGHT)}
FLUIDS: Final = acts.FluidName.__args__
RHYTHMS: Final = acts.RhythmName.__args__
UPRIGHT: Final = {
    "supine": 0.0,
    "sitting": 0.6,
    "standing": 1.0,
    "head_down": -0.26,
    "legs_up": 0.0,
    "prone": 0.0,
    "left_lateral": 0.0,
}
"""Sine of the tilt; head down is 15 degrees, sitting with the legs half way."""


BEGINS: Final[Mapping[str, Callable[[Any, float], object]]] = {
    "dehydration": conditions_fluids.begin_dehydration,
    "starvation": conditions_fluids.begin_starvation,
    "anaemia": conditions_fluids.begin_anaemia,
    "ketoacidosis": conditions_fluids.begin_ketoacidosis,
    "transfusion_reaction": conditions_fluids.begin_transfusion_reaction,
    "renal_stenosis": lambda b, _: conditions_fluids.begin_stenosis(b),
}
"""Conditions that days have made, and that an act brings about at once."""


def act(b: Record, one: acts.Act) -> None:
    """Do an act to a body, in place.

    Raises:
        Invalid: it names a drug, a route or a value that there is not; the body is as it was.
    """
    _check(one)
    _DO[type(one)](b, one)


def _check(one: acts.Act) -> None:
    """Refuse what no message could have said, when an act was made by hand; and what is no number."""
    for name in one.__struct_fields__:
        value = getattr(one, name)
        if isinstance(value, float) and not isfinite(value):
            raise Invalid(name, f"{value} is no number")
    try:
        convert(to_builtins(one), acts.Act)
    except ValidationError as refused:
        raise Invalid("act", str(refused)) from None


def _bleed(b: Record, one: acts.Bleed) -> None:
    b["illness"]["bleeding"][Site[one.site.upper()]] = one.rate_ml_per_min


def _tourniquet(b: Record, one: acts.Tourniquet) -> None:
    b["illness"]["tourniquet"][Site[one.site.upper()]] = float(one.on)


def _inject(b: Record, one: acts.Inject) -> None:
    giving.inject(b, one.drug, one.dose_mg, one.route, one.over_s)


def _infuse(b: Record, one: acts.Infuse) -> None:
    giving.infuse(b, one.drug, one.rate_mg_per_min)


def _inhale(b: Record, one: acts.Inhale) -> None:
    giving.expose(b, one.drug)
    b["equipment"]["vapour"], b["equipment"]["vapour_drug"] = one.fraction, index_of(one.drug)


def _inhaler(b: Record, one: acts.Inhaler) -> None:
    giving.inhale(b, one.drug, one.dose_mg, correct=one.correct)


def _fluid(b: Record, one: acts.Fluid) -> None:
    kind = FLUIDS.index(one.fluid)
    b["equipment"]["fluid_rate"][kind] = one.rate_ml_per_min
    b["equipment"]["fluid_left"][kind] = one.volume_ml if one.rate_ml_per_min > 0 else 0.0


def _airway(b: Record, one: acts.Airway) -> None:
    b["equipment"]["airway"] = Airway[one.device.upper()]


def _oxygen(b: Record, one: acts.Oxygen) -> None:
    e = b["equipment"]
    e["oxygen"] = Oxygen[one.device.upper()]
    e["oxygen_flow"], e["oxygen_fraction"] = one.flow_l_per_min, one.fraction


def _breathe(b: Record, one: acts.Breathe) -> None:
    kind = Manoeuvre.NONE if one.manoeuvre == "normal" else Manoeuvre[one.manoeuvre.upper()]
    b["equipment"]["manoeuvre"] = kind
    b["equipment"]["manoeuvre_since"] = b["person"]["elapsed"]


def _chest(b: Record, one: acts.Chest) -> None:
    for side in SIDES[one.side]:
        b["equipment"]["dressing" if one.device == "dressing" else "needle"][side] = float(one.on)


def _rhythm(b: Record, one: acts.Rhythm) -> None:
    arrhythmia.fall_into(b, float(RHYTHMS.index(one.rhythm)), one.rate_per_min)


def _shock(b: Record, one: acts.Shock) -> None:
    defibrillation.shock(b, one.energy_j, one.synchronised)


def _pace(b: Record, one: acts.Pace) -> None:
    b["equipment"]["pacing_rate"], b["equipment"]["pacing_current"] = one.rate_per_min, one.current_ma


def _compress(b: Record, one: acts.Compress) -> None:
    e = b["equipment"]
    e["compression_rate"], e["compression_depth"] = one.rate_per_min, one.depth_cm
    e["compression_recoil"], e["compression_ratio"] = one.recoil, one.ratio


def _exercise(b: Record, one: acts.Exercise) -> None:
    b["energy"]["exercise_wanted"] = one.intensity


def _posture(b: Record, one: acts.Posture) -> None:
    b["reflexes"]["upright_wanted"] = UPRIGHT[one.posture]
    b["reflexes"]["legs_up"] = float(one.posture == "legs_up")


def _ingest(b: Record, one: acts.Ingest) -> None:
    conditions_fluids.ingest(b, one.water_ml, one.sodium_g, one.carbohydrate_g, one.fat_g, one.protein_g)


def _condition(b: Record, one: acts.Condition) -> None:
    kind = Illness[one.condition.upper()]
    if one.side != "both" and kind not in TWO_SIDED:
        raise Invalid("side", f"{one.condition} has no sides")
    for side in SIDES[one.side]:
        b["illness"]["severity"][2 * kind + side] = one.severity
    b["illness"]["elapsed"][kind] = 0.0
    if one.condition == "postpartum_atony" and one.severity == 0:
        b["illness"]["bleeding"][Site.UTERUS] = 0.0
    begins = BEGINS.get(one.condition)
    if begins is not None:
        begins(b, one.severity)


def _ventilate(b: Record, one: acts.Ventilate) -> None:
    if one.mode not in ("none", "cpap") and one.volume_ml <= 0 and one.pressure_cmh2o <= 0:
        raise Invalid("ventilate", "give volume_ml or pressure_cmh2o")
    e = b["equipment"]
    e["ventilation"] = Ventilation[one.mode.upper()]
    e["mask"] = float(one.mode != "none" and e["airway"] in (Airway.NONE, Airway.OROPHARYNGEAL))
    e["rate"], e["volume"], e["pressure"] = one.rate_per_min, one.volume_ml, one.pressure_cmh2o
    e["peep"], e["inspiratory_fraction"] = one.peep_cmh2o, one.inspiratory_fraction
    e["inspired_fraction"] = one.oxygen_fraction


def _surround(b: Record, one: acts.Surroundings) -> None:
    s = b["surroundings"]
    if one.altitude_m is not None:
        # The standard atmosphere below 11 km, ISO 2533 1975.
        s["pressure"] = 760.0 * np.power(1 - 2.25577e-5 * one.altitude_m, 5.25588)
    for name, value in (
        ("air_temperature", one.air_temperature_celsius),
        ("radiant_temperature", one.radiant_temperature_celsius),
        ("humidity", one.humidity),
        ("air_speed", one.air_speed_m_per_s),
        ("clothing", one.clothing_clo),
        ("water", one.water),
        ("water_temperature", one.water_temperature_celsius),
        ("heating", one.heating_w),
        ("oxygen", one.oxygen),
        ("carbon_dioxide", one.carbon_dioxide),
        ("smoke", one.smoke),
        ("sarin", one.sarin_mg_per_m3),
    ):
        if value is not None:
            s[name] = value
    if one.sarin_mg_per_m3:
        giving.expose(b, "sarin")
    if one.carbon_monoxide_ppm is not None:
        s["carbon_monoxide"] = one.carbon_monoxide_ppm / 1e6


_DO: Final[Mapping[type, Callable[[Record, Any], None]]] = {
    acts.Condition: _condition,
    acts.Bleed: _bleed,
    acts.Tourniquet: _tourniquet,
    acts.Inject: _inject,
    acts.Infuse: _infuse,
    acts.Inhale: _inhale,
    acts.Inhaler: _inhaler,
    acts.Fluid: _fluid,
    acts.Airway: _airway,
    acts.Oxygen: _oxygen,
    acts.Ventilate: _ventilate,
    acts.Breathe: _breathe,
    acts.Chest: _chest,
    acts.Rhythm: _rhythm,
    acts.Shock: _shock,
    acts.Pace: _pace,
    acts.Compress: _compress,
    acts.Exercise: _exercise,
    acts.Posture: _posture,
    acts.Surroundings: _surround,
    acts.Ingest: _ingest,
}
