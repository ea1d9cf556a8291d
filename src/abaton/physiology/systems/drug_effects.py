"""What the drugs in a body do: each alone by Hill's law, together through the receptors that they share.

Agonists and antagonists of a receptor: x = sum(c / half) / (1 + sum(c / inhibition)) (Gaddum 1957). Hypnotics and
opioids meet on a surface (Bouillon 2004), on which either is the stronger for the other.
"""

from typing import TYPE_CHECKING

from abaton.kernel.compiled import compiled
from abaton.physiology.body.drugs import ACTION_WIDTH, CENTRAL, N_ACTIONS, N_PLACES, SHALLOW
from abaton.physiology.drugs.drug import N_RECEPTORS, Receptor, Sum
from abaton.physiology.drugs.effect import N_EFFECTS, Effect
from abaton.physiology.systems.effect_fields import write

if TYPE_CHECKING:
    from abaton.physiology.body.whole import Body


@compiled
def effects(b: "Body") -> None:
    """Write `b.drug_effects`: neutral values, then what every drug asks for."""
    collect(b)
    sleep(b)
    adrenergic(b)
    cholinergic(b)
    end_plate(b)
    undo_only(b)
    write(b)


@compiled
def hill(x: float, steepness: float) -> float:
    """Give x^s / (1 + x^s)."""
    if x <= 0:
        return 0.0
    power = x**steepness
    return power / (1 + power)


@compiled
def bounded(x: float) -> float:
    """Give x within 0..1."""
    return min(max(x, 0.0), 1.0)


@compiled
def factor(b: "Body", effect: int, times: float) -> None:
    b.drugs.direct[effect] = (1 + b.drugs.direct[effect]) * times - 1


@compiled
def add(b: "Body", effect: int, amount: float) -> None:
    b.drugs.direct[effect] += amount


@compiled
def block(b: "Body", effect: int, part: float) -> None:
    b.drugs.direct[effect] = 1 - (1 - b.drugs.direct[effect]) * (1 - bounded(part))


@compiled
def collect(b: "Body") -> None:
    """Read all effect sites: sums on receptors, direct effects."""
    drugs = b.drugs
    for at in range(N_RECEPTORS):
        drugs.agonist[at] = 0
        drugs.antagonist[at] = 0
    for at in range(N_EFFECTS):
        drugs.direct[at] = 0
    for slot in range(int(drugs.slots)):
        for row in range(N_ACTIONS):
            at = (slot * N_ACTIONS + row) * ACTION_WIDTH
            kind = int(drugs.slot_action[at])
            if kind == Sum.NONE:
                break
            if kind < Sum.FACTOR:
                sum_up(b, slot, at)
            else:
                act(b, slot, at)


@compiled
def sum_up(b: "Body", slot: int, at: int) -> None:
    """Add one row that is proportional: receptors, what reaches tissues, what is in the blood."""
    drugs = b.drugs
    drug = int(drugs.slot_drug[slot])
    kind, target = int(drugs.slot_action[at]), int(drugs.slot_action[at + 1])
    most, half, here = drugs.slot_action[at + 2], drugs.slot_action[at + 3], drugs.effect[drug]
    if kind == Sum.AGONIST:
        drugs.agonist[target] += here / half
    elif kind == Sum.ANTAGONIST:
        drugs.antagonist[target] += here / half
    elif kind == Sum.FLUX:
        drugs.direct[target] += most * drugs.slot_output[slot]
    elif kind == Sum.AMOUNT:
        place = drug * N_PLACES
        drugs.direct[target] += most * (drugs.amount[place + CENTRAL] + drugs.amount[place + SHALLOW])
    else:
        drugs.direct[target] += most * drugs.plasma[drug]


@compiled
def act(b: "Body", slot: int, at: int) -> None:
    """Add one row that follows Hill's law."""
    drugs = b.drugs
    drug = int(drugs.slot_drug[slot])
    kind, target = int(drugs.slot_action[at]), int(drugs.slot_action[at + 1])
    most, half, steep = drugs.slot_action[at + 2], drugs.slot_action[at + 3], drugs.slot_action[at + 4]
    here = drugs.airway[drug] if kind == Sum.AIRWAY else drugs.effect[drug]
    done = most * hill(here / half, steep)
    if kind == Sum.FACTOR:
        factor(b, target, 1 + done)
    elif kind == Sum.ADDITION:
        add(b, target, done)
    else:
        block(b, target, done)


