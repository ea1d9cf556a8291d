"""The body's books: what is there more than at first, against what came in less what went out."""

from typing import NamedTuple

import numpy as np

from abaton.physiology.body.fluids import Solute
from abaton.physiology.body.whole import Record
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
    """Give the books of a body; over any stretch `stored` grows by `entered` less `left`."""
    c, f, g, d = body["circulation"], body["fluids"], body["gas"], body["drugs"]
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
        "water": Balance(
            "mL",
            float(f["plasma_volume"] + f["interstitial"] + f["intracellular"] + f["gut_water"]),
            float(f["water_in"]),
            float(f["water_out"]),
        ),
        "sodium": Balance(
            "mmol",
            float(f["solute"][Solute.SODIUM]),
            float(f["solute_in"][Solute.SODIUM]),
            float(f["solute_out"][Solute.SODIUM]),
        ),
        "red cells": Balance("mL", float(f["red_cells"]), float(f["cells_in"]), float(f["cells_out"])),
        "drugs": Balance(
            "mg",
            float(np.sum(d["amount"])) + on_the_way(body),
            float(np.sum(d["given"])),
            float(np.sum(d["eliminated"])),
        ),
    }


def error(before: Record, after: Record) -> dict[str, float]:
    """Give, for each substance, what is missing or too much, over the greatest of what is there and what moved."""
    first, last = balances(before), balances(after)
    wrong: dict[str, float] = {}
    for name, start in first.items():
        end = last[name]
        entered, left = end.entered - start.entered, end.left - start.left
        scale = max(abs(start.stored), abs(end.stored), abs(entered), abs(left), 1e-300)
        wrong[name] = abs(end.stored - start.stored - entered + left) / scale
    return wrong


def _gas(gas: Record, name: str) -> float:
    first = {"oxygen": 0, "carbon_dioxide": 1}[name]
    spaces = [float(np.sum(gas[where].reshape(3, -1)[first])) for where in ("airway", "alveolar")]
    return sum(spaces) + float(np.sum(gas[name]))
