"""Which hills are beats: learnt, decided, overdue, forgotten."""

from typing import Final

import numpy as np

from abaton.kernel.compiled import compiled
from abaton.signals.beats.places import (
    AT,
    BEATS,
    BLIND,
    BLIND_AT,
    FORGOTTEN_AT,
    FOUND,
    FOUND_AT,
    FOUND_CONFIDENCE,
    FOUND_INTERVAL,
    FOUND_LATE,
    FOUND_SIZE,
    HEIGHT,
    HEIGHTS,
    INTERVALS,
    INVERTED,
    LAST_AT,
    LAST_HEIGHT,
    LAST_PEAK_AT,
    LEARNT,
    NOISES,
    NOISY,
    PEAK,
    PEAK_AT,
    PENDING,
    REMEMBERED,
    RHYTHM,
    ROWS,
    TROUGH,
    TROUGH_AT,
    UPRIGHT,
    WAIT,
    Walk,
)
from abaton.signals.model import Floats

# Of the way from the height of noise to that of beats. Chosen on MITDB 100 and 105, clean and with electrode noise.
THRESHOLD: Final = 0.35

# Looked back for a missed beat once the usual interval is exceeded by so much (Pan and Tompkins 1985: 1.66), with so
# much less asked of a hill.
OVERDUE: Final = 1.66
OVERDUE_SHARE: Final = 0.4

# Without a beat for so long, the height of beats is forgotten by half, again and again. Chosen: after electrodes were
# changed and the beats fell to a quarter, they are found again within five seconds.
FORGET_S: Final = 2.0


@compiled
def let_go(on: Walk, first: int) -> None:
    """Forget the first so many of what waits."""
    kept = on.counts[WAIT] - first
    for row in range(ROWS):
        for k in range(kept):
            on.waiting[row, k] = on.waiting[row, k + first]
    on.counts[WAIT] = kept


@compiled
def middle(numbers: Floats, first: int, filled: int) -> float:
    """Return the median of a ring that stands in the numbers from `first`; 0 while it is empty."""
    size = min(filled, REMEMBERED)
    # For each its rank: quicker than to sort so few, and quicker to compile.
    low = high = 0.0
    for k in range(size):
        one = numbers[first + k]
        rank = 0
        for m in range(size):
            other = numbers[first + m]
            rank += int(other < one or (other == one and m < k))
        if rank == (size - 1) // 2:
            low = one
        if rank == size // 2:
            high = one
    return 0.5 * (low + high)


@compiled
def learn(on: Walk) -> None:
    """Take a first height of beats and of noise from the hills seen until now, and look at these again."""
    first = second = 0.0
    for k in range(on.counts[WAIT]):
        height = on.waiting[HEIGHT, k]
        if height > first:
            first, second = height, first
        elif height > second:
            second = height
    # One hill that dwarfs all others is the click of an electrode, or the only beat: the second tells.
    top = second if second > on.terrain.echo_share * first else first
    lower = total = 0.0
    for k in range(on.counts[WAIT]):
        if on.waiting[HEIGHT, k] < on.terrain.echo_share * top:
            lower += 1.0
            total += on.waiting[HEIGHT, k]
    on.numbers[HEIGHTS] = top
    on.numbers[NOISES] = total / lower if lower else 0.1 * top
    on.counts[BEATS] = on.counts[NOISY] = on.counts[LEARNT] = 1
    on.counts[PENDING] = -1
    column = 0
    while column < on.counts[WAIT]:
        left = on.counts[WAIT] - column
        consider(on, column)
        # Beats that were accepted meanwhile took their columns away.
        column = on.counts[WAIT] - left + 1


@compiled
def _threshold(on: Walk, share: float) -> float:
    """Return how high a hill must be to be a beat; a share of it when one is overdue."""
    # The highest of late, not the middle: noise comes in bursts. On MITDB 100 at 0 dB the middle let through four times
    # as many that were no beats, and found no more of those that were.
    noise = 0.0
    for k in range(min(REMEMBERED, on.counts[NOISY])):
        noise = max(noise, on.numbers[NOISES + k])
    beat = max(noise, middle(on.numbers, HEIGHTS, on.counts[BEATS]))
    return max(on.terrain.floor, share * (noise + THRESHOLD * (beat - noise)))


@compiled
def _is_echo(on: Walk, since_s: float, height: float, last_height: float) -> bool:
    """Tell whether a hill is too low, for how soon it follows a beat, to be one of its own."""
    return (since_s < on.terrain.echo_until_s and height < on.terrain.echo_share * last_height) or (
        since_s < on.terrain.close_until_s and height < on.terrain.close_share * last_height
    )


