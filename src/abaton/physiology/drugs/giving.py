"""Gives drugs to a body: doses by every route, infusions, vapours; makes the exact steps when a drug first comes."""

from typing import Any, TypeAlias

import numpy as np

from abaton.kernel.errors import Invalid
from abaton.physiology.body.drugs import (
    ACTION_WIDTH,
    AEROSOL,
    CENTRAL,
    DEEP,
    LUNGS,
    MIXING,
    N_ACTIONS,
    N_DOSES,
    N_PLACES,
    N_SLOTS,
    N_STATES,
    N_STEP,
    SHALLOW,
    VAPOUR,
)
from abaton.physiology.body.effects import Effects
from abaton.physiology.drugs.catalogue import CATALOGUE, index_of
from abaton.physiology.drugs.drug import Action, Build, Drug, Kinetics, Mode, Receptor, Solubility, Sum
from abaton.physiology.drugs.effect import Effect
from abaton.physiology.table import Floats, fields

Row: TypeAlias = Any
"""A body, or a record within it, by the names of `body.whole`."""

INTO_VEIN = ("iv", "io")
HELD = 1e-6  # a drug of which less than this fraction is left gives its slot to another
SHORT = 0.5  # a matrix whose entries come to less has a series of
TERMS = 16  # terms to the last digit: 0.5^16 / 16! is 1e-18
REACHED, MISSED = (
    0.55,
    0.08,
)  # of a metered dose, what reaches the lungs with a slow deep breath, and beside it (Newman 1991)

# Fields of Effects that are 0 at rest and add up; the others that are 0 at rest are parts of 1 and stay within it.
ADDED = frozenset({
    Effect.SETPOINT, Effect.SYMPATHETIC, Effect.IRRITABILITY, Effect.BREATH_ADD, Effect.SHUNT, Effect.INTRACRANIAL,
    Effect.PROTEIN_LEAK, Effect.OSMOTIC_LOAD, Effect.POTASSIUM_SHIFT, Effect.INSULIN_ACTION, Effect.GLUCOSE_RELEASE,
    Effect.BICARBONATE, Effect.ACID, Effect.LACTATE, Effect.SETPOINT_TEMPERATURE, Effect.CHOLINESTERASE_REACTIVATION,
    Effect.METHAEMOGLOBIN,
})  # fmt: skip
FACTORS = frozenset(Effect[one.name.upper()] for one in fields(Effects) if one.default == 1)
ROLES = {"": 0, "binds steroid blockers": 1, "steroid blocker": 2}


def inject(b: Row, drug: int | str, dose_mg: float, route: str = "iv", over_s: float = 0.0) -> None:
    """Give a dose, at once or evenly over `over_s`; doses of a drug may overlap.

    Raises:
        Invalid: no such drug, not by this route, or more than a body can hold.
    """
    index, what = _look_up(drug)
    if isinstance(what.kinetics, Solubility):
        raise Invalid("drug", f"{what.name} is breathed in, not injected")
    way = what.absorption.get(route)  # pyright: ignore[reportArgumentType, reportCallIssue]: any text may be asked for
    if way is None and route not in INTO_VEIN:
        raise Invalid("route", f"{what.name} is given by {', '.join((*INTO_VEIN, *what.absorption))}")
    if dose_mg <= 0:
        return
    drugs = b["drugs"]
    _open(b, index)
    if way is None:
        drugs["given"][index] += dose_mg
        if over_s > 0:
            _send(drugs, index, dose_mg, rate=dose_mg / over_s)
        else:
            drugs["amount"][index * N_PLACES + MIXING] += dose_mg
        return
    drugs["given"][index] += dose_mg
    arrives = dose_mg * way.available
    drugs["eliminated"][index] += dose_mg - arrives
    if way.airway:
        drugs["airway"][index] += arrives
        drugs["slot_airway"][_slot_of(drugs, index)] = np.log(2) / (way.airway * 60)
    _send(drugs, index, arrives, uptake=way.rate / 60, wait=way.wait * 60)


def inhale(b: Row, drug: int | str, dose_mg: float, *, correct: bool = True) -> None:
    """Take a puff; used wrongly most of it stays in the mouth.

    Raises:
        Invalid: as `inject`.
    """
    index, _ = _look_up(drug)
    # What stays in the mouth is swallowed or spat out; of a good puff the gut takes up the rest as lungs would.
    taken = dose_mg if correct else dose_mg * MISSED
    airway = float(b["drugs"]["airway"][index])
    inject(b, index, taken, "inhaled")
    b["drugs"]["given"][index] += dose_mg - taken
    b["drugs"]["eliminated"][index] += dose_mg - taken
    if correct:
        b["drugs"]["airway"][index] = airway + REACHED * (b["drugs"]["airway"][index] - airway)


