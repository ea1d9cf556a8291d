"""Glucose metrics and episodes of real sensors, beside a second computation that shares no line with the first."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, Final

import numpy as np
import typer

from abaton.app.figures import Figure, promised
from abaton.infrastructure.recordings.glucose_sensor import GlucoseRecording, clarity, nightscout
from abaton.kernel.errors import Invalid, NotFound
from abaton.signals.glucose.episodes import GlucoseEpisodes, consensus, episodes
from abaton.signals.glucose.metrics import Band, GlucoseMetrics, assess
from abaton.signals.glucose.readings import GLUCOSE_MASS, GLUCOSE_SUBSTANCE, STEP_S, in_mg_per_dl
from abaton.signals.model import Samples

# What two orders of summation may differ by, in units of the figure.
TOLERANCE: Final = 1e-9


def figures(
    against: Annotated[Path, typer.Option(help="A folder of Clarity .csv and Nightscout entries .json.")],
    step_s: Annotated[float, typer.Option(help="Seconds between two readings of the sensor.")] = STEP_S,
) -> Iterator[Figure]:
    """Compute each recording twice, and show what lies in it."""
    recordings = list(_recordings(against, step_s))
    if not recordings:
        raise NotFound(f"{against}: no Dexcom Clarity .csv and no Nightscout entries .json with a usable reading")
    apart: list[float] = []
    shares_off: list[float] = []
    told = by_either = by_both = 0
    for name, recording, ours in recordings:
        samples = _samples(recording)
        theirs = _by_pandas(samples, step_s)
        apart += [abs(_flat(ours)[key] - theirs[key]) for key in theirs]
        shares_off += [abs(sum(ours.time_percent[band] for band in Band if band is not Band.TIGHT_RANGE) - 100)]
        yield from _of_one(name, recording, ours)
        for rule in consensus(step_s):
            found = [one.start_s for one in episodes(samples, rule)]
            again = _episodes_by_runs(samples, rule)
            told += len(found)
            by_either += len({*found, *again})
            by_both += len({*found} & {*again})
            yield Figure(name=f"{name} {rule.code}", figure=len(found), unit="1")
    yield Figure(name="recordings", figure=len(recordings), unit="1")
    # NumPy's maximum, for it keeps a NaN: what one side alone could compute must not pass.
    yield promised("largest difference to pandas, GMI among them", float(np.max(apart)), "≤", TOLERANCE, "1")
    yield promised("shares of time off 100 %", float(np.max(shares_off)), "≤", TOLERANCE, "%")
    yield Figure(name="episodes", figure=told, unit="1")
    if by_either:
        yield promised("episodes that run lengths give too, of those of either", by_both, "=", by_either, "1")


def _recordings(folder: Path, step_s: float) -> Iterator[tuple[str, GlucoseRecording, GlucoseMetrics]]:
    """Read what can be read, by file name; say what is left out. A whole export has other files beside the readings."""
    for file in sorted(folder.glob("*")):
        try:
            recording = _read(file)
            if recording is not None:
                yield file.name, recording, assess(_samples(recording), step_s)
        except Invalid as unread:
            typer.echo(f"{file.name} is left out: {unread}", err=True)


def _of_one(name: str, recording: GlucoseRecording, ours: GlucoseMetrics) -> Iterator[Figure]:
    yield Figure(name=f"{name} rows", figure=recording.value.size + recording.refused, unit="1")
    yield Figure(name=f"{name} rows without glucose", figure=recording.refused, unit="1")
    units = {"days": "d", "readings": "1", "mean_mg_per_dl": "mg/dL", "sd_mg_per_dl": "mg/dL"}
    for key, figure in _flat(ours).items():
        yield Figure(name=f"{name} {key.replace('_', ' ')}", figure=figure, unit=units.get(key, "%"))


def _flat(metrics: GlucoseMetrics) -> dict[str, float]:
    nan = float("nan")
    return {
        "readings": metrics.readings,
        "days": metrics.days,
        "active_percent": metrics.active_percent,
        "doubtful_percent": metrics.doubtful_percent,
        "mean_mg_per_dl": metrics.mean_mg_per_dl,
        "sd_mg_per_dl": nan if metrics.sd_mg_per_dl is None else metrics.sd_mg_per_dl,
        "cv_percent": nan if metrics.cv_percent is None else metrics.cv_percent,
        "gmi_percent": metrics.gmi_percent,
        **{f"time_{band}_percent": share for band, share in metrics.time_percent.items()},
    }


def _read(file: Path) -> GlucoseRecording | None:
    if file.suffix == ".csv":
        return clarity(file)
    return nightscout(file) if file.suffix == ".json" else None


def _samples(recording: GlucoseRecording) -> Samples:
    return in_mg_per_dl(
        Samples(
            code=GLUCOSE_MASS if recording.unit == "mg/dL" else GLUCOSE_SUBSTANCE,
            unit=recording.unit,
            at_s=recording.at_s,
            value=recording.value,
            quality=recording.quality,
        )
    )


def _series(samples: Samples, step_s: float) -> Any:  # noqa: ANN401 pandas has no types here
    pandas: Any = import_module("pandas")
    rows: Any = pandas.DataFrame({"at_s": samples.at_s, "value": samples.value, "quality": samples.quality})
    rows = rows[(rows.quality > 0) & rows.value.between(20, 600)]
    kept: list[int] = []
    for index, at_s in rows.at_s.items():
        if not kept or at_s - rows.at_s.loc[kept[-1]] >= step_s / 2:
            kept.append(index)
    return rows.loc[kept].reset_index(drop=True)


def _by_pandas(samples: Samples, step_s: float) -> dict[str, float]:
    """Compute the metrics again, by the formulas as cgmquantify's documentation and the consensus give them."""
    pandas: Any = import_module("pandas")
    rows = _series(samples, step_s)
    value: Any = rows.value
    # Whole and half readings alike: cut's intervals are open below and closed above.
    edges = [0, 54 - 1e-6, 70 - 1e-6, 180, 250, 600]
    share: Any = pandas.cut(value, edges, labels=list(Band)[:5]).value_counts(normalize=True) * 100
    room = round((rows.at_s.max() - rows.at_s.min()) / step_s) + 1
    computed = {
        "mean_mg_per_dl": value.mean(),
        "gmi_percent": 3.31 + 0.02392 * value.mean(),
        "active_percent": min(100.0, 100 * value.count() / room),
        "time_tight-range_percent": value.between(70, 140).mean() * 100,
        **{f"time_{band}_percent": share.loc[band] for band in list(Band)[:5]},
    }
    if value.count() > 1:
        computed |= {"sd_mg_per_dl": value.std(), "cv_percent": value.std() / value.mean() * 100}
    return computed


def _episodes_by_runs(samples: Samples, rule: GlucoseEpisodes) -> list[float]:
    """Find where episodes begin from run lengths: runs beyond and within the limit, broken at gaps."""
    rows = _series(samples, rule.step_s)
    beyond: Any = rows.value < rule.beyond_mg_per_dl if rule.is_low else rows.value > rule.beyond_mg_per_dl
    gap: Any = rows.at_s.diff() > rule.gap_s
    run: Any = ((beyond != beyond.shift()) | gap).cumsum()
    starts: list[float] = []
    inside = False
    for _, one in rows.groupby(run):
        if gap.loc[one.index[0]]:
            inside = False
        length_s = one.at_s.iloc[-1] - one.at_s.iloc[0] + rule.step_s * 1.5
        if beyond.loc[one.index[0]]:
            if not inside and length_s >= rule.lasting_s:
                starts.append(one.at_s.iloc[0])
                inside = True
        elif length_s >= rule.over_after_s:
            inside = False
    return starts
