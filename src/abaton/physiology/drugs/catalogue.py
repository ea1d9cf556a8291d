"""All drugs by name and number. A drug's number is its place here; it is kept in records, so new ones come last."""

from abaton.physiology.drugs import (
    antibiotics,
    blood,
    brain,
    heart,
    hypnotics,
    lungs,
    metabolism,
    opioids,
    poisons,
    relaxants,
    vapours,
    vasoactive,
    vasodilators,
)
from abaton.physiology.drugs.drug import Drug

CATALOGUE: tuple[Drug, ...] = (
    *hypnotics.DRUGS, *vapours.DRUGS, *opioids.DRUGS, *relaxants.DRUGS, *vasoactive.DRUGS, *heart.DRUGS,
    *vasodilators.DRUGS, *lungs.DRUGS, *metabolism.DRUGS, *blood.DRUGS, *brain.DRUGS, *antibiotics.DRUGS,
    *poisons.DRUGS,
)  # fmt: skip

_INDEX = {name: at for at, one in enumerate(CATALOGUE) for name in (one.name, *one.aliases)}


def index_of(name: str) -> int:
    """Give the number of a drug by any of its names; raise KeyError if there is none."""
    return _INDEX[name.lower().replace(" ", "_").replace("-", "_")]


def names() -> tuple[str, ...]:
    """Give all names in use, aliases too."""
    return tuple(_INDEX)
