"""Illness of lungs, airways and pleura: from severity to resistance, stiffness, shunt, dead space and dyspnoea."""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.breathing_illness import SEVERITIES
from abaton.physiology.body.illness import Illness
from abaton.physiology.body.whole import Body

# Places in the severities; right is one further.
AIRWAY_OBSTRUCTION = 2 * int(Illness.AIRWAY_OBSTRUCTION)
APNOEA = 2 * int(Illness.APNOEA)
ARDS = 2 * int(Illness.ARDS)
ASTHMA = 2 * int(Illness.ASTHMA)
BRONCHITIS = 2 * int(Illness.BRONCHITIS)
BRONCHOSPASM = 2 * int(Illness.BRONCHOSPASM)
DROWNING = 2 * int(Illness.DROWNING)
EMPHYSEMA = 2 * int(Illness.EMPHYSEMA)
PLEURAL_EFFUSION = 2 * int(Illness.PLEURAL_EFFUSION)
PNEUMONIA = 2 * int(Illness.PNEUMONIA)
PNEUMOTHORAX_CLOSED = 2 * int(Illness.PNEUMOTHORAX_CLOSED)
PNEUMOTHORAX_OPEN = 2 * int(Illness.PNEUMOTHORAX_OPEN)
PREGNANCY = 2 * int(Illness.PREGNANCY)
PULMONARY_EMBOLISM = 2 * int(Illness.PULMONARY_EMBOLISM)
PULMONARY_FIBROSIS = 2 * int(Illness.PULMONARY_FIBROSIS)
SMOKE_INJURY = 2 * int(Illness.SMOKE_INJURY)


@compiled
def _take_up(b: Body, dt: float) -> None:
    """Let severities come and go over seconds; neutral fields before conditions add theirs."""
    r = b.breathing
    part = min(dt / r.illness.onset, 1.0)
    for i in range(SEVERITIES):
        wanted = min(max(b.illness.severity[i], 0.0), 1.0)
        r.severity[i] += (wanted - r.severity[i]) * part
        if wanted == 0 and r.severity[i] < part * part:
            r.severity[i] = 0.0
    r.fixed_obstruction = 1.0
    r.expiratory_excess = 1.0
    # Progesterone: the lower carbon dioxide of late pregnancy.
    r.setpoint_shift = -r.illness.pregnancy_setpoint * min(b.illness.severity[PREGNANCY], 1.0)
    for side in range(2):
        r.ill_open[side] = 1.0
        r.ill_stiffness[side] = 1.0
        r.ill_shunt[side] = 0.0
        r.ill_recruitable[side] = 0.0
        r.ill_dead[side] = 0.0
        r.ill_diffusion[side] = 1.0


@compiled
def _obstructive(b: Body) -> None:
    """Asthma and bronchospasm, which bronchodilators undo."""
    r = b.breathing
    k = r.illness
    e = b.illness_effects
    eased = 1 - k.relief * min(b.drug_effects.bronchodilation, 1.0)
    asthma = r.severity[ASTHMA]
    spasm = r.severity[BRONCHOSPASM]
    for raw in (asthma, spasm):
        if raw > 0:
            e.airway_resistance *= 1 + k.asthma_resistance[0] * raw + k.asthma_resistance[1] * raw * raw * raw
            r.expiratory_excess *= 1 + k.asthma_expiration * raw
            felt = raw * eased
            for side in range(2):
                r.ill_dead[side] += k.asthma_dead * felt * felt
    if asthma > 0:
        felt = asthma * eased
        cube = felt * felt * felt
        e.breath_add += k.asthma_breaths[0] * felt + k.asthma_breaths[1] * felt * felt
        e.shunt += k.asthma_shunt * cube
        e.heart_rate *= 1 + k.asthma_heart * felt * felt
        e.sympathetic += k.asthma_sympathetic * cube
    if spasm > 0:
        felt = spasm * eased
        e.breath_add += k.spasm_breaths * max(felt - k.spasm_from, 0.0)
        e.shunt += k.spasm_shunt * felt
        e.heart_rate *= 1 + k.spasm_heart * felt * felt * felt


@compiled
def _chronic(b: Body) -> None:
    """Chronic bronchitis, emphysema and fibrosis."""
    r = b.breathing
    k = r.illness
    e = b.illness_effects
    bronchitis = r.severity[BRONCHITIS]
    emphysema = r.severity[EMPHYSEMA]
    fibrosis = r.severity[PULMONARY_FIBROSIS]
    r.fixed_obstruction *= 1 + k.bronchitis_obstruction * bronchitis
    r.fixed_obstruction *= 1 + k.emphysema_obstruction * emphysema
    r.expiratory_excess *= (1 + k.bronchitis_expiration * bronchitis) * (1 + k.emphysema_expiration * emphysema)
    r.setpoint_shift += k.bronchitis_setpoint * bronchitis + k.emphysema_setpoint * emphysema
    e.chemosensitivity *= 1 - k.bronchitis_sensitivity * bronchitis
    e.breath_add += k.bronchitis_breaths * bronchitis + k.emphysema_breaths * emphysema
    e.breath_add += k.fibrosis_breaths * fibrosis
    chronic = max(bronchitis, emphysema)
    e.pulmonary_resistance *= (1 + k.chronic_pulmonary * chronic) * (1 + k.fibrosis_pulmonary * fibrosis)
    e.heart_rate *= (1 + k.chronic_heart * chronic) * (1 + k.fibrosis_heart * fibrosis)
    for side in range(2):
        r.ill_shunt[side] += k.bronchitis_shunt * bronchitis + k.fibrosis_shunt * fibrosis
        r.ill_dead[side] += k.emphysema_dead * emphysema + k.fibrosis_dead * fibrosis
        r.ill_diffusion[side] *= (1 - k.emphysema_diffusion * emphysema) * (1 - k.fibrosis_diffusion * fibrosis)
        r.ill_stiffness[side] *= (1 - k.emphysema_recoil * emphysema) * (1 + k.fibrosis_stiffness * fibrosis)
        r.ill_open[side] *= 1 - k.fibrosis_open * fibrosis


