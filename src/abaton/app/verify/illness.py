"""The sign of falling ill: detection, chance in matched windows of the same people, and alert-days, side by side."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Final, TypeAlias

import numpy as np
import typer
from numpy.typing import NDArray

from abaton.app.figures import Figure, promised
from abaton.infrastructure.recordings.daily_tables import PersonDays, people
from abaton.kernel.errors import Invalid
from abaton.signals.baseline.illness import Days, IllnessSignal, Vital
from abaton.signals.detector import run
from abaton.signals.model import Floats

Judged: TypeAlias = tuple[NDArray[np.int64], NDArray[np.bool_]]
"""Days that a rule judged, and which of them it called red."""
Rule: TypeAlias = Callable[[PersonDays], Judged]

# Days around the onset: the window that counts as found, and what is kept apart from the person's healthy days.
WINDOW: Final = (-7, 14)
BEFORE: Final = (-7, 0)
NEAR: Final = (-14, 28)
# A rule that asks for two days in a row cannot speak with fewer.
LEAST_JUDGED: Final = 2
# A window is like another if it has from two thirds to three halves of its judged days.
ALIKE: Final = (2 / 3, 3 / 2)
LEAST_WINDOWS: Final = 5
LIMITS: Final = (1.0, 1.2, 1.4, 1.6, 1.8, 2.0, 2.25, 2.5, 3.0)
RED_DAYS: Final = 0.04
# With fewer judged days far from an onset the promise of red days is neither met nor missed. Red days come in runs of
# two and more, so 1000 days hold some 20 runs at 0.04, which are known to about a quarter. Chosen.
LEAST_DAYS: Final = 1000
# What each left-out person's choice is made from, beside the limits.
WITHOUT: Final = (
    frozenset[str](),
    frozenset({"pulse_scatter_per_min"}),
    frozenset({"steps"}),
    frozenset({"steps", "pulse_scatter_per_min"}),
)
_VITALS: Final = {
    "resting_pulse_per_min": Vital.RESTING_PULSE,
    "spot_pulse_per_min": Vital.SPOT_PULSE,
    "steps": Vital.STEPS,
    "pulse_scatter_per_min": Vital.PULSE_SCATTER,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One person under one rule. NaN is unknown: too few judged days, or no windows alike."""

    found: float
    chance: float
    red_in_window: float
    judged_in_window: int
    red_near_none: int
    judged_near_none: int
    first_red: float
    """Days from the onset to the first red day in the window."""


def figures(
    against: Annotated[Path, typer.Option(help="A folder in Welltory's layout, or of Mayer's *_results.csv.")],
    seed: Annotated[int, typer.Option(help="Of the bootstrap over people.")] = 1,
) -> Iterator[Figure]:
    """Judge each day from that person's past alone."""
    read = people(against)
    known = [one for one in read if one.onset_day is not None]
    if not known:
        raise Invalid("symptoms_onset", "one person or more with a known onset")
    yield Figure(name="people", figure=len(read), unit="1")
    yield Figure(name="people with a known onset", figure=len(known), unit="1")
    ours = _outcomes(read, _by_signal(IllnessSignal()), WINDOW)
    yield from _shown("illness signal", ours, seed, holds=True)
    yield from _shown("illness signal, up to onset", _outcomes(read, _by_signal(IllnessSignal()), BEFORE), seed)
    yield from _shown("chosen on the others", _left_one_out(read), seed)
    for beats in (3, 4, 5):
        yield from _shown(f"median + {beats}/min, 2 days", _outcomes(read, _above_median(beats), WINDOW), seed)


def _shown(name: str, outcomes: Sequence[Outcome], seed: int, *, holds: bool = False) -> Iterator[Figure]:
    judged = [one for one in outcomes if np.isfinite(one.found)]
    both = [one for one in judged if np.isfinite(one.chance)]
    yield Figure(name=f"{name}: people judged", figure=len(judged), unit="1")
    yield Figure(name=f"{name}: of them with windows alike", figure=len(both), unit="1")
    if judged:
        yield Figure(name=f"{name}: found, all judged", figure=100 * _mean([o.found for o in judged]), unit="%")
        yield Figure(
            name=f"{name}: red days a person in the window", figure=_mean([o.red_in_window for o in judged]), unit="d"
        )
        first = [one.first_red for one in judged if np.isfinite(one.first_red)]
        if first:
            yield Figure(name=f"{name}: first red day, median from onset", figure=float(np.median(first)), unit="d")
    if not both and holds:
        typer.echo(f"{name}: nobody has {LEAST_WINDOWS} windows alike, so lift over chance cannot be judged.", err=True)
        yield promised(f"{name}: lift over chance", float("nan"), "≥", 30, "%")
    if both:
        lifts = np.asarray([100 * (one.found - one.chance) for one in both])
        draws = np.random.default_rng(seed).choice(lifts, (4000, lifts.size)).mean(axis=1)
        yield Figure(name=f"{name}: found", figure=100 * _mean([one.found for one in both]), unit="%")
        yield Figure(name=f"{name}: chance", figure=100 * _mean([one.chance for one in both]), unit="%")
        lift = float(lifts.mean())
        told = f"{name}: lift over chance"
        yield promised(told, lift, "≥", 30, "%") if holds else Figure(name=told, figure=lift, unit="%")
        for end, share in (("lower", 2.5), ("upper", 97.5)):
            yield Figure(name=f"{name}: lift, {end} end of 95 %", figure=float(np.percentile(draws, share)), unit="%")
    days = sum(one.judged_near_none for one in outcomes)
    if days:
        red = sum(one.red_near_none for one in outcomes) / days
        told = f"{name}: red days a judged day, far from onset"
        if holds and days < LEAST_DAYS:
            typer.echo(f"{name}: {days} judged days far from onset, under {LEAST_DAYS}: no promise is held.", err=True)
        judgeable = holds and days >= LEAST_DAYS
        yield promised(told, red, "≤", RED_DAYS, "1") if judgeable else Figure(name=told, figure=red, unit="1")
        yield Figure(name=f"{name}: judged days far from onset", figure=days, unit="d")
        if judged:
            # Beside the red days a person in the window: as many as so many judged days give far from it.
            usual = red * _mean([one.judged_in_window for one in judged])
            yield Figure(name=f"{name}: red days a person in as many days far from onset", figure=usual, unit="d")


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values))


