"""What the catalogue says of a drug: where it goes, how it gets in, what it does, and who measured that.

Times are minutes, volumes litres, amounts milligrams, concentrations mg/L of plasma (that is µg/mL); vapours are
given in % of an atmosphere. Every number stands beside the work it comes from.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Annotated, Literal, TypeAlias

from abaton.physiology.drugs.effect import Effect

Way: TypeAlias = Literal["im", "sc", "oral", "nasal", "inhaled", "rectal", "sublingual"]


class Receptor(IntEnum):
    """Where several drugs meet, so that their effects are not simply added."""

    MU = 0
    BENZODIAZEPINE = 1
    HYPNOSIS = 2  # potency sum of hypnotics, 1 is the half-effect of any of them alone
    VENTILATION = 3  # potency sum of what depresses breathing besides opioids
    ALPHA = 4
    BETA1 = 5
    BETA2 = 6
    VASOPRESSIN = 7
    MUSCARINIC = 8  # only antagonists are given; the agonist is the body's own
    END_PLATE = 9  # competitive block
    DEPOLARISATION = 10
    CHOLINESTERASE = 11  # reversible inhibition


N_RECEPTORS = len(Receptor)


class Mode(IntEnum):
    """How an action enters the sum."""

    EFFECT = 0  # Hill of the effect site on a field of Effects
    AGONIST = 1  # concentration over half-effect, added on the receptor
    ANTAGONIST = 2  # concentration over inhibition constant
    FLUX = 3  # mg/min that leave the blood for the tissues, times a factor: glucose, bicarbonate
    AMOUNT = 4  # mg in blood and interstitium, times a factor: mannitol
    PLASMA = 5  # concentration in plasma, times a factor: insulin
    AIRWAY = 6  # Hill of what an inhaled dose left in the bronchi, in mg


class Sum(IntEnum):
    """How a row of a slot is summed; made from Mode and from what the field of Effects means."""

    NONE = 0
    AGONIST = 1
    ANTAGONIST = 2
    FLUX = 3
    AMOUNT = 4
    PLASMA = 5
    FACTOR = 6
    ADDITION = 7
    BLOCK = 8
    AIRWAY = 9


class Lean:
    """Lean body mass, Janmahasatian 2005: man, woman."""

    factor: Annotated[float, "1", "Janmahasatian 2005"] = 9270.0
    floor: Annotated[tuple[float, float], "1", "Janmahasatian 2005"] = (6680.0, 8780.0)
    slope: Annotated[tuple[float, float], "m2/kg", "Janmahasatian 2005"] = (216.0, 244.0)


class Allometry:
    """Clearances and times by size, Anderson and Holford 2008."""

    flow: Annotated[float, "1", "Anderson and Holford 2008"] = 0.75
    rate: Annotated[float, "1", "Anderson and Holford 2008"] = -0.25


def hill(x: float, steepness: float) -> float:
    """Give x^s / (1 + x^s)."""
    power = max(x, 0.0) ** steepness
    return power / (1 + power)


@dataclass(frozen=True)
class Build:
    """Of a person, what kinetics depend on."""

    age: float = 44.0
    male: bool = True
    height: float = 180.3
    weight: float = 77.1

    @property
    def lean(self) -> float:
        """Give lean body mass in kg (Janmahasatian 2005)."""
        index = self.weight / (self.height / 100) ** 2
        sex = 0 if self.male else 1
        return Lean.factor * self.weight / (Lean.floor[sex] + Lean.slope[sex] * index)


@dataclass(frozen=True)
class Kinetics:
    """Compartments of an adult of `weight` kg; 0 leaves one out. Scaled with size unless `fixed`."""

    v1: float
    cl: float
    source: str
    v2: float = 0.0
    q2: float = 0.0
    v3: float = 0.0
    q3: float = 0.0
    ke0: float = 1.0
    mixing: float = 10.0  # /min, of each of two steps from a vein through the lungs to the arteries
    weight: float = 70.0
    fixed: bool = False

    def scaled(self, weight: float) -> "Kinetics":
        """Volumes grow with weight, clearances with its power of 3/4 (Anderson and Holford 2008)."""
        if self.fixed:
            return self
        size = weight / self.weight
        flow = size**Allometry.flow
        return Kinetics(
            self.v1 * size, self.cl * flow, self.source, self.v2 * size, self.q2 * flow, self.v3 * size,
            self.q3 * flow, self.ke0 * size**Allometry.rate, self.mixing, weight, fixed=True,
        )  # fmt: skip


@dataclass(frozen=True)
class Solubility:
    """Of a vapour: partition coefficients blood/gas and tissue/gas at 37 °C, and its MAC in % at 40 years."""

    blood: float
    brain: float
    muscle: float
    fat: float
    mac: float
    source: str


@dataclass(frozen=True)
class Absorption:
    """From a depot: rate /min, fraction that arrives, minutes before it begins."""

    rate: float
    available: float
    source: str
    wait: float = 0.0
    airway: float = 0.0  # half-time in min of the effect of an inhaled dose on the bronchi


@dataclass(frozen=True)
class Action:
    """One thing that a drug does: at `half` (mg/L) half of `most`, the steeper the greater `steep`."""

    target: Effect | Receptor
    half: float
    source: str
    most: float = 1.0
    steep: float = 1.0
    mode: Mode = Mode.EFFECT


def agonist(receptor: Receptor, half: float, source: str) -> Action:
    return Action(receptor, half, source, mode=Mode.AGONIST)


def antagonist(receptor: Receptor, inhibition: float, source: str) -> Action:
    return Action(receptor, inhibition, source, mode=Mode.ANTAGONIST)


@dataclass(frozen=True)
class Drug:
    name: str
    group: str
    kinetics: Kinetics | Callable[[Build], Kinetics] | Solubility
    actions: tuple[Action, ...] = ()
    molar_mass: float = 300.0
    absorption: Mapping[Way, Absorption] = field(default_factory=dict[Way, Absorption])
    aliases: tuple[str, ...] = ()
    role: Literal["", "binds steroid blockers", "steroid blocker"] = ""
    units_per_mg: float = 0.0  # international units, where doses are given in those
    from_air: bool = False  # an aerosol that is breathed in and stays: sarin
    limits: str = ""

    def kinetics_of(self, build: Build) -> Kinetics | Solubility:
        """Give this person's kinetics."""
        if isinstance(self.kinetics, Kinetics):
            return self.kinetics.scaled(build.weight)
        if isinstance(self.kinetics, Solubility):
            return self.kinetics
        return self.kinetics(build)
