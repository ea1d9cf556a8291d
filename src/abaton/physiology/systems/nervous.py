"""Consciousness, brain stem, seizures, muscle command and death, every 100 ms."""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.circulation import Organ
from abaton.physiology.body.illness import Illness
from abaton.physiology.body.whole import Body
from abaton.physiology.systems.kinds import pumps
from abaton.physiology.systems.pupils import look
from abaton.physiology.systems.ramp import ramp, within
from abaton.physiology.systems.skull import answer, press, worst


@compiled
def both(one: float, other: float) -> float:
    """Combine two blocks: what one leaves, the other may take."""
    return 1.0 - (1.0 - within(one, 0.0, 1.0)) * (1.0 - within(other, 0.0, 1.0))


@compiled
def step(b: Body, dt: float) -> None:
    """Advance by dt seconds."""
    press(b, dt)
    answer(b, dt)
    _starve(b, dt)
    _convulse(b, dt)
    _think(b, dt)
    _feel(b)
    _breathe(b, dt)
    _twitch(b)
    look(b, dt)


@compiled
def _starve(b: Body, dt: float) -> None:
    """Count the time without oxygen, the damage it does, and tell death."""
    n = b.nervous
    c = n.constants
    missing = 1.0 - within(b.gas.tissue_po2[Organ.BRAIN] / c.cell_oxygen, 0.0, 1.0)
    n.starved += (missing - n.starved) * dt / (c.anoxic_time + dt)
    pace = c.cold_factor ** ((b.energy.core - c.warm) / c.ten_kelvin)
    if missing > 0.0:
        n.anoxia += missing * pace * dt
    else:
        n.anoxia -= n.anoxia * dt / (c.mending_time + dt)
    n.damage = max(n.damage, ramp(n.anoxia, c.damage_time[0], c.damage_time[1]))
    still = not pumps(b.rhythm.kind) or b.rhythm.mechanical <= 0.0 or b.circulation.mean < c.pulse_pressure
    if n.anoxia >= c.death_time and still:
        b.illness.dead = 1.0


@compiled
def seizure_drive(b: Body) -> float:
    """Drive to a seizure, 0..1, after what drugs take."""
    n = b.nervous
    c = n.constants
    drive = both(b.drug_effects.convulsion, b.illness_effects.convulsion)
    drive = max(drive, worst(b, Illness.SEIZURE.value))
    drive = max(drive, c.eclampsia_drive * worst(b, Illness.ECLAMPSIA.value))
    drive = max(drive, 1.0 - ramp(b.chemistry.glucose, c.sugar_drive[0], c.sugar_drive[1]))
    drive = max(drive, 1.0 - ramp(b.chemistry.sodium, c.salt_drive[0], c.salt_drive[1]))
    drive = max(drive, ramp(1.0 - b.illness.cholinesterase, c.enzyme_drive[0], c.enzyme_drive[1]))
    drive = min(drive + c.injury_drive * worst(b, Illness.TRAUMATIC_BRAIN_INJURY.value), 1.0)
    calm = both(b.drug_effects.anticonvulsion, b.illness_effects.anticonvulsion)
    asleep = c.hypnotic_drive * both(b.drug_effects.hypnosis, b.illness_effects.hypnosis)
    return drive * (1.0 - both(calm, asleep))


@compiled
def _convulse(b: Body, dt: float) -> None:
    """Begin a seizure where the drive is there, and end it by drugs, exhaustion or want of oxygen."""
    n = b.nervous
    c = n.constants
    drive = seizure_drive(b)
    alive = ramp(b.gas.tissue_po2[Organ.BRAIN], c.oxygen[0], c.oxygen[1])
    if n.convulsing > 0.0:
        n.exhaustion += (1.0 - n.exhaustion) * dt / (c.seizure_time + dt)
        worn = n.exhaustion > c.exhausted and drive < c.seizure_lasting
        if drive < c.seizure_stop or worn or alive <= 0.0:
            n.convulsing = 0.0
    else:
        n.exhaustion -= n.exhaustion * dt / (c.rest_time + dt)
        fresh = n.exhaustion < c.rested or drive >= c.seizure_lasting
        if drive >= c.seizure_start and fresh and alive > 0.5:
            n.convulsing = 1.0
    n.seizure += (n.convulsing * alive - n.seizure) * dt / (c.seizure_rise + dt)


