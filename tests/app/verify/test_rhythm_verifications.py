"""What `verify af` and `verify rhythm` count: by hand on small folders."""

from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from abaton.app.figures import Figure
from abaton.app.verify import _forest, _published_fibrillation, af, rhythm
from abaton.infrastructure.recordings.cinc2017 import TABLE
from abaton.kernel.errors import Invalid, NotFound
from abaton.signals.model import Floats
from abaton.signals.rhythm.ecg_class import CLASSES
from abaton.signals.rhythm.ecg_features import NAMES


def by_name(figures: list[Figure]) -> dict[str, float]:
    return {one.name: one.figure for one in figures}


def record(name: str, seed: int) -> list[str]:
    """Write 400 beats of sinus, 400 of fibrillation, 400 of sinus."""
    drawn = np.random.default_rng(seed)
    interval_s = np.concatenate(
        [drawn.normal(0.8, 0.01, 400), drawn.uniform(0.4, 1.1, 400), drawn.normal(0.8, 0.01, 400)]
    )
    samples = np.round(np.cumsum(interval_s) * 250).astype(int)
    rhythms = ["N"] * 400 + ["AFIB"] * 400 + ["N"] * 400
    return [f"{name},{at},{s:.3f},{what}" for at, s, what in zip(samples, interval_s, rhythms, strict=True)]


def folder(path: Path, *records: str) -> Path:
    rows = [row for seed, name in enumerate(records) for row in record(name, seed)]
    (path / "t.csv").write_text("\n".join(["record,beat_end_sample_250hz,rr_s,rhythm", *rows]) + "\n")
    return path


def test_beats_and_alerts_of_fibrillation_are_counted(tmp_path: Path) -> None:
    found = by_name(list(af.figures(folder(tmp_path, "00735", "03665", "99999"))))
    assert found["beats"] == 3600
    assert found["beats in fibrillation"] == 1200
    assert found["records that no constant was chosen on"] == 1
    assert found["sensitivity, constants chosen without the record"] > 93.0
    assert found["specificity, constants chosen without the record"] > 93.0
    assert found["alerts"] == found["of them with a right alert"] == 3
    assert found["positive predictive value of an alert"] == 100.0


def test_constants_arechosen_without_the_record_and_not_for_one_never_seen(tmp_path: Path) -> None:
    records = af.labelled_intervals(folder(tmp_path, "00735", "99999"))
    outcome = af.outcome_of(af.AtrialFibrillation(), records[0])
    tried = {(0.05, 1.0): [outcome, outcome]}
    assert af.chosen_without(records[0], records, tried) is None
    assert af.chosen_without(records[1], records, tried) is None
    both = [records[0], af.replace(records[1], record="03665")]
    chosen = af.chosen_without(both[1], both, tried)
    assert chosen is not None
    assert 0.3 <= chosen.threshold <= 0.8


def test_a_folder_without_normal_records_is_refused_when_it_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        list(af.figures(folder(tmp_path, "00735"), normal=tmp_path))


def test_constants_chosen_on_a_record_hold_no_promise_on_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    alone = list(af.figures(folder(tmp_path, "04908")))
    assert [one.name for one in alone if one.promise is not None] == []
    assert by_name(alone)["records judged by constants chosen without them"] == 0
    assert by_name(alone)["sensitivity 04908, by constants chosen on it"] > 93.0
    assert "04908: the shipped constants were chosen on it" in capsys.readouterr().err


def test_the_promise_is_held_on_the_other_records_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = by_name(list(af.figures(folder(tmp_path, "04908", "99999"))))
    assert "04908: the shipped" in capsys.readouterr().err
    assert found["records judged by constants chosen without them"] == 1
    assert found["sensitivity, constants chosen without the record"] == found["sensitivity 99999"]
    assert found["alerts"] == 1


def test_the_time_of_a_decision_is_named_as_the_time_of_so_many_beats(tmp_path: Path) -> None:
    found = by_name(list(af.figures(folder(tmp_path, "99999"))))
    assert found["time of 118 beats (a decision waits 104 to 131), median"] == pytest.approx(118 * 0.8, abs=1.0)


