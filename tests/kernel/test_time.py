"""Instants and zones."""

from datetime import UTC, datetime

import pytest

from abaton.kernel.errors import Invalid
from abaton.kernel.time import instant, zone


def test_an_instant_is_read_into_utc() -> None:
    assert instant("2026-03-29T03:30:00+02:00") == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert instant("2026-03-29T01:30:00Z").tzinfo is UTC


@pytest.mark.parametrize("text", ["2026-03-29T03:30:00", "29.3.2026", "", "2026-02-30T00:00:00Z"])
def test_a_wall_clock_or_no_date_at_all_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        instant(text)


def test_a_zone_knows_its_summer() -> None:
    athens = zone("Europe/Athens")
    assert [datetime(2026, month, 1, tzinfo=athens).utcoffset() for month in (1, 7)] != [None, None]
    assert datetime(2026, 1, 1, tzinfo=athens).utcoffset() != datetime(2026, 7, 1, tzinfo=athens).utcoffset()


@pytest.mark.parametrize("name", ["Europe/Atlantis", "", "../../etc/passwd", "Europe", "/etc/localtime", "a\0b"])
def test_no_zone_is_refused_whatever_it_is(name: str) -> None:
    with pytest.raises(Invalid):
        zone(name)
