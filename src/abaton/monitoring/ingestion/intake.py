"""What is taken of a batch: whose it is, whether its clock can be right, in which unit it is kept."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

import numpy as np

from abaton.kernel.errors import Invalid
from abaton.kernel.units import convert
from abaton.monitoring.ingestion.model import Batch, Sent, Taken
from abaton.signals.beats.ecg import ECG_CODES
from abaton.signals.beats.ppg import PPG_CODES
from abaton.signals.model import Floats, Samples
from abaton.signals.quality.plausibility import BY_CODE, weighed

# Limits of one batch: a minute of an ECG at 1000 Hz, and a day of single values by the minute.
MOST_SERIES: Final = 1500
MOST_VALUES: Final = 60_000
FASTEST_HZ: Final = 1000.0

# A clock that is set by the network is right to a second. Chosen: what lies farther ahead is no sample yet.
AHEAD: Final = timedelta(seconds=10)
# By so much a device's clock may be off when it says what it is. Chosen: more would show a trace as if it were now.
OFF: Final = timedelta(seconds=30)
# What ended so long ago is back-fill.
LATE_AFTER: Final = timedelta(seconds=10)
# Devices keep what they could not send for weeks, not years. A clock that was never set says 1970 or 2000.
OLDEST: Final = timedelta(days=60)

WAVEFORMS: Final[Mapping[str, str]] = {**dict.fromkeys(ECG_CODES, "mV"), **dict.fromkeys(PPG_CODES, "1")}
"""UCUM unit by MDC code."""
VALUES: Final[Mapping[str, str]] = {code: bounds.unit for code, bounds in BY_CODE.items()}
"""UCUM unit by LOINC code."""


def taken(batch: Batch, now: datetime) -> list[Taken]:
    """Take a batch in, all of it or nothing.

    Raises:
        Invalid: naming the element: an unknown code, a unit that measures something else, numbers that
            are none, too much at once, a clock that cannot be right.
    """
    if batch.sent_at is not None and abs(_instant("sent_at", batch.sent_at) - now) > OFF:
        raise Invalid("sent_at", f"within {OFF.seconds} s of the clinic's clock: the clock of the device is off")
    if not 0 < len(batch.series) <= MOST_SERIES:
        raise Invalid("series", f"1 to {MOST_SERIES} of them")
    if sum(len(one.values or ()) for one in batch.series) > MOST_VALUES:
        raise Invalid("series", f"at most {MOST_VALUES} values at once")
    return [_taken(f"series[{place}]", one, now) for place, one in enumerate(batch.series)]


def _taken(element: str, sent: Sent, now: datetime) -> Taken:
    if sent.values is not None:
        return _waveform(element, sent, now)
    if sent.value is None:
        raise Invalid(element, "values with start and rate_hz, or value with at")
    return _value(element, sent, now)


def _waveform(element: str, sent: Sent, now: datetime) -> Taken:
    unit = _unit(element, sent.code, WAVEFORMS)
    if sent.start is None or sent.rate_hz is None or sent.at is not None or sent.value is not None:
        raise Invalid(element, "values with start and rate_hz, and neither at nor value")
    if not 0.0 < sent.rate_hz <= FASTEST_HZ:
        raise Invalid(f"{element}.rate_hz", f"above 0, up to {FASTEST_HZ:g} Hz")
    if not sent.values:
        raise Invalid(f"{element}.values", "at least one")
    start = _instant(f"{element}.start", sent.start)
    end = start + timedelta(seconds=len(sent.values) / sent.rate_hz)
    _require_possible(f"{element}.start", start, end, now)
    values = np.array([np.nan if value is None else value for value in sent.values], dtype=np.float64)
    return Taken(
        code=sent.code,
        unit=unit,
        start=start,
        rate_hz=sent.rate_hz,
        values=_converted(element, values, sent.unit, unit),
        quality=1.0,
        late=now - end > LATE_AFTER,
    )


def _value(element: str, sent: Sent, now: datetime) -> Taken:
    unit = _unit(element, sent.code, VALUES)
    if sent.at is None or sent.value is None or sent.start is not None or sent.rate_hz is not None:
        raise Invalid(element, "value with at, and neither start nor rate_hz")
    at = _instant(f"{element}.at", sent.at)
    _require_possible(f"{element}.at", at, at, now)
    values = _converted(element, np.array([sent.value]), sent.unit, unit)
    samples = Samples(code=sent.code, unit=unit, at_s=np.array([at.timestamp()]), value=values, quality=np.ones(1))
    return Taken(
        code=sent.code,
        unit=unit,
        start=at,
        rate_hz=None,
        values=values,
        quality=float(weighed(samples).quality[0]),
        late=now - at > LATE_AFTER,
    )


def _unit(element: str, code: str, units: Mapping[str, str]) -> str:
    unit = units.get(code)
    if unit is None:
        raise Invalid(f"{element}.code", f"one of {', '.join(sorted(units))}")
    return unit


def _converted(element: str, values: Floats, source: str, target: str) -> Floats:
    try:
        offset, one = convert(0.0, source, target), convert(1.0, source, target)
    except Invalid:
        # What was written as a unit may be anything: it is not repeated.
        raise Invalid(f"{element}.unit", f"{target}, or a UCUM unit that converts into it") from None
    converted = values if source == target else values * (one - offset) + offset
    if np.isinf(converted).any():
        raise Invalid(f"{element}.values", "finite numbers, or null where there is none")
    return converted


def _instant(element: str, written: datetime) -> datetime:
    if written.utcoffset() is None:
        raise Invalid(element, "an offset: Z, or hours and minutes from UTC")
    return written.astimezone(UTC)


def _require_possible(element: str, start: datetime, end: datetime, now: datetime) -> None:
    if end - now > AHEAD:
        raise Invalid(element, "not in the future: the clock of the device is ahead")
    if now - start > OLDEST:
        raise Invalid(element, f"within the last {OLDEST.days} days: older samples, or a clock that was never set")