@compiled
def _think(b: Body, dt: float) -> None:
    """Set consciousness, its index and its scale."""
    n = b.nervous
    c = n.constants
    h = both(b.drug_effects.hypnosis, b.illness_effects.hypnosis)
    fed = ramp(b.gas.tissue_po2[Organ.BRAIN], c.oxygen[0], c.oxygen[1])
    fed = min(fed, ramp(n.perfusion, c.perfusion[0], c.perfusion[1]))
    core = b.energy.core
    temperate = ramp(core, c.cold[0], c.cold[1]) * (1.0 - ramp(core, c.heat[0], c.heat[1]))
    clear = 1.0 - ramp(b.gas.pco2, c.narcosis[0], c.narcosis[1])
    clear *= ramp(b.chemistry.glucose, c.glucose[0], c.glucose[1])
    clear *= ramp(b.chemistry.sodium, c.salt[0], c.salt[1])
    clear *= 1.0 - c.clouded * n.exhaustion
    clear *= 1.0 - within(c.stroke_loss * worst(b, Illness.STROKE.value), 0.0, 1.0)
    clear *= 1.0 - within(c.injury_loss * worst(b, Illness.TRAUMATIC_BRAIN_INJURY.value), 0.0, 1.0)
    clear *= (1.0 - n.damage) * (1.0 - n.herniation) * (1.0 - n.seizure)
    awake = (1.0 - ramp(h, c.hypnosis[0], c.hypnosis[1])) * fed * temperate * clear
    if b.illness.dead > 0.0:
        awake, fed = 0.0, 0.0
    slow = c.lost_time if awake < n.consciousness else c.found_time
    n.consciousness += (awake - n.consciousness) * dt / (slow + dt)
    cortex = fed * temperate * (1.0 - n.damage)
    bis = c.bis_awake * (1.0 - h) * cortex * (c.bis_coma + (1.0 - c.bis_coma) * clear)
    n.bis += (bis - n.bis) * dt / (c.found_time + dt)
    n.coma_scale = round(c.scale_least + c.scale_span * n.consciousness)


@compiled
def hurt(b: Body) -> float:
    """Give what hurts, 0..1, before it is felt or treated."""
    c = b.nervous.constants
    burn = min(c.burn_pain * worst(b, Illness.BURN.value), 1.0)
    chest = c.angina * within(worst(b, Illness.CORONARY_OCCLUSION.value), 0.0, 1.0)
    return max(within(worst(b, Illness.PAIN.value), 0.0, 1.0), burn, chest)


@compiled
def _feel(b: Body) -> None:
    relief = both(b.drug_effects.analgesia, b.illness_effects.analgesia)
    b.nervous.pain = hurt(b) * (1.0 - relief) * b.nervous.consciousness


@compiled
def _breathe(b: Body, dt: float) -> None:
    """Tell how much of the drive to breathe the brain stem has lost."""
    n = b.nervous
    c = n.constants
    stem = ramp(b.gas.tissue_po2[Organ.BRAIN], c.stem_oxygen[0], c.stem_oxygen[1])
    stem = min(stem, ramp(n.perfusion, c.stem_perfusion[0], c.stem_perfusion[1]))
    stem = stem * (1.0 - n.herniation) * (1.0 - n.damage)
    if b.illness.dead > 0.0:
        stem = 0.0
    lost = both(1.0 - stem, c.seizure_drive * n.seizure)
    n.drive_loss += (lost - n.drive_loss) * dt / (c.drive_time * (1.0 - 0.5 * n.seizure) + dt)


@compiled
def _twitch(b: Body) -> None:
    """Tell what a nerve stimulator would see of a block that competes with acetylcholine."""
    n = b.nervous
    c = n.constants
    n.block = both(b.drug_effects.neuromuscular_block, b.illness_effects.neuromuscular_block)
    n.train_of_four_ratio = 1.0 - ramp(n.block, 0.0, c.fade)
    count = 0.0
    for k in range(len(c.twitch)):
        if n.block < c.twitch[k]:
            count += 1
    n.train_count = count
