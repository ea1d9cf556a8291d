"""A body that only breathes: breathing's records, and a closed form in place of gas exchange and the rest."""

from math import log10
from typing import Annotated, Any, cast

import numpy as np

from abaton.kernel.compiled import compiled
from abaton.physiology.body.breathing import Breathing
from abaton.physiology.body.effects import Effects
from abaton.physiology.body.equipment import Equipment
from abaton.physiology.body.illness import Illness, Illnesses
from abaton.physiology.body.surroundings import Surroundings
from abaton.physiology.body.whole import Body
from abaton.physiology.systems import breathing, conditions_breathing, effects
from abaton.physiology.table import Floats, fill, layout

BOTH = (0, 1)
DT = 0.002


class Gas:
    """One alveolar space, a store of carbon dioxide, blood at 5.6 L/min."""

    uptake: Annotated[Floats, "mL/s", 2]
    po2: Annotated[float, "mm[Hg]"] = 95.0
    pco2: Annotated[float, "mm[Hg]"] = 40.0
    ph: Annotated[float, "1"] = 7.4
    alveolar_po2: Annotated[float, "mm[Hg]"] = 102.0
    venous_pco2: Annotated[float, "mm[Hg]"] = 46.0
    saturation: Annotated[float, "1"] = 0.97
    dead_filled: Annotated[float, "mL"] = 150.0
    bicarbonate: Annotated[float, "mmol/L"] = 24.0


class Energy:
    core: Annotated[float, "Cel"] = 37.0
    exercise: Annotated[float, "1"] = 0.0
    oxygen_uptake: Annotated[float, "mL/min"] = 265.0
    respiratory_quotient: Annotated[float, "1"] = 0.83


class Nervous:
    consciousness: Annotated[float, "1"] = 1.0
    pain: Annotated[float, "1"] = 0.0
    drive_loss: Annotated[float, "1"] = 0.0
    block: Annotated[float, "1"] = 0.0


class Reflexes:
    sympathetic: Annotated[float, "1"] = 1.0
    chemical: Annotated[float, "1"] = 0.0


class Breather:
    breathing: Breathing
    gas: Gas
    energy: Energy
    nervous: Nervous
    reflexes: Reflexes
    illness: Illnesses
    drug_effects: Effects
    illness_effects: Effects
    equipment: Equipment
    surroundings: Surroundings


SHAPE = layout(Breather)


def breather() -> Breather:
    rows: Any = np.zeros(1, SHAPE)
    fill(rows[0], Breather)
    return np.rec.array(rows)[0]


def copy(b: Breather) -> Breather:
    rows: Any = np.array([b], SHAPE)
    return np.rec.array(rows)[0]


def numbers(b: Breather) -> Floats:
    """Every number of the record."""
    rows: Any = np.array([b], SHAPE)
    return rows.view(np.float64)


@compiled
def _saturation(pressure: float) -> float:
    cube = max(pressure, 0.5) ** 3 + 150 * max(pressure, 0.5)
    return 1 / (23400 / cube + 1)


@compiled
def exchange(b: Breather, dt: float) -> None:
    """Mix the alveoli, take oxygen, give carbon dioxide."""
    g = b.gas
    r = b.breathing
    volume = max(r.volume[0] + r.volume[1], 100.0)
    cardiac = 93.0
    shunt = r.flow_share[0] * r.shunt[0] + r.flow_share[1] * r.shunt[1]
    dead = 0.5 * (r.dead_fraction[0] + r.dead_fraction[1])
    air = r.mouth_flow * dt
    fresh = 0.0
    if air > 0:
        rebreathed = min(air, g.dead_filled)
        g.dead_filled -= rebreathed
        fresh = (air - rebreathed) * (1 - dead)
    else:
        g.dead_filled = min(g.dead_filled - air, r.dead_space)
    taken = 0.0
    oxygen = 1.2 * b.energy.oxygen_uptake / 60
    if g.alveolar_po2 < 40:
        oxygen *= max(g.alveolar_po2, 0.0) / 40
    made = 1.2 * b.energy.oxygen_uptake * b.energy.respiratory_quotient / 60
    given = 0.73 * cardiac * 0.0105 * (1 - shunt) * (g.venous_pco2 - g.pco2)
    g.venous_pco2 += (made - given) * dt / 90.0
    amount = g.alveolar_po2 / 713 * volume + fresh * r.inspired_oxygen - oxygen * dt
    carbon = g.pco2 / 713 * volume + fresh * r.inspired_carbon_dioxide + given * dt
    out = 1.0 + (fresh - (oxygen - given) * dt) / volume
    g.alveolar_po2 = max(713 * amount / volume / out, 1.0)
    g.pco2 = max(713 * carbon / volume / out, 1.0)
    taken = oxygen - given
    for side in range(2):
        g.uptake[side] = taken * r.volume[side] / volume
    content = 0.2 * _saturation(g.alveolar_po2) + 0.00003 * g.alveolar_po2
    content -= shunt / max(1 - shunt, 0.1) * (oxygen / 1.2) / cardiac
    low, high = 1.0, max(g.alveolar_po2, 1.0)
    for _ in range(30):
        middle = 0.5 * (low + high)
        if 0.2 * _saturation(middle) + 0.00003 * middle > content:
            high = middle
        else:
            low = middle
    g.po2 = low
    g.saturation = _saturation(low)
    g.ph = 6.1 + log10(max(g.bicarbonate + 0.13 * (g.pco2 - 40), 1.0) / (0.0307 * g.pco2))


@compiled
def run(b: Body, seconds: float, dt: float) -> None:
    steps = int(seconds / dt + 0.5)
    gas_every = int(0.02 / dt + 0.5)
    ill_every = int(0.1 / dt + 0.5)
    for i in range(steps):
        if i % ill_every == 0:
            effects.neutral(b.illness_effects)
            conditions_breathing.step(b, 0.1)
        breathing.step(b, dt)
        if i % gas_every == gas_every - 1:
            exchange(b, gas_every * dt)  # pyright: ignore[reportArgumentType] - the stub stands in for a whole body


def live(b: Breather, seconds: float, dt: float = DT) -> Breather:
    run(cast("Body", b), seconds, dt)
    return b


def ill(b: Breather, kind: Illness, severity: float, sides: tuple[int, ...] = (0,)) -> Breather:
    for side in sides:
        b.illness.severity[2 * kind + side] = severity
    return b
