"""What airways and lung tissue are like now, worked out every 20 ms from illness, drugs and devices."""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.equipment import Airway, Manoeuvre, Oxygen
from abaton.physiology.body.whole import Body
from abaton.physiology.systems import chest

LARYNGEAL_MASK = int(Airway.LARYNGEAL_MASK)
LEFT_MAINSTEM_TUBE = int(Airway.LEFT_MAINSTEM_TUBE)
NO_AIRWAY = int(Airway.NONE)
OESOPHAGEAL_TUBE = int(Airway.OESOPHAGEAL_TUBE)
RIGHT_MAINSTEM_TUBE = int(Airway.RIGHT_MAINSTEM_TUBE)
TUBE = int(Airway.TUBE)
HOLD = int(Manoeuvre.HOLD)
HIGH_FLOW = int(Oxygen.HIGH_FLOW)


@compiled
def tubed(airway: float) -> bool:
    """Tell whether a tube lies in the windpipe."""
    return airway in (TUBE, RIGHT_MAINSTEM_TUBE, LEFT_MAINSTEM_TUBE)


@compiled
def _tone(b: Body, dt: float) -> None:
    """Muscle tone holds the chest open; sleep of drugs, block and coma take it."""
    r = b.breathing
    drugs = b.drug_effects
    kept = (1 - drugs.hypnosis) * (1 - b.nervous.block) * (1 - b.nervous.drive_loss) * (1 - b.illness.dead)
    lost = max(1 - kept, r.weakness * r.weakness * r.weakness * r.weakness)
    r.tone_loss += (min(max(lost, 0.0), 1.0) - r.tone_loss) * min(dt / r.constants.tone_time, 1.0)


@compiled
def _tissue(b: Body) -> None:
    r = b.breathing
    c = r.constants
    loss = r.tone_loss
    r.wall_stiffness = 1 + c.wall_tone * loss
    for side in range(2):
        r.open_lung[side] = max(r.ill_open[side] * (1 - c.open_tone * loss), c.least_open)
        r.stiffness[side] = r.ill_stiffness[side] * (1 + c.lung_tone * loss)


@compiled
def _bronchi(b: Body) -> None:
    """Bronchial resistance: spasm less what drugs undo, what they cannot, and narrower as lungs are smaller."""
    r = b.breathing
    c = r.constants
    drugs = b.drug_effects
    opened = 1 - (1 - drugs.bronchodilation) * (1 - b.illness_effects.bronchodilation)
    spasm = max(drugs.airway_resistance * b.illness_effects.airway_resistance, c.least_open)
    r.spasm = 1 + (spasm - 1) * (1 - min(opened, 1.0)) if spasm > 1 else spasm
    narrow = r.spasm * r.fixed_obstruction
    limp = 1 + c.bronchial_tone * r.tone_loss
    for side in range(2):
        size = c.share[side] * r.open_lung[side]
        inflated = max(r.volume[side] / size, c.residual_volume * 0.5) / c.functional_residual_capacity
        small = min(1 + c.volume_resistance * (1 / inflated - 1), c.volume_resistance_limit)
        # Airways of lung that takes no gas stay, narrower, beside those that do.
        own = c.bronchial / 1000 / (c.share[side] * 0.5 * (1 + r.open_lung[side])) * max(small, 0.5)
        r.bronchial[side] = own * (narrow + limp - 1)
        r.bronchial_expiratory[side] = own * (narrow * r.expiratory_excess + limp - 1)
        r.upstream[side] = c.upstream / 1000 / size * (1 + c.upstream_share * (narrow * r.expiratory_excess - 1))


