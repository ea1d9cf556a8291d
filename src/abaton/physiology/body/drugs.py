"""How much of each drug is where in a body, and what the drugs there do.

A drug that has been given holds a slot: its place in the tables of exact steps and of actions, which are the
patient's own (age, sex, size). Amounts stay by drug index for good, so that what was given is always known.
"""

from typing import Annotated

from abaton.physiology.drugs.drug import N_RECEPTORS
from abaton.physiology.drugs.effect import N_EFFECTS
from abaton.physiology.drugs.interaction import Interactions
from abaton.physiology.table import Floats

N_DRUGS = 96  # room in the record; the catalogue may not outgrow it
N_SLOTS = 24  # drugs in one body at the same time
N_DOSES = 32  # doses on their way at the same time
N_ACTIONS = 12  # of one drug

# Of a drug, in this order.
MIXING, LUNGS, CENTRAL, SHALLOW, DEEP = 0, 1, 2, 3, 4
N_PLACES = 5

# Exact step of a slot: what every place keeps, gives to the others and to the effect site, and what of a steady
# inflow is where at the end of the tick. 6 x 6 and 6, row by row. A vapour has its solubilities there.
N_STATES = N_PLACES + 1
N_STEP = N_STATES * N_STATES + N_STATES
VAPOUR, AEROSOL = 1, 2  # how a slot's drug comes with the breath; 0 it does not
ACTION_WIDTH = 5  # mode, target, greatest effect, half-effect, steepness


class Drugs:
    amount: Annotated[Floats, "mg", N_DRUGS * N_PLACES, "by drug, then place; vapours in mL of gas"]
    effect: Annotated[Floats, "mg/L", N_DRUGS, "at the effect site; vapours in % of an atmosphere"]
    plasma: Annotated[Floats, "mg/L", N_DRUGS, "arterial plasma; vapours: alveolar, in %"]
    airway: Annotated[Floats, "mg", N_DRUGS, "of an inhaled dose, still acting on the bronchi"]
    given: Annotated[Floats, "mg", N_DRUGS, "since the body began"]
    eliminated: Annotated[Floats, "mg", N_DRUGS, "gone, bound to an antidote or never absorbed"]
    rate: Annotated[Floats, "mg/min", N_DRUGS, "running infusion"]

    clock: Annotated[float, "s", "since the last exact step. definition"] = 0.0
    slots: Annotated[float, "1", "slots in use. definition"] = 0.0
    slot_drug: Annotated[Floats, "1", N_SLOTS, "drug index of each slot in use"]
    slot_volume: Annotated[Floats, "L", N_SLOTS, "central volume"]
    slot_airway: Annotated[Floats, "/s", N_SLOTS, "rate at which the effect on the bronchi wears off"]
    slot_step: Annotated[Floats, "1", N_SLOTS * N_STEP, "exact steps of one tick"]
    slot_action: Annotated[Floats, "1", N_SLOTS * N_ACTIONS * ACTION_WIDTH, "what the drug does, row by row"]
    slot_input: Annotated[Floats, "mg", N_SLOTS, "reaching the blood in this tick"]
    slot_output: Annotated[Floats, "mg/min", N_SLOTS, "leaving the blood for good in the last tick"]
    slot_molar: Annotated[Floats, "g/mol", N_SLOTS]
    slot_role: Annotated[Floats, "1", N_SLOTS, "1 binds steroid blockers, 2 is one"]
    slot_breathed: Annotated[Floats, "1", N_SLOTS, "1 a vapour, breathed in and out; 2 an aerosol that stays"]

    dose_drug: Annotated[Floats, "1", N_DOSES, "drug index plus one of a dose on its way, 0 free"]
    dose_left: Annotated[Floats, "mg", N_DOSES]
    dose_rate: Annotated[Floats, "mg/s", N_DOSES, "of a dose given over time"]
    dose_uptake: Annotated[Floats, "/s", N_DOSES, "of a dose that is absorbed"]
    dose_wait: Annotated[Floats, "s", N_DOSES, "before absorption begins"]

    agonist: Annotated[Floats, "1", N_RECEPTORS, "concentrations over half-effect, summed by Receptor"]
    antagonist: Annotated[Floats, "1", N_RECEPTORS, "concentrations over inhibition constant, summed"]
    direct: Annotated[Floats, "1", N_EFFECTS, "direct effects by Effect, less the neutral value"]
    end_tidal_vapour: Annotated[float, "1", "fraction of the vapour in alveolar gas"] = 0.0
    constants: Interactions
