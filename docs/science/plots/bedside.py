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
know a side are on the left. Made by `docs/science/plots/bedside.py`; what each does stands in [conditions](conditions.md).

| condition | severity | after | heart rate | pressure | breaths | SpO₂ | end-tidal CO₂ | PaCO₂ | pH | lactate | core | awake |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
| | | min | /min | mmHg | /min | % | mmHg | mmHg | | mmol/L | °C | 0–1 |
"""


def reading(body: Body) -> tuple[Body, list[Vitals]]:
    """Read for some seconds, as one who looks at a monitor does."""
    seen: list[Vitals] = []
    for _ in range(READINGS):
        body = advance(body, 1.0)
        seen.append(vitals(body))
    return body, seen


def row(name: str, severity: str, minutes: str, seen: list[Vitals]) -> str:
    if not seen[-1].alive:
        return f"| {name} | {severity} | {minutes} | dead |" + " |" * 9
    pressure = (
        f"{fmean(v.systolic_pressure_mmhg for v in seen):.0f}/{fmean(v.diastolic_pressure_mmhg for v in seen):.0f}"
    )
    cells = (
        f"{fmean(v.heart_rate_per_min for v in seen):.0f}",
        pressure,
        f"{fmean(v.breaths_per_min for v in seen):.0f}",
        f"{fmean(v.pulse_saturation_percent for v in seen):.0f}",
        f"{fmean(v.end_tidal_co2_mmhg for v in seen):.0f}",
        f"{fmean(v.arterial_pco2_mmhg for v in seen):.0f}",
        f"{fmean(v.arterial_ph for v in seen):.2f}",
        f"{fmean(v.lactate_mmol_per_l for v in seen):.1f}",
        f"{fmean(v.core_temperature_celsius for v in seen):.1f}",
        f"{fmean(v.consciousness for v in seen):.1f}",
    )
    return f"| {name} | {severity} | {minutes} | " + " | ".join(cells) + " |"


def rows(rest: Body) -> Iterator[str]:
    yield row("none", "", "", reading(rest)[1])
    for name in sorted(get_args(acts.ConditionName)):
        for severity in SEVERITIES.get(name, USUAL):
            act = acts.Condition(name, severity, "left" if name in ONE_SIDED else "both")
            body, seen = reading(advance(rest, 10 * MINUTE_S - READINGS, [act]))
            yield row(f"`{name}`", f"{severity:g}", "10", seen)
            if seen[-1].alive:
                yield row("", "", "60", reading(advance(body, 50 * MINUTE_S - READINGS))[1])


def main() -> None:
    page = Path(__file__).parents[1] / "bedside.md"
    page.write_text(HEAD + "\n".join(rows(create())) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
