"""Gas between mouth and alveoli: dead space as segments in series, and what a capnograph sees of it.

Flows are taken from how the volumes of the lungs changed since the last tick, so that amounts and volumes agree
exactly. Every space is well mixed; what leaves one enters the next. Steps are shortened until no segment is overturned.
"""

import math

from abaton.kernel.compiled import compiled
from abaton.physiology.body.gas import GASES, SEGMENTS, SPACES, Species
from abaton.physiology.body.whole import Body

DEEPEST = SEGMENTS - 1


@compiled
def expansion(b: Body) -> float:
    """Pressure (mmHg) of 1 mL of dry gas (STPD) in 1 mL of lung."""
    k = b.gas.constants
    return k.standard_pressure * (k.kelvin + b.energy.core) / k.kelvin


@compiled
def water_vapour(b: Body) -> float:
    """Pressure (mmHg) of water in gas that is as warm as the body."""
    k = b.gas.constants
    return max(k.water_vapour + k.water_vapour_slope * (b.energy.core - k.body_temperature), 0.0)


@compiled
def dry_pressure(b: Body) -> float:
    """Pressure (mmHg) that dry gases share in the airway."""
    return max(b.surroundings.pressure - water_vapour(b), 1.0)


@compiled
def space_volume(b: Body, space: int) -> float:
    """Volume (mL BTPS) of an alveolar space: perfused left and right, dead left and right."""
    lung = space % 2
    dead = min(max(b.breathing.dead_fraction[lung], 0.0), 1.0)
    share = dead if space >= 2 else 1 - dead
    return max(b.breathing.volume[lung] * share, b.gas.constants.smallest_volume)


@compiled
def count(b: Body, species: int, inspired: float, expired: float) -> None:
    """Add to the running sums of what passed the mouth, mL STPD."""
    g = b.gas
    if species == Species.OXYGEN:
        g.oxygen_in += inspired
        g.oxygen_out += expired
    elif species == Species.CARBON_DIOXIDE:
        g.carbon_dioxide_in += inspired
        g.carbon_dioxide_out += expired
    else:
        g.carbon_monoxide_in += inspired
        g.carbon_monoxide_out += expired


@compiled
def resize(b: Body, inspired: tuple[float, float, float]) -> None:
    """Let the dead space change its volume; new space holds inspired gas, lost space gives its gas to the air."""
    g = b.gas
    wanted = max(b.breathing.dead_space, SEGMENTS * g.constants.smallest_volume)
    if wanted == g.airway_volume:
        return
    for species in range(GASES):
        for segment in range(SEGMENTS):
            place = species * SEGMENTS + segment
            if wanted > g.airway_volume:
                added = (wanted - g.airway_volume) / SEGMENTS * inspired[species]
                g.airway[place] += added
                count(b, species, added, 0.0)
            else:
                lost = g.airway[place] * (1 - wanted / g.airway_volume)
                g.airway[place] -= lost
                count(b, species, 0.0, lost)
    g.airway_volume = wanted


@compiled
def move(b: Body, species: int, total: float, inspired: float, h: float) -> None:
    """Move one gas by `h` seconds of flow; `total` is the flow at the mouth, mL/s inwards."""
    g = b.gas
    row = species * SEGMENTS
    spaces = species * SPACES
    segment_volume = g.airway_volume / SEGMENTS
    deepest = g.airway[row + DEEPEST] / segment_volume
    moved = 0.0
    for space in range(SPACES):
        q = g.space_flow[space] * h
        left = g.alveolar[spaces + space] * max(q / g.space_volume[space], -1.0)
        passed = q * deepest if q > 0 else left
        g.alveolar[spaces + space] += passed
        moved += passed
    part = abs(total) * h / segment_volume
    if total > 0:
        fed = total * h * inspired
        count(b, species, fed, 0.0)
        for segment in range(SEGMENTS):
            passed = part * g.airway[row + segment] if segment < DEEPEST else moved
            g.airway[row + segment] += fed - passed
            fed = passed
    else:
        fed = -moved
        for back in range(SEGMENTS):
            place = row + DEEPEST - back
            passed = part * g.airway[place]
            g.airway[place] += fed - passed
            fed = passed
        count(b, species, 0.0, fed)


@compiled
def flow_through(b: Body, dt: float) -> float:
    """Move gas by what the alveolar spaces took and gave in `dt`; give the flow at the mouth, mL/s inwards."""
    g = b.gas
    k = g.constants
    dry = dry_pressure(b) / expansion(b)
    br = b.breathing
    inspired = (br.inspired_oxygen * dry, br.inspired_carbon_dioxide * dry, br.inspired_carbon_monoxide * dry)
    resize(b, inspired)
    total = 0.0
    into = 0.0
    out = 0.0
    for space in range(SPACES):
        q = (space_volume(b, space) - g.space_volume[space]) / dt
        if space < 2:
            q += g.uptake[space]
        g.space_flow[space] = q
        total += q
        if q > 0:
            into += q
        else:
            out -= q
    if br.mouth_flow == 0 and total > 0:
        # Nothing enters a closed airway: a lung that cannot shrink any more takes only what another gives.
        for space in range(SPACES):
            if g.space_flow[space] > 0:
                g.space_flow[space] *= out / into
        total = 0.0
    segment_volume = g.airway_volume / SEGMENTS
    inner = 1 + int(max(into, out) * dt / (k.segment_share * segment_volume))
    h = dt / inner
    for _ in range(inner):
        for species in range(GASES):
            move(b, species, total, inspired[species], h)
    for space in range(SPACES):
        g.space_volume[space] = space_volume(b, space)
    return total


@compiled
def watch(b: Body, flow: float, dt: float) -> None:
    """Read the capnogram at the mouth and the figures of each breath, `flow` in mL/s inwards."""
    g = b.gas
    k = g.constants
    pressure = expansion(b) * SEGMENTS / g.airway_volume
    outermost = g.airway[Species.CARBON_DIOXIDE * SEGMENTS] * pressure
    out = flow < -k.still
    seen = outermost if out else b.breathing.inspired_carbon_dioxide * dry_pressure(b)
    g.mouth_co2 += (seen - g.mouth_co2) * dt / (k.capnograph_time + dt)
    g.breath_age += dt
    if out:
        g.breath_expired -= flow * dt
        g.breath_carbon_dioxide -= flow * dt * outermost / expansion(b)
        g.breath_peak = max(g.breath_peak, g.mouth_co2)
        g.end_tidal_o2 = g.airway[Species.OXYGEN * SEGMENTS] * pressure
    elif flow > k.still:
        if g.breath_expired > k.breath_volume * g.airway_volume:
            g.end_tidal_co2 = g.breath_peak
            g.breath_age = 0.0
            mixed = g.breath_carbon_dioxide / g.breath_expired * expansion(b)
            g.mixed_expired_co2 += k.breath_average * (mixed - g.mixed_expired_co2)
        g.breath_expired = 0.0
        g.breath_carbon_dioxide = 0.0
        g.breath_peak = 0.0
    if g.mouth_co2 < k.least_reading:
        g.mouth_co2 = 0.0
    if g.breath_age > k.breath_memory:
        g.end_tidal_co2 *= math.exp(-dt / k.breath_fading)
        if g.end_tidal_co2 < k.least_reading:
            g.end_tidal_co2 = 0.0
