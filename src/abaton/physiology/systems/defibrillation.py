"""What a shock through the chest does: a logistic model of success, chance from the body's seed.

The log odds that a rhythm ends grow with the logarithm of the energy over the energy of even odds, and fall with what
makes fibrillation hard to end: finer waves, muscle without phosphate, acidosis, potassium, cold. Whether a pulse
follows is another question: the energy of the heart muscle decides it, and that is what compressions keep up.
"""

from math import exp, log

from abaton.kernel.compiled import compiled
from abaton.physiology.body.rhythm import RhythmKind, Shocked
from abaton.physiology.body.whole import Body
from abaton.physiology.systems.arrhythmia import become, draw, perfusion
from abaton.physiology.systems.chance import Stream
from abaton.physiology.systems.kinds import VENTRICULAR, fibrillates, pumps
from abaton.physiology.systems.ramp import ramp, within

K = RhythmKind


@compiled
def shock(b: Body, energy_j: float, synchronised: float) -> float:
    """Deliver one biphasic shock; tell what it did (`Shocked`). Synchronised is 1 or 0."""
    r = b.rhythm
    waves = r.kind != K.ASYSTOLE.value and not fibrillates(r.kind)
    if energy_j <= 0.0 or (synchronised > 0.0 and not waves):
        return float(Shocked.WITHHELD.value)
    r.shocks += 1
    if b.illness.dead > 0.0 or not (waves or fibrillates(r.kind)):
        return float(Shocked.NOTHING.value)
    if synchronised <= 0.0 and pumps(r.kind) and _vulnerable(b):
        become(b, K.COARSE_VENTRICULAR_FIBRILLATION.value, 0.0)
        return float(Shocked.FIBRILLATED.value)
    odds = success(b, energy_j)
    if odds <= 0.0 or draw(b, Stream.SHOCK.value) >= odds:
        return float(Shocked.NOTHING.value)
    return _recover(b)


@compiled
def success(b: Body, energy_j: float) -> float:
    """Give the chance, 0..1, that a shock of this energy ends the rhythm; 0 where there is nothing to end."""
    r = b.rhythm
    c = r.constants
    half = 0.0
    if r.kind == K.ATRIAL_FIBRILLATION.value:
        half = c.shock_half[0]
    elif r.kind == K.ATRIAL_FLUTTER.value:
        half = c.shock_half[1]
    elif r.kind == K.SUPRAVENTRICULAR_TACHYCARDIA.value:
        half = c.shock_half[2]
    elif r.kind in VENTRICULAR:
        half = c.shock_half[3]
    elif fibrillates(r.kind) or r.kind == K.TORSADES.value:
        half = c.shock_half[4]
    if half <= 0.0 or energy_j <= 0.0:
        return 0.0
    calm = 1.0 - (1.0 - b.drug_effects.antiarrhythmic) * (1.0 - b.illness_effects.antiarrhythmic)
    x = c.shock_slope * log(energy_j / half) + c.shock_drug * within(calm, 0.0, 1.0)
    if fibrillates(r.kind):
        x -= c.shock_amplitude * (1.0 - r.fibrillation)
    x -= c.shock_energy * (1.0 - r.energy)
    x -= c.shock_acid * max(c.shock_ph - b.gas.ph, 0.0) / c.shock_ph_step
    x -= c.shock_potassium * max(r.potassium - c.potassium_high, 0.0)
    x -= c.shock_cold * max(c.cold_limit - b.energy.core, 0.0)
    return 1 / (1.0 + exp(-x))


@compiled
def _vulnerable(b: Body) -> bool:
    """Whether the shock falls on the T wave and sets off fibrillation."""
    r = b.rhythm
    c = r.constants
    part = r.ventricular_time / max(r.qt, c.tick)
    if part < c.vulnerable_from or part > c.vulnerable_to:
        return False
    return draw(b, Stream.SHOCK.value) < c.vulnerable_chance


@compiled
def _recover(b: Body) -> float:
    """After the rhythm has ended: a pulse, electrical activity alone, or standstill."""
    r = b.rhythm
    c = r.constants
    arrested = not pumps(r.kind)
    kind, told = float(K.SINUS.value), float(Shocked.CONVERTED.value)
    if arrested:
        alive = r.energy >= c.return_energy and r.potassium < c.potassium_sine
        # Early it is the energy left that counts; later a heart beats again only when its own vessels are perfused.
        late = ramp(r.kind_time, c.shock_fresh[0], c.shock_fresh[1])
        held = 1.0 - late * (1.0 - c.shock_unfed) * (1.0 - perfusion(b))
        if not (alive and draw(b, Stream.SHOCK.value) < c.shock_pulse * r.energy * held):
            electrical = r.energy > c.asystole_energy and draw(b, Stream.SHOCK.value) < c.shock_electrical
            kind = float(K.PULSELESS_ELECTRICAL_ACTIVITY.value) if electrical else float(K.ASYSTOLE.value)
            told = float(Shocked.STUNNED.value)
    become(b, kind, 0.0)
    r.atrial_phase = -c.shock_pause * max(b.reflexes.sinus_rate, 0.0) / 60
    return told
