"""Carries drugs through the body in exact steps of 100 ms and asks for their effects.

Doses on their way feed the veins; a vein's blood reaches the arteries through two mixing steps (Upton 1999: the
first pass through the lungs); from arterial plasma a drug goes to two tissues, to the site of its effect and out.
Linear, so a tick is one product with the matrix exponential that was made when the drug was first given.
"""

from math import exp
from typing import TYPE_CHECKING

from abaton.kernel.compiled import compiled
from abaton.physiology.body.drugs import (
    AEROSOL,
    CENTRAL,
    DEEP,
    LUNGS,
    MIXING,
    N_DOSES,
    N_PLACES,
    N_SLOTS,
    N_STATES,
    N_STEP,
    SHALLOW,
    VAPOUR,
)
from abaton.physiology.systems.drug_effects import effects

if TYPE_CHECKING:
    from abaton.physiology.body.whole import Body

ALMOST = 0.5


@compiled
def step(b: "Body", dt: float) -> None:
    """Advance all drugs by `dt` s; a body without drugs costs nothing."""
    drugs = b.drugs
    if drugs.slots == 0:
        return
    drugs.clock += dt
    tick = drugs.constants.tick
    while drugs.clock > tick - ALMOST * dt:
        drugs.clock -= tick
        feed(b, tick)
        for slot in range(int(drugs.slots)):
            if drugs.slot_breathed[slot] == VAPOUR:
                breathe(b, slot, tick)
            else:
                advance(b, slot, tick)
        bind(b, tick)
    effects(b)


@compiled
def feed(b: "Body", tick: float) -> None:
    """Count what reaches a vein in this tick: infusions, doses over time, absorbed depots, aerosols."""
    drugs = b.drugs
    for slot in range(int(drugs.slots)):
        drug = int(drugs.slot_drug[slot])
        inflow = drugs.rate[drug] / 60 * tick
        if drugs.slot_breathed[slot] == AEROSOL:
            air = b.surroundings.sarin * max(b.breathing.minute_volume, 0.0) / 1000 / 1000  # mg/min
            inflow += air * drugs.constants.retention / 60 * tick
        drugs.given[drug] += inflow
        drugs.slot_input[slot] = inflow
    for dose in range(N_DOSES):
        if drugs.dose_drug[dose] == 0:
            continue
        drug = int(drugs.dose_drug[dose]) - 1
        if drugs.dose_wait[dose] > 0:
            drugs.dose_wait[dose] -= tick
            continue
        left = drugs.dose_left[dose]
        part = left * (1 - exp(-drugs.dose_uptake[dose] * tick)) + drugs.dose_rate[dose] * tick
        if part >= left or left < drugs.given[drug] * drugs.constants.nothing:
            part = left
            drugs.dose_drug[dose] = 0
        drugs.dose_left[dose] = left - part
        for slot in range(int(drugs.slots)):
            if int(drugs.slot_drug[slot]) == drug:
                drugs.slot_input[slot] += part
                break


@compiled
def advance(b: "Body", slot: int, tick: float) -> None:
    """Take one exact step of a drug: amounts, effect site, and what left is what is missing."""
    drugs = b.drugs
    drug = int(drugs.slot_drug[slot])
    place = drug * N_PLACES
    inflow = drugs.slot_input[slot]
    m, g, c = drugs.amount[place + MIXING], drugs.amount[place + LUNGS], drugs.amount[place + CENTRAL]
    s, d, e = drugs.amount[place + SHALLOW], drugs.amount[place + DEEP], drugs.effect[drug]
    before = m + g + c + s + d
    if before == 0 and inflow == 0 and e == 0:
        drugs.slot_output[slot] = 0
        return
    at = slot * N_STEP
    forced = at + N_STATES * N_STATES
    after = 0.0
    # Less than a trace of a trace is gone: it would shrink on through numbers that processors are slow at.
    trace = drugs.given[drug] * drugs.constants.nothing * drugs.constants.nothing
    for row in range(N_STATES):
        r = at + row * N_STATES
        w = drugs.slot_step
        new = w[r] * m + w[r + 1] * g + w[r + 2] * c + w[r + 3] * s + w[r + 4] * d + w[r + 5] * e
        new += w[forced + row] * inflow
        if new < trace:
            new = 0.0
        if row < N_PLACES:
            drugs.amount[place + row] = new
            after += new
        else:
            drugs.effect[drug] = new
    out = before + inflow - after
    drugs.eliminated[drug] += out
    drugs.slot_output[slot] = out / tick * 60
    drugs.plasma[drug] = drugs.amount[place + CENTRAL] / drugs.slot_volume[slot]
    drugs.airway[drug] *= 1 - drugs.slot_airway[slot] * tick


