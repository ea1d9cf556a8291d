"""The table of reactions against the code it speaks of."""

from pathlib import Path

import abaton
from abaton.app.jobs import JOBS
from abaton.app.reactions import REACTIONS
from abaton.kernel.events import Event


def events_of(package: str) -> set[type[Event]]:
    return {event for event in Event.__subclasses__() if event.__module__.startswith(package)}


def test_every_announced_fact_has_its_line() -> None:
    assert set(REACTIONS) == events_of("abaton.")


def test_every_reaction_belongs_to_a_package() -> None:
    packages = {package.name for package in Path(abaton.__path__[0]).iterdir()}
    jobs = [job for reactions in REACTIONS.values() for job in reactions]
    assert {job.split(".")[0] for job in jobs} <= packages


def test_every_reaction_is_a_job_and_every_job_a_reaction() -> None:
    assert {job for reactions in REACTIONS.values() for job in reactions} == set(JOBS)
