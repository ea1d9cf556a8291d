"""Lactate, and what each second derives from gas: indices of gas exchange and the strong ions of plasma."""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.circulation import N_ORGANS, Organ
from abaton.physiology.body.whole import Body
from abaton.physiology.systems import acid_base
from abaton.physiology.systems.gas_airways import dry_pressure

SPLANCHNIC = int(Organ.SPLANCHNIC)
TINY = 1e-9
"""Below any amount that matters; keeps divisions defined."""


@compiled
def step(b: Body, dt: float) -> None:
    """Advance lactate by `dt` seconds (1 s) and derive the indices."""
    metabolise(b, dt)
    g = b.gas
    k = g.constants
    difference = b.chemistry.strong_ion_difference - g.lactate - b.chemistry.ketones
    g.strong_ion_difference = difference
    excess = acid_base.strong_excess(k, difference, b.chemistry.albumin, b.chemistry.phosphate)
    # Ions spread in all extracellular fluid at once, so its pH goes along; only carbon dioxide is buffered late.
    buffer = acid_base.buffers(k, b.fluids.haemoglobin * k.extracellular_haemoglobin)
    g.interstitial_ph += (excess - g.excess) / (buffer + k.ln10 * max(g.bicarbonate, 1.0))
    g.interstitial_ph = min(max(g.interstitial_ph, k.ph_low), k.ph_high)
    g.excess = excess
    g.base_excess = acid_base.base_excess(k, g.bicarbonate, g.ph, b.fluids.haemoglobin)
    derive(b)


@compiled
def metabolise(b: Body, dt: float) -> None:
    """Make lactate: at rest, from oxygen that is not there, from hard work; liver and muscle take it."""
    g = b.gas
    k = g.constants
    short = 0.0
    for organ in range(N_ORGANS):
        short += b.energy.oxygen_demand[organ] * max(1 - g.oxygen_met[organ], 0.0)
    over = max(b.energy.exercise - k.lactate_threshold, 0.0) / (1 - k.lactate_threshold)
    made = k.lactate_rest * b.energy.resting_factor
    slowed = min(max((g.ph - k.lactate_acid_low) / (k.lactate_acid_high - k.lactate_acid_low), 0.0), 1.0)
    made += slowed * short * 60 / k.molar_volume * k.lactate_per_oxygen
    made += slowed * k.lactate_exercise * over * over
    # Adrenaline of stress drives muscle glycolysis with oxygen at hand (Levy 2005); what exercise itself asks is above.
    stress = max(b.reflexes.sympathetic - 1 - k.lactate_work * b.energy.exercise, 0.0)
    stress *= (1 - b.drug_effects.beta_block) * (1 - b.illness_effects.beta_block)
    made += k.lactate_stress * stress * stress
    made += b.drug_effects.lactate + b.illness_effects.lactate
    g.lactate_production = made
    flow = max(b.circulation.organ_mean_flow[SPLANCHNIC], 0.0) / 60 / k.lactate_liver_flow
    liver = k.lactate_liver * min(flow, k.lactate_liver_reserve) * g.oxygen_met[SPLANCHNIC]
    rest = (1 - k.lactate_liver) * (1 + k.lactate_oxidation * b.energy.exercise)
    space = k.lactate_space * b.person.weight
    clearance = k.lactate_clearance * (liver + rest) / (1 + g.lactate / k.lactate_half)
    rate = dt / 60 / space
    g.lactate = max((g.lactate + made * rate) / (1 + clearance * rate), 0.0)


@compiled
def derive(b: Body) -> None:
    """Derive the indices of gas exchange."""
    g = b.gas
    k = g.constants
    inspired = max(b.breathing.inspired_oxygen, TINY)
    g.oxygen_ratio = g.po2 / inspired
    g.saturation_ratio = g.pulse_saturation / inspired
    g.alveolar_arterial = g.pulmonary_venous_po2 - g.po2
    fresh = b.breathing.inspired_carbon_dioxide * dry_pressure(b)
    ratio = min(max((g.pco2 - g.mixed_expired_co2) / max(g.pco2 - fresh, 1.0), 0.0), 1.0)
    g.dead_space_ratio = ratio
    g.physiologic_dead_space = ratio * b.breathing.tidal_volume
    dead = 0.0
    for lung in range(2):
        dead += 0.5 * b.breathing.dead_fraction[lung]
    g.alveolar_dead_space = dead * max(b.breathing.tidal_volume - b.breathing.dead_space, 0.0)
    g.alveolar_ventilation = b.breathing.minute_volume * (1 - ratio)
    flow = g.lung_flow[0] + g.lung_flow[1]
    output = b.circulation.cardiac_output
    if output > k.carbon_monoxide_flow * 60:
        g.ventilation_perfusion = g.alveolar_ventilation / output
    through = g.lung_flow[0] * b.breathing.shunt[0] + g.lung_flow[1] * b.breathing.shunt[1]
    g.shunt_fraction = through / max(flow, TINY)
    unbound = 1 - g.saturation
    g.carbaminohaemoglobin = min(k.carbamino * g.pco2 * (1 + unbound * k.carbamino_deoxygenation), 1.0)
