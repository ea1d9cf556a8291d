"""Write what each condition looks like at the bedside: the standard adult, ten minutes and an hour after it began.

Run as `.venv/bin/python docs/science/plots/bedside.py`; writes `docs/science/bedside.md`. Everything is computed.
"""

from collections.abc import Iterator
from pathlib import Path
from statistics import fmean
from typing import get_args

from abaton.physiology import acts
from abaton.physiology.engine import Body, advance
from abaton.physiology.patient import create
from abaton.physiology.vitals import Vitals, vitals

SEVERITIES = {"starvation": (1.0, 3.0), "dehydration": (0.03, 0.06, 0.1), "burn": (0.2, 0.4, 0.6)}
USUAL = (0.3, 0.6, 1.0)
ONE_SIDED = ("pneumothorax_closed", "pneumothorax_open", "pleural_effusion", "pneumonia", "renal_stenosis")
READINGS = 15  # a second apart, averaged: two breaths and a dozen beats
MINUTE_S = 60.0
HEAD = """# Conditions at the bedside

What a condition alone looks like in the standard adult, lying, breathing air, treated by nobody: means over fifteen
seconds, ten minutes and an hour after it began. For authors of cases: choose a severity here, then try it. Those that
know a side are on the left. Made by `docs/science/plots/bedside.py`; what each does stands in
[conditions](conditions.md).
"""
# Heading, unit, decimals, field of the vital signs.
COLUMNS = (
    ("heart rate", "/min", 0, "heart_rate_per_min"),
    ("systolic", "mmHg", 0, "systolic_pressure_mmhg"),
    ("diastolic", "mmHg", 0, "diastolic_pressure_mmhg"),
    ("breaths", "/min", 0, "breaths_per_min"),
    ("SpO₂", "%", 0, "pulse_saturation_percent"),
    ("end-tidal CO₂", "mmHg", 0, "end_tidal_co2_mmhg"),
    ("PaCO₂", "mmHg", 0, "arterial_pco2_mmhg"),
    ("pH", "", 2, "arterial_ph"),
    ("lactate", "mmol/L", 1, "lactate_mmol_per_l"),
    ("core", "°C", 1, "core_temperature_celsius"),
    ("awake", "0–1", 1, "consciousness"),
)


def reading(body: Body) -> tuple[Body, list[Vitals]]:
    """Read for some seconds, as one who looks at a monitor does."""
    seen: list[Vitals] = []
    for _ in range(READINGS):
        body = advance(body, 1.0)
        seen.append(vitals(body))
    return body, seen


def row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def told(seen: list[Vitals]) -> tuple[str, ...]:
    if not seen[-1].alive:
        return ("dead",) + ("",) * (len(COLUMNS) - 1)
    return tuple(f"{fmean(getattr(one, field) for one in seen):.{digits}f}" for _, _, digits, field in COLUMNS)


def rows(rest: Body) -> Iterator[str]:
    yield row("condition", "severity", "after", *(heading for heading, _, _, _ in COLUMNS))
    yield row(*("---",) * (3 + len(COLUMNS)))
    yield row("", "", "min", *(unit for _, unit, _, _ in COLUMNS))
    yield row("none", "", "", *told(reading(rest)[1]))
    for name in sorted(get_args(acts.ConditionName)):
        for severity in SEVERITIES.get(name, USUAL):
            act = acts.Condition(name, severity, "left" if name in ONE_SIDED else "both")
            body, seen = reading(advance(rest, 10 * MINUTE_S - READINGS, [act]))
            yield row(f"`{name}`", f"{severity:g}", "10", *told(seen))
            if seen[-1].alive:
                yield row("", "", "60", *told(reading(advance(body, 50 * MINUTE_S - READINGS))[1]))


def main() -> None:
    page = Path(__file__).parents[1] / "bedside.md"
    page.write_text(HEAD + "\n" + "\n".join(rows(create())) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
