"""Who the body belongs to; written once by `patient.py`, read by all."""

from typing import Annotated

A = "definition: standard adult male of the validation tables, Pulse and BioGears 2024"


class Person:
    age: Annotated[float, "a", A] = 44.0
    male: Annotated[float, "1", A] = 1.0
    height: Annotated[float, "cm", A] = 180.3
    weight: Annotated[float, "kg", A] = 77.1
    ideal_weight: Annotated[float, "kg", "Devine 1974"] = 75.3
    body_fat: Annotated[float, "1", A] = 0.21
    surface: Annotated[float, "m2", "Du Bois 1916"] = 1.96
    fitness: Annotated[float, "1", "0 bedridden, 0.5 usual, 1 athlete. definition"] = 0.5
    max_oxygen_uptake: Annotated[float, "mL/min", "FRIEND registry, Kaminsky 2015"] = 3000.0
    seed: Annotated[float, "1", "below 2**53; all chance comes from it. definition"] = 1.0
    elapsed: Annotated[float, "s", "since the body began. definition"] = 0.0
    steps: Annotated[float, "1", "inner steps so far. definition"] = 0.0
