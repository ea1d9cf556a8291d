"""What drugs and illness ask of the systems. Neutral values are the defaults; makers multiply or add.

`b.drug_effects` is written by drugs, `b.illness_effects` by conditions; a system reads both and combines them
(factors by product, additions by sum, blocks as 1 - (1-a)(1-b)).
"""

from typing import Annotated

N = "definition: neutral"


class Effects:
    heart_rate: Annotated[float, "1", "factor on the sinus rate. " + N] = 1.0
    contractility: Annotated[float, "1", "factor on ventricular end-systolic elastance. " + N] = 1.0
    resistance: Annotated[float, "1", "factor on systemic arteriolar resistance. " + N] = 1.0
    venous_volume: Annotated[float, "1", "factor on venous unstressed volume; > 1 dilates. " + N] = 1.0
    pulmonary_resistance: Annotated[float, "1", "factor on pulmonary arteriolar resistance. " + N] = 1.0
    coronary_resistance: Annotated[float, "1", N] = 1.0
    cerebral_resistance: Annotated[float, "1", N] = 1.0
    baroreflex: Annotated[float, "1", "factor on the gain of all baroreflex arms. " + N] = 1.0
    setpoint: Annotated[float, "mm[Hg]", "added to the arterial baroreflex set point. " + N] = 0.0
    vagal_block: Annotated[float, "1", "0..1, muscarinic block at the heart. " + N] = 0.0
    vagal_drive: Annotated[float, "1", "added to vagal activity, 0..1 full: bradycardia. " + N] = 0.0
    beta_block: Annotated[float, "1", "0..1, of sympathetic and adrenergic heart effects. " + N] = 0.0
    alpha_block: Annotated[float, "1", "0..1, of sympathetic vessel effects. " + N] = 0.0
    sympathetic: Annotated[float, "1", "added to sympathetic activity: pain, fear, ketamine. " + N] = 0.0
    conduction: Annotated[float, "1", "factor on atrioventricular conduction, 0 blocks. " + N] = 1.0
    irritability: Annotated[float, "1", "added rate of ectopy and odds of ventricular arrhythmia. " + N] = 0.0
    antiarrhythmic: Annotated[float, "1", "0..1, lowers irritability and helps defibrillation. " + N] = 0.0
    repolarisation: Annotated[float, "1", "factor on QT. " + N] = 1.0
    drive: Annotated[float, "1", "factor on respiratory drive (depth and rate), 0 apnoea. " + N] = 1.0
    breath_rate: Annotated[float, "1", "further factor on breathing rate alone: opioids, receptors. " + N] = 1.0
    chemosensitivity: Annotated[float, "1", "factor on chemoreflex gain. " + N] = 1.0
    breath_add: Annotated[float, "/min", "breaths added by lung receptors, pain, fever, acidosis of illness. " + N] = (
        0.0
    )
    airway_resistance: Annotated[float, "1", "factor on bronchial resistance. " + N] = 1.0
    bronchodilation: Annotated[float, "1", "0..1 of bronchospasm undone. " + N] = 0.0
    shunt: Annotated[float, "1", "fraction of pulmonary flow added to the shunt. " + N] = 0.0
    neuromuscular_block: Annotated[float, "1", "0..1 of muscle force lost. " + N] = 0.0
    hypnosis: Annotated[float, "1", "0 awake .. 1 burst suppression (BIS = 97 (1 - h)). " + N] = 0.0
    analgesia: Annotated[float, "1", "0..1 of pain taken. " + N] = 0.0
    anticonvulsion: Annotated[float, "1", "0..1. " + N] = 0.0
    convulsion: Annotated[float, "1", "0..1 drive to seizure. " + N] = 0.0
    miosis: Annotated[float, "1", "0..1 of pupil's way to its smallest. " + N] = 0.0
    mydriasis: Annotated[float, "1", "0..1 of pupil's way to its widest. " + N] = 0.0
    intracranial: Annotated[float, "mm[Hg]", "added intracranial pressure. " + N] = 0.0
    capillary_leak: Annotated[float, "1", "factor on capillary filtration coefficient. " + N] = 1.0
    protein_leak: Annotated[float, "1", "added fraction of reflection coefficient lost, 0..1. " + N] = 0.0
    natriuresis: Annotated[float, "1", "factor on sodium and chloride excretion. " + N] = 1.0
    water_excretion: Annotated[float, "1", "factor on free-water excretion. " + N] = 1.0
    osmotic_load: Annotated[float, "mosm", "osmotically active drug in the extracellular fluid (mannitol). " + N] = 0.0
    potassium_shift: Annotated[float, "mmol/min", "potassium leaving cells; negative enters. " + N] = 0.0
    potassium_antagonism: Annotated[float, "1", "0..1 of hyperkalaemia's effect on the heart undone: calcium. " + N] = (
        0.0
    )
    insulin_action: Annotated[float, "mU/L", "plasma insulin of drugs added to the body's own. " + N] = 0.0
    glucose_release: Annotated[float, "mg/kg/min", "hepatic glucose output added. " + N] = 0.0
    bicarbonate: Annotated[float, "mmol/min", "added to the extracellular strong ion difference. " + N] = 0.0
    acid: Annotated[float, "mmol/min", "fixed acid added: ketones, poisons. " + N] = 0.0
    lactate: Annotated[float, "mmol/min", "lactate added: adrenaline, sepsis, cyanide. " + N] = 0.0
    extraction: Annotated[float, "1", "factor on oxygen that tissue can take up: sepsis, cyanide. " + N] = 1.0
    metabolism: Annotated[float, "1", "factor on metabolic rate. " + N] = 1.0
    setpoint_temperature: Annotated[float, "K", "added to the hypothalamic set point: fever. " + N] = 0.0
    thermoregulation: Annotated[float, "1", "factor on shivering and vasomotor gain. " + N] = 1.0
    sweating: Annotated[float, "1", N] = 1.0
    bleeding: Annotated[float, "1", "factor on bleeding by clotting; 0 stops. " + N] = 1.0
    infection: Annotated[float, "1", "0..1 of the infection's growth stopped by antibiotics. " + N] = 0.0
    inflammation: Annotated[float, "1", "0..1 of histamine and mediator release stopped. " + N] = 0.0
    cholinesterase_reactivation: Annotated[float, "/min", "rate at which an oxime frees cholinesterase. " + N] = 0.0
    muscarinic_block: Annotated[float, "1", "0..1 outside the heart: secretions, bronchi, pupil. " + N] = 0.0
    methaemoglobin: Annotated[float, "1", "fraction. " + N] = 0.0
    uterine_tone: Annotated[float, "1", "0..1 of contraction that stops postpartum bleeding. " + N] = 0.0
    nausea: Annotated[float, "1", "0..1. " + N] = 0.0
