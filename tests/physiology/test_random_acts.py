"""Whatever is done to a body, in whatever order: its numbers stay numbers, and ones that a body can have."""

from functools import cache
from typing import Any, Literal, get_args

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.inspect import FloatType, LiteralType, StrType, StructType, Type, UnionType, type_info

from abaton.kernel.errors import Invalid
from abaton.physiology import acts, apply
from abaton.physiology.body.fluids import Solute
from abaton.physiology.body.whole import BODY
from abaton.physiology.drugs.catalogue import CATALOGUE
from abaton.physiology.engine import Body, advance_all, snapshot
from abaton.physiology.patient import PatientSpec, create
from abaton.physiology.vitals import vitals

pytestmark = pytest.mark.timeout(900)

Kind = Literal["adult", "child", "old woman"]
KINDS: dict[Kind, PatientSpec] = {
    "adult": PatientSpec(seed=5),
    "child": PatientSpec(age_years=5, height_cm=110, weight_kg=19, seed=6),
    "old woman": PatientSpec(age_years=86, sex="female", height_cm=158, weight_kg=52, fitness=0.2, seed=8),
}
USUAL_DOSES = (0.1, 1.0, 10.0, 100.0, 1000.0)
ABSURD = 1e5


def values(name: str, kind: Type) -> st.SearchStrategy[Any]:
    """Give whatever a field of an act may hold, usual and absurd."""
    if isinstance(kind, LiteralType):
        return st.sampled_from(kind.values)
    if isinstance(kind, UnionType):
        some: list[st.SearchStrategy[Any]] = [
            st.none() if type(one).__name__ == "NoneType" else values(name, one) for one in kind.types
        ]
        return st.one_of(some)
    if isinstance(kind, StrType):
        return st.sampled_from([one.name for one in CATALOGUE])
    if isinstance(kind, FloatType):
        least = kind.ge if kind.ge is not None else kind.gt
        most = kind.le if kind.le is not None else kind.lt
        inside = st.floats(
            least,
            most if most is not None else ABSURD,
            exclude_min=kind.gt is not None,
            exclude_max=kind.lt is not None,
        )
        usual = [one for one in USUAL_DOSES if (least is None or one >= least) and (most is None or one <= most)]
        return st.one_of(st.sampled_from(usual), inside) if usual else inside
    return st.booleans()


def acts_of(one: type[acts.Act]) -> st.SearchStrategy[acts.Act]:
    info = type_info(one)
    assert isinstance(info, StructType)
    return st.builds(one, **{field.name: values(field.name, field.type) for field in info.fields})


EVERY_ACT = st.one_of([acts_of(one) for one in get_args(acts.Act)])
"""Acts of every kind there is: a new kind is in here as soon as it is in the union."""


@cache
def bodies() -> dict[Kind, Body]:
    return {kind: create(spec) for kind, spec in KINDS.items()}


def wrong(body: Body) -> list[str]:
    """Name what no body can have."""
    numbers = np.frombuffer(snapshot(body))
    if not np.all(np.isfinite(numbers)):
        return [f"not finite: {name}" for name in BODY.names or () if not finite(body[name])]
    c, f, g, d, r = body["circulation"], body["fluids"], body["gas"], body["drugs"], body["breathing"]
    solutes = np.delete(f["solute"], Solute.BASE)  # a difference, which may be negative
    held = {
        "blood": c["volume"], "airway": g["airway"], "alveoli": g["alveolar"], "oxygen": g["oxygen"],
        "carbon dioxide": g["carbon_dioxide"], "carbon monoxide": g["carbon_monoxide"],
        "slow carbon dioxide": g["slow_carbon_dioxide"], "plasma": f["plasma_volume"],
        "interstitium": f["interstitial"],
        "cells": f["intracellular"], "red cells": f["red_cells"], "gut": f["gut_water"], "solutes": solutes,
        "protein": f["protein"], "tissue protein": f["tissue_protein"], "drugs": d["amount"], "doses": d["dose_left"],
        "effect sites": d["effect"], "lungs": r["volume"], "pleural gas": r["pleural_gas"],
        "pleural fluid": r["pleural_fluid"], "bags": body["equipment"]["fluid_left"],
        "bladder": body["kidney"]["bladder_volume"], "glycogen": body["chemistry"]["glycogen"],
        "cell potassium": body["chemistry"]["cell_potassium"],
    }  # fmt: skip
    v = vitals(body)
    bounds = {
        "pressures": (np.concatenate([
            c["pressure"], np.ravel(r["pleural_pressure"]), np.ravel(r["alveolar_pressure"]),
            [v.systolic_pressure_mmhg, v.diastolic_pressure_mmhg, v.mean_pressure_mmhg, v.central_venous_pressure_mmhg,
             v.pulmonary_artery_pressure_mmhg, v.wedge_pressure_mmhg, v.intracranial_pressure_mmhg,
             v.airway_pressure_cmh2o],
        ]), -200, 500),
        "pH": (np.append(g["pool_ph"], [g["ph"], g["venous_ph"]]), 5.5, 8.5),
        "temperature": (np.array([v.core_temperature_celsius]), 10, 46),
        "saturation": (np.append(g["pool_saturation"], [g["saturation"], v.pulse_saturation_percent / 100]), 0, 1),
        "rates": (np.array([v.heart_rate_per_min, v.electrical_rate_per_min, v.breaths_per_min]), 0, 600),
        "output": (np.array([v.cardiac_output_l_per_min]), 0, 60),
        "haematocrit": (np.array([v.haematocrit]), 0, 1),
        "brain": (np.array([v.consciousness, v.train_of_four_ratio]), 0, 1),
        "bispectral index": (np.array([v.bispectral_index]), 0, 100),
        "illness": (np.array([body["illness"]["dead"], body["illness"]["inflammation"]]), 0, 1),
    }  # fmt: skip
    found = [f"negative {name}: {np.min(one)}" for name, one in held.items() if np.min(one) < 0]
    found += [
        f"{name}: {np.min(one)} to {np.max(one)}"
        for name, (one, least, most) in bounds.items()
        if np.min(one) < least or np.max(one) > most
    ]
    return found


def finite(part: np.void) -> bool:
    return bool(np.all(np.isfinite(np.frombuffer(part.tobytes()))))


@settings(max_examples=1000, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(get_args(Kind)), st.lists(st.tuples(EVERY_ACT, st.integers(1, 30)), min_size=1, max_size=5))
def test_no_sequence_of_acts_makes_what_no_body_can_be(kind: Kind, sequence: list[tuple[acts.Act, int]]) -> None:
    rows = np.array([bodies()[kind]], BODY)
    for act, then_s in sequence:
        before = rows.tobytes()
        try:
            apply.act(rows[0], act)
        except Invalid:
            assert rows.tobytes() == before
        advance_all(rows, then_s)
        assert wrong(rows[0]) == []


@pytest.mark.parametrize(
    ("record", "field", "value", "expected"),
    [
        ("gas", "ph", float("nan"), "not finite: gas"),
        ("fluids", "plasma_volume", -1.0, "negative plasma"),
        ("circulation", "systolic", 600.0, "pressures"),
        ("energy", "core", 50.0, "temperature"),
    ],
)
def test_what_no_body_can_be_is_seen(record: str, field: str, value: float, expected: str) -> None:
    rows = np.array([bodies()["adult"]], BODY)
    assert wrong(rows[0]) == []

    rows[0][record][field] = value

    assert any(one.startswith(expected) for one in wrong(rows[0]))
