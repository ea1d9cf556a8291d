"""The form of a validation scenario: a patient, what is done when, and the instants at which the table is read.

One YAML file is one run. It answers phases of one scenario of the table; a table scenario that is several runs has
several files. The guide is docs/guides/write-a-scenario.md.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Final, Literal, TypeAlias

import msgspec
from msgspec import Meta, Struct

from abaton.app.verify._physiology import yaml_file
from abaton.kernel.errors import Invalid, NotFound
from abaton.physiology.acts import Act, Condition, Infuse, Inhale, Inhaler, Inject
from abaton.physiology.drugs.catalogue import index_of

Engine: TypeAlias = Literal["BioGears", "Pulse", "literature"]
Seconds: TypeAlias = Annotated[float, Meta(ge=0, description="Seconds since the run began.")]
Length: TypeAlias = Annotated[float, Meta(ge=0, description="A length of time in seconds.")]

HERE: Final = Path(__file__).parents[1] / "scenarios"
# Stands in a phase's name for the number that says when it is read: `t={s} s`.
TIME: Final = "{s}"


class Patient(Struct, frozen=True, forbid_unknown_fields=True):
    """Who it is; without it the standard adult man of the table."""

    age_years: Annotated[float, Meta(ge=0, le=120)] = 44.0
    sex: Literal["male", "female"] = "male"
    height_cm: Annotated[float, Meta(gt=0)] = 180.3
    weight_kg: Annotated[float, Meta(gt=0)] = 77.1
    fitness: Annotated[float, Meta(ge=0, le=1)] = 0.5
    seed: Annotated[int, Meta(ge=0)] = 1


class When(Struct, frozen=True, forbid_unknown_fields=True):
    """The first moment at which a reading stands above or below a value, looked at each second."""

    reading: str
    above: float | None = None
    below: float | None = None


class Moment(Struct, frozen=True, forbid_unknown_fields=True):
    """What is done, and when: at a second, or as soon as a reading is reached."""

    do: Annotated[list[Act], Meta(min_length=1)]
    at_s: Seconds | None = None
    when: When | None = None


class Take(Struct, frozen=True, forbid_unknown_fields=True):
    """How one variable of a phase is read where that differs from its fellows."""

    take: Literal["mean", "average", "maximum", "minimum", "time_to"] = "mean"
    """The mean is over the window; the others are over the time from `from_s` to the reading."""
    above: float | None = None
    """For time_to: the first moment above this."""
    below: float | None = None
    unit_s: Annotated[float, Meta(gt=0)] = 1.0
    """For time_to: how many seconds the table's number counts: 60 for minutes."""
    reading: str = ""
    """Another reading than the variable's own, by its name in readings."""
    against: Literal["phase", "rest"] = "phase"
    """What a direction is held against: the phase's `from_s`, or rest."""
    range_is: Literal["as_told", "change", "percent_change"] = "as_told"
    """What the table's numbers are where its unit does not say it."""


class Phase(Struct, frozen=True, forbid_unknown_fields=True):
    """One or more phases of the table, and when they are read."""

    phase: Annotated[str, Meta(min_length=1)]
    """The table's phase, word for word, or with `{s}` where its number of seconds stands."""
    action: str = ""
    """How the table's action begins, where two runs share a phase's name."""
    read_at_s: Seconds | None = None
    when: When | None = None
    """Read as soon as this is reached, instead of at a second."""
    unit_s: Annotated[float, Meta(gt=0)] = 1.0
    """How many seconds the number at `{s}` counts: 60 for minutes."""
    shift_s: float = 0.0
    """Added to the seconds of `{s}`."""
    window_s: Length = 10.0
    """Readings are means over this long before; 0 reads the moment itself."""
    from_s: Seconds | None = None
    """The moment a direction is held against; without it, rest."""
    variables: dict[str, Take] = {}


