"""Illness of vessels and blood: tamponade, anaphylaxis, sepsis, too much or too little blood, bleeding after birth."""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.illness import Illness, Site
from abaton.physiology.body.whole import Body


@compiled
def step(b: Body, dt: float) -> None:
    """Advance by `dt` s (100 ms) and write what these illnesses ask of the systems."""
    _tamponade(b, dt)
    _anaphylaxis(b, dt)
    _sepsis(b, dt)
    _with_child(b)
    _after_birth(b)


@compiled
def _severity(b: Body, kind: int) -> float:
    return b.illness.severity[2 * kind]


@compiled
def _tamponade(b: Body, dt: float) -> None:
    """Fluid runs into the pericardium until the volume of the severity is there, and is drained when it is cured."""
    c, k = b.circulation, b.illness.constants
    wanted = k.effusion_rest + _severity(b, Illness.PERICARDIAL_EFFUSION) * k.effusion_most
    most = k.effusion_speed * dt
    c.effusion += min(max(wanted - c.effusion, -most), most)


@compiled
def _anaphylaxis(b: Body, dt: float) -> None:
    """Mediators rise within minutes and fade; adrenaline and steroids hold them back. Brown 2007."""
    i, k, e = b.illness, b.illness.constants, b.illness_effects
    held = (1 - b.drug_effects.inflammation) * (1 - b.illness_effects.inflammation)
    wanted = min(_severity(b, Illness.ANAPHYLAXIS), 1.0) * held
    lag = k.mediators_rise if wanted > i.mediators else k.mediators_fall
    i.mediators += min(dt / lag, 1.0) * (wanted - i.mediators)
    m = i.mediators
    e.resistance *= 1 - k.anaphylaxis_resistance * m
    e.venous_volume *= 1 + k.anaphylaxis_veins * m
    e.capillary_leak *= 1 + k.anaphylaxis_leak * m
    e.protein_leak = 1 - (1 - e.protein_leak) * (1 - k.anaphylaxis_protein * m)
    e.contractility *= 1 - k.anaphylaxis_heart * m
    e.airway_resistance *= 1 + k.anaphylaxis_airway * m * (1 - b.drug_effects.bronchodilation)
    e.sympathetic += k.anaphylaxis_fear * m
    e.breath_add += k.anaphylaxis_breaths * m


@compiled
def _sepsis(b: Body, dt: float) -> None:
    """Bacteria grow until antibiotics stop them; inflammation follows. Vessels slacken and leak, the heart tires."""
    i, k, e = b.illness, b.illness.constants, b.illness_effects
    severity = min(_severity(b, Illness.SEPSIS), 1.0)
    wanted = severity * (1 - b.drug_effects.infection)
    i.bacteria += min(dt / (k.bacteria_rise if wanted > i.bacteria else k.bacteria_fall), 1.0) * (wanted - i.bacteria)
    i.inflammation += min(dt / k.inflammation_lag, 1.0) * (i.bacteria - i.inflammation)
    s = i.inflammation
    e.resistance *= 1 - k.sepsis_resistance * s
    e.venous_volume *= 1 + k.sepsis_veins * s
    e.contractility *= 1 - k.sepsis_heart * s
    e.capillary_leak *= 1 + k.sepsis_leak * s
    e.protein_leak = 1 - (1 - e.protein_leak) * (1 - k.sepsis_protein * s)
    e.baroreflex *= 1 - k.sepsis_baroreflex * s
    e.setpoint_temperature += k.sepsis_fever * s
    e.metabolism *= 1 + k.sepsis_metabolism * s
    e.extraction *= 1 - k.sepsis_extraction * s
    e.lactate += k.sepsis_lactate * s
    e.breath_add += k.sepsis_breaths * s
    e.sympathetic += k.sepsis_sympathetic * s
    e.shunt += k.sepsis_shunt * s
    e.pulmonary_resistance *= 1 + k.sepsis_lungs * s


@compiled
def _with_child(b: Body) -> None:
    """Wide vessels, which the heart makes up for; the plasma of pregnancy is not added."""
    term = min(_severity(b, Illness.PREGNANCY), 1.0)
    b.illness_effects.resistance *= 1 - b.illness.constants.pregnancy_resistance * term
    b.illness_effects.setpoint -= b.illness.constants.pregnancy_pressure * term


@compiled
def _after_birth(b: Body) -> None:
    """An empty womb that does not contract bleeds; oxytocin and the hand make it contract."""
    slack = _severity(b, Illness.POSTPARTUM_ATONY) * (1 - b.drug_effects.uterine_tone)
    if _severity(b, Illness.POSTPARTUM_ATONY) > 0:
        b.illness.bleeding[Site.UTERUS] = b.illness.constants.atony_bleeding * slack
