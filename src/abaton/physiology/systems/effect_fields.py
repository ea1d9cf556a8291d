"""Writes the sums of drugs into the fields of Effects; one line a field, by name, for the compiler."""

from typing import TYPE_CHECKING

from abaton.kernel.compiled import compiled
from abaton.physiology.drugs.effect import Effect

if TYPE_CHECKING:
    from abaton.physiology.body.whole import Body


@compiled
def write(b: "Body") -> None:
    """Add the neutral values: factors are 1, all else 0; no factor below 0."""
    write_circulation(b)
    write_breathing(b)
    write_rest(b)


@compiled
def write_circulation(b: "Body") -> None:
    """Begin with heart and vessels."""
    out, direct = b.drug_effects, b.drugs.direct
    out.heart_rate = max(1 + direct[Effect.HEART_RATE], 0.0)
    out.contractility = max(1 + direct[Effect.CONTRACTILITY], 0.0)
    out.resistance = max(1 + direct[Effect.RESISTANCE], 0.0)
    out.venous_volume = max(1 + direct[Effect.VENOUS_VOLUME], 0.0)
    out.pulmonary_resistance = max(1 + direct[Effect.PULMONARY_RESISTANCE], 0.0)
    out.coronary_resistance = max(1 + direct[Effect.CORONARY_RESISTANCE], 0.0)
    out.cerebral_resistance = max(1 + direct[Effect.CEREBRAL_RESISTANCE], 0.0)
    out.baroreflex = max(1 + direct[Effect.BAROREFLEX], 0.0)
    out.setpoint = direct[Effect.SETPOINT]
    out.vagal_block = direct[Effect.VAGAL_BLOCK]
    out.vagal_drive = direct[Effect.VAGAL_DRIVE]
    out.beta_block = direct[Effect.BETA_BLOCK]
    out.alpha_block = direct[Effect.ALPHA_BLOCK]
    out.sympathetic = direct[Effect.SYMPATHETIC]
    out.conduction = max(1 + direct[Effect.CONDUCTION], 0.0)
    out.irritability = direct[Effect.IRRITABILITY]
    out.antiarrhythmic = direct[Effect.ANTIARRHYTHMIC]
    out.repolarisation = max(1 + direct[Effect.REPOLARISATION], 0.0)


@compiled
def write_breathing(b: "Body") -> None:
    """Go on with breathing, muscle and brain."""
    out, direct = b.drug_effects, b.drugs.direct
    out.drive = max(1 + direct[Effect.DRIVE], 0.0)
    out.breath_rate = max(1 + direct[Effect.BREATH_RATE], 0.0)
    out.chemosensitivity = max(1 + direct[Effect.CHEMOSENSITIVITY], 0.0)
    out.breath_add = direct[Effect.BREATH_ADD]
    out.airway_resistance = max(1 + direct[Effect.AIRWAY_RESISTANCE], 0.0)
    out.bronchodilation = direct[Effect.BRONCHODILATION]
    out.shunt = direct[Effect.SHUNT]
    out.neuromuscular_block = direct[Effect.NEUROMUSCULAR_BLOCK]
    out.hypnosis = direct[Effect.HYPNOSIS]
    out.analgesia = direct[Effect.ANALGESIA]
    out.anticonvulsion = direct[Effect.ANTICONVULSION]
    out.convulsion = direct[Effect.CONVULSION]
    out.miosis = direct[Effect.MIOSIS]
    out.mydriasis = direct[Effect.MYDRIASIS]
    out.intracranial = direct[Effect.INTRACRANIAL]


@compiled
def write_rest(b: "Body") -> None:
    """Go on with fluids, metabolism and the rest."""
    out, direct = b.drug_effects, b.drugs.direct
    out.capillary_leak = max(1 + direct[Effect.CAPILLARY_LEAK], 0.0)
    out.protein_leak = direct[Effect.PROTEIN_LEAK]
    out.natriuresis = max(1 + direct[Effect.NATRIURESIS], 0.0)
    out.water_excretion = max(1 + direct[Effect.WATER_EXCRETION], 0.0)
    out.osmotic_load = direct[Effect.OSMOTIC_LOAD]
    out.potassium_shift = direct[Effect.POTASSIUM_SHIFT]
    out.potassium_antagonism = direct[Effect.POTASSIUM_ANTAGONISM]
    out.insulin_action = direct[Effect.INSULIN_ACTION]
    out.glucose_release = direct[Effect.GLUCOSE_RELEASE]
    out.bicarbonate = direct[Effect.BICARBONATE]
    out.acid = direct[Effect.ACID]
    out.lactate = direct[Effect.LACTATE]
    out.extraction = max(1 + direct[Effect.EXTRACTION], 0.0)
    out.metabolism = max(1 + direct[Effect.METABOLISM], 0.0)
    out.setpoint_temperature = direct[Effect.SETPOINT_TEMPERATURE]
    out.thermoregulation = max(1 + direct[Effect.THERMOREGULATION], 0.0)
    out.sweating = max(1 + direct[Effect.SWEATING], 0.0)
    out.bleeding = max(1 + direct[Effect.BLEEDING], 0.0)
    out.infection = direct[Effect.INFECTION]
    out.inflammation = direct[Effect.INFLAMMATION]
    out.cholinesterase_reactivation = direct[Effect.CHOLINESTERASE_REACTIVATION]
    out.muscarinic_block = direct[Effect.MUSCARINIC_BLOCK]
    out.methaemoglobin = direct[Effect.METHAEMOGLOBIN]
    out.uterine_tone = direct[Effect.UTERINE_TONE]
    out.nausea = direct[Effect.NAUSEA]
