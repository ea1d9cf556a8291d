"""What lungs that stretch, or do not, make of the chemoreflex; the whole body, for it closes several loops."""

import pytest

from abaton.physiology import acts, engine
from abaton.physiology.engine import advance
from abaton.physiology.patient import create

pytestmark = pytest.mark.timeout(600)
"""Compiling takes a minute or two where nothing is cached yet."""

QUIET = 240.0
"""Seconds until breath and vessels have answered."""


@pytest.fixture(scope="module")
def rested() -> engine.Body:
    return advance(create(), 30.0)


def _after(body: engine.Body, act: acts.Act, seconds: float, **constants: float) -> engine.Body:
    """Go on with other constants of the reflexes."""
    changed = body.copy()
    for name, value in constants.items():
        changed["reflexes"]["constants"][name] = value
    return advance(changed, seconds, [act])


def test_deep_breath_quickens_the_heart_and_spares_the_vessels(rested: engine.Body) -> None:
    air = acts.Surroundings(carbon_dioxide=0.06)

    whole = _after(rested, air, QUIET)
    deaf = _after(rested, air, QUIET, stretch_vagal=0.0, stretch_vessels=0.0)

    assert whole["reflexes"]["stretch"] > 0.5
    assert whole["circulation"]["heart_rate"] > deaf["circulation"]["heart_rate"] + 3
    assert _resistance(whole) < _resistance(deaf)


def test_thin_air_breathed_freely_does_not_raise_pressure(rested: engine.Body) -> None:
    thin = _after(rested, acts.Surroundings(oxygen=0.12), QUIET)

    assert thin["circulation"]["mean_smoothed"] < rested["circulation"]["mean_smoothed"] + 2
    assert thin["circulation"]["heart_rate"] > rested["circulation"]["heart_rate"] + 5
    assert _resistance(thin) < _resistance(rested)


def test_asphyxia_narrows_vessels_and_holds_the_heart_back(rested: engine.Body) -> None:
    closed = acts.Condition(condition="airway_obstruction", severity=1.0)

    whole = _after(rested, closed, 120.0)
    deaf = _after(rested, closed, 120.0, unrestrained=0.0, unrestrained_vagal=0.0)

    assert whole["reflexes"]["stretch"] < -0.9
    assert whole["circulation"]["heart_rate"] < deaf["circulation"]["heart_rate"] - 5
    assert _resistance(whole) > _resistance(deaf)
    # Effort against a closed airway is deep, not quick.
    assert whole["breathing"]["rate"] < 1.2 * rested["breathing"]["rate"]


def test_saline_does_not_look_like_breathing(rested: engine.Body) -> None:
    bag = acts.Fluid(fluid="saline", rate_ml_per_min=100, volume_ml=500)

    after = advance(rested, 300.0, [bag])

    assert after["breathing"]["minute_volume"] == pytest.approx(rested["breathing"]["minute_volume"], rel=0.1)


def _resistance(body: engine.Body) -> float:
    c = body["circulation"]
    return float((c["mean"] - c["central_venous"]) / c["cardiac_output"])