@compiled
def _filled(b: Body) -> None:
    """Lungs with fluid or pus: respiratory distress syndrome, pneumonia, drowning; and smoke."""
    r = b.breathing
    k = r.illness
    e = b.illness_effects
    drowned = r.severity[DROWNING]
    smoke = min(max(r.severity[SMOKE_INJURY], r.smoke_dose * k.smoke_uptake), 1.0)
    distress = 0.0
    pneumonia = 0.0
    for side in range(2):
        ards = r.severity[ARDS + side]
        pus = r.severity[PNEUMONIA + side]
        distress += ards * r.constants.share[side]
        pneumonia += pus
        r.ill_recruitable[side] += k.ards_shunt[0] * ards + k.ards_shunt[1] * ards * ards
        r.ill_recruitable[side] += k.drowning_shunt * drowned
        r.ill_shunt[side] += k.pneumonia_shunt * pus + k.smoke_shunt * smoke
        r.ill_dead[side] += k.ards_dead * ards + k.pneumonia_dead * pus
        r.ill_open[side] *= (1 - k.ards_open * ards) * (1 - k.pneumonia_open * pus)
        r.ill_open[side] *= (1 - k.drowning_open * drowned) * (1 - k.smoke_open * smoke)
        r.ill_stiffness[side] *= (1 + k.ards_stiffness * ards) * (1 + k.drowning_stiffness * drowned)
    pneumonia = min(pneumonia, k.pneumonia_most)
    r.fixed_obstruction *= 1 + k.smoke_obstruction[0] * smoke + k.smoke_obstruction[1] * smoke * smoke * smoke
    e.airway_resistance *= 1 + k.drowning_resistance * drowned
    e.breath_add += k.ards_breaths * distress + k.pneumonia_breaths * pneumonia + k.smoke_breaths * smoke * smoke
    e.breath_add += k.drowning_breaths * drowned
    e.heart_rate *= 1 + k.drowning_heart * drowned
    e.pulmonary_resistance *= 1 + k.ards_pulmonary[0] * distress + k.ards_pulmonary[1] * distress * distress * distress
    e.heart_rate *= (1 + k.ards_heart * distress) * (1 + k.pneumonia_heart * pneumonia)
    e.sympathetic += k.pneumonia_sympathetic * pneumonia
    e.setpoint_temperature += k.pneumonia_fever * pneumonia
    e.resistance *= 1 - k.pneumonia_resistance * pneumonia
    r.upper_obstruction = 1 - (1 - r.upper_obstruction) * (1 - k.drowning_larynx * drowned)


@compiled
def _pleura(b: Body) -> None:
    """Gas and fluid between lung and chest wall."""
    r = b.breathing
    c = r.constants
    k = r.illness
    e = b.illness_effects
    for side in range(2):
        valve = r.severity[PNEUMOTHORAX_CLOSED + side]
        wound = r.severity[PNEUMOTHORAX_OPEN + side]
        fluid = r.severity[PLEURAL_EFFUSION + side]
        dressed = min(b.equipment.dressing[side], 1.0)
        r.wound[side] = wound
        # A closed wound lets the torn lung fill the space; an open one lets it out again.
        r.leak_target[side] = c.pneumothorax_volume * max(valve, c.wound_growth * wound * dressed)
        r.fluid_target[side] = c.effusion_volume * fluid
        full = min(r.pleural_gas[side] / c.pneumothorax_volume, 1.0)
        e.breath_add += k.pneumothorax_breaths * full + k.effusion_breaths * fluid
        e.heart_rate *= 1 + k.pneumothorax_heart * full


@compiled
def _embolism(b: Body) -> None:
    r = b.breathing
    k = r.illness
    e = b.illness_effects
    clot = r.severity[PULMONARY_EMBOLISM]
    if clot <= 0:
        return
    for side in range(2):
        r.ill_dead[side] += k.embolism_dead * clot
        r.ill_shunt[side] += k.embolism_shunt * clot
    e.pulmonary_resistance *= 1 + k.embolism_pulmonary[0] * clot + k.embolism_pulmonary[1] * clot * clot * clot
    e.breath_add += k.embolism_breaths * clot
    e.heart_rate *= 1 + k.embolism_heart * clot


@compiled
def step(b: Body, dt: float) -> None:
    """Advance by `dt` s (100 ms) and write what these illnesses ask of lungs and other systems."""
    r = b.breathing
    _take_up(b, dt)
    minutes = dt / 60
    breathed = b.surroundings.smoke * (1 - b.breathing.ventilated)
    r.smoke_dose += breathed * minutes - r.smoke_dose * minutes / r.illness.smoke_clearing
    r.upper_obstruction = min(r.severity[AIRWAY_OBSTRUCTION], 1.0)
    if b.illness.severity[AIRWAY_OBSTRUCTION] >= 1:
        r.upper_obstruction = 1.0
    r.weakness = min(b.illness.severity[APNOEA], 1.0)
    _obstructive(b)
    _chronic(b)
    _filled(b)
    _pleura(b)
    _embolism(b)
