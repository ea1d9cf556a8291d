"""Lungs, chest wall and pleura: what volumes do to pressures, and pressures to flows.

Each lung's recoil is that of the whole at the same relative inflation; the part of it that takes no gas
(`open_lung`) only makes it smaller.
"""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.breathing_constants import BreathingConstants
from abaton.physiology.body.whole import Body


@compiled
def lung_recoil(volume: float, c: BreathingConstants) -> tuple[float, float]:
    """Give recoil and its slope (cmH2O, cmH2O/mL) of both lungs at a volume."""
    pressure = (volume - c.lung_zero) / c.lung_compliance
    slope = 1 / c.lung_compliance
    if volume > c.stretch_from:
        gap = max(c.stretch_limit - volume, c.wall_gap)
        ratio = (volume - c.stretch_from) / gap
        pressure += c.stretch_pressure * ratio * ratio
        slope += 2 * c.stretch_pressure * ratio * (1 + ratio) / gap
    elif volume < c.collapse_from:
        gap = max(volume, c.wall_gap)
        ratio = (c.collapse_from - volume) / gap
        pressure -= c.collapse_pressure * ratio * ratio
        slope += 2 * c.collapse_pressure * ratio * (1 + ratio) / gap
    return pressure, slope


@compiled
def wall_recoil(volume: float, c: BreathingConstants) -> tuple[float, float]:
    """Give the pressure inside a relaxed chest and its slope (cmH2O, cmH2O/mL) at a volume of all it holds."""
    pressure = (volume - c.wall_rest) / c.wall_compliance
    slope = 1 / c.wall_compliance
    if volume < c.wall_low_from:
        gap = max(volume - c.wall_low_limit, c.wall_gap)
        ratio = (c.wall_low_from - volume) / gap
        pressure -= c.wall_low_pressure * ratio * ratio
        slope += 2 * c.wall_low_pressure * ratio * (1 + ratio) / gap
    elif volume > c.wall_high_from:
        gap = max(c.wall_high_limit - volume, c.wall_gap)
        ratio = (volume - c.wall_high_from) / gap
        pressure += c.wall_high_pressure * ratio * ratio
        slope += 2 * c.wall_high_pressure * ratio * (1 + ratio) / gap
    return pressure, slope


@compiled
def press(b: Body) -> tuple[float, float, float]:
    """Work out pleural and alveolar pressures; give the stiffness of each side (cmH2O/mL) and of the chest wall."""
    r = b.breathing
    c = r.constants
    left = r.volume[0] + r.pleural_gas[0] + r.pleural_fluid[0]
    right = r.volume[1] + r.pleural_gas[1] + r.pleural_fluid[1]
    total = left + right
    wall, wall_slope = wall_recoil(total, c)
    wall *= r.wall_stiffness
    wall_slope *= r.wall_stiffness
    r.wall_recoil = wall
    mean = wall - r.muscle_pressure
    off = c.mediastinum * (left - c.share[0] * total)
    r.pleural[0] = mean + off
    r.pleural[1] = mean - off
    size = c.share[0] * r.open_lung[0]
    pressure, left_slope = lung_recoil(r.volume[0] / size, c)
    r.recoil[0] = pressure * r.stiffness[0]
    left_slope *= r.stiffness[0] / size
    size = c.share[1] * r.open_lung[1]
    pressure, right_slope = lung_recoil(r.volume[1] / size, c)
    r.recoil[1] = pressure * r.stiffness[1]
    right_slope *= r.stiffness[1] / size
    r.alveolar[0] = r.pleural[0] + r.recoil[0]
    r.alveolar[1] = r.pleural[1] + r.recoil[1]
    return left_slope, right_slope, wall_slope


@compiled
def flow(b: Body, dt: float) -> None:
    """Work out the flows between airway opening, carina and alveoli; implicit in each lung's own volume."""
    r = b.breathing
    c = r.constants
    left_slope, right_slope, wall_slope = press(b)
    bronchial = r.bronchial if r.mouth_flow >= 0 else r.bronchial_expiratory
    shared = wall_slope + c.mediastinum
    left = r.connected[0] / (bronchial[0] + dt * (left_slope + shared))
    right = r.connected[1] / (bronchial[1] + dt * (right_slope + shared))
    upper = 0.0
    if r.upper_open > 0:
        upper = r.upper_open / (r.upper_laminar + r.upper_turbulent * abs(r.mouth_flow))
    outer = r.source_conductance
    through = outer * upper / (outer + upper)
    fed = r.source * upper / (outer + upper)
    lungs = left * r.alveolar[0] + right * r.alveolar[1]
    conductance = max(through + left + right, c.closed_conductance)
    carina = (fed + lungs) / conductance
    first = left * (carina - r.alveolar[0])
    second = right * (carina - r.alveolar[1])

    # Expiration is no faster than the airways stay open for, however hard the chest presses.
    most = max(r.recoil[0] + c.airway_support, 0.0) / r.upstream[0]
    most_right = max(r.recoil[1] + c.airway_support, 0.0) / r.upstream[1]
    if first < -most or second < -most_right:
        slow_left = first < -most
        slow_right = second < -most_right
        known = (max(-most, first) if slow_left else 0.0) + (max(-most_right, second) if slow_right else 0.0)
        conductance = through + (0.0 if slow_left else left) + (0.0 if slow_right else right)
        lungs = (0.0 if slow_left else left * r.alveolar[0]) + (0.0 if slow_right else right * r.alveolar[1])
        if conductance > 0:
            carina = (fed + lungs - known) / conductance
            first = -most if slow_left else max(left * (carina - r.alveolar[0]), -most)
            second = -most_right if slow_right else max(right * (carina - r.alveolar[1]), -most_right)
        else:
            first = 0.0
            second = 0.0
    r.flow[0] = first
    r.flow[1] = second
    r.mouth_flow = first + second
    r.carina_pressure = carina
    r.airway_pressure = (r.source + upper * carina) / (outer + upper)


@compiled
def leak(b: Body, dt: float) -> None:
    """Move gas and fluid into and out of the pleural spaces."""
    r = b.breathing
    c = r.constants
    for side in range(2):
        gas = r.pleural_gas[side]
        moved = 0.0
        target = r.leak_target[side]
        if target > gas:
            moved += min((target - gas) / c.pneumothorax_time, c.leak_most)
        opening = r.wound[side] * (1 - min(b.equipment.dressing[side], 1.0)) * c.wound_conductance
        if opening > 0:
            # Implicit: the wound may be wide against the little that moves through it.
            stiff = 1 / c.wall_compliance + c.mediastinum
            moved += -r.pleural[side] * opening / (1 + dt * opening * stiff)
        if b.equipment.needle[side] > 0 and r.pleural[side] > c.vent_suction:
            moved -= (r.pleural[side] - c.vent_suction) * c.vent_conductance
        elif target <= 0 and opening <= 0:
            moved -= gas / c.absorption_time
        moved = max(moved * dt, -gas)
        r.pleural_gas[side] = gas + moved
        if moved > 0:
            r.pleural_gas_in += moved
        else:
            r.pleural_gas_out -= moved
        r.pleural_fluid[side] += (r.fluid_target[side] - r.pleural_fluid[side]) * dt / c.effusion_time
