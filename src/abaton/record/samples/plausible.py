"""What a series must be like to be kept."""

import math
import re
from datetime import UTC, datetime, timedelta
from typing import Final

import numpy as np

from abaton.kernel.errors import Invalid
from abaton.record.samples.model import Series

# LOINC: a check digit ends it, https://loinc.org/kb/faq/structure/. For leads and waveforms LOINC has no codes:
# ISO/IEEE 11073-10101 (MDC) numbers them.
_CODE: Final = re.compile(r"[0-9]{1,7}-[0-9]|[0-9]{5,6}", re.ASCII)
_UCUM: Final = re.compile(r"[!-~]{1,64}", re.ASCII)
_DEVICE: Final = re.compile(r"[A-Za-z0-9\-._:]{1,64}", re.ASCII)
LONGEST: Final = timedelta(hours=1)
"""Of one stretch of a waveform. Reading looks back as far as this for stretches that reach into a span."""
SLOWEST_HZ: Final = 1 / 3600
"""One an hour; what comes less often is single values."""
FASTEST_HZ: Final = 10_000.0
"""Ten times the rate of an ECG for research; more is a mistake of units."""
AHEAD: Final = timedelta(minutes=5)
"""A clock that is further ahead than this is wrong, and what it dates would lie in a future that nobody looks at."""
_NOT_AHEAD: Final = "no later than now: set the clock of the device"
EARLIEST: Final = datetime(1970, 1, 1, tzinfo=UTC)


def check(series: Series, now: datetime) -> None:
    """Let a series through.

    Raises:
        Invalid: by the element that is wrong, as the API names it.
    """
    _require("code", "a LOINC code, or MDC for a waveform", holds=bool(_CODE.fullmatch(series.code)))
    _require("unit", "a UCUM code", holds=bool(_UCUM.fullmatch(series.unit)))
    _require("device", "1 to 64 of letters, digits and - . _ :", holds=bool(_DEVICE.fullmatch(series.device)))
    _require("start", "an instant with an offset", holds=series.start.utcoffset() is not None)
    _require("start", "since 1970", holds=series.start >= EARLIEST)
    _require("quality", "0 to 1", holds=series.quality is None or 0 <= series.quality <= 1)
    _require("values", "some", holds=len(series.values) > 0)
    if series.rate_hz is None:
        _require("value", "one number", holds=len(series.values) == 1 and math.isfinite(series.values[0]))
        _require("start", _NOT_AHEAD, holds=series.start <= now + AHEAD)
        return
    # Of a NaN each comparison is false, so that it is refused, too.
    _require("rate_hz", f"{SLOWEST_HZ:g} to {FASTEST_HZ:g}", holds=SLOWEST_HZ <= series.rate_hz <= FASTEST_HZ)
    _require("values", "an hour at most in one series", holds=series.until - series.start <= LONGEST)
    _require("start", _NOT_AHEAD, holds=series.until <= now + AHEAD)
    _require("values", "numbers, or NaN where one is missing", holds=not bool(np.isinf(series.values).any()))


def _require(element: str, reason: str, *, holds: bool) -> None:
    if not holds:
        raise Invalid(f"series.{element}", reason)
