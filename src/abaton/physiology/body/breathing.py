"""Air in two lungs: what the breathing apparatus holds, and what a monitor would read of it.

Volumes are BTPS. Pressures of mechanics are in cmH2O relative to the air around the body; `pleural_pressure` and
`alveolar_pressure`, which the circulation reads, are in mmHg. Left is 0, right is 1.
"""

from typing import Annotated

from abaton.physiology.body.breathing_constants import BreathingConstants
from abaton.physiology.body.breathing_illness import SEVERITIES, BreathingIllnessConstants
from abaton.physiology.table import Floats, several

TRACE = 96  # of forced expiration, one number a tenth of a second


class Breathing:
    constants: BreathingConstants
    illness: BreathingIllnessConstants

    # What others read.
    volume: Annotated[Floats, "mL", 2, "alveolar gas"] = several(1188.0, 1452.0)
    flow: Annotated[Floats, "mL/s", 2, "into each lung"]
    mouth_flow: Annotated[float, "mL/s", "through the upper airway or tube, inwards"]
    dead_space: Annotated[float, "mL", "airways, and what devices add or bypass"] = 154.0
    pleural_pressure: Annotated[float, "mm[Hg]", "mean of both sides"] = -3.68
    alveolar_pressure: Annotated[float, "mm[Hg]", "mean of both lungs"]
    inspired_oxygen: Annotated[float, "1", "dry fraction at the airway opening"] = 0.2095
    inspired_carbon_dioxide: Annotated[float, "1"] = 0.0004
    inspired_carbon_monoxide: Annotated[float, "1"]
    inspired_vapour: Annotated[float, "1"]
    shunt: Annotated[Floats, "1", 2, "of each lung's flow"] = several(0.025, 0.025)
    diffusion: Annotated[Floats, "1", 2, "factor on diffusing capacity"] = several(1.0, 1.0)
    flow_share: Annotated[Floats, "1", 2, "of pulmonary flow; sums to 1"] = several(0.45, 0.55)
    dead_fraction: Annotated[Floats, "1", 2, "alveolar dead space, of each lung's ventilation"]

    # Pressures of mechanics, cmH2O.
    airway_pressure: Annotated[float, "cm[H2O]", "at the mouth, mask or tube"]
    carina_pressure: Annotated[float, "cm[H2O]"]
    pleural: Annotated[Floats, "cm[H2O]", 2] = several(-5.0, -5.0)
    alveolar: Annotated[Floats, "cm[H2O]", 2]
    recoil: Annotated[Floats, "cm[H2O]", 2, "of each lung: alveolar less pleural"] = several(5.0, 5.0)
    muscle_pressure: Annotated[float, "cm[H2O]", "of breathing muscles; positive expands"]
    wall_recoil: Annotated[float, "cm[H2O]", "of the relaxed chest wall"] = -5.0
    transpulmonary_pressure: Annotated[float, "cm[H2O]", "airway opening less pleura"] = 5.0
    transalveolar_pressure: Annotated[float, "cm[H2O]", "alveoli less pleura"] = 5.0
    chest_wall_pressure: Annotated[float, "cm[H2O]", "pleura less air: across the chest wall"] = -5.0
    transairway_pressure: Annotated[float, "cm[H2O]", "airway opening less alveoli"]
    transthoracic_pressure: Annotated[float, "cm[H2O]", "alveoli less air"]
    transrespiratory_pressure: Annotated[float, "cm[H2O]", "airway opening less air"]
    mediastinal_shift: Annotated[float, "cm[H2O]", "pleural pressure left less right, without sign"]

    # Pleural spaces.
    pleural_gas: Annotated[Floats, "mL", 2]
    pleural_fluid: Annotated[Floats, "mL", 2]
    pleural_gas_in: Annotated[float, "mL", "running sum, through wounds and leaks"]
    pleural_gas_out: Annotated[float, "mL", "running sum, through needles, drains and wounds"]

    # Running sums: gas that came through the airway opening, and that blood took.
    inhaled: Annotated[float, "mL"]
    exhaled: Annotated[float, "mL"]
    absorbed: Annotated[float, "mL"]

    # Of the last breath; 0 in apnoea.
    rate: Annotated[float, "/min", "chest movements: breaths, and efforts against a closed airway"] = 13.5
    airflow_rate: Annotated[float, "/min", "breaths that move gas"] = 13.5
    tidal_volume: Annotated[float, "mL", "inspired"] = 527.0
    expired_volume: Annotated[float, "mL"] = 527.0
    minute_volume: Annotated[float, "mL/min"] = 7100.0
    alveolar_ventilation: Annotated[float, "mL/min", "less anatomic dead space"] = 5000.0
    dead_space_ventilation: Annotated[float, "mL/min", "anatomic"] = 2080.0
    ie_ratio: Annotated[float, "1"] = 0.47
    peak_flow: Annotated[float, "mL/s", "greatest expiratory flow"] = 420.0
    inspiratory_peak_flow: Annotated[float, "mL/s"] = 410.0
    inspiratory_flow: Annotated[float, "mL/s", "mean of inspiration; entrains air past a device"] = 370.0
    peak_pressure: Annotated[float, "cm[H2O]", "at the airway opening"]
    plateau_pressure: Annotated[float, "cm[H2O]", "alveolar, at the end of inspiration"]
    mean_airway_pressure: Annotated[float, "cm[H2O]"]
    end_expiratory_pressure: Annotated[float, "cm[H2O]", "at the airway opening"]
    auto_peep: Annotated[float, "cm[H2O]", "alveolar above the airway opening at the end of expiration"]
    end_expiratory_volume: Annotated[float, "mL", "both lungs"] = 2640.0
    end_inspiratory_volume: Annotated[float, "mL", "both lungs"] = 3167.0
    end_expiratory_pleural: Annotated[float, "cm[H2O]"] = -5.0
    end_inspiratory_pleural: Annotated[float, "cm[H2O]"] = -7.7
    specific_ventilation: Annotated[float, "1", "tidal volume over end-expiratory volume"] = 0.2
    total_volume: Annotated[float, "mL", "both lungs now, dead space included"] = 2794.0
    compliance: Annotated[float, "mL/cm[H2O]", "lungs and chest wall, static"] = 100.0
    lung_compliance: Annotated[float, "mL/cm[H2O]"] = 200.0
    chest_wall_compliance: Annotated[float, "mL/cm[H2O]"] = 200.0
    resistance: Annotated[float, "cm[H2O].s/L", "airway opening to alveoli, inspiration"] = 1.4
    expiratory_resistance: Annotated[float, "cm[H2O].s/L"] = 1.4

    # Of the last forced expiration.
    forced_vital_capacity: Annotated[float, "mL"]
    forced_expiratory_volume: Annotated[float, "mL", "in the first second"]
    forced_expiratory_flow: Annotated[float, "mL/s", "mean between 25 and 75 % of vital capacity"]
    forced_peak_flow: Annotated[float, "mL/s"]
    maximum_ventilation: Annotated[float, "mL/min", "voluntary; forced expiratory volume times 40"]
    trace: Annotated[Floats, "mL", TRACE, "expired so far, each tenth of a second"]
    traced: Annotated[float, "1", "numbers in the trace"]
    forced_start: Annotated[float, "mL", "volume before forced expiration"]
    forced_greatest: Annotated[float, "mL/s"]
    manoeuvre: Annotated[float, "1", "Manoeuvre under way"]
    manoeuvre_time: Annotated[float, "s", "in it"]
    manoeuvre_seen: Annotated[float, "s", "`equipment.manoeuvre_since` when last looked at"]

    # The pattern generator.
    drive: Annotated[float, "1", "ventilation wanted, of that at rest"] = 1.0
    wanted_rate: Annotated[float, "/min", "0 is apnoea"] = 13.5
    added_rate: Annotated[float, "/min", "of that, asked by receptors, pain, fever and want of blood"]
    wanted_volume: Annotated[float, "mL"] = 527.0
    central: Annotated[float, "mm[Hg]", "carbon dioxide as central receptors feel it"] = 40.0
    peripheral: Annotated[float, "mm[Hg]", "carbon dioxide as the carotid bodies feel it, acid included"] = 40.0
    arterial_oxygen: Annotated[float, "mm[Hg]", "as the carotid bodies feel it"] = 95.0
    slow_acid: Annotated[float, "nmol/L", "hydrogen ions not of carbon dioxide, as the brain's fluid has them"]
    feed_forward: Annotated[float, "1", "ventilation of exercise, of that at rest"]
    breath_time: Annotated[float, "s", "since neural inspiration began"]
    breath_inspiration: Annotated[float, "s", "length of this breath's inspiration"] = 1.4
    breath_relaxation: Annotated[float, "s", "over which muscles let go"] = 2.4
    breath_effort: Annotated[float, "cm[H2O]", "pressure at its end"] = 6.0
    breath_seen: Annotated[float, "1", "1 once flow followed this effort"] = 1.0
    tick: Annotated[float, "s", "since slow parts were last worked out"] = 1.0

    # Airways and tissue as illness and drugs have them now, worked out every 20 ms.
    tone_loss: Annotated[float, "1", "0 awake .. 1 limp: anaesthesia, block, coma"]
    bronchial: Annotated[Floats, "cm[H2O].s/mL", 2, "resistance, inspiration"] = several(0.00178, 0.00145)
    bronchial_expiratory: Annotated[Floats, "cm[H2O].s/mL", 2] = several(0.00178, 0.00145)
    upstream: Annotated[Floats, "cm[H2O].s/mL", 2, "resistance that limits forced expiration"] = several(0.0078, 0.0064)
    upper_laminar: Annotated[float, "cm[H2O].s/mL"] = 0.0004
    upper_turbulent: Annotated[float, "cm[H2O].s2/mL2"] = 4e-7
    upper_open: Annotated[float, "1", "0 closed: hold, obstruction"] = 1.0
    open_lung: Annotated[Floats, "1", 2, "part of each lung that takes gas"] = several(1.0, 1.0)
    stiffness: Annotated[Floats, "1", 2, "factor on recoil"] = several(1.0, 1.0)
    wall_stiffness: Annotated[float, "1"] = 1.0
    spasm: Annotated[float, "1", "factor on bronchial resistance that bronchodilators have left"] = 1.0
    collapse: Annotated[Floats, "1", 2, "part of each lung without gas: pneumothorax, absorption"]
    recruited: Annotated[Floats, "1", 2, "part of recruitable shunt that pressure keeps open"]
    connected: Annotated[Floats, "1", 2, "1 where the airway opening leads to that lung"] = several(1.0, 1.0)

    severity: Annotated[Floats, "1", SEVERITIES, "as taken up; index as in `Illnesses`"]

    # Asked by conditions, reset each time they are worked out.
    fixed_obstruction: Annotated[float, "1", "factor on bronchial resistance that no drug undoes"] = 1.0
    expiratory_excess: Annotated[float, "1", "factor on what obstruction adds in expiration"] = 1.0
    ill_open: Annotated[Floats, "1", 2] = several(1.0, 1.0)
    ill_stiffness: Annotated[Floats, "1", 2] = several(1.0, 1.0)
    ill_shunt: Annotated[Floats, "1", 2, "added"]
    ill_recruitable: Annotated[Floats, "1", 2, "added shunt that pressure can open"]
    ill_dead: Annotated[Floats, "1", 2, "added alveolar dead space"]
    ill_diffusion: Annotated[Floats, "1", 2] = several(1.0, 1.0)
    upper_obstruction: Annotated[float, "1", "0..1, above the vocal cords"]
    weakness: Annotated[float, "1", "0..1 of resting effort lost"]
    setpoint_shift: Annotated[float, "mm[Hg]", "of carbon dioxide that chronic illness lets stand"]
    smoke_dose: Annotated[float, "min", "smoke breathed, times its density"]
    leak_target: Annotated[Floats, "mL", 2, "pleural gas towards which a valve leaks"]
    wound: Annotated[Floats, "1", 2, "0..1 opening in the chest wall"]
    fluid_target: Annotated[Floats, "mL", 2]

    # Bag or ventilator.
    source: Annotated[float, "mL/s", "flow that the airway opening is fed"]
    source_conductance: Annotated[float, "mL/s/cm[H2O]", "from the airway opening to the air"] = 100000.0
    machine_phase: Annotated[float, "1", "Phase"]
    machine_time: Annotated[float, "s", "since its last mandatory breath"] = 60.0
    machine_breath: Annotated[float, "s", "since its last breath of any kind"] = 60.0
    machine_pressure: Annotated[float, "cm[H2O]", "it holds"]
    machine_peak: Annotated[float, "mL/s", "greatest flow of this supported breath"]
    machine_length: Annotated[float, "s", "of its last inspiration"]
    ventilated: Annotated[float, "1", "1 while a bag or ventilator reaches the lungs"]

    # Of the breath under way.
    inspiring: Annotated[float, "1", "1 from inspiratory flow to expiratory flow"]
    since_inspiration: Annotated[float, "s"] = 2.0
    inspiration_length: Annotated[float, "s"] = 1.4
    inspired_so_far: Annotated[float, "mL"]
    expired_so_far: Annotated[float, "mL"]
    peak_in: Annotated[float, "mL/s"]
    peak_out: Annotated[float, "mL/s"]
    resistance_in: Annotated[float, "cm[H2O].s/L"] = 1.4
    resistance_out: Annotated[float, "cm[H2O].s/L"] = 1.4
    pressure_peak: Annotated[float, "cm[H2O]"]
    pressure_last: Annotated[float, "cm[H2O]", "at the airway opening, when expiration was last seen"]
    alveolar_last: Annotated[float, "cm[H2O]", "alveolar, then"]
    pressure_sum: Annotated[float, "cm[H2O].s"]
    interval: Annotated[float, "s", "smoothed, of movements"] = 4.44
    airflow_interval: Annotated[float, "s", "smoothed, of breaths that move gas"] = 4.44
    since_movement: Annotated[float, "s"]
    since_airflow: Annotated[float, "s"]
