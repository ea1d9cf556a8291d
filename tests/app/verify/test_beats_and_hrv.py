"""The verifications of beats, quality, variability and breathing name what a folder lacks."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from abaton.app.figures import Figure
from abaton.app.verify import beats, breathing, hrv, quality
from abaton.infrastructure.checkout import data
from abaton.kernel.errors import NotFound


@pytest.mark.parametrize("figures", [beats.figures, breathing.figures, hrv.figures, quality.figures])
def test_a_folder_without_recordings_is_not_found(figures: Callable[[Path], Iterator[Figure]], tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        list(figures(tmp_path))


def test_beats_of_a_folder_are_judged_and_record_100_is_promised() -> None:
    folder = data() / "wearables" / "wfdb_sample"
    if not folder.is_dir():
        pytest.skip(f"no recordings at {folder}")
    shown = {figure.name: figure for figure in beats.figures(folder, beside=False)}
    assert shown["100 MLII: sensitivity"].met
    assert shown["100 MLII: positive predictivity"].met
    assert shown["100 V5: sensitivity"].promise is None
