"""Sleep: no labelled night is at hand, so parity and identities only, and what a phone's diary gives."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final

import numpy as np
import typer
from numpy.typing import NDArray

from abaton.app.figures import Figure, promised
from abaton.infrastructure.recordings.sleep_diary import SleepDiary, sleep_diaries
from abaton.signals.activity.nights import nights, regularity
from abaton.signals.activity.sleep_wake import ASLEEP, AWAKE, UNKNOWN, cole_kripke, sadeh
from abaton.signals.model import Floats

MINUTES: Final = 1440
# A diary that skips a night says nothing of it: longer than this between two sleeps is unknown.
LONGEST_AWAKE_S: Final = 24 * 3600.0


def figures(
    against: Annotated[Path, typer.Option(help="A folder with Welltory's sleep.csv.")],
    seed: Annotated[int, typer.Option(help="Of the made-up activity that parity is tried on.")] = 1,
) -> Iterator[Figure]:
    """Print what can be checked without a labelled night.

    A promise is held on the diaries alone: what is computed from made-up activity would be met with no diary at all.
    """
    yield Figure(name="nights with polysomnography (none: no accuracy is claimed)", figure=0, unit="1")
    counts = _made_up_week(np.random.default_rng(seed))
    yield Figure(name="minutes of made-up activity", figure=counts.size, unit="min")
    theirs = _cole_kripke_minute_by_minute(counts)
    apart = int((cole_kripke(counts, rescored=False) != theirs).sum())
    yield Figure(name="Cole-Kripke: minutes scored otherwise than minute by minute", figure=apart, unit="min")
    apart = int((sadeh(counts) != _sadeh_minute_by_minute(counts)).sum())
    yield Figure(name="Sadeh: minutes scored otherwise than minute by minute", figure=apart, unit="min")
    diaries = sleep_diaries(against / "sleep.csv")
    yield Figure(name="people with a diary", figure=len(diaries), unit="1")
    yield Figure(name="sleeps in the diaries", figure=sum(one.begin_s.size for one in diaries), unit="1")
    lengths: list[float] = []
    found_regularity: list[float] = []
    off = 0.0
    for diary in diaries:
        start_s, states = minutes(diary)
        lengths += [night.sleep_minutes for night in nights(states, start_s=start_s, utc_offset_s=0.0)]
        index = regularity(states)
        if index is not None:
            found_regularity.append(index)
            off = max(off, abs(index - _regularity_pair_by_pair(states)))
    yield Figure(name="nights with a main sleep", figure=len(lengths), unit="1")
    if lengths:
        yield Figure(name="main sleep, median", figure=float(np.median(lengths)), unit="min")
    yield Figure(name="people with a regularity index", figure=len(found_regularity), unit="1")
    if found_regularity:
        yield Figure(name="sleep regularity index, median", figure=float(np.median(found_regularity)), unit="1")
        yield promised("regularity index off pair by pair", off, "≤", 1e-9, "1")


def _made_up_week(random: np.random.Generator) -> Floats:
    """Return counts of a week: busy days, quiet nights with turns, two hours not worn."""
    hour = np.arange(7 * MINUTES) / 60 % 24
    busy = (hour >= 7) & (hour < 23)
    counts = np.where(busy, random.gamma(1.0, 15000, hour.size), random.gamma(0.3, 900, hour.size))
    counts[3000:3120] = np.nan
    return counts


def _cole_kripke_minute_by_minute(counts: Floats) -> NDArray[np.int8]:
    weights = {-4: 106, -3: 54, -2: 58, -1: 76, 0: 230, 1: 74, 2: 67}
    states: list[int] = []
    for i in range(counts.size):
        window = [counts[i + by] for by in weights if 0 <= i + by < counts.size]
        if len(window) < len(weights) or any(np.isnan(one) for one in window):
            states.append(UNKNOWN)
            continue
        index = 0.001 * sum(by * min(one / 100, 300) for by, one in zip(weights.values(), window, strict=True))
        states.append(ASLEEP if index < 1 else AWAKE)
    return np.asarray(states, dtype=np.int8)


def _sadeh_minute_by_minute(counts: Floats) -> NDArray[np.int8]:
    states: list[int] = []
    for i in range(counts.size):
        window = [min(float(one), 300.0) for one in counts[max(0, i - 5) : i + 6]]
        if i < 5 or len(window) < 11 or any(np.isnan(window)):
            states.append(UNKNOWN)
            continue
        mean, last = sum(window) / 11, window[:6]
        spread = (sum((one - sum(last) / 6) ** 2 for one in last) / 5) ** 0.5
        middling = sum(50 <= one < 100 for one in window)
        score = 7.601 - 0.065 * mean - 1.08 * middling - 0.056 * spread - 0.703 * float(np.log(window[5] + 1))
        states.append(ASLEEP if score >= 0 else AWAKE)
    return np.asarray(states, dtype=np.int8)


def minutes(diary: SleepDiary) -> tuple[float, NDArray[np.int8]]:
    """Turn sleeps into minutes: between two of them awake, unless they lie too far apart."""
    start_s = float(diary.begin_s[0] // 60 * 60)
    states = np.full(int((diary.end_s.max() - start_s) // 60) + 1, UNKNOWN, dtype=np.int8)
    for end_s, next_s in zip(diary.end_s[:-1], diary.begin_s[1:], strict=True):
        if 0 < next_s - end_s <= LONGEST_AWAKE_S:
            states[round((end_s - start_s) / 60) : round((next_s - start_s) / 60)] = AWAKE
    for begin_s, end_s in zip(diary.begin_s, diary.end_s, strict=True):
        states[round((begin_s - start_s) / 60) : round((end_s - start_s) / 60)] = ASLEEP
    return start_s, states


def _regularity_pair_by_pair(states: NDArray[np.int8]) -> float:
    same = pairs = 0
    listed = states.tolist()
    for earlier, later in zip(listed, listed[MINUTES:], strict=False):
        if UNKNOWN not in {earlier, later}:
            pairs += 1
            same += earlier == later
    return 200 * same / pairs - 100