@compiled
def stimulus(b: "Body", receptor: int) -> float:
    """Give what is left of the agonists beside the antagonists."""
    return max(b.drugs.agonist[receptor], 0.0) / (1 + max(b.drugs.antagonist[receptor], 0.0))


@compiled
def sleep(b: "Body") -> None:
    """Hypnosis, pain, breathing: opioids, benzodiazepines and hypnotics together."""
    k = b.drugs.constants
    opioid = stimulus(b, Receptor.MU)
    calm = hill(stimulus(b, Receptor.BENZODIAZEPINE), k.benzodiazepine_steepness)
    asleep = stimulus(b, Receptor.HYPNOSIS) + k.benzodiazepine_hypnosis * calm
    with_opioid = opioid / k.opioid_hypnosis
    block(
        b, Effect.HYPNOSIS, hill(asleep + with_opioid + k.hypnosis_synergy * asleep * with_opioid, k.hypnosis_steepness)
    )
    quiet = stimulus(b, Receptor.VENTILATION) + k.benzodiazepine_ventilation * calm
    # Each depresses by its own law, and lends the other strength.
    factor(b, Effect.DRIVE, 1 - hill(opioid * (1 + k.ventilation_synergy * quiet), k.opioid_steepness))
    factor(b, Effect.DRIVE, 1 - hill(quiet * (1 + k.ventilation_synergy * opioid), k.quiet_steepness))
    factor(b, Effect.BREATH_RATE, 1 - k.opioid_rate * hill(opioid, k.opioid_rate_steepness))
    factor(b, Effect.BREATH_RATE, 1 - k.quiet_rate * hill(quiet, k.quiet_steepness))
    factor(b, Effect.BREATH_RATE, 1 - k.benzodiazepine_rate * calm)
    block(b, Effect.ANALGESIA, hill(opioid / k.opioid_analgesia, 1))
    block(b, Effect.MIOSIS, hill(opioid / k.opioid_miosis, 1))
    block(b, Effect.VAGAL_DRIVE, k.opioid_vagal * hill(opioid, 1))
    factor(b, Effect.HEART_RATE, 1 - k.opioid_slowing * hill(opioid, 1))
    block(b, Effect.NAUSEA, k.opioid_nausea * hill(opioid, 1))
    factor(b, Effect.RESISTANCE, 1 - k.opioid_resistance * hill(opioid, 1))
    factor(b, Effect.VENOUS_VOLUME, 1 + k.opioid_venous * hill(opioid, 1))
    factor(b, Effect.RESISTANCE, 1 - k.benzodiazepine_resistance * calm)
    factor(b, Effect.VENOUS_VOLUME, 1 + k.benzodiazepine_venous * calm)
    block(b, Effect.ANTICONVULSION, calm)


@compiled
def adrenergic(b: "Body") -> None:
    """Heart, vessels, bronchi and metabolism: alpha, beta and vasopressin receptors."""
    k = b.drugs.constants
    alpha = hill(stimulus(b, Receptor.ALPHA), k.alpha_steepness)
    beta1 = hill(stimulus(b, Receptor.BETA1), k.beta_steepness)
    beta2 = hill(stimulus(b, Receptor.BETA2), k.beta_steepness)
    vasopressin = hill(stimulus(b, Receptor.VASOPRESSIN), 1)
    factor(b, Effect.RESISTANCE, 1 + k.alpha_resistance * alpha)
    factor(b, Effect.RESISTANCE, 1 - k.beta_dilatation * beta2)
    factor(b, Effect.RESISTANCE, 1 + k.vasopressin_resistance * vasopressin)
    factor(b, Effect.VENOUS_VOLUME, 1 - k.alpha_venous * alpha)
    factor(b, Effect.VENOUS_VOLUME, 1 - k.vasopressin_venous * vasopressin)
    factor(b, Effect.PULMONARY_RESISTANCE, 1 + k.alpha_pulmonary * alpha)
    factor(b, Effect.CORONARY_RESISTANCE, 1 + k.alpha_coronary * alpha)
    factor(b, Effect.HEART_RATE, 1 + k.beta_rate * beta1)
    factor(b, Effect.CONTRACTILITY, 1 + k.beta_contractility * beta1)
    factor(b, Effect.CONDUCTION, 1 + k.beta_conduction * beta1)
    add(b, Effect.IRRITABILITY, k.beta_irritability * beta1)
    block(b, Effect.BRONCHODILATION, k.beta_bronchi * beta2)
    add(b, Effect.POTASSIUM_SHIFT, k.beta_potassium * beta2)
    add(b, Effect.GLUCOSE_RELEASE, k.beta_glucose * beta2)
    add(b, Effect.LACTATE, k.beta_lactate * beta2)
    factor(b, Effect.METABOLISM, 1 + k.beta_metabolism * beta2)
    block(b, Effect.BETA_BLOCK, hill(b.drugs.antagonist[Receptor.BETA1], 1))
    block(b, Effect.ALPHA_BLOCK, hill(b.drugs.antagonist[Receptor.ALPHA], 1))


