"""Blood moves: pressures from volumes, flows from pressures, one path after the other.

Each path is solved in the pressures of its own two ends as they even out, so that a step may be longer than the time
constant of the stiffest pair; each step goes through all of them in one order and
then in the other, twice, which makes the splitting symmetric.
What leaves one compartment enters the other as the same number: blood is conserved to rounding.
"""

import math

from abaton.kernel.compiled import compiled
from abaton.physiology.body.circulation import N_ORGANS, N_PATHS, N_VESSELS, Organ, Path, Vessel
from abaton.physiology.body.whole import Body
from abaton.physiology.systems import beats, compressions, heart

N_SITES = 12
SWEEPS = 4
"""Of a step through all paths; even. Systolic pressure then changes by 0.3 % when the step is halved."""


@compiled
def step(b: Body, dt: float) -> None:
    """Advance by `dt` s (2 ms)."""
    c = b.circulation
    pushed = compressions.push(b, dt)
    contracted = heart.squeeze(b)
    _press(b, pushed)
    _exchange(b, dt)
    for path in range(N_PATHS):
        c.flow[path] = 0.0
    # Back and there, twice: what one order of paths puts first, the other puts last.
    part = dt / SWEEPS
    for sweep in range(SWEEPS):
        for i in range(N_PATHS):
            _flow(b, i if sweep & 1 else N_PATHS - 1 - i, contracted, part)
    for path in range(N_PATHS):
        c.flow[path] /= SWEEPS
    _sum(b, dt)
    beats.follow(b, dt)
    c.arterial_pressure_now = c.pressure[Vessel.UPPER_ARTERIES]
    c.central_venous_now = c.pressure[Vessel.RIGHT_ATRIUM]
    c.pulmonary_artery_now = c.pressure[Vessel.PULMONARY_ARTERY]


@compiled
def _press(b: Body, pushed: float) -> None:
    """Write the pressure of every compartment, relative to the air, from its volume and what surrounds it."""
    c, k = b.circulation, b.circulation.constants
    around = heart.pericardium(b)
    c.pericardial_pressure = around + b.breathing.pleural_pressure
    for i in range(N_VESSELS):
        outside = k.intrathoracic[i] * (b.breathing.pleural_pressure + pushed * k.compression_chest)
        if k.cardiac[i] > 0:
            outside += around + pushed * (1 - k.compression_chest) * k.cardiac[i]
        else:
            beyond = c.volume[i] - c.unstressed[i]
            stiff = 1 / k.compliance[i]
            if k.venous[i] > 0 and stiff * beyond < k.flattening:
                # Veins that flatten give their blood at ever less pressure, and are never sucked empty.
                flat = 1 - stiff * beyond / k.flattening
                left = 1 / (1 + flat + 0.5 * flat * flat)
                c.stiffness[i] = stiff * (1 + flat) * left * left
                c.pressure[i] = k.flattening * left
                c.surrounding[i] = 0.0
                continue
            if beyond < 0:
                stiff /= k.collapse
            elif i == Vessel.LEG_VEINS:
                stiff *= 1 + max(beyond - k.leg_limit, 0.0) / k.leg_stiffening
            straight = stiff * beyond
            over = max(straight - k.stiffening_from, 0.0) * k.arterial[i]
            # Elastin hands over to collagen: arteries stiffen as they are stretched.
            c.stiffness[i] = stiff * (1 + over / k.stiffening)
            c.pressure[i] = straight + 0.5 * over * over / k.stiffening
        c.surrounding[i] = outside
        c.pressure[i] += outside


@compiled
def _flow(b: Body, path: int, contracted: float, dt: float) -> None:
    """Let blood flow along a path for `dt`, a part of a step; add to the sum of the parts' flows."""
    c, k = b.circulation, b.circulation.constants
    source, target = int(k.source[path]), int(k.target[path])
    upright = b.reflexes.upright * k.gravity
    drop = c.pressure[source] - c.pressure[target] - upright * (k.depth[source] - k.depth[target])
    if path == Path.BRAIN:
        # A skull presses its veins: what flows out is held back by whichever is higher.
        drop = min(drop, max(c.pressure[source] - upright * k.depth[source] - b.nervous.intracranial_pressure, 0.0))
    elif k.closing[path] > 0:
        # Arterioles close while blood still stands before them: what lies behind does not pull.
        head = c.pressure[source] - upright * k.depth[source] - k.closing[path]
        drop = min(drop, max(head, 0.0))
        if path == Path.HEART:
            drop *= 1 - k.coronary_systole * contracted
    elif path == Path.LUNGS:
        # Alveoli that press harder than the veins close half of the capillaries: the upper half of a lying lung.
        drop -= 0.5 * max(b.breathing.alveolar_pressure - c.pressure[target], 0.0)
    elif k.inlet[path] > 0:
        # The chest sucks no blood in: veins flatten where they enter it, and only what stands before drives.
        drop = min(drop, max(c.pressure[source] - upright * (k.depth[source] - k.depth[target]), 0.0))
    if k.valve[path] > 0 and drop <= 0:
        return
    # What flows in the step as the two ends even out, exp(-x) taken as 1 / (1 + x + x2 / 2): to the second order in the
    # step, and without ringing however stiff the pair is.
    resistance, stiff = c.path_resistance[path], dt * (c.stiffness[source] + c.stiffness[target])
    q = drop * (resistance + 0.5 * stiff) / (resistance * (resistance + stiff) + 0.5 * stiff * stiff)
    most = k.inertia * (c.volume[source] if q > 0 else c.volume[target]) / dt
    q = min(max(q, -most), most)
    moved = q * dt
    c.volume[source] -= moved
    c.volume[target] += moved
    c.pressure[source] -= moved * c.stiffness[source]
    c.pressure[target] += moved * c.stiffness[target]
    c.flow[path] += q