class Scenario(Struct, frozen=True, forbid_unknown_fields=True):
    """One run, and the phases of the table that it answers."""

    scenario: Annotated[str, Meta(min_length=1)]
    """The table's scenario."""
    engines: Annotated[list[Engine], Meta(min_length=1)]
    """Whose rows of the table are answered."""
    about: Annotated[str, Meta(min_length=1)]
    """What happens, in a sentence."""
    phases: Annotated[list[Phase], Meta(min_length=1)]
    sources: list[str] = []
    """Where doses, rates and times come from."""
    assumed: list[str] = []
    """What no source says and this file decides."""
    patient: Patient = Patient()
    start: list[Condition] = []
    """What the patient has had for long. Rest is then read of the same person without it."""
    acts: list[Moment] = []
    rest_at_s: Seconds | None = None
    """When rest is read; without it, just before the first act."""
    drugs_only: bool = False
    """Only drugs move while the body rests: for curves of concentration over hours."""


def load(file: Path) -> Scenario:
    """Read one file. What it may not hold is refused by the file's name and the element's."""
    try:
        found = msgspec.convert(yaml_file.read(file), Scenario)
    except msgspec.ValidationError as refused:
        reason, _, element = str(refused).partition(" - at ")
        raise Invalid(f"{file.name} {element.strip('`') or '$'}", reason) from refused
    for element, reason in _contradictions(found):
        raise Invalid(f"{file.name} {element}", reason)
    return found


def load_all(extra: Path | None = None) -> dict[str, Scenario]:
    """Read our scenarios, and those of another folder; a file there stands for ours of the same name."""
    files = {file.name: file for folder in (HERE, extra) if folder for file in _files(folder)}
    return {name: load(file) for name, file in sorted(files.items())}


def names(folder: Path | None) -> frozenset[str]:
    """Give the names of a folder's scenarios."""
    return frozenset(file.name for file in _files(folder)) if folder else frozenset()


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise NotFound(f"{folder}: no folder of scenarios")
    return sorted(folder.glob("[!_]*.yaml"))


def schema() -> dict[str, Any]:
    """Return the form as JSON schema, for editors that check while one writes."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Abaton validation scenario",
        **msgspec.json.schema(Scenario),
    }


def told_seconds(pattern: str, phase: str) -> float | None:
    """Give the seconds in a phase that follows a pattern; without `{s}` 0; None where it does not follow."""
    before, found, after = pattern.partition(TIME)
    if not found:
        return 0.0 if pattern == phase else None
    told = re.fullmatch(rf"{re.escape(before)}(\d+(?:\.\d+)?){re.escape(after)}", phase)
    return float(told[1]) if told else None


def _contradictions(scenario: Scenario) -> Iterator[tuple[str, str]]:
    for i, moment in enumerate(scenario.acts):
        yield from _of_moment(moment, f"$.acts[{i}]")
    for i, phase in enumerate(scenario.phases):
        yield from _of_phase(phase, f"$.phases[{i}]")
    if scenario.drugs_only and any(moment.when for moment in scenario.acts):
        yield "$.drugs_only", "must not be with acts that wait for a reading"


def _of_moment(moment: Moment, at: str) -> Iterator[tuple[str, str]]:
    if (moment.at_s is None) == (moment.when is None):
        yield at, "must have either `at_s` or `when`"
    yield from _unsided(moment.when, f"{at}.when")
    for j, act in enumerate(moment.do):
        if isinstance(act, Inject | Infuse | Inhale | Inhaler) and not _is_drug(act.drug):
            yield f"{at}.do[{j}].drug", "must be one of docs/reference/physiology-drugs.md"


def _of_phase(phase: Phase, at: str) -> Iterator[tuple[str, str]]:
    if sum((phase.read_at_s is not None, phase.when is not None, TIME in phase.phase)) != 1:
        yield at, f"must have one of `read_at_s`, `when`, or {TIME} in its name"
    yield from _unsided(phase.when, f"{at}.when")
    if phase.read_at_s is not None and phase.from_s is not None and phase.from_s > phase.read_at_s:
        yield f"{at}.from_s", "must not be after the reading"
    for name, take in phase.variables.items():
        sides = (take.above is not None) + (take.below is not None)
        if sides != (take.take == "time_to"):
            yield f"{at}.variables.{name}", "must have one of `above`, `below` with time_to, and only then"


def _is_drug(name: str) -> bool:
    try:
        index_of(name)
    except KeyError:
        return False
    return True


def _unsided(when: When | None, element: str) -> Iterator[tuple[str, str]]:
    if when is not None and (when.above is None) == (when.below is None):
        yield element, "must have either `above` or `below`"
