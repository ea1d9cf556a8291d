"""Pressure in the skull, and how wide the brain's vessels are.

The skull is closed: blood, cerebrospinal fluid and swelling share it, and pressure grows exponentially with what they
take (Marmarou 1975). Fluid is made at a constant rate and drains by pressure. Arterioles hold flow between perfusion
pressures of 50 and 150 mmHg and widen with carbon dioxide and want of oxygen (Lassen 1959, Ursino 1997); wider vessels
hold more blood.
"""

from math import exp, sqrt

from abaton.kernel.compiled import compiled
from abaton.physiology.body.illness import Illness
from abaton.physiology.body.whole import Body
from abaton.physiology.systems.ramp import ramp, within

# What takes room, in the order of `nervous.swelling`.
SWELLING = (
    Illness.RAISED_INTRACRANIAL_PRESSURE.value,
    Illness.TRAUMATIC_BRAIN_INJURY.value,
    Illness.STROKE.value,
)


@compiled
def worst(b: Body, illness: int) -> float:
    """Give the severity of an illness on its worse side."""
    return max(b.illness.severity[2 * illness], b.illness.severity[2 * illness + 1])


@compiled
def swell(b: Body, dt: float) -> None:
    """Let what takes room grow towards its size."""
    n = b.nervous
    c = n.constants
    for k in range(len(SWELLING)):
        severity = worst(b, SWELLING[k])
        share = dt / (c.swelling_time[k] + dt)
        n.swelling[k] += (within(severity, 0.0, 2.0) * c.swelling_most[k] - n.swelling[k]) * share


@compiled
def press(b: Body, dt: float) -> None:
    """Set the pressure of the skull, the perfusion pressure and the resistance of the brain's vessels."""
    n = b.nervous
    c = n.constants
    swell(b, dt)
    held = c.blood * (1 / sqrt(n.cerebral_resistance) - 1.0)
    taken = n.fluid + held + n.swelling[0] + n.swelling[1] + n.swelling[2]
    # Fluid sees the pressure that volume makes; what drugs add or take stands on top.
    curve = c.rest_pressure * exp(within(c.log_ten * taken / c.volume_index, -c.log_ten, c.log_ten * 2.0))
    curve = min(curve, c.pressure_most)
    # What takes room also stands in the way of the fluid's draining: pressure stays.
    sinus = max(b.circulation.central_venous, 0.0) + c.sinus_above
    hindered = 1.0
    for k in range(len(n.swelling)):
        hindered += c.swelling_hinders[k] * n.swelling[k] / c.swelling_most[k]
    drained = max(curve - sinus, 0.0) / (c.fluid_resistance * hindered)
    n.fluid = max(n.fluid + (c.fluid_made - drained) * dt / 60, -c.fluid_buffer)
    added = b.drug_effects.intracranial + b.illness_effects.intracranial
    n.intracranial_pressure = within(curve + added, 0.0, c.pressure_most)

    arterial = max(b.circulation.mean, 0.0)
    outside = max(n.intracranial_pressure, b.circulation.central_venous)
    n.cerebral_perfusion_pressure = arterial - outside
    _widen(b, dt)


@compiled
def _widen(b: Body, dt: float) -> None:
    n = b.nervous
    c = n.constants
    share = dt / (c.autoregulation_time + dt)
    n.perfusion += (max(n.cerebral_perfusion_pressure, 0.0) - n.perfusion) * share
    relative = n.perfusion / (c.rest_mean - c.rest_pressure)
    kept = 1.0 - c.injured * within(worst(b, Illness.TRAUMATIC_BRAIN_INJURY.value) + n.damage, 0.0, 1.0)
    by_pressure = 1.0 + kept * (within(relative, c.resistance_least, c.resistance_most) - 1.0)
    wanted = within(1.0 + c.carbon_dioxide_gain * (b.gas.pco2 - c.carbon_dioxide) * kept, c.flow_least, c.flow_most)
    wanted *= 1.0 + c.oxygen_gain * within(c.oxygen_low - b.gas.po2, 0.0, 0.5 * c.oxygen_low)
    wanted *= 1.0 + c.seizure_flow * n.seizure
    target = within(by_pressure / wanted, c.vessel_wide, c.vessel_narrow)
    n.cerebral_resistance += (target - n.cerebral_resistance) * share


@compiled
def answer(b: Body, dt: float) -> None:
    """Let a squeezed brain stem answer (Cushing 1901), and let the brain herniate."""
    n = b.nervous
    c = n.constants
    starved = 1.0 - ramp(n.cerebral_perfusion_pressure, c.cushing_perfusion[1], c.cushing_perfusion[0])
    if n.intracranial_pressure < c.cushing_pressure or b.illness.dead > 0.0:
        starved = 0.0
    n.cushing += (starved - n.cushing) * dt / (c.cushing_time + dt)
    pushed = ramp(n.intracranial_pressure, c.herniation_pressure[0], c.herniation_pressure[1])
    n.herniation += (pushed - n.herniation) * dt / (c.herniation_time + dt)
