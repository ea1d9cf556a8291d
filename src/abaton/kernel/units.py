"""Units. Names end in one of these suffixes; what crosses the border carries the UCUM code.

UCUM, version 2.2: https://ucum.org/ucum
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from abaton.kernel.errors import Invalid

UCUM: Final[Mapping[str, str]] = {
    "celsius": "Cel",
    "cm": "cm",
    "days": "d",
    "g_per_dl": "g/dL",
    "hours": "h",
    "hz": "Hz",
    "kg": "kg",
    "l": "L",
    "l_per_min": "L/min",
    "mg_per_dl": "mg/dL",
    "minutes": "min",
    "ml": "mL",
    "ml_per_mmhg": "mL/mm[Hg]",
    "ml_per_s": "mL/s",
    "mm": "mm",
    "mmhg": "mm[Hg]",
    "mmhg_s_per_ml": "mm[Hg].s/mL",
    "mmol_per_l": "mmol/L",
    "ms": "ms",
    "mv": "mV",
    "per_min": "/min",
    "per_s": "/s",
    "percent": "%",
    "s": "s",
}

_BY_LENGTH: Final = sorted(UCUM, key=len, reverse=True)
_HALVES: Final = ("_per", *(f"_{suffix}" for suffix in UCUM))


def ucum_of(name: str) -> str:
    """Return the UCUM code of a quantity: `mm[Hg]` of `systolic_pressure_mmhg`.

    Raises:
        KeyError: the name ends in no unit of the table.
    """
    for suffix in _BY_LENGTH:
        quantity = name.removesuffix(f"_{suffix}")
        # What stands before the unit must not be half of a longer one that the table lacks: without this, an
        # unknown `flow_l_per_s` would pass as "per second", or as seconds.
        if quantity != name and not quantity.endswith(_HALVES):
            return UCUM[suffix]
    raise KeyError(name)


class _Measure(NamedTuple):
    """One UCUM code on its dimension: value in the dimension's own unit = value x factor + offset."""

    dimension: str
    factor: float
    offset: float = 0.0


# Factors are exact by definition, but for mm[Hg], which UCUM rounds to 133.322 Pa.
_MEASURES: Final[Mapping[str, _Measure]] = {
    "/min": _Measure("frequency", 1 / 60),
    "/s": _Measure("frequency", 1.0),
    "Hz": _Measure("frequency", 1.0),
    "{beats}/min": _Measure("frequency", 1 / 60),
    "{breaths}/min": _Measure("frequency", 1 / 60),
    "%": _Measure("ratio", 0.01),
    "1": _Measure("ratio", 1.0),
    "Cel": _Measure("temperature", 1.0, 273.15),
    "K": _Measure("temperature", 1.0),
    "[degF]": _Measure("temperature", 5 / 9, 459.67 * 5 / 9),
    "mm[Hg]": _Measure("pressure", 133.322),
    "kPa": _Measure("pressure", 1000.0),
    "Pa": _Measure("pressure", 1.0),
    "g": _Measure("mass", 0.001),
    "kg": _Measure("mass", 1.0),
    "[lb_av]": _Measure("mass", 0.45359237),
    "[stone_av]": _Measure("mass", 6.35029318),
    "mm": _Measure("length", 0.001),
    "cm": _Measure("length", 0.01),
    "m": _Measure("length", 1.0),
    "[in_i]": _Measure("length", 0.0254),
    "[ft_i]": _Measure("length", 0.3048),
    "ms": _Measure("time", 0.001),
    "s": _Measure("time", 1.0),
    "min": _Measure("time", 60.0),
    "h": _Measure("time", 3600.0),
    "d": _Measure("time", 86400.0),
    "uV": _Measure("potential", 1e-6),
    "mV": _Measure("potential", 1e-3),
    "V": _Measure("potential", 1.0),
    "mL": _Measure("volume", 1e-3),
    "L": _Measure("volume", 1.0),
}


def convert(value: float, source: str, target: str) -> float:
    """Convert between two UCUM codes of one dimension: 98.6 `[degF]` is 37 `Cel`.

    Substance and mass concentration do not convert into each other here: that needs the substance.

    Raises:
        Invalid: an unknown code, or two codes that measure different things.
    """
    if source == target:
        return value
    read, write = _measure(source), _measure(target)
    if read.dimension != write.dimension:
        raise Invalid("unit", f"{source} measures {read.dimension}, {target} measures {write.dimension}")
    return (value * read.factor + read.offset - write.offset) / write.factor


def _measure(code: str) -> _Measure:
    try:
        return _MEASURES[code]
    except KeyError:
        raise Invalid("unit", f"{code!r} is not among the UCUM codes known here") from None