@compiled
def breathe(b: "Body", slot: int, tick: float) -> None:
    """Take up and give off a vapour: alveolar gas, vessel-rich tissue, muscle, fat (Eger 1974)."""
    drugs, k = b.drugs, b.drugs.constants
    drug = int(drugs.slot_drug[slot])
    place = drug * N_PLACES
    at = slot * N_STEP
    blood = drugs.slot_step[at]
    gas = b.breathing.minute_volume - b.breathing.dead_space * b.breathing.rate
    gas = max(gas, 0.0) / 60 * tick
    output = max(b.circulation.cardiac_output, 0.0) / 60 * tick * blood
    inspired = b.breathing.inspired_vapour if int(b.equipment.vapour_drug) == drug else 0.0
    alveolar = drugs.amount[place + LUNGS] / drugs.slot_step[at + LUNGS]
    most = drugs.slot_step[at + LUNGS] * ALMOST  # no more leaves the alveoli in a tick than half of what is there
    gas = min(gas, most)
    output = min(output, most)
    taken = gas * inspired
    given_off = gas * alveolar
    kept = taken - given_off
    for tissue in range(CENTRAL, DEEP + 1):
        capacity = drugs.slot_step[at + tissue]
        share = k.rich_flow if tissue == CENTRAL else (k.muscle_flow if tissue == SHALLOW else k.fat_flow)
        moved = output * share * (alveolar - drugs.amount[place + tissue] / capacity)
        drugs.amount[place + tissue] += moved
        kept -= moved
    drugs.amount[place + LUNGS] += kept
    drugs.given[drug] += taken
    drugs.eliminated[drug] += given_off
    drugs.plasma[drug] = drugs.amount[place + LUNGS] / drugs.slot_step[at + LUNGS] * 100
    drugs.effect[drug] = drugs.amount[place + CENTRAL] / drugs.slot_step[at + CENTRAL] * 100
    if int(b.equipment.vapour_drug) == drug or inspired > 0:
        drugs.end_tidal_vapour = drugs.plasma[drug] / 100


@compiled
def bind(b: "Body", tick: float) -> None:
    """Bind steroid blockers to sugammadex, one molecule to one; both are then gone."""
    drugs = b.drugs
    for slot in range(N_SLOTS):
        if slot >= int(drugs.slots) or drugs.slot_role[slot] != 1:
            continue
        binder = int(drugs.slot_drug[slot])
        for other in range(int(drugs.slots)):
            if drugs.slot_role[other] != 2:
                continue
            bound = int(drugs.slot_drug[other])
            free = drugs.amount[binder * N_PLACES + CENTRAL] / drugs.slot_molar[slot]
            target = drugs.amount[bound * N_PLACES + CENTRAL] / drugs.slot_molar[other]
            moles = min(free, target) * (1 - exp(-drugs.constants.binding * tick))
            drugs.amount[binder * N_PLACES + CENTRAL] -= moles * drugs.slot_molar[slot]
            drugs.eliminated[binder] += moles * drugs.slot_molar[slot]
            drugs.amount[bound * N_PLACES + CENTRAL] -= moles * drugs.slot_molar[other]
            drugs.eliminated[bound] += moles * drugs.slot_molar[other]
            if free > target:
                drugs.effect[bound] *= exp(-drugs.constants.unblocking * tick)
