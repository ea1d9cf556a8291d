"""Partial dates as spans, for any date."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abaton.kernel.errors import Invalid
from abaton.record.search.dates import EARLIEST, LATEST, span, span_of

ATHENS = ZoneInfo("Europe/Athens")
CLOCKS = st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31))  # noqa: DTZ001 clocks of no zone yet
FORMS = st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S.%f"])
ZONES = st.sampled_from(["UTC", "Europe/Athens", "Asia/Kolkata", "America/St_Johns", "Pacific/Apia"]).map(ZoneInfo)


def written(clock: datetime, form: str) -> str:
    # strftime does not fill years up everywhere.
    return clock.strftime(form.replace("%Y", f"{clock.year:04}"))


@given(CLOCKS, FORMS, ZONES)
def test_an_instant_lies_in_the_span_of_each_shorter_form_of_it(clock: datetime, form: str, zone: ZoneInfo) -> None:
    low, high = span(written(clock, form), zone)
    at = clock.replace(tzinfo=zone).astimezone(UTC)
    if zone.key == "UTC":
        assert low <= at < high
    else:
        # A clock that is put back shows an hour twice.
        assert low - timedelta(hours=3) <= at < high + timedelta(hours=3)


@given(CLOCKS, ZONES)
def test_longer_forms_lie_within_shorter_ones(clock: datetime, zone: ZoneInfo) -> None:
    year, month, day = (span(written(clock, form), zone) for form in ("%Y", "%Y-%m", "%Y-%m-%d"))
    assert year.low <= month.low <= day.low < day.high <= month.high <= year.high


@given(CLOCKS, st.integers(-13 * 60, 13 * 60))
def test_an_offset_is_kept_whatever_the_zone_of_the_clinic(clock: datetime, minutes: int) -> None:
    offset = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    text = f"{written(clock, '%Y-%m-%dT%H:%M:%S')}{offset}"
    found = span(text, ATHENS)
    assert found == span(text, ZoneInfo("UTC"))
    assert found.low == datetime.fromisoformat(text).astimezone(UTC)


@given(st.text(max_size=30))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    try:
        low, high = span(text, ATHENS)
    except Invalid:
        return
    assert low < high


def test_a_day_is_as_long_as_the_clinic_s_clock_makes_it() -> None:
    low, high = span("2026-03-29", ATHENS)
    assert high - low == timedelta(hours=23)
    low, high = span("2026-10-25", ATHENS)
    assert high - low == timedelta(hours=25)


@pytest.mark.parametrize("text", ["", "26", "2026-13", "2026-02-30", "2026-02-28T25:00", "2026-02-28 10:00", "0000"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        span(text, ATHENS)


def test_periods_may_be_open_and_the_calendar_has_ends() -> None:
    assert span_of("Period", {"start": "2026"}, ATHENS) == (span("2026", ATHENS).low, LATEST)
    assert span_of("Period", {"end": "2026"}, ATHENS) == (EARLIEST, span("2026", ATHENS).high)
    assert span_of("Period", {}, ATHENS) is None
    assert span("9999", ATHENS).high == LATEST
    assert span("0001", ATHENS).low == EARLIEST
    assert span("2016-12-31T23:59:60Z", ATHENS).high == datetime(2017, 1, 1, tzinfo=UTC)
