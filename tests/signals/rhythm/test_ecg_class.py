"""The class of a short ECG: its figures, its forest, and what the shipped model says."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray

from abaton.infrastructure.shipped import arrays
from abaton.kernel.errors import Invalid, NotFound
from abaton.signals.beats.ecg import UNNAMED_LEAD
from abaton.signals.model import Floats, Waveform
from abaton.signals.rhythm.ecg_class import CLASSES, Forest, classify, forest
from abaton.signals.rhythm.ecg_features import NAMES, features

RATE_HZ = 250.0


def shipped() -> Mapping[str, NDArray[np.generic]]:
    return arrays("abaton.signals.rhythm", "ecg_class.npz")


def ecg(interval_s: Floats, *, p_mv: float = 0.15, noise_mv: float = 0.01) -> Waveform:
    """Draw beats of Gaussian P, QRS and T waves at these intervals."""
    beat_s = 0.5 + np.cumsum(interval_s)
    at_s = np.arange(0.0, beat_s[-1] + 0.6, 1.0 / RATE_HZ)
    value = np.random.default_rng(1).normal(0.0, noise_mv, at_s.size)
    for offset_s, height_mv, width_s in ((-0.16, p_mv, 0.02), (0.0, 1.0, 0.012), (0.25, 0.25, 0.04)):
        for one in beat_s:
            value += height_mv * np.exp(-0.5 * ((at_s - one - offset_s) / width_s) ** 2)
    return Waveform(code=UNNAMED_LEAD, unit="mV", rate_hz=RATE_HZ, start_s=1e9, value=value)


REGULAR = np.random.default_rng(2).normal(0.85, 0.02, 34)
IRREGULAR = np.random.default_rng(3).uniform(0.45, 1.0, 42)


def test_a_regular_ecg_with_p_waves_is_normal() -> None:
    assert classify(ecg(REGULAR), forest(shipped())).label == "N"


def test_an_irregular_ecg_without_p_waves_is_fibrillation() -> None:
    assert classify(ecg(IRREGULAR, p_mv=0.0, noise_mv=0.02), forest(shipped())).label == "A"


def test_probabilities_add_up_and_the_label_has_the_highest() -> None:
    verdict = classify(ecg(REGULAR), forest(shipped()))
    assert sum(verdict.probability.values()) == pytest.approx(1.0)
    assert verdict.label == max(verdict.probability, key=lambda label: verdict.probability[label])
    assert tuple(verdict.evidence) == NAMES


def test_figures_tell_p_waves_ectopy_and_noise() -> None:
    plain = features(ecg(REGULAR))
    assert features(ecg(REGULAR, p_mv=0.0))["p_likeness"] < plain["p_likeness"] - 0.3
    early = REGULAR.copy()
    early[10], early[11] = 0.5, 1.2
    assert features(ecg(early))["early_and_late_share"] == pytest.approx(1 / 33)
    assert plain["early_and_late_share"] == 0.0
    assert features(ecg(REGULAR, noise_mv=0.3))["rest_log"] > plain["rest_log"] + 0.5


def test_a_gap_is_counted_and_does_not_spread() -> None:
    whole = ecg(REGULAR)
    value = whole.value.copy()
    value[2000:2100] = np.nan
    shown = features(replace(whole, value=value))
    assert shown["missing"] == pytest.approx(100 / value.size)
    assert shown["irregularity"] == pytest.approx(features(whole)["irregularity"], abs=0.1)


@pytest.mark.parametrize(
    ("wrong", "element"), [({"unit": "uV"}, "unit"), ({"rate_hz": 50.0}, "rate_hz"), ({"code": "8867-4"}, "code")]
)
def test_another_unit_rate_or_quantity_is_refused(wrong: dict[str, str], element: str) -> None:
    with pytest.raises(Invalid, match=element):
        features(replace(ecg(REGULAR), **wrong))


@settings(deadline=None, max_examples=40)
@given(
    value=hnp.arrays(
        np.float64,
        st.integers(0, 2000),
        elements=st.one_of(st.floats(allow_nan=True, allow_infinity=True), st.floats(-2.0, 2.0)),
        fill=st.sampled_from([0.0, 1.0, np.nan, 1e300]),
    )
)
def test_nothing_breaks_the_figures(value: Floats) -> None:
    shown = features(Waveform(code=UNNAMED_LEAD, unit="mV", rate_hz=100.0, start_s=0.0, value=value))
    assert tuple(shown) == NAMES
    assert np.isfinite([*shown.values()]).all()


def a_forest() -> Forest:
    """Ask one question: is the first figure at or under 0.5?"""
    share = np.zeros((3, len(CLASSES)))
    share[1, 0] = share[2, 3] = 1.0
    return Forest(
        figures=NAMES,
        figure=np.array([0, -1, -1]),
        threshold=np.array([0.5, 0.0, 0.0]),
        left=np.array([1, 0, 0]),
        right=np.array([2, 0, 0]),
        share=share,
        roots=np.array([0]),
        trained_on=frozenset({"A00001"}),
    )


def test_a_question_is_answered_to_the_left_at_its_threshold_and_to_the_right_over_it() -> None:
    rows = np.zeros((2, len(NAMES)))
    rows[:, 0] = 0.5, 0.6
    assert np.argmax(a_forest().shares(rows), axis=1).tolist() == [0, 3]


@pytest.mark.parametrize(
    ("wrong", "element"),
    [
        ({"left": np.array([0, 0, 0])}, "left"),
        ({"right": np.array([3, 0, 0])}, "right"),
        ({"figures": NAMES[1:]}, "figures"),
        ({"roots": np.array([], np.int64)}, "roots"),
        ({"threshold": np.zeros(2)}, "Forest"),
        ({"share": np.zeros((3, 2))}, "share"),
    ],
)
def test_a_forest_that_leads_nowhere_is_refused(wrong: dict[str, NDArray[np.float64]], element: str) -> None:
    with pytest.raises(Invalid, match=element):
        replace(a_forest(), **wrong)


def test_arrays_that_lack_one_are_refused_by_its_name() -> None:
    lacking = {name: one for name, one in shipped().items() if name != "roots"}
    with pytest.raises(Invalid, match="roots"):
        forest(lacking)


def test_the_shipped_model_names_the_records_it_was_trained_on() -> None:
    assert len(forest(shipped()).trained_on) == 204


def test_a_model_that_is_not_shipped_is_not_found() -> None:
    with pytest.raises(NotFound):
        arrays("abaton.signals.rhythm", "none.npz")
