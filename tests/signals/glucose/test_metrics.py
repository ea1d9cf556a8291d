"""Consensus metrics: every edge, both units, gaps and doubles."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abaton.kernel.errors import Invalid
from abaton.signals.glucose.day_pattern import day_pattern
from abaton.signals.glucose.metrics import Band, People, assess, gmi_percent
from abaton.signals.glucose.readings import GLUCOSE_MASS, GLUCOSE_SUBSTANCE, in_mg_per_dl, one_a_step
from abaton.signals.model import Samples


def sensor(values: list[float], step_s: float = 300.0, quality: float = 1.0) -> Samples:
    value = np.asarray(values, dtype=np.float64)
    return Samples(
        code=GLUCOSE_MASS,
        unit="mg/dL",
        at_s=1.7e9 + np.arange(value.size, dtype=np.float64) * step_s,
        value=value,
        quality=np.full(value.size, quality),
    )


def test_each_edge_falls_where_the_consensus_puts_it() -> None:
    time = assess(sensor([53, 54, 69, 70, 140, 141, 180, 181, 250, 251])).time_percent

    assert time == {
        Band.VERY_LOW: 10,
        Band.LOW: 20,
        Band.IN_RANGE: 40,
        Band.HIGH: 20,
        Band.VERY_HIGH: 10,
        Band.TIGHT_RANGE: 20,
    }


def test_the_edges_of_the_table_in_mmol_fall_as_those_in_mg() -> None:
    edges = [2.9, 3.0, 3.8, 3.9, 10.0, 10.1, 13.9, 14.0]
    read = in_mg_per_dl(replace(sensor(edges), code=GLUCOSE_SUBSTANCE, unit="mmol/L"))

    time = assess(read).time_percent
    assert (time[Band.VERY_LOW], time[Band.LOW], time[Band.IN_RANGE]) == (12.5, 25, 25)
    assert (time[Band.HIGH], time[Band.VERY_HIGH]) == (25, 12.5)


def test_gmi_is_the_published_example() -> None:
    # Bergenstal 2018, table 1: 150 mg/dL is 6.9 %, 200 is 8.1 %.
    assert round(gmi_percent(150), 1) == 6.9
    assert round(gmi_percent(200), 1) == 8.1


def test_a_second_uploader_of_the_same_sensor_changes_nothing() -> None:
    once = sensor([60, 100, 200, 300])
    twice = Samples(
        code=once.code,
        unit=once.unit,
        at_s=np.sort(np.concatenate([once.at_s, once.at_s + 1])),
        value=np.repeat(once.value, 2),
        quality=np.ones(8),
    )

    assert assess(twice) == assess(once)


def test_a_gap_lowers_what_is_active_and_is_no_glucose() -> None:
    whole = sensor([100.0] * 10)
    hole = replace(whole, at_s=whole.at_s[[0, 9]], value=whole.value[[0, 9]], quality=whole.quality[[0, 9]])

    assert assess(whole).active_percent == 100
    assert assess(hole).active_percent == 20
    assert assess(hole).time_percent[Band.IN_RANGE] == 100


def test_two_full_weeks_are_enough_and_one_is_not() -> None:
    assert assess(sensor([100.0] * 288 * 14)).is_enough
    assert not assess(sensor([100.0] * 288 * 7)).is_enough
    assert not assess(sensor([100.0] * 144 * 14, step_s=600.0)).is_enough


def test_targets_are_those_of_the_person() -> None:
    shares = assess(sensor([65.0] * 2 + [100.0] * 60 + [200.0] * 38))

    assert shares.targets_met() == {
        "in_range": False,
        "below_70": True,
        "below_54": True,
        "above_180": False,
        "above_250": True,
    }
    assert shares.targets_met(People.OLDER_OR_HIGH_RISK) == {
        "in_range": True,
        "below_70": False,
        "above_180": True,
        "above_250": True,
    }


def test_one_reading_has_no_spread() -> None:
    one = assess(sensor([100.0]))

    assert (one.sd_mg_per_dl, one.cv_percent, one.active_percent) == (None, None, 100)


def test_readings_that_no_sensor_gives_are_no_readings() -> None:
    assert assess(sensor([5.5, 100.0, 1e300])).readings == 1
    with pytest.raises(Invalid, match="one usable reading"):
        assess(sensor([5.5, 6.1]))
    with pytest.raises(Invalid, match="one usable reading"):
        assess(sensor([100.0], quality=0.0))


def test_another_unit_quantity_or_step_is_refused() -> None:
    with pytest.raises(Invalid, match="mg/dL, not mmol/L"):
        assess(replace(sensor([5.5]), unit="mmol/L"))
    with pytest.raises(Invalid, match="one of 105272-9"):
        in_mg_per_dl(replace(sensor([5.5]), unit="mmol/L"))
    with pytest.raises(Invalid, match="step_s"):
        one_a_step(sensor([100.0]), 0.0)


@settings(deadline=None)
@given(st.lists(st.floats(-1e308, 1e308), max_size=40))
def test_shares_add_up_and_no_figure_is_nan(values: list[float]) -> None:
    samples = sensor(values)
    if one_a_step(samples).value.size == 0:
        return
    found = assess(samples)

    assert sum(found.time_percent[band] for band in Band if band is not Band.TIGHT_RANGE) == pytest.approx(100)
    assert np.isfinite([found.mean_mg_per_dl, found.gmi_percent, found.active_percent, found.days]).all()


def test_the_day_pattern_shows_the_hour_that_is_high_every_day() -> None:
    hour = np.tile(np.repeat(np.arange(24), 12), 7)
    samples = sensor(list(np.where(hour == 7, 200.0, 100.0)))
    midnight = replace(samples, at_s=samples.at_s - samples.at_s[0])

    pattern = day_pattern(midnight, utc_offset_s=3600.0, slot_minutes=60)

    assert pattern.mg_per_dl[8].tolist() == [200.0] * 5
    assert pattern.mg_per_dl[7].tolist() == [100.0] * 5
    assert pattern.days[8] == 7


def test_a_slot_that_few_days_reach_stays_empty() -> None:
    pattern = day_pattern(sensor([100.0] * 288 * 3), utc_offset_s=0.0)

    assert np.isnan(pattern.mg_per_dl).all()
    with pytest.raises(Invalid, match="divisor of 1440"):
        day_pattern(sensor([100.0]), utc_offset_s=0.0, slot_minutes=7)
