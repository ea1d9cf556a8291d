"""The air, the water and the warmth around a body."""

from typing import Annotated

R = "definition: room"


class Surroundings:
    pressure: Annotated[float, "mm[Hg]", "ISO 2533 1975, sea level"] = 760.0
    oxygen: Annotated[float, "1", "dry fraction. ISO 2533 1975"] = 0.2095
    carbon_dioxide: Annotated[float, "1", "dry fraction. NOAA 2024"] = 0.0004
    carbon_monoxide: Annotated[float, "1", R] = 0.0
    smoke: Annotated[float, "1", "0..1, particles. " + R] = 0.0
    sarin: Annotated[float, "mg/m3", R] = 0.0
    air_temperature: Annotated[float, "Cel", R] = 22.0
    radiant_temperature: Annotated[float, "Cel", R] = 22.0
    humidity: Annotated[float, "1", "relative. " + R] = 0.5
    air_speed: Annotated[float, "m/s", R] = 0.1
    clothing: Annotated[float, "clo", R] = 0.5
    water: Annotated[float, "1", "fraction of the skin under water. " + R] = 0.0
    water_temperature: Annotated[float, "Cel", R] = 20.0
    heating: Annotated[float, "W", "heat put on the skin; negative cools: warm air, cold packs. " + R] = 0.0
