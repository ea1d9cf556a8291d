"""The table of what others document about their engines: rows, checks, systems, and what lies out of scope."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias, get_args

from abaton.kernel.errors import Invalid

Direction: TypeAlias = Literal[
    "value", "increase", "decrease", "no_change", "no_change_or_increase", "no_change_or_decrease", "to_baseline",
    "to_zero", "slightly_below_baseline", "below_baseline", "conditional_increase", "conditional_decrease", "any",
]  # fmt: skip
DIRECTIONS: Final[frozenset[str]] = frozenset(get_args(Direction))
UNCITED: Final = "(engine table, no citation)"


class Row(NamedTuple):
    """One line of the table."""

    engine: str
    scenario: str
    phase: str
    action: str
    variable: str
    direction: Direction
    low: float | None
    high: float | None
    unit: str
    cited: bool
    rating: str
    """What that engine says of its own result."""
    line: int


class Key(NamedTuple):
    """What is one check: it passes when it meets any of its rows."""

    engine: str
    scenario: str
    phase: str
    variable: str


def read(file: Path) -> list[Row]:
    """Read the table."""
    with file.open(encoding="utf-8", newline="") as text:
        return [_row(line, told, file.name) for line, told in enumerate(csv.DictReader(text), start=2)]


def checks(rows: Iterable[Row]) -> dict[Key, list[Row]]:
    """Gather the rows of each check, in the table's order."""
    gathered: dict[Key, list[Row]] = {}
    for row in rows:
        gathered.setdefault(key(row), []).append(row)
    return gathered


def key(row: Row) -> Key:
    """Name the check that a row belongs to."""
    return Key(row.engine, row.scenario, row.phase, row.variable)


def is_in_scope(scenario: str) -> bool:
    """Leave out what another engine divides its body into, and the innards of an anaesthesia machine."""
    return not (
        scenario.endswith("_compartments")
        or scenario == "resting_tissue"
        or scenario.startswith(("am_", "anesthesia_machine_"))
    )


def system(scenario: str) -> str:
    """Name the system that a scenario of the table tries."""
    return next(name for beginnings, name in _SYSTEMS if scenario.startswith(beginnings))


_SYSTEMS: Final[tuple[tuple[tuple[str, ...], str], ...]] = (
    (("resting_blood",), "resting blood chemistry"),
    (("resting_cardiovascular",), "resting cardiovascular"),
    (("resting_respiratory",), "resting respiratory"),
    (("resting_",), "resting renal, energy and others"),
    (("pk_",), "drug concentrations"),
    (("drug_", "curve_morphine"), "drugs"),
    (("sarin",), "nerve agent"),
    (("hemorrhage_txa", "hemorrhage_multi", "combat", "patient_", "showcase_"), "combined"),
    (("hemorrhage", "curve_hemorrhage", "baroreflex", "lit_atls", "iv_saline"), "haemorrhage and fluids"),
    (("rhythm_", "cardiac_arrest", "lit_cpr"), "rhythm and arrest"),
    (("pericardial",), "cardiovascular conditions"),
    (("lit_septic",), "sepsis"),
    (("ventilator_", "bag_valve_mask", "supplemental"), "ventilation and oxygen"),
    (("renal_", "sodium_", "water_", "dehydration"), "kidney and water"),
    (("starvation", "exercise"), "energy"),
    (("altitude", "carbon_monoxide", "forest_fire"), "surroundings"),
    (
        (
            "apnea",
            "ards",
            "asthma",
            "bronchoconstriction",
            "copd",
            "curve_hypercapnia",
            "inhaler",
            "lit_apnoea",
            "pneumonia",
            "pneumothorax",
            "pulmonary",
        ),
        "respiratory conditions",
    ),
    (("",), "others"),
)


def _row(line: int, told: dict[str, str], file: str) -> Row:
    direction = told["expected_direction"]
    if direction not in DIRECTIONS:
        raise Invalid(f"{file} line {line} expected_direction", f"must be one of {', '.join(sorted(DIRECTIONS))}")
    low, high = _number(told["expected_low"]), _number(told["expected_high"])
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Row(
        engine=told["engine"],
        scenario=told["scenario"],
        phase=told["phase"],
        action=told["action"],
        variable=told["variable"],
        direction=direction,  # pyright: ignore[reportArgumentType] looked up above
        low=low,
        high=high,
        unit=told["unit"],
        cited=told["source"] != UNCITED,
        rating=told["engine_self_rating"],
        line=line,
    )


def _number(told: str) -> float | None:
    return float(told) if told.strip() else None
