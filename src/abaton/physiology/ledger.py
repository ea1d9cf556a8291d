"""The body's books: what is there more than at first, against what came in less what went out."""

from typing import NamedTuple

import numpy as np

from abaton.physiology.body.drugs import N_PLACES
from abaton.physiology.body.fluids import Protein, Solute
from abaton.physiology.body.whole import Record
from abaton.physiology.drugs.catalogue import CATALOGUE
from abaton.physiology.drugs.drug import Solubility
from abaton.physiology.drugs.giving import on_the_way


class Balance(NamedTuple):
    """Of one substance."""

    unit: str
    stored: float
    """What is there."""
    entered: float
    """Came in since the body began."""
    left: float
    """Went out since."""


def balances(body: Record) -> dict[str, Balance]:
    """Give the books of a body; over any stretch `stored` grows by `entered` less `left`.

    Every drug that has been given has its own line; a vapour's is in mL of gas.
    """
    c, f, g = body["circulation"], body["fluids"], body["gas"]
    return {
        "blood": Balance(
            "mL", float(np.sum(c["volume"])), float(c["blood_given"] + c["plasma_moved"]), float(c["blood_lost"])
        ),
        "oxygen": Balance(
            "mL",
            _gas(g, "oxygen"),
            float(g["oxygen_in"] + g["oxygen_given"]),
            float(g["oxygen_out"] + g["oxygen_metabolised"] + g["oxygen_lost"]),
        ),
        "carbon dioxide": Balance(
            "mL",
            _gas(g, "carbon_dioxide") + float(np.sum(g["slow_carbon_dioxide"])),
            float(g["carbon_dioxide_in"] + g["carbon_dioxide_produced"] + g["carbon_dioxide_given"]),
            float(g["carbon_dioxide_out"] + g["carbon_dioxide_lost"]),
        ),
        "carbon monoxide": Balance(
            "mL",
            _gas(g, "carbon_monoxide"),
            float(g["carbon_monoxide_in"] + g["carbon_monoxide_produced"]),
            float(g["carbon_monoxide_out"] + g["carbon_monoxide_lost"]),
        ),
        "water": Balance(
            "mL",
            float(f["plasma_volume"] + f["interstitial"] + f["intracellular"] + f["gut_water"]),
            float(f["water_in"]),
            float(f["water_out"]),
        ),
        **{
            one.name.lower(): Balance(
                "mmol", float(f["solute"][one]), float(f["solute_in"][one]), float(f["solute_out"][one])
            )
            for one in Solute
        },
        **{
            one.name.lower(): Balance(
                "g",
                float(f["protein"][one] + f["tissue_protein"][one]),
                float(f["protein_in"][one]),
                float(f["protein_out"][one]),
            )
            for one in Protein
        },
        "red cells": Balance("mL", float(f["red_cells"]), float(f["cells_in"]), float(f["cells_out"])),
        **_drugs(body),
    }


def error(before: Record, after: Record) -> dict[str, float]:
    """Give, for each substance, what is missing or too much, over the greatest of what is there and what moved."""
    first, last = balances(before), balances(after)
    wrong: dict[str, float] = {}
    for name, end in last.items():
        start = first.get(name, Balance(end.unit, 0.0, 0.0, 0.0))
        entered, left = end.entered - start.entered, end.left - start.left
        scale = max(abs(start.stored), abs(end.stored), abs(entered), abs(left), 1e-300)
        wrong[name] = abs(end.stored - start.stored - entered + left) / scale
    return wrong


def vessels(body: Record) -> float:
    """Give what the circulation holds less what plasma and red cells say it does (mL), at a whole second.

    Fluids count blood that is lost in the second after, and a sudden shift of plasma (`owed`) before vessels have it.
    """
    c, f = body["circulation"], body["fluids"]
    unseen = float(c["blood_lost"] - f["blood_seen"])
    return float(np.sum(c["volume"])) + unseen - float(f["plasma_volume"] + f["red_cells"] - f["owed"])


def _gas(gas: Record, name: str) -> float:
    first = {"oxygen": 0, "carbon_dioxide": 1, "carbon_monoxide": 2}[name]
    spaces = [float(np.sum(gas[where].reshape(3, -1)[first])) for where in ("airway", "alveolar")]
    return sum(spaces) + float(np.sum(gas[name]))


def _drugs(body: Record) -> dict[str, Balance]:
    drugs = body["drugs"]
    held = np.sum(drugs["amount"].reshape(-1, N_PLACES), axis=1) + on_the_way(body)
    given, gone = drugs["given"], drugs["eliminated"]
    return {
        f"drug {one.name}": Balance(
            "mL" if isinstance(one.kinetics, Solubility) else "mg", float(held[at]), float(given[at]), float(gone[at])
        )
        for at, one in enumerate(CATALOGUE)
        if given[at] or held[at] or gone[at]
    }
