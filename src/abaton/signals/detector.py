"""The one shape of all detectors."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from abaton.kernel.errors import Invalid
from abaton.signals.model import Findings, Samples, Waveform, joined

State = TypeVar("State")
Chunk_contra = TypeVar("Chunk_contra", contravariant=True)


class Detector(Protocol[State, Chunk_contra]):
    """A pure step. The detector itself is a frozen dataclass of its parameters.

    Cutting the input elsewhere never changes what is found: one chunk, or sample by sample, gives the same findings.
    A state is never changed in place, so that it can be kept and gone back to.
    """

    def start(self) -> State:
        """Return the state before the first sample of one person."""
        ...

    def step(self, state: State, chunk: Chunk_contra) -> tuple[State, Findings]:
        """Take the next chunk in time. Returns the state after it and what became certain with it.

        Raises:
            Invalid: a quantity, unit or rate that this detector does not read.
        """
        ...


def run(detector: Detector[State, Chunk_contra], chunks: Iterable[Chunk_contra]) -> Findings:
    """Take chunk after chunk of one person from the start. Raises ValueError when there is none."""
    state = detector.start()
    found: list[Findings] = []
    for chunk in chunks:
        state, findings = detector.step(state, chunk)
        found.append(findings)
    return joined(found)


def step_many(
    detector: Detector[State, Chunk_contra], states: Iterable[State], chunks: Iterable[Chunk_contra]
) -> tuple[list[State], list[Findings]]:
    """Take the next chunk of each of many people."""
    steps = [detector.step(state, chunk) for state, chunk in zip(states, chunks, strict=True)]
    return [state for state, _ in steps], [findings for _, findings in steps]


def require(chunk: Samples | Waveform, *, codes: frozenset[str], unit: str) -> None:
    """Refuse what a detector does not read.

    Raises:
        Invalid: another quantity, or the right one in another unit. Convert at the border, not here.
    """
    kind = type(chunk).__name__
    if chunk.code not in codes:
        raise Invalid(f"{kind}.code", f"one of {', '.join(sorted(codes))}, not {chunk.code}")
    if chunk.unit != unit:
        raise Invalid(f"{kind}.unit", f"{unit}, not {chunk.unit}")


def require_rate(chunk: Waveform, *, from_hz: float, to_hz: float) -> None:
    """Refuse a waveform sampled too slowly to hold what is looked for, or faster than it was tried.

    Raises:
        Invalid: a rate outside the range, both ends included.
    """
    if not from_hz <= chunk.rate_hz <= to_hz:
        raise Invalid("Waveform.rate_hz", f"from {from_hz:g} to {to_hz:g} Hz, not {chunk.rate_hz:g}")
