"""How wide the pupils are and whether they answer to light."""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.whole import Body
from abaton.physiology.systems.ramp import ramp, within
from abaton.physiology.systems.skull import SWELLING


@compiled
def look(b: Body, dt: float) -> None:
    """Set both pupils: narrowing acts on what widening leaves; a herniating brain widens its own side first."""
    n = b.nervous
    c = n.constants
    n.eye_dose += b.surroundings.sarin * dt / 60 - n.eye_dose * dt / (c.eye_mending * 60)
    dose = (max(n.eye_dose, 0.0) / c.eye_half) ** c.eye_slope
    vapour = dose / (1.0 + dose)
    # Agent in the blood and in the air narrow by the same enzyme: the stronger counts.
    agent = max(_part(b.drug_effects.miosis), vapour)
    small = 1.0 - (1.0 - agent) * (1.0 - _part(b.illness_effects.miosis))
    asleep = c.sleep_small * max(_part(b.drug_effects.hypnosis), _part(b.illness_effects.hypnosis))
    small = 1.0 - (1.0 - small) * (1.0 - asleep)
    blocked = 1.0 - (1.0 - _part(b.drug_effects.mydriasis)) * (1.0 - _part(b.illness_effects.mydriasis))
    stressed = within(c.pain_wide * n.pain + c.stress_wide * max(b.reflexes.sympathetic - 1.0, 0.0), 0.0, 1.0)
    wide = 1.0 - (1.0 - blocked) * (1.0 - stressed)
    anoxic = max(ramp(n.starved, c.anoxic_wide[0], c.anoxic_wide[1]), n.damage)
    if b.illness.dead > 0.0:
        anoxic = 1.0
    side = _pushed(b)
    for k in range(len(n.pupil)):
        near = 1.0 if side in (k, 2) else ramp(n.herniation, c.herniation_both, 1.0)
        nerve = max(anoxic, near * n.herniation)
        size = c.pupil + (c.pupil_most - c.pupil) * wide
        size -= (size - c.pupil_least) * small
        size += (c.pupil_most - size) * nerve
        n.pupil[k] += (size - n.pupil[k]) * dt / (c.pupil_time + dt)
        n.light_reflex[k] = (1.0 - nerve) * (1.0 - blocked) * (1.0 - small)


@compiled
def _part(x: float) -> float:
    return within(x, 0.0, 1.0)


@compiled
def _pushed(b: Body) -> int:
    """Side of the worse swelling: 0 left, 1 right, 2 neither."""
    more = 0.0  # on the right
    for illness in SWELLING:
        more += b.illness.severity[2 * illness + 1] - b.illness.severity[2 * illness]
    if more > 0.0:
        return 1
    return 0 if more < 0.0 else 2