@compiled
def _exchange(b: Body, dt: float) -> None:
    """Bleeding out, infusions in, plasma across the capillaries' walls."""
    c, k = b.circulation, b.circulation.constants
    clotting = b.drug_effects.bleeding * b.illness_effects.bleeding
    for site in range(N_SITES):
        wanted = b.illness.bleeding[site]
        if wanted <= 0 or b.illness.tourniquet[site] > 0:
            continue
        vessel = int(k.bleed_vessel[site])
        venous = k.venous_pool[vessel] > 0
        # The rate of the act is what was measured; below a pressure of shock it falls as through an orifice.
        head = min(max(c.pressure[vessel], 0.0) / k.bleed_pressure[1 if venous else 0], 1.0)
        lost = min(wanted / 60 * math.sqrt(head) * clotting * dt, max(c.volume[vessel] - k.floor, 0.0) * k.inertia)
        c.volume[vessel] -= lost
        c.blood_lost += lost
        if venous:
            c.bleed_venous_sum += lost
        else:
            c.bleed_arterial_sum += lost
    given = b.fluids.infusion_flow * dt
    c.volume[Vessel.UPPER_VEINS] += given
    c.blood_given += given
    moved = b.fluids.plasma_flow * dt
    # Across the walls of all systemic beds: half of it where the gut's and half where the legs' veins begin.
    c.volume[Vessel.SPLANCHNIC_VEINS] += 0.5 * moved
    c.volume[Vessel.LEG_VEINS] += 0.5 * moved
    c.plasma_moved += moved


@compiled
def _sum(b: Body, dt: float) -> None:
    """Gather the tick's flows."""
    c = b.circulation
    c.organ_sum[Organ.BRAIN] += c.flow[Path.BRAIN] * dt
    c.organ_sum[Organ.HEART] += c.flow[Path.HEART] * dt
    c.organ_sum[Organ.UPPER_BODY] += c.flow[Path.UPPER_BODY] * dt
    c.organ_sum[Organ.KIDNEYS] += c.flow[Path.KIDNEYS] * dt
    c.organ_sum[Organ.SPLANCHNIC] += c.flow[Path.SPLANCHNIC] * dt
    c.organ_sum[Organ.LEGS] += c.flow[Path.LEGS] * dt
    c.pulmonary_sum += c.flow[Path.LUNGS] * dt
    c.tick += dt


@compiled
def tick(b: Body) -> None:
    """Close the tick (20 ms): means over it, volumes of the two pools, smoothed flows."""
    c, k = b.circulation, b.circulation.constants
    if c.tick <= 0:
        return
    share = min(c.tick / k.smoothing, 1.0)
    for organ in range(N_ORGANS):
        c.organ_flow[organ] = c.organ_sum[organ] / c.tick
        c.organ_mean_flow[organ] += share * (c.organ_flow[organ] * 60 - c.organ_mean_flow[organ])
        c.organ_sum[organ] = 0.0
    c.pulmonary_flow = c.pulmonary_sum / c.tick
    c.bleed_arterial = c.bleed_arterial_sum / c.tick
    c.bleed_venous = c.bleed_venous_sum / c.tick
    c.pulmonary_sum = c.bleed_arterial_sum = c.bleed_venous_sum = 0.0
    c.tick = 0.0
    arterial = venous = 0.0
    for i in range(N_VESSELS):
        if k.venous_pool[i] > 0:
            venous += c.volume[i]
        else:
            arterial += c.volume[i]
    # Behind arterioles, before venules: what flows there times what lies beyond.
    # Working beds open more of their venules.
    gut = c.pressure[Vessel.SPLANCHNIC_VEINS] + k.venules * k.resistance[Path.SPLANCHNIC] * c.flow[Path.SPLANCHNIC]
    legs = c.pressure[Vessel.LEG_VEINS]
    legs += k.venules * k.resistance[Path.LEGS] * c.flow[Path.LEGS] / b.reflexes.muscle_dilation
    c.capillary_pressure += share * ((1 - k.legs_filter) * gut + k.legs_filter * legs - c.capillary_pressure)
    c.arterial_volume, c.venous_volume, c.blood_volume = arterial, venous, arterial + venous