def normal_beats(path: Path, name: str, samples: list[int]) -> None:
    wfdb: Any = import_module("wfdb")
    symbols = ["N"] * len(samples) if len(samples) > 1 else ["+"]
    wfdb.wrann(name, "ecg", np.array(samples), symbols, write_dir=str(path))


@pytest.mark.parametrize(
    ("header", "samples", "why"),
    [
        pytest.param(None, [100, 300, 500], "nsr1.hea", id="no header"),
        pytest.param("nsr1 1 128 1000\nnsr1.dat 16 200 16 0 0 0 0 ECG\n", [100], "two beats", id="no beats"),
    ],
)
def test_a_normal_record_that_cannot_be_read_is_left_out_unless_it_was_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], header: str | None, samples: list[int], why: str
) -> None:
    beside, labelled = tmp_path / "af_clifford", tmp_path / "afdb_rr"
    beside.mkdir()
    labelled.mkdir()
    folder(labelled, "99999")
    normal_beats(beside, "nsr1", samples)
    if header is not None:
        (beside / "nsr1.hea").write_text(header)
    assert "normal records" not in by_name(list(af.figures(labelled)))
    assert "nsr1.ecg is left out" in capsys.readouterr().err
    with pytest.raises((NotFound, Invalid), match=why):
        list(af.figures(labelled, normal=beside))


def test_the_published_detector_finds_what_it_should() -> None:
    drawn = np.random.default_rng(1)
    interval_s = np.concatenate([drawn.normal(0.8, 0.01, 400), drawn.uniform(0.4, 1.1, 400)])
    called = _published_fibrillation.in_fibrillation(interval_s)
    assert not called[:350].any()
    assert called[450:].all()


def test_f1_is_that_of_the_textbook() -> None:
    scores = _forest.f1(list("NNAAO"), list("NAAAO"))
    assert scores[:3] == pytest.approx([2 / 3, 4 / 5, 1.0])
    assert np.isnan(scores[3])


def table(labels: list[str], seed: int = 1) -> Floats:
    """Draw figures that tell the classes apart in one column and nothing in the others."""
    rows = np.random.default_rng(seed).normal(0.0, 1.0, (len(labels), len(NAMES)))
    rows[:, 3] = [CLASSES.index(one) * 5.0 for one in labels]
    return rows


def test_a_forest_learns_what_can_be_learnt_and_nothing_else() -> None:
    labels = list("NAO~" * 8)
    assert np.mean(_forest.f1(labels, _forest.nested(table(labels), labels, 4, 0))) > 0.9
    shuffled = list(np.random.default_rng(2).permutation(labels))
    assert np.mean(_forest.f1(shuffled, _forest.nested(table(labels), shuffled, 4, 0))) < 0.6


def short_ecgs(path: Path, records: dict[str, str]) -> Path:
    matlab: Any = import_module("scipy.io.matlab")
    drawn = np.random.default_rng(1)
    for name in records:
        matlab.savemat(path / f"{name}.mat", {"val": drawn.integers(-500, 500, (1, 3000)).astype(np.int16)})
    (path / TABLE).write_text("".join(f"{name},{label},0\n" for name, label in records.items()))
    return path


def test_the_shipped_model_is_reported_on_new_records_and_never_on_its_own(tmp_path: Path) -> None:
    shown = by_name(list(rhythm.figures(short_ecgs(tmp_path, {"A00003": "N", "X00001": "~", "X00002": "~"}))))
    assert shown["records that the shipped model was not trained on"] == 2
    assert not any("normal, shipped" in name for name in shown)
    assert shown["F1 too noisy, shipped model on new records"] == 1.0


def test_classes_that_are_absent_have_no_mean_and_no_cross_validation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    records = {f"X{i:05}": "~" for i in range(4)}
    shown = by_name(list(rhythm.figures(short_ecgs(tmp_path, records))))
    assert "records called right, shipped model on new records" in shown
    assert not any("mean F1" in name or "cross-validated" in name for name in shown)
    assert "No cross-validation: fewer than 3 records of the class normal" in capsys.readouterr().err