@compiled
def acetylcholine(b: "Body") -> float:
    """Give the excess of acetylcholine: 0 with the body's own cholinesterase whole."""
    inhibited = hill(stimulus(b, Receptor.CHOLINESTERASE), 1)
    left = bounded(b.illness.cholinesterase) * (1 - inhibited)
    return 1 / max(left, b.drugs.constants.least_cholinesterase) - 1


@compiled
def cholinergic(b: "Body") -> None:
    """Cholinesterase inhibitors and poisons against muscarinic antagonists."""
    k = b.drugs.constants
    antagonist = max(b.drugs.antagonist[Receptor.MUSCARINIC], 0.0)
    free = acetylcholine(b)
    excess = free / (1 + antagonist)
    slowed = hill(excess / k.heart_excess, k.excess_steepness)
    block(b, Effect.VAGAL_DRIVE, slowed)
    factor(b, Effect.HEART_RATE, 1 - k.heart_slowing * slowed)
    factor(b, Effect.RESISTANCE, 1 - k.cholinergic_dilatation * slowed)
    factor(b, Effect.AIRWAY_RESISTANCE, 1 + k.bronchial_most * hill(excess / k.bronchial_excess, k.excess_steepness))
    add(b, Effect.SHUNT, k.bronchorrhoea * hill(excess / k.bronchial_excess, k.excess_steepness))
    block(b, Effect.MIOSIS, hill(excess / k.pupil_excess, k.excess_steepness))
    block(b, Effect.NAUSEA, hill(excess / k.nausea_excess, 1))
    factor(b, Effect.SWEATING, 1 + hill(excess / k.nausea_excess, 1))
    # The brain: only what the body cannot undo by itself, so a poison, not a reversal with neostigmine.
    poison = 1 / max(bounded(b.illness.cholinesterase), k.least_cholinesterase) - 1
    block(b, Effect.CONVULSION, hill(poison / k.central_excess, k.excess_steepness))
    factor(b, Effect.DRIVE, 1 - hill(poison / (1 + antagonist) / k.central_excess, k.excess_steepness))
    blocked = hill(antagonist / k.heart_atropine, 1)
    block(b, Effect.VAGAL_BLOCK, blocked)
    block(b, Effect.MUSCARINIC_BLOCK, blocked)
    block(b, Effect.MYDRIASIS, hill(antagonist / k.pupil_atropine, 1))


@compiled
def end_plate(b: "Body") -> None:
    """Muscle force lost: competitive block, which acetylcholine displaces, and depolarisation, which it deepens."""
    k = b.drugs.constants
    excess = acetylcholine(b)
    helped = 1 + k.reversal * min(excess, k.reversal_most)
    block(b, Effect.NEUROMUSCULAR_BLOCK, hill(stimulus(b, Receptor.END_PLATE) / helped, k.endplate_steepness))
    depolarised = stimulus(b, Receptor.DEPOLARISATION) + excess / k.endplate_excess
    block(b, Effect.NEUROMUSCULAR_BLOCK, hill(depolarised, k.endplate_steepness))


@compiled
def undo_only(b: "Body") -> None:
    """Keep what only undoes an illness from going beyond it: fever, tissue that a poison keeps from oxygen."""
    direct = b.drugs.direct
    fever = max(b.illness_effects.setpoint_temperature, 0.0)
    direct[Effect.SETPOINT_TEMPERATURE] = max(direct[Effect.SETPOINT_TEMPERATURE], -fever)
    lost = b.illness_effects.extraction
    if 0 < lost < 1:
        direct[Effect.EXTRACTION] = min(direct[Effect.EXTRACTION], 1 / lost - 1)
    else:
        direct[Effect.EXTRACTION] = min(direct[Effect.EXTRACTION], 0.0)
