"""Values nobody can have lose their quality and stay where they are; what is missing is named."""

import numpy as np
import pytest

from abaton.kernel.errors import Invalid
from abaton.signals.model import Samples
from abaton.signals.quality.plausibility import BY_CODE, Stretch, missing, weighed


def pulse(values: list[float], unit: str = "/min", code: str = "8867-4") -> Samples:
    value = np.array(values)
    at_s = np.array([float(k) for k in range(value.size)])
    return Samples(code=code, unit=unit, at_s=at_s, value=value, quality=np.full(value.size, 0.8))


def test_lowers_quality_and_keeps_every_value() -> None:
    judged = weighed(pulse([70, 240, 351, -1, 0, 350]))
    assert judged.quality == pytest.approx([0.8, 0.4, 0.0, 0.0, 0.4, 0.4])
    assert judged.value.tolist() == [70, 240, 351, -1, 0, 350]


@pytest.mark.parametrize("code", sorted(BY_CODE))
def test_the_table_is_in_order(code: str) -> None:
    bounds = BY_CODE[code]
    assert bounds.possible[0] <= bounds.likely[0] < bounds.likely[1] <= bounds.possible[1]


def test_refuses_an_unknown_quantity_and_another_unit() -> None:
    with pytest.raises(Invalid, match="code"):
        weighed(pulse([70], code="1-8"))
    with pytest.raises(Invalid, match="unit"):
        weighed(pulse([70], unit="Hz"))


def test_names_the_stretches_where_nothing_came() -> None:
    assert missing(np.array([0.0, 1.0, 2.0, 5.0, 7.0]), 1.0) == [Stretch(2.0, 5.0)]
    with pytest.raises(Invalid, match="interval"):
        missing(np.array([0.0]), 0.0)