@compiled
def consider(on: Walk, column: int) -> None:
    """Decide whether a hill is a beat to be. It becomes one when the refractory time brought none higher."""
    at, height = on.waiting[AT, column], on.waiting[HEIGHT, column]
    last_at, last_height = float(on.counts[LAST_AT]), on.numbers[LAST_HEIGHT]
    pending = on.counts[PENDING]
    if pending >= 0:
        last_at, last_height = on.waiting[AT, pending], on.waiting[HEIGHT, pending]
    since_s = (at - last_at) / on.rate_hz if last_height > 0.0 else np.inf
    if since_s < on.terrain.refractory_s:
        if pending >= 0 and height > last_height:
            on.counts[PENDING] = column
        return
    if _is_echo(on, since_s, height, last_height):
        return
    if height > _threshold(on, 1.0):
        if pending >= 0:
            _accept(on, pending, 0.0)
            column -= pending + 1
        on.counts[PENDING] = column
    else:
        on.numbers[NOISES + on.counts[NOISY] % REMEMBERED] = height
        on.counts[NOISY] += 1


@compiled
def _accept(on: Walk, column: int, late: float) -> None:
    """Write a beat down, and let go of every hill up to it."""
    numbers, counts, waiting = on.numbers, on.counts, on.waiting
    beat = counts[FOUND]
    height = waiting[HEIGHT, column]
    follows = numbers[LAST_HEIGHT] > 0.0
    # The side to which the complexes reach farther, of late: R must not jump between peak and trough of equal size.
    share = 0.125 if follows else 1.0
    numbers[UPRIGHT] += share * (waiting[PEAK, column] - numbers[UPRIGHT])
    numbers[INVERTED] += share * (-waiting[TROUGH, column] - numbers[INVERTED])
    upright = numbers[UPRIGHT] >= numbers[INVERTED]
    peak_at = waiting[PEAK_AT if upright else TROUGH_AT, column]
    on.found[FOUND_AT, beat] = peak_at
    on.found[FOUND_SIZE, beat] = waiting[PEAK if upright else TROUGH, column]
    noise = middle(numbers, NOISES, counts[NOISY])
    usual = middle(numbers, HEIGHTS, counts[BEATS])
    # A hill far higher than beats usually are is an artefact more often than not.
    likely = min(1.0, 3.0 * usual / height) if usual > 0.0 else 1.0
    on.found[FOUND_CONFIDENCE, beat] = likely * max(0.0, 1.0 - noise / height)
    on.found[FOUND_LATE, beat] = late
    on.found[FOUND_INTERVAL, beat] = np.nan
    at = int(waiting[AT, column])
    if follows and waiting[BLIND, column] < counts[LAST_AT]:
        interval_s = (peak_at - numbers[LAST_PEAK_AT]) / on.rate_hz
        on.found[FOUND_INTERVAL, beat] = interval_s
        numbers[INTERVALS + counts[RHYTHM] % REMEMBERED] = interval_s
        counts[RHYTHM] += 1
    numbers[HEIGHTS + counts[BEATS] % REMEMBERED] = height
    counts[BEATS] += 1
    numbers[LAST_PEAK_AT] = peak_at
    numbers[LAST_HEIGHT] = height
    counts[LAST_AT] = counts[FORGOTTEN_AT] = at
    let_go(on, column + 1)
    counts[PENDING] = -1
    counts[FOUND] += 1


@compiled
def wait(on: Walk, now: int) -> None:
    """Let the refractory time of a beat to be pass, look back when one is overdue, and forget when none comes."""
    counts, numbers = on.counts, on.numbers
    if counts[PENDING] >= 0:
        if now - on.waiting[AT, counts[PENDING]] >= on.terrain.refractory_s * on.rate_hz:
            _accept(on, counts[PENDING], 0.0)
        return
    since_s = (now - max(counts[LAST_AT], counts[BLIND_AT])) / on.rate_hz
    if counts[WAIT] > 0 and counts[RHYTHM] >= 2:
        usual_s = middle(numbers, INTERVALS, counts[RHYTHM])
        overlooked = _overlooked(on) if since_s > OVERDUE * usual_s else -1
        if overlooked >= 0:
            _accept(on, overlooked, 1.0)
            return
    if now - counts[FORGOTTEN_AT] > FORGET_S * on.rate_hz:
        for k in range(HEIGHTS, NOISES):
            numbers[k] *= 0.5
        counts[FORGOTTEN_AT] = now


@compiled
def _overlooked(on: Walk) -> int:
    """Return the highest of those that wait, if it is high enough for an overdue beat; -1 if none is."""
    best = -1
    highest = _threshold(on, OVERDUE_SHARE)
    for k in range(on.counts[WAIT]):
        since_s = (on.waiting[AT, k] - on.counts[LAST_AT]) / on.rate_hz
        echo = _is_echo(on, since_s, on.waiting[HEIGHT, k], on.numbers[LAST_HEIGHT])
        if since_s >= on.terrain.refractory_s and not echo and on.waiting[HEIGHT, k] >= highest:
            best, highest = k, on.waiting[HEIGHT, k]
    return best