def infuse(b: Row, drug: int | str, rate_mg_per_min: float) -> None:
    """Set the running rate of an infusion into a vein; 0 ends it.

    Raises:
        Invalid: as `inject`.
    """
    index, what = _look_up(drug)
    if isinstance(what.kinetics, Solubility):
        raise Invalid("drug", f"{what.name} is breathed in, not infused")
    if rate_mg_per_min > 0:
        _open(b, index)
    b["drugs"]["rate"][index] = max(rate_mg_per_min, 0.0)


def expose(b: Row, drug: int | str) -> None:
    """Make ready for what comes with the breath: a vapour, or sarin in the air.

    Raises:
        Invalid: it does not come so, or the body holds all it can.
    """
    index, what = _look_up(drug)
    if not (what.from_air or isinstance(what.kinetics, Solubility)):
        raise Invalid("drug", f"{what.name} is no vapour")
    _open(b, index)


def on_the_way(b: Row) -> Floats:
    """Give what has been given and has not reached the blood, mg by drug."""
    drugs = b["drugs"]
    waiting = np.zeros(len(drugs["given"]))
    for at in np.flatnonzero(drugs["dose_drug"]):
        waiting[int(drugs["dose_drug"][at]) - 1] += drugs["dose_left"][at]
    return waiting


def _look_up(drug: int | str) -> tuple[int, Drug]:
    try:
        index = index_of(drug) if isinstance(drug, str) else drug
        return index, CATALOGUE[index]
    except (KeyError, IndexError):
        raise Invalid("drug", f"there is no {drug}") from None


def _send(drugs: Row, index: int, amount: float, *, rate: float = 0.0, uptake: float = 0.0, wait: float = 0.0) -> None:
    for at in range(N_DOSES):
        if drugs["dose_drug"][at] == 0:
            drugs["dose_drug"][at] = index + 1
            drugs["dose_left"][at] = amount
            drugs["dose_rate"][at] = rate
            drugs["dose_uptake"][at] = uptake
            drugs["dose_wait"][at] = wait
            return
    same = [at for at in range(N_DOSES) if drugs["dose_drug"][at] == index + 1]
    if not same:
        raise Invalid("drug", f"{N_DOSES} doses are on their way already")
    # What is left of an earlier dose of the same drug takes it up; its pace changes, its amount does not.
    drugs["dose_left"][same[-1]] += amount
    drugs["dose_rate"][same[-1]] += rate


def _slot_of(drugs: Row, index: int) -> int:
    for slot in range(int(drugs["slots"])):
        if int(drugs["slot_drug"][slot]) == index:
            return slot
    return -1


def _open(b: Row, index: int) -> None:
    drugs = b["drugs"]
    if _slot_of(drugs, index) >= 0:
        return
    slot = int(drugs["slots"])
    if slot < N_SLOTS:
        drugs["slots"] = slot + 1
    else:
        slot = _emptied(drugs)
    person = b["person"]
    build = Build(float(person["age"]), person["male"] > 0, float(person["height"]), float(person["weight"]))
    what = CATALOGUE[index]
    drugs["slot_drug"][slot] = index
    drugs["slot_molar"][slot] = what.molar_mass
    drugs["slot_role"][slot] = ROLES[what.role]
    drugs["slot_airway"][slot] = 0.0
    drugs["slot_input"][slot] = drugs["slot_output"][slot] = 0.0
    at = slot * N_STEP
    kinetics = what.kinetics_of(build)
    if isinstance(kinetics, Kinetics):
        drugs["slot_breathed"][slot] = AEROSOL if what.from_air else 0
        drugs["slot_volume"][slot] = kinetics.v1
        drugs["slot_step"][at : at + N_STEP] = exact_step(kinetics, float(drugs["constants"]["tick"]))
    else:
        drugs["slot_breathed"][slot] = VAPOUR
        drugs["slot_volume"][slot] = 1.0
        drugs["slot_step"][at : at + N_PLACES] = capacities(kinetics, build.weight, drugs["constants"])
    at = slot * N_ACTIONS * ACTION_WIDTH
    drugs["slot_action"][at : at + N_ACTIONS * ACTION_WIDTH] = action_rows(what.actions, build.weight)


