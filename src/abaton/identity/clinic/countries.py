"""The numbers to call, by country: read from a dated file, with the zones that tzdata knows there."""

import tomllib
from typing import Any

from abaton.identity.clinic.model import Country, Helpline


def countries(numbers: str, zone_tab: str) -> list[Country]:
    """Join the two files.

    Args:
        numbers: `countries.toml`.
        zone_tab: tzdata's `zone.tab`: country code, coordinates, zone and comment, by tabs.
    """
    zones: dict[str, list[str]] = {}
    for line in zone_tab.splitlines():
        if line and not line.startswith("#"):
            code, _, zone = line.split("\t")[:3]
            zones.setdefault(code, []).append(zone)
    return [_country(code, read, zones[code]) for code, read in tomllib.loads(numbers).items()]


def _country(code: str, read: dict[str, Any], zones: list[str]) -> Country:
    return Country(
        code=code,
        name=read["name"],
        zones=zones,
        emergency_number=read["emergency"]["number"],
        helplines=[
            Helpline(name=one["name"], number=one["number"], hours=one["hours"]) for one in read.get("helpline", [])
        ],
        as_of=read["as_of"],
    )
