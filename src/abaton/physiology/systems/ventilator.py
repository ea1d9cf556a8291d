"""Bag and ventilator: what they do at the airway opening, as a flow fed into it and a conductance to the air."""

from enum import IntEnum

from abaton.kernel.compiled import compiled
from abaton.physiology.body.equipment import Airway, Ventilation
from abaton.physiology.body.whole import Body
from abaton.physiology.systems import airways


class Phase(IntEnum):
    """What a machine does now."""

    EXPIRATION = 0
    VOLUME = 1
    PRESSURE = 2
    SUPPORT = 3


LARYNGEAL_MASK = int(Airway.LARYNGEAL_MASK)
OESOPHAGEAL_TUBE = int(Airway.OESOPHAGEAL_TUBE)
BAG = int(Ventilation.BAG)
ASSIST_CONTROL = int(Ventilation.ASSIST_CONTROL)
CPAP = int(Ventilation.CPAP)
NO_VENTILATION = int(Ventilation.NONE)
PRESSURE_CONTROL = int(Ventilation.PRESSURE_CONTROL)
PRESSURE_SUPPORT = int(Ventilation.PRESSURE_SUPPORT)
SIMV = int(Ventilation.SIMV)
EXPIRATION = float(Phase.EXPIRATION)
PRESSURE = float(Phase.PRESSURE)
SUPPORT = float(Phase.SUPPORT)
VOLUME = float(Phase.VOLUME)


@compiled
def _begin(b: Body, phase: float) -> None:
    r = b.breathing
    r.machine_phase = phase
    r.machine_breath = 0.0
    r.machine_peak = 0.0
    if phase != SUPPORT:
        r.machine_time = 0.0


@compiled
def _cycle(b: Body, dt: float) -> None:
    """Begin and end breaths: by the clock, by the person's effort, by fallen flow."""
    r = b.breathing
    c = r.constants
    e = b.equipment
    mode = e.ventilation
    r.machine_time += dt
    r.machine_breath += dt
    period = max(60 / e.rate, c.least_cycle) if e.rate > 0 else 0.0
    inspiration = min(max(e.inspiratory_fraction, c.least_open), 1 - c.least_open) * period
    by_volume = e.volume > 0 and mode != PRESSURE_CONTROL
    if mode == PRESSURE_CONTROL and e.pressure <= 0:
        by_volume = e.volume > 0
    mandatory = VOLUME if by_volume else PRESSURE
    if r.machine_phase == EXPIRATION:
        timed = mode not in (PRESSURE_SUPPORT, CPAP)
        if timed and period > 0 and r.machine_time >= period - 0.5 * dt:
            _begin(b, mandatory)
            return
        triggers = mode in (BAG, ASSIST_CONTROL, PRESSURE_SUPPORT, SIMV)
        rested = r.machine_breath > c.refractory + r.machine_length
        if triggers and rested and r.airway_pressure < e.peep - max(e.trigger, c.least_trigger):
            due = period > 0 and r.machine_time >= (1 - c.window) * period
            if mode in (BAG, ASSIST_CONTROL) or (mode == SIMV and due):
                _begin(b, mandatory)
            else:
                _begin(b, SUPPORT)
        return
    r.machine_peak = max(r.machine_peak, r.mouth_flow)
    if r.machine_phase == SUPPORT:
        fallen = r.mouth_flow < c.support_end * r.machine_peak and r.machine_breath > c.support_shortest
        over = fallen or r.machine_breath > c.support_longest
    else:
        over = r.machine_breath >= inspiration - 0.5 * dt
    if over:
        if r.breath_time < r.breath_inspiration:
            # The full lung ends the person's own inspiration.
            r.breath_effort *= r.breath_time / r.breath_inspiration
            r.breath_inspiration = max(r.breath_time, dt)
        r.machine_length = r.machine_breath
        r.machine_phase = EXPIRATION


@compiled
def _deliver(b: Body, dt: float) -> None:
    r = b.breathing
    c = r.constants
    e = b.equipment
    leak = 0.0
    if e.airway == LARYNGEAL_MASK:
        leak = c.laryngeal_leak
    elif not airways.tubed(e.airway):
        leak = c.mask_leak
    circuit = c.circuit_conductance
    wanted = e.peep
    if r.machine_phase == VOLUME:
        period = max(60 / e.rate, c.least_cycle) if e.rate > 0 else c.least_cycle
        length = min(max(e.inspiratory_fraction, c.least_open), 1 - c.least_open) * period
        if r.airway_pressure < c.pressure_limit:
            # Whoever holds the mask presses more in for what leaks out.
            r.source = e.volume / max(length, dt) + leak * max(r.airway_pressure, 0.0)
            r.source_conductance = leak
            r.machine_pressure = e.peep
            return
        wanted = c.pressure_limit
    elif r.machine_phase in (PRESSURE, SUPPORT):
        wanted = min(e.peep + e.pressure, c.pressure_limit)
    elif r.carina_pressure < e.peep and (e.ventilation in (BAG, ASSIST_CONTROL, PRESSURE_SUPPORT, SIMV)):
        circuit = c.closed_conductance
    r.machine_pressure += (wanted - r.machine_pressure) * min(dt / c.rise_time, 1.0)
    r.source = r.machine_pressure * circuit
    r.source_conductance = circuit + leak


@compiled
def step(b: Body, dt: float) -> None:
    """Set what stands at the airway opening."""
    r = b.breathing
    c = r.constants
    e = b.equipment
    reaches = e.ventilation != NO_VENTILATION and e.airway != OESOPHAGEAL_TUBE
    if not reaches:
        r.ventilated = 0.0
        r.machine_phase = EXPIRATION
        r.machine_time = 60.0
        r.machine_breath = 60.0
        r.machine_pressure = 0.0
        r.source_conductance = c.open_conductance
        r.source = airways.high_flow_pressure(b) * c.open_conductance
        return
    r.ventilated = 1.0
    _cycle(b, dt)
    _deliver(b, dt)