@compiled
def _upper(b: Body) -> None:
    """Nose, throat and larynx, or the tube or mask in their place."""
    r = b.breathing
    c = r.constants
    airway = b.equipment.airway
    r.connected[0] = 0.0 if airway == RIGHT_MAINSTEM_TUBE else 1.0
    r.connected[1] = 0.0 if airway == LEFT_MAINSTEM_TUBE else 1.0
    laminar = c.upper_laminar
    turbulent = c.upper_turbulent
    open_part = max(1 - r.upper_obstruction, 0.0)
    r.dead_space = c.anatomic_dead_space
    machine = b.equipment.ventilation > 0
    if tubed(airway):
        laminar = c.tube_laminar
        turbulent = c.tube_turbulent
        if airway != TUBE:
            laminar *= c.mainstem_factor
            turbulent *= c.mainstem_factor
        open_part = 1.0
        r.dead_space = c.anatomic_dead_space * c.tube_dead_space + (c.circuit_dead_space if machine else 0.0)
    elif airway == LARYNGEAL_MASK:
        laminar = c.mask_laminar
        turbulent = c.mask_turbulent
    else:
        if airway == NO_AIRWAY and not machine:
            # A tongue without tone falls back; hands on a mask, or an airway, hold it.
            awake = min(b.nervous.consciousness, 1 - b.drug_effects.hypnosis)
            open_part *= 1 - c.limp_tongue * (1 - max(awake, 0.0))
        if machine and airway != OESOPHAGEAL_TUBE:
            r.dead_space = c.anatomic_dead_space + c.mask_dead_space
    if b.equipment.manoeuvre == HOLD and r.manoeuvre == HOLD and not tubed(airway):
        open_part = 0.0
    r.upper_laminar = laminar / 1000
    r.upper_turbulent = turbulent / 1000 / 1000
    r.upper_open = open_part * open_part


@compiled
def _matching(b: Body, dt: float) -> None:
    """Work out which blood meets gas, and which gas meets blood."""
    r = b.breathing
    c = r.constants
    drawn = dt / c.collapse_time
    pressure = max(r.alveolar[0] + r.alveolar[1], 0.0) * 0.5
    opened = c.recruitment * min(pressure / c.recruitment_pressure, 1.0)
    shares = 0.0
    for side in range(2):
        size = c.share[side] * r.ill_open[side]
        inflated = r.volume[side] / (size * c.functional_residual_capacity)
        closed = min(max((c.collapse_volume - inflated) / c.collapse_range, 0.0), 1.0)
        r.collapse[side] += (closed - r.collapse[side]) * drawn
        r.recruited[side] += (opened - r.recruited[side]) * drawn
        added = b.drug_effects.shunt + b.illness_effects.shunt + c.shunt_tone * r.tone_loss
        added += r.ill_shunt[side] + r.ill_recruitable[side] * (1 - r.recruited[side])
        met = (1 - c.shunt) * max(1 - added, 0.0) * (1 - c.collapse_shunt * r.collapse[side])
        r.shunt[side] = min(max(1 - met, 0.0), 1.0)
        r.dead_fraction[side] = min(c.dead_fraction + r.ill_dead[side], c.dead_most)
        r.diffusion[side] = r.ill_diffusion[side]
        r.flow_share[side] = c.share[side] * (1 - c.vasoconstriction * r.collapse[side])
        shares += r.flow_share[side]
    r.flow_share[0] /= shares
    r.flow_share[1] /= shares


@compiled
def _compliance(b: Body) -> None:
    """Static compliances (mL/cmH2O) at the volume that expiration ends at."""
    r = b.breathing
    c = r.constants
    lungs = 0.0
    for side in range(2):
        size = c.share[side] * r.open_lung[side]
        part = r.end_expiratory_volume * c.share[side]
        _, slope = chest.lung_recoil(part / size, c)
        lungs += size / (slope * r.stiffness[side])
    held = r.end_expiratory_volume + r.pleural_gas[0] + r.pleural_gas[1] + r.pleural_fluid[0] + r.pleural_fluid[1]
    _, slope = chest.wall_recoil(held, c)
    r.lung_compliance = lungs
    r.chest_wall_compliance = 1 / (slope * r.wall_stiffness)
    r.compliance = 1 / (1 / r.lung_compliance + 1 / r.chest_wall_compliance)


@compiled
def step(b: Body, dt: float) -> None:
    """Work out resistances, recoil, shunt and dead space."""
    _tone(b, dt)
    _tissue(b)
    _bronchi(b)
    _upper(b)
    _matching(b, dt)
    _compliance(b)


@compiled
def high_flow_pressure(b: Body) -> float:
    """Give the pressure (cmH2O) that high-flow oxygen keeps in the throat."""
    e = b.equipment
    if e.oxygen != HIGH_FLOW or tubed(e.airway):
        return 0.0
    return b.breathing.constants.high_flow_pressure * e.oxygen_flow
