"""Which field of the body answers a variable of the table, and in which unit."""

import re
from collections.abc import Mapping
from typing import Final

from abaton.app.verify._physiology.fields import Body, Source, field, times
from abaton.app.verify._physiology.variables import READINGS
from abaton.kernel.errors import NotFound
from abaton.physiology.drugs.catalogue import index_of

PATH: Final = re.compile(r"\w+(\.\w+(\[\d+\])?)+")


def read(body: Body, source: Source, unit: str) -> float:
    """Read a source in a row's unit."""
    told = source.derived(body) if source.derived else field(body, source.path)
    return told * factor(source.unit, unit)


def source(variable: str, unit: str = "", scenario: str = "") -> Source:
    """Give what answers a variable of the table, in a unit that it can be told in."""
    drug = _drug(variable, scenario)
    found = drug or READINGS.get(f"{variable} in {unit}") or READINGS.get(variable)
    if found is None and PATH.fullmatch(variable):
        # A field by its own name, in its own unit.
        return Source(variable, unit)
    if found is None:
        raise NotFound(f"no reading answers {variable}")
    factor(found.unit, unit)
    return found


def _drug(variable: str, scenario: str) -> Source | None:
    """Concentrations are of the drug that the variable or else the scenario is named for."""
    plain = variable.replace(" ", "")
    concentration = plain.endswith(("PlasmaConcentration", "VenousConcentration"))
    # The head of the curve of atropine was taken for its name.
    if not concentration and variable != "233.80981442214815":
        return None
    name = plain.rpartition("-")[0] or scenario.partition("_")[2]
    try:
        path = f"drugs.plasma[{index_of(name)}]"
    except KeyError:
        return None
    if not concentration:
        return times(path, 1e3, "")
    own = READINGS.get(f"own {name.lower()}")
    if own is None:
        return Source(path, "mg/L")
    by = factor(own.unit, "mg/L")
    return Source(f"{path} + {own.path}", "mg/L", lambda body: field(body, path) + by * field(body, own.path))


def factor(has: str, wants: str) -> float:
    """Give what one unit must be multiplied with to become another; a unit that says no quantity asks for none."""
    has, wants = _plain(has), _plain(wants)
    if has == wants or not wants:
        return 1.0
    for family in _FAMILIES:
        if has in family and wants in family:
            return family[has] / family[wants]
    raise NotFound(f"no way from {has or 'a plain number'} to {wants}")


def _plain(unit: str) -> str:
    if unit in {"%_change", "%_of_baseline", "fraction_of_baseline", "% from baseline PFT", "%Change"}:
        return ""
    return unit.removesuffix("_change").replace(" s/", "-s/").replace("1/ min", "1/min")


_FAMILIES: Final[tuple[Mapping[str, float], ...]] = (
    {"": 1.0, "1": 1.0, "fraction": 1.0, "%": 0.01},
    {"mL": 1.0, "L": 1e3},
    {"mL/min": 1.0, "L/min": 1e3, "mL/s": 60.0, "L/s": 6e4, "L/day": 1e3 / 1440, "mL/h": 1 / 60, "mL/d": 1 / 1440},
    {"mmHg": 1.0, "cmH2O": 0.73556},
    {"g/L": 1.0, "mg/L": 1e-3, "ug/L": 1e-6, "g/dL": 10.0, "mg/dL": 1e-2, "ug/mL": 1e-3, "ng/mL": 1e-6, "mg/mL": 1.0},
    {"mmol/L": 1.0, "mEq/L": 1.0, "umol/L": 1e-3},
    {"g": 1.0, "mg": 1e-3, "ug": 1e-6, "kg": 1e3},
    {"mg/min": 1.0, "g/day": 1e3 / 1440, "g/d": 1e3 / 1440, "mg/d": 1 / 1440},
    {"degC": 1.0, "C": 1.0, "Cel": 1.0, "Degrees C": 1.0},
    {"W": 1.0, "kcal/day": 4184 / 86400},
    {"s": 1.0, "min": 60.0, "h": 3600.0},
    {"mL/cmH2O": 1e-3, "L/cmH2O": 1.0},
    {"mmHg-s/mL": 1.0, "mmHg min/mL": 60.0, "mmHg min/L": 0.06},
    {"1/min": 1.0, "1/s": 60.0},
)
