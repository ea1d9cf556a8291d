"""Run scenarios on the engine and read the body at the instants that the table asks for."""

import math
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final, NamedTuple

from abaton.app.verify._physiology import asks, readings, scoring
from abaton.app.verify._physiology.asks import Ask
from abaton.app.verify._physiology.fields import Body, Source
from abaton.app.verify._physiology.scenario import Patient, Scenario, Take, When, told_seconds
from abaton.app.verify._physiology.table import Row
from abaton.kernel.errors import NotFound
from abaton.physiology.acts import Act, Condition

WORKERS: Final = 2
POLL_S: Final = 1.0
# An extreme or a first time is looked for at most so often in its span.
LOOKS: Final = 2000
# Instants nearer than this are one; the engine's inner step is 2 ms.
GRAIN_S: Final = 0.002
LONGEST_WINDOW_S: Final = 60.0
# A run that waits for a reading that never comes ends here.
LONGEST_RUN_S: Final = 6 * 3600.0


class Outcome(NamedTuple):
    """What a row was answered with."""

    row: Row
    file: str
    read: scoring.Reading | None
    path: str
    numbers: scoring.Measure | None = None
    fault: str = ""


class Engine(NamedTuple):
    """What makes a patient and moves time."""

    create: Callable[[Patient, Sequence[Condition]], Body]
    advance: Callable[[Body, float, Sequence[Act]], Body]
    advance_drugs: Callable[[Body, float, Sequence[Act]], Body]


def run_all(scenarios: Mapping[str, Scenario], rows: Mapping[str, Sequence[Row]], engine: Engine) -> list[Outcome]:
    """Run every scenario that has rows to answer, two at a time; the longest first."""
    nursery = _Nursery(engine)
    wanted = [(name, scenarios[name], told) for name, told in rows.items() if told]
    wanted.sort(key=lambda one: -_length_s(one[1], one[2]))
    with ThreadPoolExecutor(WORKERS) as pool:
        running = [pool.submit(run, name, scenario, told, nursery) for name, scenario, told in wanted]
        return [one for found in running for one in found.result()]


def run(name: str, scenario: Scenario, rows: Sequence[Row], nursery: "_Nursery") -> list[Outcome]:
    """Run one scenario. What goes wrong in the engine is a fault of its rows, not of the verification."""
    wanted: list[Ask] = []
    found: list[Outcome] = []
    for row in rows:
        try:
            wanted.append(asks.ask(scenario, row))
        except NotFound as missing:
            found.append(Outcome(row, name, None, "", fault=str(missing)))
    if not wanted:
        return found
    try:
        found += [one._replace(file=name) for one in _Run(scenario, wanted, nursery).outcomes()]
    except Exception as broken:  # noqa: BLE001 whatever it is, it is told beside each row it cost
        found += [
            Outcome(one.row, name, None, one.source.path, fault=f"{type(broken).__name__}: {broken}") for one in wanted
        ]
    return found