def _by_signal(signal: IllnessSignal, without: frozenset[str] = frozenset()) -> Rule:
    def rule(person: PersonDays) -> Judged:
        known = {_VITALS[name]: values for name, values in person.columns.items() if name not in without}
        days = Days(day=person.day, vitals=known)
        found = run(signal, [days])
        return (found.at_s / 86400).astype(np.int64), found.evidence["is_red"] > 0

    return rule


def _above_median(beats_per_min: float) -> Rule:
    """Return the rule of NightSignal as the field knows it: two days in a row above the median of all days before."""

    def rule(person: PersonDays) -> Judged:
        heart = person.columns["resting_pulse_per_min"]
        day, pulse = person.day[np.isfinite(heart)], heart[np.isfinite(heart)]
        least = IllnessSignal().memory.least_days
        high = np.zeros(day.size, dtype=np.bool_)
        for i in range(least, day.size):
            high[i] = pulse[i] >= np.median(pulse[:i]) + beats_per_min
        red = high.copy()
        red[1:] &= high[:-1] & (np.diff(day) <= IllnessSignal().longest_gap_days)
        return day[least:], red[least:]

    return rule


def _outcomes(read: Sequence[PersonDays], rule: Rule, window: tuple[int, int]) -> list[Outcome]:
    return [_outcome(one, rule(one), window) for one in read]


def _outcome(person: PersonDays, judged: Judged, window: tuple[int, int]) -> Outcome:
    day, red = judged
    nan = float("nan")
    if person.onset_day is None or day.size == 0:
        return Outcome(nan, nan, nan, 0, int(red.sum()), day.size, nan)
    from_onset = day - person.onset_day
    far = (from_onset < NEAR[0]) | (from_onset > NEAR[1])
    inside = (from_onset >= window[0]) & (from_onset <= window[1])
    count = int(inside.sum())
    if count < LEAST_JUDGED:
        return Outcome(nan, nan, nan, count, int(red[far].sum()), int(far.sum()), nan)
    length = window[1] - window[0] + 1
    begin = np.arange(int(person.day[0]), int(person.day[-1]) - length + 2, dtype=np.int64)
    near = (begin <= person.onset_day + NEAR[1]) & (begin + length - 1 >= person.onset_day + NEAR[0])
    begin = begin[~near]
    opens, closes = np.searchsorted(day, begin), np.searchsorted(day, begin + length)
    reds = np.concatenate([[0], np.cumsum(red)])
    alike = (closes - opens >= ALIKE[0] * count) & (closes - opens <= ALIKE[1] * count)
    hits = (reds[closes] > reds[opens])[alike]
    first = from_onset[inside & red]
    return Outcome(
        found=float(red[inside].any()),
        chance=float(hits.mean()) if hits.size >= LEAST_WINDOWS else nan,
        red_in_window=float(red[inside].sum()),
        judged_in_window=count,
        red_near_none=int(red[far].sum()),
        judged_near_none=int(far.sum()),
        first_red=float(first[0]) if first.size else nan,
    )


def _left_one_out(read: Sequence[PersonDays]) -> list[Outcome]:
    """Judge each person under the vitals and the limit that served all others best at the red days promised."""
    tried = [
        _outcomes(read, _by_signal(replace(IllnessSignal(), rise_at=limit, clear_at=limit / 2), without), WINDOW)
        for without in WITHOUT
        for limit in LIMITS
    ]
    lift = np.asarray([[one.found - one.chance for one in outcomes] for outcomes in tried])
    red = np.asarray([[one.red_near_none for one in outcomes] for outcomes in tried])
    days = np.asarray([[one.judged_near_none for one in outcomes] for outcomes in tried])
    chosen: list[Outcome] = []
    for left_out in range(len(read)):
        others = np.arange(len(read)) != left_out
        affordable = red[:, others].sum(axis=1) <= RED_DAYS * days[:, others].sum(axis=1)
        known = np.isfinite(lift[:, others])
        lifts = np.where(known, lift[:, others], 0).sum(axis=1) / np.maximum(1, known.sum(axis=1))
        chosen.append(tried[best(lifts, affordable, red[:, others].sum(axis=1), days[:, others].sum(axis=1))][left_out])
    return chosen


def best(lifts: Floats, affordable: NDArray[np.bool_], red: NDArray[np.int64], days: NDArray[np.int64]) -> int:
    """Choose the highest lift that is affordable; where none is, the lowest rate of red days."""
    if affordable.any():
        return int(np.argmax(np.where(affordable, lifts, -np.inf)))
    return int(np.argmin(red / np.maximum(1, days)))
