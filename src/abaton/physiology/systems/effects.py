"""Effects made neutral, before drugs or illness write theirs."""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.effects import Effects


@compiled
def neutral(e: Effects) -> None:  # noqa: PLR0915 one line a field: what is compiled cannot walk their names
    """Write what asks for nothing: factors 1, additions and blocks 0."""
    e.heart_rate = 1.0
    e.contractility = 1.0
    e.resistance = 1.0
    e.venous_volume = 1.0
    e.pulmonary_resistance = 1.0
    e.coronary_resistance = 1.0
    e.cerebral_resistance = 1.0
    e.baroreflex = 1.0
    e.conduction = 1.0
    e.repolarisation = 1.0
    e.drive = 1.0
    e.breath_rate = 1.0
    e.chemosensitivity = 1.0
    e.airway_resistance = 1.0
    e.capillary_leak = 1.0
    e.natriuresis = 1.0
    e.water_excretion = 1.0
    e.extraction = 1.0
    e.metabolism = 1.0
    e.thermoregulation = 1.0
    e.sweating = 1.0
    e.bleeding = 1.0
    e.setpoint = 0.0
    e.vagal_block = 0.0
    e.vagal_drive = 0.0
    e.beta_block = 0.0
    e.alpha_block = 0.0
    e.sympathetic = 0.0
    e.irritability = 0.0
    e.antiarrhythmic = 0.0
    e.breath_add = 0.0
    e.bronchodilation = 0.0
    e.shunt = 0.0
    e.neuromuscular_block = 0.0
    e.hypnosis = 0.0
    e.analgesia = 0.0
    e.anticonvulsion = 0.0
    e.convulsion = 0.0
    e.miosis = 0.0
    e.mydriasis = 0.0
    e.intracranial = 0.0
    e.protein_leak = 0.0
    e.osmotic_load = 0.0
    e.potassium_shift = 0.0
    e.potassium_antagonism = 0.0
    e.insulin_action = 0.0
    e.glucose_release = 0.0
    e.bicarbonate = 0.0
    e.acid = 0.0
    e.lactate = 0.0
    e.setpoint_temperature = 0.0
    e.infection = 0.0
    e.inflammation = 0.0
    e.cholinesterase_reactivation = 0.0
    e.muscarinic_block = 0.0
    e.methaemoglobin = 0.0
    e.uterine_tone = 0.0
    e.nausea = 0.0