class _Nursery:
    """Patients of a run, each made once."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._made: dict[tuple[Patient, tuple[Condition, ...]], Body] = {}
        self._rested: dict[Patient, list[Body]] = {}
        self._lock = threading.RLock()

    def patient(self, patient: Patient, start: Sequence[Condition]) -> Body:
        with self._lock:
            key = (patient, tuple(start))
            if key not in self._made:
                self._made[key] = self.engine.create(patient, start)
            return self._made[key]

    def rested(self, patient: Patient) -> list[Body]:
        """Give the same person without anything, over ten seconds."""
        with self._lock:
            if patient not in self._rested:
                body = self.patient(patient, ())
                bodies: list[Body] = []
                for _ in range(10):
                    body = self.engine.advance(body, POLL_S, ())
                    bodies.append(body)
                self._rested[patient] = bodies
            return self._rested[patient]


class _Run:
    """One run of one scenario: time moves to the next instant that matters, then what is due is read, then done."""

    def __init__(self, scenario: Scenario, asks: Sequence[Ask], nursery: _Nursery) -> None:
        self._scenario = scenario
        self._asks = list(asks)
        self._nursery = nursery
        self._advance = nursery.engine.advance_drugs if scenario.drugs_only else nursery.engine.advance
        self._body = nursery.patient(scenario.patient, scenario.start)
        self._now_s = 0.0
        self._recent: deque[tuple[float, Body]] = deque()
        self._last_act_s = -math.inf
        self._waiting = [one for one in scenario.acts if one.when]
        self._timed = sorted((one for one in scenario.acts if one.at_s is not None), key=lambda one: one.at_s or 0.0)
        self._pending: list[Act] = []
        self._series: dict[int, list[tuple[float, float]]] = {}
        self._before: dict[tuple[float, Source, str], float] = {}
        first = self._timed[0].at_s if self._timed else None
        self._rest_s = scenario.rest_at_s if scenario.rest_at_s is not None else first
        self._own_rest = not scenario.start

    def outcomes(self) -> Iterator[Outcome]:
        open_asks = dict(enumerate(self._asks))
        while open_asks:
            self._remember()
            self._watch(open_asks)
            for i, ask in list(open_asks.items()):
                if self._is_due(ask):
                    yield self._outcome(i, ask)
                    del open_asks[i]
            self._act()
            self._step(self._next_s(open_asks.values()))
            if self._now_s > LONGEST_RUN_S and all(one.read_at_s is None for one in open_asks.values()):
                for ask in open_asks.values():
                    yield Outcome(ask.row, "", None, ask.source.path, fault="the reading waited for never came")
                return

    def _remember(self) -> None:
        self._recent.append((self._now_s, self._body))
        while self._recent and self._recent[0][0] < self._now_s - LONGEST_WINDOW_S:
            self._recent.popleft()
        for ask in self._asks:
            for at_s in self._held_against(ask):
                key = (at_s, ask.source, ask.unit)
                if key not in self._before and abs(at_s - self._now_s) < GRAIN_S:
                    self._before[key] = self._mean(ask)

    def _held_against(self, ask: Ask) -> Iterator[float]:
        if ask.phase.from_s is not None:
            yield ask.phase.from_s
        if self._own_rest and self._rest_s is not None:
            yield self._rest_s

    def _watch(self, open_asks: Mapping[int, Ask]) -> None:
        for i, ask in open_asks.items():
            if ask.take.take != "mean" and self._now_s > (ask.phase.from_s or 0.0) + GRAIN_S:
                self._series.setdefault(i, []).append((self._now_s, readings.read(self._body, ask.source, ask.unit)))

    def _is_due(self, ask: Ask) -> bool:
        if ask.read_at_s is not None:
            return self._now_s >= ask.read_at_s - GRAIN_S
        return ask.phase.when is not None and self._is_reached(ask.phase.when)

    def _is_reached(self, when: When) -> bool:
        told = readings.read(self._body, readings.source(when.reading), "")
        return (when.above is not None and told > when.above) or (when.below is not None and told < when.below)

    def _act(self) -> None:
        due = [one for one in self._timed if one.at_s is not None and one.at_s <= self._now_s + GRAIN_S]
        reached = [one for one in self._waiting if one.when and self._is_reached(one.when)]
        for moment in [*due, *reached]:
            self._pending += moment.do
            self._last_act_s = self._now_s
        self._timed = [one for one in self._timed if one not in due]
        self._waiting = [one for one in self._waiting if one not in reached]

    def _next_s(self, asks: Iterable[Ask]) -> float:
        stops: list[float] = [one.at_s for one in self._timed[:1] if one.at_s is not None]
        for ask in asks:
            ends = [*self._held_against(ask)]
            if ask.read_at_s is not None:
                ends.append(ask.read_at_s)
            for end in ends:
                stops += _window(end, ask.phase.window_s, self._now_s)
            if ask.read_at_s is None or (ask.take.take != "mean" and self._now_s >= (ask.phase.from_s or 0.0)):
                stops.append(self._now_s + max(POLL_S, ((ask.read_at_s or 0.0) - (ask.phase.from_s or 0.0)) / LOOKS))
        if self._waiting:
            stops.append(self._now_s + POLL_S)
        later = [one for one in stops if one > self._now_s + GRAIN_S]
        return min(later, default=self._now_s + POLL_S)

    def _step(self, to_s: float) -> None:
        self._body = self._advance(self._body, to_s - self._now_s, self._pending)
        self._pending = []
        self._now_s = to_s

    def _mean(self, ask: Ask) -> float:
        """Average over the window, but not across what was done last."""
        begin_s = self._now_s - ask.phase.window_s
        window = [body for at_s, body in self._recent if at_s > begin_s + GRAIN_S and at_s > self._last_act_s + GRAIN_S]
        told = [readings.read(body, ask.source, ask.unit) for body in window or [self._body]]
        return sum(told) / len(told)

    def _outcome(self, i: int, ask: Ask) -> Outcome:
        value = self._mean(ask) if ask.take.take == "mean" else self._of_series(i, ask.take, ask.phase.from_s or 0.0)
        before = rest = self._rest(ask, value)
        if ask.phase.from_s is not None and ask.take.against == "phase":
            before = self._before.get((ask.phase.from_s, ask.source, ask.unit), math.nan)
        numbers: scoring.Measure | None = None if ask.take.range_is == "as_told" else ask.take.range_is
        return Outcome(ask.row, "", scoring.Reading(value, before, rest), ask.source.path, numbers)

    def _rest(self, ask: Ask, value: float) -> float:
        """Give the same person's rest; where nothing is ever done, the reading is rest itself."""
        if not self._own_rest:
            told = [readings.read(one, ask.source, ask.unit) for one in self._nursery.rested(self._scenario.patient)]
            return sum(told) / len(told)
        # Before anything has been done all is rest.
        if self._rest_s is None or self._now_s < self._rest_s - GRAIN_S:
            return value
        return self._before.get((self._rest_s, ask.source, ask.unit), math.nan)

    def _of_series(self, i: int, take: Take, from_s: float) -> float:
        told = self._series.get(i, [])
        if take.take == "time_to":
            reached = (
                at_s
                for at_s, value in told
                if (take.above is not None and value > take.above) or (take.below is not None and value < take.below)
            )
            return (next(reached, math.inf) - from_s) / take.unit_s
        values = [value for _, value in told]
        if not values:
            return math.nan
        return {"maximum": max(values), "minimum": min(values), "average": sum(values) / len(values)}[take.take]


