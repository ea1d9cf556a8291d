"""Kinetics that follow age, sex and build by a published model of their own."""

from math import exp
from typing import Annotated, Final

from abaton.physiology.drugs.drug import Build, Kinetics, hill


class Eleveld:
    """Propofol by size, age and sex; the early distribution is from venous samples after 2.5 mg/kg."""

    reference: Final = Build(age=35, male=True, height=170, weight=70)
    v1: Annotated[float, "L", "fitted to: Ward 2002; 6.28 in Eleveld 2018"] = 4.47
    v1_weight: Annotated[float, "kg", "at half of the greatest v1, Eleveld 2018"] = 33.6
    v2: Annotated[float, "L", "fitted to: Ward 2002; 25.5 in Eleveld 2018"] = 19.1
    v2_age: Annotated[float, "/a", "Eleveld 2018"] = -0.0156
    v3: Annotated[float, "L", "Eleveld 2018"] = 273.0
    cl_male: Annotated[float, "L/min", "Eleveld 2018"] = 1.79
    cl_female: Annotated[float, "L/min", "Eleveld 2018"] = 2.10
    q2: Annotated[float, "L/min", "fitted to: Ward 2002; 1.75 in Eleveld 2018"] = 2.78
    q3: Annotated[float, "L/min", "Eleveld 2018"] = 1.11
    ke0: Annotated[float, "/min", "Schnider 1999"] = 0.456
    mixing: Annotated[float, "/min", "fitted to: Ward 2002"] = 60.0
    power: Annotated[float, "1", "Anderson and Holford 2008"] = 0.75


class Ripening:
    """How fat-free mass comes to its share, Al-Sallami 2015."""

    infant: Annotated[float, "1", "Al-Sallami 2015"] = 0.88
    age: Annotated[float, "a", "Al-Sallami 2015"] = 13.4
    steepness: Annotated[float, "1", "Al-Sallami 2015"] = 12.7


def _fat_free(build: Build) -> float:
    r = Ripening
    grown = hill(build.age / r.age, r.steepness)
    return (r.infant + (1 - r.infant) * grown) * build.lean


def eleveld(build: Build) -> Kinetics:
    """Give propofol's kinetics in this person."""
    e, reference = Eleveld, Eleveld.reference
    size = build.weight / reference.weight
    v2 = e.v2 * size * exp(e.v2_age * (build.age - reference.age))
    v3 = e.v3 * _fat_free(build) / _fat_free(reference)
    filled = build.weight / (build.weight + e.v1_weight)
    return Kinetics(
        v1=e.v1 * filled * (reference.weight + e.v1_weight) / reference.weight,
        cl=(e.cl_male if build.male else e.cl_female) * size**e.power,
        source="Eleveld 2018; v1, v2, q2 fitted to: Ward 2002, 2.5 mg/kg; ke0 Schnider 1999, as in AnaSim",
        v2=v2,
        q2=e.q2 * (v2 / e.v2) ** e.power,
        v3=v3,
        q3=e.q3 * (v3 / e.v3) ** e.power,
        ke0=e.ke0,
        mixing=e.mixing,
        fixed=True,
    )


class Minto:
    """Remifentanil: each at 40 years and 55 kg of lean mass, and how it changes by the year and the kilogram."""

    age: Annotated[float, "a", "Minto 1997"] = 40.0
    lean: Annotated[float, "kg", "Minto 1997"] = 55.0
    v1: Annotated[float, "L", "Minto 1997"] = 5.1
    v1_age: Annotated[float, "L/a", "Minto 1997"] = -0.0201
    v1_lean: Annotated[float, "L/kg", "Minto 1997"] = 0.072
    v2: Annotated[float, "L", "Minto 1997"] = 9.82
    v2_age: Annotated[float, "L/a", "Minto 1997"] = -0.0811
    v2_lean: Annotated[float, "L/kg", "Minto 1997"] = 0.108
    v3: Annotated[float, "L", "Minto 1997"] = 5.42
    cl: Annotated[float, "L/min", "Minto 1997"] = 2.6
    cl_age: Annotated[float, "L/(min.a)", "Minto 1997"] = -0.0162
    cl_lean: Annotated[float, "L/(min.kg)", "Minto 1997"] = 0.0191
    q2: Annotated[float, "L/min", "Minto 1997"] = 2.05
    q2_age: Annotated[float, "L/(min.a)", "Minto 1997"] = -0.0301
    q3: Annotated[float, "L/min", "Minto 1997"] = 0.076
    q3_age: Annotated[float, "L/(min.a)", "Minto 1997"] = -0.00113
    ke0: Annotated[float, "/min", "Minto 1997"] = 0.595
    ke0_age: Annotated[float, "/(min.a)", "Minto 1997"] = -0.007
    least: Annotated[float, "1", "definition: children are outside of the model; part of each that stays"] = 0.2


def minto(build: Build) -> Kinetics:
    """Give remifentanil's kinetics in this person."""
    m = Minto
    older, leaner = build.age - m.age, build.lean - m.lean
    return Kinetics(
        v1=max(m.v1 + m.v1_age * older + m.v1_lean * leaner, m.least * m.v1),
        cl=max(m.cl + m.cl_age * older + m.cl_lean * leaner, m.least * m.cl),
        source="Minto 1997",
        v2=max(m.v2 + m.v2_age * older + m.v2_lean * leaner, m.least * m.v2),
        q2=max(m.q2 + m.q2_age * older, m.least * m.q2),
        v3=m.v3,
        q3=max(m.q3 + m.q3_age * older, m.least * m.q3),
        ke0=max(m.ke0 + m.ke0_age * older, m.least * m.ke0),
        fixed=True,
    )