def _emptied(drugs: Row) -> int:
    left = [
        sum(drugs["amount"][drug * N_PLACES : (drug + 1) * N_PLACES]) / max(drugs["given"][drug], HELD)
        for drug in (int(one) for one in drugs["slot_drug"])
    ]
    busy = {int(one) - 1 for one in drugs["dose_drug"]} | {int(one) for one in np.flatnonzero(drugs["rate"])}
    for slot in np.argsort(left):
        drug = int(drugs["slot_drug"][slot])
        if left[slot] < HELD and drug not in busy:
            drugs["eliminated"][drug] += sum(drugs["amount"][drug * N_PLACES : (drug + 1) * N_PLACES])
            drugs["amount"][drug * N_PLACES : (drug + 1) * N_PLACES] = 0.0
            drugs["plasma"][drug] = drugs["effect"][drug] = 0.0
            return int(slot)
    raise Invalid("drug", f"{N_SLOTS} others are in this body already")


def exact_step(kinetics: Kinetics, tick: float) -> Floats:
    """Give the matrix of one tick, row by row, then what a steady inflow of 1 mg in the tick comes to."""
    rate = np.zeros((N_STATES, N_STATES))

    def flows(start: int, end: int, per_minute: float) -> None:
        rate[start, start] -= per_minute
        if end >= 0:
            rate[end, start] += per_minute

    flows(MIXING, LUNGS, kinetics.mixing)
    flows(LUNGS, CENTRAL, kinetics.mixing)
    flows(CENTRAL, -1, kinetics.cl / kinetics.v1)
    for place, flow, volume in ((SHALLOW, kinetics.q2, kinetics.v2), (DEEP, kinetics.q3, kinetics.v3)):
        if volume > 0:
            flows(CENTRAL, place, flow / kinetics.v1)
            flows(place, CENTRAL, flow / volume)
    site = N_PLACES
    rate[site, CENTRAL] = kinetics.ke0 / kinetics.v1
    rate[site, site] = -kinetics.ke0
    whole = np.zeros((N_STATES + 1, N_STATES + 1))
    whole[:N_STATES, :N_STATES] = rate / 60
    whole[MIXING, N_STATES] = 1 / tick
    made = exponential(whole * tick)
    return np.concatenate([made[:N_STATES, :N_STATES].ravel(), made[:N_STATES, N_STATES]])


def exponential(matrix: Floats) -> Floats:
    """Give the exponential of a matrix by its series, halved until that is short, then squared back."""
    halvings = 0
    while np.abs(matrix).sum() > SHORT:
        matrix = matrix / 2
        halvings += 1
    term = made = np.eye(len(matrix))
    for power in range(1, TERMS):
        term = term @ matrix / power
        made = made + term
    for _ in range(halvings):
        made = made @ made
    return made


def capacities(vapour: Solubility, weight: float, constants: Row) -> Floats:
    """Give the blood/gas coefficient, then mL of gas that each place holds at one atmosphere of vapour."""
    made = np.zeros(N_PLACES)
    made[0] = vapour.blood
    made[LUNGS] = constants["lung_gas"] + constants["lung_blood"] * vapour.blood
    made[CENTRAL] = constants["rich_volume"] * weight * vapour.brain
    made[SHALLOW] = constants["muscle_volume"] * weight * vapour.muscle
    made[DEEP] = constants["fat_volume"] * weight * vapour.fat
    return made


def action_rows(actions: tuple[Action, ...], weight: float) -> Floats:
    """Give the rows of a slot: how it is summed, target, greatest effect, half-effect, steepness.

    What is given out by kg of body mass (glucose) is divided by `weight` kg.
    """
    if len(actions) > N_ACTIONS:
        raise ValueError(f"a drug has at most {N_ACTIONS} actions")
    made = np.zeros((N_ACTIONS, ACTION_WIDTH))
    for row, one in enumerate(actions):
        shared = one.mode == Mode.FLUX and one.target == Effect.GLUCOSE_RELEASE
        made[row] = (sum_of(one), one.target, one.most / weight if shared else one.most, one.half, one.steep)
    return made.ravel()


def sum_of(action: Action) -> Sum:
    """Tell how an action is summed."""
    if action.mode != Mode.EFFECT:
        return Sum[action.mode.name]
    if isinstance(action.target, Receptor):
        raise TypeError(f"an action on the receptor {action.target.name} is an agonist's or an antagonist's")
    if action.target in FACTORS:
        return Sum.FACTOR
    return Sum.ADDITION if action.target in ADDED else Sum.BLOCK
