"""`verify illness` on the people at hand."""

from pathlib import Path

import msgspec
import numpy as np
import pytest

from abaton.app.verify.illness import best, figures
from abaton.infrastructure.checkout import data
from abaton.kernel.errors import NotFound


def test_detection_chance_and_red_days_stand_together() -> None:
    folder = data() / "wearables" / "welltory_covid"
    if not folder.exists():
        pytest.skip(f"no {folder}")

    found = {one.name: one for one in figures(folder)}

    assert found["people with a known onset"].figure == 147
    assert all(msgspec.json.encode(one) for one in found.values())
    lift = found["illness signal: lift over chance"]
    expected = found["illness signal: found"].figure - found["illness signal: chance"].figure
    assert lift.figure == pytest.approx(expected)
    assert lift.promise == "≥ 30"
    assert found["illness signal: red days a judged day, far from onset"].promise == "≤ 0.04"


def person(file: Path, first: int, last: int, seed: int = 1) -> None:
    """Write one person in Mayer's layout, the onset on day 0."""
    drawn = np.random.default_rng(seed)
    head = (
        "Day,Number of data points,Constant Vertical Shift in HR,Daily step count,"
        "Uncorrelated noise (standard deviation)\n"
    )
    rows = [f"{day},288,{60 + drawn.normal():.3f},{drawn.integers(4000, 9000)},4" for day in range(first, last)]
    file.write_text(head + "\n".join(rows) + "\n")


def test_few_days_hold_no_promise_of_red_days_and_an_unknown_lift_is_not_met(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person(tmp_path / "a_results.csv", -30, 20)

    found = {one.name: one for one in figures(tmp_path)}

    red_days = found["illness signal: red days a judged day, far from onset"]
    assert (red_days.promise, red_days.met) == (None, None)
    lift = found["illness signal: lift over chance"]
    assert (np.isnan(lift.figure), lift.promise, lift.met) == (True, "≥ 30", False)
    told = capsys.readouterr().err
    assert "lift over chance cannot be judged" in told
    assert "under 1000: no promise is held" in told


def test_where_nothing_is_affordable_the_fewest_red_days_are_chosen() -> None:
    lifts, red, days = np.array([50.0, 10.0, 20.0]), np.array([9, 5, 7]), np.array([100, 100, 100])
    assert best(lifts, np.array([False, False, False]), red, days) == 1
    assert best(lifts, np.array([False, False, True]), red, days) == 2


def test_a_folder_without_people_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="participants"):
        list(figures(tmp_path))
