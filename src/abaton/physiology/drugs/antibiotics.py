"""Antibiotics: what they stop of an infection's growth comes over hours, after their own slow site of effect."""

from abaton.physiology.drugs.drug import Absorption, Action, Drug, Kinetics
from abaton.physiology.drugs.effect import Effect

U = " [unverified]"
SLOW = 0.01  # /min: killing lags behind plasma by an hour
KILLS = "calibrated: half of growth stopped a little above the breakpoint, EUCAST 2024"

DRUGS = (
    Drug(
        "ertapenem", "antibiotic",
        Kinetics(2.96, 0.02824, "fitted to: Majumdar 2002, 1 g", 1.608, 0.01352, 3.252, 0.1794, SLOW, weight=77.1),
        molar_mass=475.5,
        absorption={"im": Absorption(0.02, 0.9, "Majumdar 2002" + U)},
        actions=(Action(Effect.INFECTION, 6.0, KILLS, 0.9),),
    ),
    Drug(
        "piperacillin", "antibiotic",
        Kinetics(9.399, 0.2078, "fitted to: Occhipinti 1997, 4 g", 1.859, 0.03361, ke0=SLOW, weight=77.1),
        molar_mass=517.6, aliases=("piperacillin_tazobactam",),
        actions=(Action(Effect.INFECTION, 12.0, KILLS, 0.92),),
    ),
    Drug(
        "ceftriaxone", "antibiotic", Kinetics(5.0, 0.017, "Patel 1981" + U, 5.0, 0.1, ke0=SLOW), molar_mass=554.6,
        absorption={"im": Absorption(0.015, 1.0, "Patel 1982" + U)},
        actions=(Action(Effect.INFECTION, 10.0, KILLS, 0.85),),
    ),
    Drug(
        "moxifloxacin", "antibiotic", Kinetics(60.0, 0.2, "Stass 1998" + U, 60.0, 0.6, ke0=SLOW), molar_mass=401.4,
        absorption={"oral": Absorption(0.04, 0.9, "Stass 1998" + U)},
        actions=(
            Action(Effect.INFECTION, 0.6, KILLS, 0.8),
            Action(Effect.REPOLARISATION, 6.0, "Demolis 2000" + U, 0.06),
        ),
    ),
    Drug(
        "vancomycin", "antibiotic", Kinetics(15.0, 0.08, "Matzke 1984" + U, 30.0, 0.12, ke0=SLOW), molar_mass=1449.3,
        actions=(Action(Effect.INFECTION, 8.0, KILLS, 0.6),),
    ),
)  # fmt: skip