def _window(end_s: float, window_s: float, now_s: float) -> Iterator[float]:
    at_s = end_s
    while at_s > max(end_s - window_s, now_s) + GRAIN_S:
        yield at_s
        at_s -= POLL_S
    if window_s == 0:
        yield end_s


def _length_s(scenario: Scenario, rows: Sequence[Row]) -> float:
    ends = [one.read_at_s or 0.0 for one in scenario.phases]
    ends += [(told_seconds(phase.phase, row.phase) or 0.0) * phase.unit_s for phase in scenario.phases for row in rows]
    return max(ends) * (0.01 if scenario.drugs_only else 1.0)


def real_engine() -> Engine:
    """Give Abaton's own engine. It is compiled when it is first used, so it is loaded here and not before."""
    from abaton.app.verify._physiology import drug_clock  # noqa: PLC0415 compiled when first used
    from abaton.physiology import engine, patient  # noqa: PLC0415 compiled when first used

    def create(who: Patient, start: Sequence[Condition]) -> Body:
        return patient.create(
            patient.PatientSpec(
                age_years=who.age_years,
                sex=who.sex,
                height_cm=who.height_cm,
                weight_kg=who.weight_kg,
                fitness=who.fitness,
                seed=who.seed,
                conditions=tuple(start),
            )
        )

    def advance(body: Body, duration_s: float, acts: Sequence[Act]) -> Body:
        return engine.advance(body, duration_s, acts)

    return Engine(create, advance, drug_clock.advance)
