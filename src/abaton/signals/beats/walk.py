"""The compiled walk through a waveform: from hill to hill, and which of them are beats."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from abaton.kernel.compiled import compiled
from abaton.signals.beats.hills import hill
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

# Nothing is decided before so much has been seen; then the beats in it are found looking back.
LEARN_S: Final = 2.5

# So often is looked whether a beat is overdue.
PACE_S: Final = 0.02

# Dropped samples are bridged up to here, and a hill with more of them under it is not looked at. Chosen.
BRIDGED_S: Final = 0.02

# No sensor gives more: it is a loose input.
POSSIBLE: Final = 1e7

REMEMBERED: Final = 8
WAITING: Final = 48

# Places in the numbers of the state.
HELD, TOP_HEIGHT, LAST_HEIGHT, LAST_PEAK_AT, UPRIGHT, INVERTED = range(6)
HEIGHTS: Final = 6
NOISES: Final = HEIGHTS + REMEMBERED
INTERVALS: Final = NOISES + REMEMBERED
NUMBERS: Final = INTERVALS + REMEMBERED

# Places in the counts of the state. Positions are counted in samples from the start of the stream.
SEEN, TOP_AT, LAST_AT, FORGOTTEN_AT, PENDING, WAIT, LEARNT, BEATS, NOISY, RHYTHM, MISSING, EVER = range(12)
BLIND_AT, TOP_BLIND_AT, FOUND = range(12, 15)
COUNTS: Final = 15

# Rows of what waits for a decision, one column a hill; and of what is found, one column a beat.
AT, HEIGHT, PEAK_AT, PEAK, TROUGH_AT, TROUGH, BLIND = range(7)
ROWS: Final = 7
FOUND_AT, FOUND_SIZE, FOUND_CONFIDENCE, FOUND_INTERVAL, FOUND_LATE = range(5)
FOUND_ROWS: Final = 5


class Terrain(NamedTuple):
    """What sets one kind of waveform apart from another."""

    refractory_s: float
    """No beat follows another sooner."""
    echo_until_s: float
    """Before it a hill of less than `echo_share` of the beat before it is its echo: a T wave, a dicrotic wave."""
    echo_share: float
    apart_s: float
    """A hill is the highest within so much on both sides."""
    near_s: float
    """The extremes that belong to a hill lie so near to its top."""
    floor: float
    """A hill lower than this is no beat, however quiet the rest."""
    slope: bool
    """A hill is a rise of the waveform, and the beat is where it rises most; else a beat is at its extreme."""


class Walk(NamedTuple):
    """What a walk reads, and the arrays that it changes: the caller gives copies."""

    terrain: Terrain
    rate_hz: float
    even: Floats
    odd: Floats
    signal: Floats
    missing: NDArray[np.bool_]
    hills: Floats
    numbers: Floats
    counts: NDArray[np.int64]
    waiting: Floats
    found: Floats


@compiled
def walk(on: Walk, history: int) -> int:
    """Walk over what follows the history. Returns how many beats were found."""
    _take(on, history)
    _measure(on, history)
    on.counts[FOUND] = 0
    counts, numbers, hills = on.counts, on.numbers, on.hills
    half = on.even.size // 2
    apart = max(1, round(on.terrain.apart_s * on.rate_hz))
    pace = max(1, round(PACE_S * on.rate_hz))
    learn = LEARN_S * on.rate_hz
    for centre in range(history - half, on.signal.size - half):
        number = counts[SEEN] - half
        counts[SEEN] += 1
        here, before = hills[centre], hills[centre - 1]
        if here < 0.0:
            counts[BLIND_AT] = number
            counts[FORGOTTEN_AT] += 1
        elif before > here and before >= hills[centre - 2] >= 0.0 and before > numbers[TOP_HEIGHT]:
            numbers[TOP_HEIGHT] = before
            counts[TOP_AT] = number - 1
            counts[TOP_BLIND_AT] = counts[BLIND_AT]
        if numbers[TOP_HEIGHT] > 0.0 and number - counts[TOP_AT] >= apart:
            _queue(on, centre - (number - counts[TOP_AT]))
            if counts[LEARNT] == 1:
                _consider(on, counts[WAIT] - 1)
        if counts[LEARNT] == 1:
            if number % pace == 0:
                _wait(on, number - apart)
        elif number >= learn and counts[WAIT] >= 2:
            _learn(on)
    return counts[FOUND]


@compiled
def _take(on: Walk, history: int) -> None:
    """Take the values in; where there is none, the last one is held for the filters and the place marked."""
    for i in range(history, on.signal.size):
        value = on.signal[i]
        if np.isfinite(value) and abs(value) <= POSSIBLE:
            if on.counts[EVER] == 0:
                # The filters must not see a step from nothing to the first value.
                on.signal[:i] = value
                on.counts[EVER] = 1
            on.numbers[HELD] = value
        else:
            on.missing[i] = True
            on.signal[i] = on.numbers[HELD]


@compiled
def _measure(on: Walk, history: int) -> None:
    """Measure the hill at each sample that now has all its neighbours; below zero where too many are missing."""
    bridged = BRIDGED_S * on.rate_hz
    half = on.even.size // 2
    missing = on.counts[MISSING]
    for i in range(history, on.signal.size):
        missing += int(on.missing[i]) - int(on.missing[i - on.even.size])
        on.hills[i - half] = (
            hill(on.signal, i - half, on.even, on.odd, on.terrain.slope) if missing <= bridged else -1.0
        )
    on.counts[MISSING] = missing


@compiled
def _queue(on: Walk, top: int) -> None:
    """Put the top among those that wait, with the peak and the trough under it."""
    if on.counts[WAIT] == WAITING:
        _let_go(on, 1)
        on.counts[PENDING] = max(-1, on.counts[PENDING] - 1)
    near = max(1, round(on.terrain.near_s * on.rate_hz))
    around = max(near, round(on.terrain.apart_s * on.rate_hz))
    # The level that the complex stands on: on both sides of it.
    level = 0.0
    for k in range(around - near + 1):
        level += on.signal[top - around + k] + on.signal[top + around - k]
    level /= 2 * (around - near + 1)
    peak = trough = top
    for k in range(top - near, top + near + 1):
        if on.signal[k] > on.signal[peak]:
            peak = k
        if on.signal[k] < on.signal[trough]:
            trough = k
    column = on.counts[WAIT]
    at = on.counts[TOP_AT]
    on.waiting[AT, column] = at
    on.waiting[HEIGHT, column] = on.numbers[TOP_HEIGHT]
    on.waiting[PEAK_AT, column] = at + (peak - top) + _between(on.signal, peak)
    on.waiting[PEAK, column] = on.signal[peak] - level
    on.waiting[TROUGH_AT, column] = at + (trough - top) + _between(on.signal, trough)
    on.waiting[TROUGH, column] = on.signal[trough] - level
    on.waiting[BLIND, column] = on.counts[TOP_BLIND_AT]
    if on.terrain.slope:
        on.waiting[PEAK_AT, column] = at + _between(on.hills, top)
        on.waiting[PEAK, column] = on.signal[peak] - on.signal[trough]
        on.waiting[TROUGH, column] = 0.0
    on.counts[WAIT] += 1
    on.numbers[TOP_HEIGHT] = 0.0


@compiled
def _between(signal: Floats, extreme: int) -> float:
    """Return how far from its sample the extreme is, by the parabola through its neighbours: half a sample at most."""
    before, at, after = signal[extreme - 1], signal[extreme], signal[extreme + 1]
    bend = before - 2.0 * at + after
    if bend == 0.0 or (at - before) * (at - after) <= 0.0:
        return 0.0
    return float(min(0.5, max(-0.5, 0.5 * (before - after) / bend)))


@compiled
def _let_go(on: Walk, first: int) -> None:
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
def _learn(on: Walk) -> None:
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
        _consider(on, column)
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
def _consider(on: Walk, column: int) -> None:
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
    if since_s < on.terrain.echo_until_s and height < on.terrain.echo_share * last_height:
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
    _let_go(on, column + 1)
    counts[PENDING] = -1
    counts[FOUND] += 1


@compiled
def _wait(on: Walk, now: int) -> None:
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
        echo = (
            since_s < on.terrain.echo_until_s
            and on.waiting[HEIGHT, k] < on.terrain.echo_share * on.numbers[LAST_HEIGHT]
        )
        if since_s >= on.terrain.refractory_s and not echo and on.waiting[HEIGHT, k] >= highest:
            best, highest = k, on.waiting[HEIGHT, k]
    return best
