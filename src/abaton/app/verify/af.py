"""Atrial fibrillation from RR intervals, against the rhythm labels of the MIT-BIH Atrial Fibrillation Database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Annotated, Final

import numpy as np
import typer
from numpy.typing import NDArray

from abaton.app.figures import Figure, promised
from abaton.app.verify import _published_fibrillation as published
from abaton.infrastructure.recordings import wfdb
from abaton.infrastructure.recordings.rhythm_intervals import LabelledIntervals, labelled_intervals
from abaton.kernel.errors import Invalid, NotFound
from abaton.signals.model import Findings, Floats, Samples, joined
from abaton.signals.rhythm.atrial_fibrillation import AtrialFibrillation
from abaton.signals.rhythm.episodes import FibrillationAlerts
from abaton.signals.rhythm.intervals import LONGEST_S, RR_INTERVAL, intervals

# The records that the shipped constants were chosen on. For each of them the constants are chosen anew on the others
# given; every other record meets the shipped constants.
CHOSEN_ON: Final = frozenset(
    [
        "00735",
        "03665",
        "04015",
        "04746",
        "04908",
        "05261",
        "06426",
        "07859",
        "07910",
        "08215",
        "08219",
        "08378",
        "08405",
        "08434",
        "08455",
    ]
)
TOLERANCES: Final = (0.04, 0.05, 0.06)
REPETITION_POWERS: Final = (1.0, 1.5)
THRESHOLDS: Final = np.linspace(0.3, 0.8, 101)

# Published for all 25 records of the database; doi:10.1016/j.compbiomed.2015.01.019.
SENSITIVITY_PERCENT: Final = 97.1
SPECIFICITY_PERCENT: Final = 98.3


@dataclass(frozen=True, slots=True)
class Outcome:
    """One record under one set of constants."""

    record: LabelledIntervals
    findings: Findings
    scores: Floats
    """One for each interval, zero where nothing was found."""

    @property
    def is_af(self) -> NDArray[np.bool_]:
        return self.record.rhythm == "AFIB"

    def called(self, threshold: float) -> NDArray[np.bool_]:
        return self.scores > threshold


def figures(
    against: Annotated[Path, typer.Option(exists=True, file_okay=False, help="Labelled RR intervals, as afdb_rr.")],
    normal: Annotated[
        Path | None,
        typer.Option(exists=True, file_okay=False, help="24 h records of normal hearts (nsr*.ecg), as af_clifford."),
    ] = None,
) -> Iterator[Figure]:
    """Call every beat, choose constants without the record that they are tried on, and count."""
    records = labelled_intervals(against)
    tried = {
        (tolerance, power): [
            outcome_of(AtrialFibrillation(tolerance=tolerance, repetition_power=power), record) for record in records
        ]
        for tolerance, power in product(TOLERANCES, REPETITION_POWERS)
    }
    shipped = AtrialFibrillation()
    with_shipped = tried[shipped.tolerance, shipped.repetition_power]
    chosen = [shipped if _is_unseen(record) else chosen_without(record, records, tried) for record in records]
    # The others would meet constants that were chosen on them: they have no part in what is promised.
    apart = [i for i, one in enumerate(chosen) if one is not None]
    constants = [one or shipped for one in chosen]
    outcomes = [tried[one.tolerance, one.repetition_power][i] for i, one in enumerate(constants)]
    calls = [outcome.called(one.threshold) for outcome, one in zip(outcomes, constants, strict=True)]
    truth = [outcome.is_af for outcome in outcomes]
    weights = [np.minimum(record.interval_s, LONGEST_S) for record in records]

    yield Figure(name="records given (published: on all 25)", figure=len(records), unit="1")
    yield Figure(name="records that no constant was chosen on", figure=sum(map(_is_unseen, records)), unit="1")
    yield Figure(name="beats", figure=sum(one.size for one in truth), unit="1")
    yield Figure(name="beats in fibrillation", figure=sum(int(one.sum()) for one in truth), unit="1")
    if len(apart) < len(records):
        named = ", ".join(record.record for record, one in zip(records, chosen, strict=True) if one is None)
        typer.echo(
            f"{named}: the shipped constants were chosen on it, and no other record given can choose anew "
            "(another of the 15, with beats in fibrillation and beats outside). No promise is held against it.",
            err=True,
        )
    yield Figure(name="records judged by constants chosen without them", figure=len(apart), unit="1")
    if apart:
        sensitivity, specificity, precision = _rates(*_only(apart, truth, calls))
        yield promised("sensitivity, constants chosen without the record", sensitivity, "≥", SENSITIVITY_PERCENT, "%")
        yield promised("specificity, constants chosen without the record", specificity, "≥", SPECIFICITY_PERCENT, "%")
        yield Figure(name="positive predictive value", figure=precision, unit="%")
        by_time = _rates(*_only(apart, truth, calls), [weights[i] for i in apart])
        for name, figure in zip(("sensitivity", "specificity"), by_time, strict=False):
            yield Figure(name=f"{name} by time", figure=figure, unit="%")
    in_sample = [outcome.called(shipped.threshold) for outcome in with_shipped]
    yield from _pair("with the shipped constants on every record", _rates(truth, in_sample))
    unseen = [i for i, record in enumerate(records) if _is_unseen(record)]
    if unseen:
        yield from _pair("on records that no constant was chosen on", _rates(*_only(unseen, truth, in_sample)))
    by_paper = [published.in_fibrillation(record.interval_s) for record in records]
    yield from _pair("of the published detector, same run", _rates(truth, by_paper))
    silent = sum(int((~np.isin(one.record.at_s, one.findings.at_s)).sum()) for one in outcomes)
    yield Figure(name="beats without a finding", figure=silent, unit="1")
    # Not measured: a block is decided when it is full, so its beats have waited 104 to 131 beats; in the middle, 118.
    least = shipped.window_beats // 2 + shipped.look_ahead_beats
    middle = least + shipped.block_beats // 2
    spans = [np.median(record.at_s[middle:] - record.at_s[:-middle]) for record in records if len(record.at_s) > middle]
    if spans:
        told = f"time of {middle} beats (a decision waits {least} to {least + shipped.block_beats - 1}), median"
        yield Figure(name=told, figure=float(np.median(spans)), unit="s")
    if apart:
        yield from _alerts([outcomes[i] for i in apart], [calls[i] for i in apart])
    for record, one, is_af, called in zip(records, chosen, truth, calls, strict=True):
        known = "" if one is not None else ", by constants chosen on it"
        yield from _pair(f"{record.record}{known}", _rates([is_af], [called]))
    yield from _normal(normal or against.parent / "af_clifford", required=normal is not None)


def outcome_of(detector: AtrialFibrillation, record: LabelledIntervals) -> Outcome:
    findings = _findings(
        detector,
        Samples(
            code=RR_INTERVAL,
            unit="s",
            at_s=record.at_s,
            value=record.interval_s,
            quality=np.ones(record.at_s.size),
        ),
    )
    scores = np.zeros(record.at_s.size)
    scores[np.searchsorted(record.at_s, findings.at_s)] = findings.evidence["score"]
    return Outcome(record, findings, scores)


def _findings(detector: AtrialFibrillation, samples: Samples) -> Findings:
    state, findings = detector.step(detector.start(), samples)
    return joined([findings, detector.end(state)])


def _is_unseen(record: LabelledIntervals) -> bool:
    return record.record not in CHOSEN_ON


def chosen_without(
    record: LabelledIntervals,
    records: Sequence[LabelledIntervals],
    tried: dict[tuple[float, float], list[Outcome]],
) -> AtrialFibrillation | None:
    """Choose tolerance, power and threshold on the other records that the shipped ones were chosen on.

    What is highest is the sum of pooled sensitivity and specificity. None where there is nothing to choose on, and
    for a record that the shipped constants have not seen.
    """
    others = [i for i, one in enumerate(records) if not _is_unseen(one) and one.record != record.record]
    if _is_unseen(record) or not others:
        return None
    best, chosen = -np.inf, None
    for (tolerance, power), outcomes in tried.items():
        is_af = np.concatenate([outcomes[i].is_af for i in others])
        scores = np.concatenate([outcomes[i].scores for i in others])
        fibrillating, other = np.sort(scores[is_af]), np.sort(scores[~is_af])
        if not (fibrillating.size and other.size):
            return None
        missed = np.searchsorted(fibrillating, THRESHOLDS, side="right") / fibrillating.size
        spared = np.searchsorted(other, THRESHOLDS, side="right") / other.size
        at = int(np.argmax(spared - missed))
        if spared[at] - missed[at] > best:
            best = float(spared[at] - missed[at])
            chosen = AtrialFibrillation(tolerance=tolerance, repetition_power=power, threshold=float(THRESHOLDS[at]))
    return chosen


def _rates(
    truth: Sequence[NDArray[np.bool_]], calls: Sequence[NDArray[np.bool_]], weights: Sequence[Floats] | None = None
) -> tuple[float, float, float]:
    """Sensitivity, specificity and positive predictive value in percent; NaN where there is nothing to count."""
    is_af, called = np.concatenate(truth), np.concatenate(calls)
    weight = np.ones(is_af.size) if weights is None else np.concatenate(weights)

    def percent(part: NDArray[np.bool_], whole: NDArray[np.bool_]) -> float:
        total = float(weight[whole].sum())
        return 100.0 * float(weight[part & whole].sum()) / total if total else float("nan")

    return percent(called, is_af), percent(~called, ~is_af), percent(is_af, called)


def _pair(of: str, rates: tuple[float, float, float]) -> Iterator[Figure]:
    for name, figure in zip(("sensitivity", "specificity"), rates, strict=False):
        if np.isfinite(figure):
            yield Figure(name=f"{name} {of}", figure=figure, unit="%")


def _only(
    chosen: Sequence[int], *columns: Sequence[NDArray[np.bool_]]
) -> tuple[list[NDArray[np.bool_]], list[NDArray[np.bool_]]]:
    first, second = ([column[i] for i in chosen] for column in columns)
    return first, second


def _alerts(outcomes: Sequence[Outcome], calls: Sequence[NDArray[np.bool_]]) -> Iterator[Figure]:
    """Count alerts: right where more than half of the 30 s that led to one are fibrillation by label."""
    alerts = right = with_af = found = 0
    days = 0.0
    detector = FibrillationAlerts()
    for outcome, called in zip(outcomes, calls, strict=True):
        at_s = outcome.record.at_s
        here = np.searchsorted(at_s, outcome.findings.at_s)
        findings = replace(outcome.findings, value=called[here].astype(np.float64))
        _, raised = detector.step(detector.start(), findings)
        days += float(at_s[-1] - at_s[0]) / 86400.0
        true_here = 0
        for since_s, until_s in zip(raised.evidence["since_s"], raised.at_s, strict=True):
            run = (at_s >= since_s) & (at_s <= until_s)
            true_here += int(outcome.is_af[run].mean() > 0.5)
        alerts, right = alerts + len(raised), right + true_here
        if _longest_s(at_s, outcome.is_af) >= detector.least_s:
            with_af, found = with_af + 1, found + (true_here > 0)
    yield Figure(name="patient-days", figure=days, unit="d")
    yield Figure(name="alerts", figure=alerts, unit="1")
    yield Figure(name="alerts a patient-day", figure=alerts / days if days else 0.0, unit="/d")
    yield Figure(
        name="positive predictive value of an alert", figure=100.0 * right / alerts if alerts else 0.0, unit="%"
    )
    yield Figure(name="records with 30 s of fibrillation", figure=with_af, unit="1")
    yield Figure(name="of them with a right alert", figure=found, unit="1")


def _longest_s(at_s: Floats, is_af: NDArray[np.bool_]) -> float:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], is_af, [False]]).astype(np.int8)))
    lengths = [at_s[last - 1] - at_s[first] for first, last in zip(edges[::2], edges[1::2], strict=True)]
    return float(max(lengths, default=0.0))


def _beats(file: Path) -> Floats:
    record, header = file.with_suffix(""), file.with_suffix(".hea")
    if not header.exists():
        raise NotFound(f"{header}, the header that says at which rate {file.name} counts")
    beat_s = wfdb.annotations(record, "ecg").beats() / wfdb.rate_hz(record)
    if beat_s.size < 2:
        raise Invalid(file.name, "two beats or more")
    return beat_s


def _normal(folder: Path, *, required: bool) -> Iterator[Figure]:
    """Yield what is found in hearts that never fibrillate: nothing, if all is well."""
    files = sorted(folder.glob("nsr*.ecg"))
    if not files:
        if required:
            raise NotFound(folder / "nsr*.ecg")
        return
    hours = highest = 0.0
    episodes = beats = read = 0
    every = FibrillationAlerts(silent_s=0.0)
    for file in files:
        try:
            beat_s = _beats(file)
        except (NotFound, Invalid) as unread:
            if required:
                raise
            typer.echo(f"{file.name} is left out: {unread}", err=True)
            continue
        read += 1
        findings = _findings(AtrialFibrillation(), intervals(beat_s))
        hours += float(beat_s[-1] - beat_s[0]) / 3600.0
        episodes += len(every.step(every.start(), findings)[1])
        beats += int(findings.value.sum())
        highest = max(highest, float(findings.evidence["score"].max(initial=0.0)))
    if not read:
        return
    yield Figure(name="normal records", figure=read, unit="1")
    yield Figure(name="normal records, hours", figure=hours, unit="h")
    yield promised("normal records, episodes of 30 s", episodes, "=", 0, "1")
    yield Figure(name="normal records, beats called fibrillation", figure=beats, unit="1")
    yield Figure(name="normal records, highest score", figure=highest, unit="1")
