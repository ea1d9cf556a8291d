"""The sizes, stiffnesses and reflexes of breathing, of the standard adult unless a patient has others."""

from typing import Annotated

from abaton.physiology.table import Floats, several

BENCH = "calibrated: volumes and compliances of the resting rows of the validation table"
GUESS = "calibrated: plausible, without effect on rest"


class BreathingConstants:
    # Lungs: recoil is a straight line, with a wall near the greatest volume and one where small airways close.
    share: Annotated[Floats, "1", "Nunn 2017, right lung 55 % [unverified]"] = several(0.45, 0.55)
    lung_compliance: Annotated[float, "mL/cm[H2O]", "Levitzky 2013, as in Pulse 2024"] = 200.0
    lung_zero: Annotated[float, "mL", BENCH + ": recoil 5 cmH2O at 2,640 mL"] = 1640.0
    stretch_from: Annotated[float, "mL", "calibrated: recoil of 32 cmH2O at total lung capacity"] = 5200.0
    stretch_limit: Annotated[float, "mL", "calibrated: recoil of 32 cmH2O at total lung capacity"] = 7200.0
    stretch_pressure: Annotated[float, "cm[H2O]", "calibrated: recoil of 32 cmH2O at total lung capacity"] = 2.2
    collapse_from: Annotated[float, "mL", "calibrated: minimal volume after the chest is opened, 10 % TLC"] = 900.0
    collapse_pressure: Annotated[float, "cm[H2O]", GUESS] = 1.0
    least_open: Annotated[float, "1", "definition: kept so that no divisor is zero"] = 0.05
    least_volume: Annotated[float, "mL", "definition: kept so that no volume is zero"] = 5.0
    closed_from: Annotated[float, "1", "definition: chest's content, of residual volume, below which lungs close"] = 1.1
    closed_at: Annotated[float, "1", "definition: at which they are closed"] = 0.95
    residual_volume: Annotated[float, "mL", BENCH] = 1320.0
    functional_residual_capacity: Annotated[float, "mL", BENCH] = 2640.0
    total_lung_capacity: Annotated[float, "mL", BENCH] = 6490.0
    anatomic_dead_space: Annotated[float, "mL", "2 mL/kg, Levitzky 2013, as in Pulse 2024"] = 154.0

    # Chest wall: a straight line, with a wall below and above.
    wall_compliance: Annotated[float, "mL/cm[H2O]", "Levitzky 2013, as in Pulse 2024"] = 200.0
    wall_rest: Annotated[float, "mL", BENCH + ": pull of 5 cmH2O at 2,640 mL"] = 3640.0
    wall_low_from: Annotated[float, "mL", "calibrated: residual volume"] = 2200.0
    wall_low_limit: Annotated[float, "mL", "calibrated: residual volume"] = 1000.0
    wall_low_pressure: Annotated[float, "cm[H2O]", "calibrated: residual volume"] = 6.2
    wall_high_from: Annotated[float, "mL", "calibrated: stiff above total lung capacity"] = 6490.0
    wall_high_limit: Annotated[float, "mL", "calibrated: stiff above total lung capacity"] = 9500.0
    wall_high_pressure: Annotated[float, "cm[H2O]", "calibrated: tension above 20 cmH2O when full"] = 10.0
    wall_gap: Annotated[float, "mL", "definition: least distance kept from a wall"] = 20.0
    mediastinum: Annotated[float, "cm[H2O]/mL", "calibrated: pleural pressure spreads to the other side"] = 0.004
    wall_tone: Annotated[float, "1", "stiffer by this in anaesthesia; calibrated on Arnal 2018: 54 mL/cmH2O"] = 0.7
    lung_tone: Annotated[float, "1", "stiffer by this in anaesthesia; calibrated on Arnal 2018: 54 mL/cmH2O"] = 0.45
    open_tone: Annotated[
        float, "1", "part of lung closed in anaesthesia, Hedenstierna 2012: 10 % or more, up to 25-40"
    ] = 0.22
    tone_time: Annotated[float, "s", "atelectasis within minutes of induction, Nunn 2017 [unverified]"] = 10.0

    # Airways.
    bronchial: Annotated[float, "cm[H2O].s/L", "both lungs; West 2012, p. 120 [unverified]"] = 0.9
    bronchial_tone: Annotated[float, "1", "added resistance in anaesthesia; Nunn 2017 [unverified]"] = 4.5
    volume_resistance: Annotated[float, "1", "resistance as volume to this power's share; Briscoe 1958"] = 0.5
    volume_resistance_limit: Annotated[float, "1", GUESS] = 3.0
    upper_laminar: Annotated[float, "cm[H2O].s/L", "Ferris 1964 [unverified]"] = 0.7
    upper_turbulent: Annotated[float, "cm[H2O].s2/L2", "Ferris 1964 [unverified]"] = 0.4
    upstream: Annotated[float, "cm[H2O].s/L", "calibrated: first second of forced expiration"] = 3.6
    upstream_share: Annotated[float, "1", "calibrated: peak flow in asthma; of obstruction, limits forced flow"] = 0.25
    airway_support: Annotated[float, "cm[H2O]", "calibrated: forced expiration ends at residual volume"] = 2.4
    tube_laminar: Annotated[float, "cm[H2O].s/L", "7.5 mm tube in use; Guttmann 1993 [unverified]"] = 3.5
    tube_turbulent: Annotated[float, "cm[H2O].s2/L2", "7.5 mm tube in use; Guttmann 1993 [unverified]"] = 8.0
    mainstem_factor: Annotated[float, "1", "more resistance of a tube in one bronchus. " + GUESS] = 1.3
    mask_laminar: Annotated[float, "cm[H2O].s/L", "laryngeal mask. " + GUESS] = 1.0
    mask_turbulent: Annotated[float, "cm[H2O].s2/L2", "laryngeal mask. " + GUESS] = 2.0
    limp_tongue: Annotated[float, "1", "obstruction by a limp tongue without support. " + GUESS] = 0.5
    tube_dead_space: Annotated[float, "1", "part of airway dead space left with a tube, Nunn 2017 [unverified]"] = 0.65
    circuit_dead_space: Annotated[float, "mL", "filter and connector of a ventilator. Hinkson 2006 [unverified]"] = 50.0
    mask_dead_space: Annotated[float, "mL", "added by a tight mask. " + GUESS] = 40.0

    # Muscles.
    weakness_curve: Annotated[float, "1", "calibrated: tidal volumes of 70, 30, 0 % at 0.3, 0.6, 1"] = 0.20
    inspiratory_strength: Annotated[float, "cm[H2O]", "at residual volume; Black 1969 [unverified]"] = 110.0
    inspiratory_loss: Annotated[float, "cm[H2O]", "lost up to total capacity; calibrated: that capacity"] = 62.0
    expiratory_strength: Annotated[float, "cm[H2O]", "at residual volume; calibrated: that volume"] = 60.0
    expiratory_gain: Annotated[float, "cm[H2O]", "gained up to total capacity; Black 1969 [unverified]"] = 90.0
    muscle_time: Annotated[float, "s", "muscle rise time. " + GUESS] = 0.04
    foreseen: Annotated[float, "1", "part of resistance that effort makes up for; calibrated: 7 mL/kg"] = 0.45
    relaxation_part: Annotated[float, "1", "of expiration; calibrated: peak expiratory flow at rest"] = 0.64
    braking: Annotated[float, "1", "part of it lost in obstruction, Citterio 1981 [unverified]"] = 0.6
    duty: Annotated[float, "1", "inspiration over cycle at rest; calibrated: I:E 0.47"] = 0.30
    duty_exercise: Annotated[float, "1", "at high rates; Nunn 2017 [unverified]"] = 0.42
    duty_rate: Annotated[float, "/min", "rate at which that is reached. " + GUESS] = 45.0
    duty_obstruction: Annotated[float, "1", "part of it lost in obstruction. " + GUESS] = 0.35
    duty_receptors: Annotated[float, "1", "part of it lost per added breaths of `receptor_rate`. " + GUESS] = 0.25
    receptor_rate: Annotated[float, "/min", GUESS] = 15.0
    forced_inhale_time: Annotated[float, "s", "definition: of a forced spirometry"] = 2.5
    forced_exhale_time: Annotated[float, "s", "ATS/ERS 2019: 6 s or more"] = 7.0
    voluntary_ventilation: Annotated[float, "/min", "times the first second's volume: ATS/ERS 2005"] = 40.0
    trace_step: Annotated[float, "s", "definition: between numbers of the trace"] = 0.1

    # Pattern and chemoreflexes; drives are parts of ventilation at rest.
    rate: Annotated[float, "/min", "at rest; calibrated: resting rows"] = 12.2
    tidal_volume: Annotated[float, "mL", "definition: at rest, 7.7 mL/kg ideal weight"] = 580.0
    ventilation: Annotated[float, "mL/min", "at rest; definition: rate times tidal volume"] = 7100.0
    carbon_dioxide: Annotated[float, "mm[Hg]", "definition: arterial, at rest"] = 40.0
    hydrogen: Annotated[float, "nmol/L", "definition: arterial, at rest, pH 7.40"] = 39.8
    hydrogen_slope: Annotated[
        float, "nmol/L/mm[Hg]", "of acute carbon dioxide; Brackett 1965; 0.008 of pH each mmHg"
    ] = 0.75
    wakefulness: Annotated[float, "1", "drive that needs no carbon dioxide; Duffin 2010 [unverified]"] = 0.35
    central_gain: Annotated[float, "/mm[Hg]", "Duffin 2010: 2 to 3 L/min/mmHg in all [unverified]"] = 0.26
    peripheral_gain: Annotated[float, "/mm[Hg]", "Duffin 2010 [unverified]"] = 0.085
    central_time: Annotated[float, "s", "Duffin 2010 [unverified]"] = 50.0
    peripheral_time: Annotated[float, "s", "Duffin 2010 [unverified]"] = 8.0
    acid_peripheral: Annotated[float, "mm[Hg].L/nmol", "calibrated: Winters 1967"] = 0.85
    acid_central: Annotated[float, "mm[Hg].L/nmol", "calibrated: Winters 1967"] = 0.3
    acid_time: Annotated[float, "s", "brain fluid follows blood over hours, Fencl 1966 [unverified]"] = 3600.0
    acid_most: Annotated[float, "nmol/L", "more acid speeds breath no further. " + GUESS] = 46.0
    alkali_part: Annotated[float, "1", "alkalosis slows less than acid speeds. " + GUESS] = 0.4
    oxygen_gain: Annotated[float, "1", "hypoxic drive at full; Weil 1970 [unverified]"] = 4.0
    oxygen_half: Annotated[float, "mm[Hg]", "Weil 1970 [unverified]"] = 50.0
    oxygen_rest: Annotated[float, "mm[Hg]", "definition: arterial, at rest"] = 95.0
    hypocapnia_limit: Annotated[float, "mm[Hg]", "calibrated: altitude of 5,000 m; hypoxia drives no more below"] = 25.0
    hypercapnia_most: Annotated[float, "1", "most that carbon dioxide multiplies hypoxia by. " + GUESS] = 2.0
    apnoea_drive: Annotated[float, "1", "drive below which no breath comes. " + GUESS] = 0.2
    drive_most: Annotated[float, "1", "of ventilation at rest: 140 L/min. " + GUESS] = 20.0
    rate_gain: Annotated[float, "/min", "calibrated: curve of hypercapnia; per drive of 1"] = 0.2
    rate_gain_exercise: Annotated[float, "/min", "breaths a minute per drive of exercise. Hey 1966 [unverified]"] = 2.2
    rate_gain_peripheral: Annotated[float, "/min", "more for drive of hypoxia and acid. " + GUESS] = 3.0
    rate_unfelt: Annotated[
        float, "1", "of the quickening, kept against a closed airway. Clark 1972; Guz 1970 [unverified]"
    ] = 0.1
    rate_shallow: Annotated[float, "1", "of the rate, kept without chemical drive. " + GUESS] = 0.85
    rate_floor: Annotated[float, "1", "part of the rate kept as harm and drugs take the drive. " + GUESS] = 0.95
    rate_reflex: Annotated[float, "/min", "most without exercise. " + GUESS] = 42.0
    rate_adult: Annotated[float, "/min", "definition: who breathes more at rest has higher limits"] = 13.5
    rate_most: Annotated[float, "/min", "Nunn 2017 [unverified]"] = 60.0
    added_depth: Annotated[float, "1", "tidal volume of added breaths, of that at rest. " + GUESS] = 0.5
    least_depth: Annotated[float, "1", "of tidal volume at rest. " + GUESS] = 0.3
    deepest: Annotated[float, "1", "of vital capacity; Hey 1966 [unverified]"] = 0.55
    load_slowing: Annotated[float, "1", "rate lost per multiple of resistance. " + GUESS] = 0.05
    load_most: Annotated[float, "1", GUESS] = 0.15
    exercise_gain: Annotated[
        float, "1", "ventilation per metabolism, less as dead space matters less; Wasserman 2011 [unverified]"
    ] = 0.8
    exercise_time: Annotated[float, "s", "Wasserman 2011 [unverified]"] = 20.0
    oxygen_uptake: Annotated[float, "mL/min", "STPD, at rest; definition: of the person"] = 265.0
    respiratory_quotient: Annotated[float, "1", "definition: at rest"] = 0.83
    perfusion_gain: Annotated[float, "/min", "breaths per sympathetic tone above rest; ATLS 2018"] = 11.0
    perfusion_exercise: Annotated[float, "1", "of that, lost per part of greatest exercise. " + GUESS] = 4.0
    perfusion_dead_zone: Annotated[float, "1", GUESS] = 0.9
    fever_gain: Annotated[float, "/min/K", "calibrated: 2 to 3 breaths a kelvin"] = 2.5
    fever_from: Annotated[float, "Cel", "definition: fever"] = 37.3
    cold_from: Annotated[float, "Cel", "Mallet 2002: drive falls below 33 [unverified]"] = 33.0
    cold_stop: Annotated[float, "Cel", "Swiss staging, as in Medical Criteria 2020: no breath below 24"] = 24.0
    pain_gain: Annotated[float, "/min", "breaths of the worst pain. " + GUESS] = 8.0

    # Ventilation against blood flow.
    shunt: Annotated[float, "1", "at rest; Levitzky 2013, as in Pulse 2024: 2 to 5 %"] = 0.025
    shunt_tone: Annotated[float, "1", "added in anaesthesia; Gunnarsson 1989: 3.4 to 5.8 % in all"] = 0.028
    dead_most: Annotated[float, "1", "definition: most that is counted"] = 0.9
    dead_fraction: Annotated[float, "1", "alveolar, at rest; West 2012 [unverified]"] = 0.01
    recruitment: Annotated[float, "1", "calibrated: part of recruitable shunt opened by `recruitment_pressure`"] = 0.25
    recruitment_pressure: Annotated[float, "cm[H2O]", GUESS] = 15.0
    collapse_volume: Annotated[float, "1", "of resting volume, below which a lung begins to close. " + GUESS] = 0.7
    collapse_range: Annotated[float, "1", "of resting volume, over which it closes. " + GUESS] = 0.5
    collapse_time: Annotated[float, "s", GUESS] = 15.0
    collapse_shunt: Annotated[float, "1", "most of a closed lung's flow that meets no gas. " + GUESS] = 0.9
    vasoconstriction: Annotated[float, "1", "of flow lost by kinked vessels of a closed lung. " + GUESS] = 0.3

    # Pleura.
    pneumothorax_volume: Annotated[float, "mL", "of gas at severity 1 of a valve leak. " + GUESS] = 4400.0
    pneumothorax_time: Annotated[float, "s", "calibrated: grows within a minute or two"] = 35.0
    leak_most: Annotated[float, "mL/s", "through a torn lung, 4 L/min. Cerfolio 2002 [unverified]"] = 65.0
    wound_conductance: Annotated[float, "mL/s/cm[H2O]", "of severity 1, wide as the trachea. " + GUESS] = 500.0
    vent_conductance: Annotated[float, "mL/s/cm[H2O]", "of a needle or drain. " + GUESS] = 25.0
    vent_suction: Annotated[float, "cm[H2O]", "definition: of a drain, and of breathing out through a needle"] = -8.0
    wound_growth: Annotated[float, "1", "of a valve leak that an open wound, once dressed, becomes. " + GUESS] = 0.7
    absorption_time: Annotated[
        float, "s", "Kircher 1954, as in Kelly 2006: 1.25 % of the chest a day; a third of it in 25 days"
    ] = 2.0e6
    effusion_volume: Annotated[float, "mL", "of fluid at severity 1. " + GUESS] = 2500.0
    effusion_time: Annotated[float, "s", GUESS] = 60.0

    # Devices.
    open_conductance: Annotated[float, "mL/s/cm[H2O]", "definition: an open mouth"] = 100000.0
    circuit_conductance: Annotated[float, "mL/s/cm[H2O]", "definition: tubing, filter and valve, 2.5 cmH2O.s/L"] = 400.0
    closed_conductance: Annotated[
        float, "mL/s/cm[H2O]", "definition: bias flow past a closed valve, above oxygen uptake"
    ] = 3.0
    mask_leak: Annotated[float, "mL/s/cm[H2O]", "of a mask held well. " + GUESS] = 3.0
    laryngeal_leak: Annotated[float, "mL/s/cm[H2O]", "of a laryngeal mask. " + GUESS] = 1.0
    pressure_limit: Annotated[float, "cm[H2O]", "definition: relief valve of bag and ventilator"] = 60.0
    rise_time: Annotated[float, "s", "definition: of pressure breaths"] = 0.06
    flutter: Annotated[float, "s", "definition: quicker than 400 /min is flutter of a valve, no breath"] = 0.15
    least_cycle: Annotated[float, "s", "definition: of ventilators"] = 0.5
    refractory: Annotated[float, "s", "definition: after inspiration, without triggering"] = 0.25
    support_end: Annotated[float, "1", "of peak flow, ends a supported breath. definition: usual setting"] = 0.25
    support_longest: Annotated[float, "s", "definition: usual setting"] = 2.0
    support_shortest: Annotated[float, "s", "definition: usual setting"] = 0.2
    least_trigger: Annotated[float, "cm[H2O]", "definition: so that no machine triggers itself"] = 0.3
    room_air: Annotated[float, "1", "definition: less enrichment than this is room air"] = 0.02
    window: Annotated[float, "1", "definition: of SIMV's cycle, at its end, for synchronised breaths"] = 0.4
    cannula_gain: Annotated[float, "1", "store of nose and throat; calibrated: 4 % per L/min"] = 1.12
    cannula_most: Annotated[
        float, "1", "of pure oxygen, West 2012; respiratory handouts: 0.24 to 0.5 inspired; here 0.45 at most"
    ] = 0.31
    simple_gain: Annotated[float, "1", "store of the mask; Waldau 1998 [unverified]"] = 1.15
    simple_most: Annotated[
        float, "1", "of pure oxygen, Waldau 1998; handouts: 0.4 to 0.6 inspired at 8 to 12 L/min"
    ] = 0.5
    rebreather_gain: Annotated[float, "1", "flow over minute volume that the bag can store. " + GUESS] = 0.75
    rebreather_most: Annotated[float, "1", "of pure oxygen; Korupolu 2009, as in Pulse 2024: about 0.9 inspired"] = 0.9
    high_flow_pressure: Annotated[
        float, "cm[H2O].min/L", "Parke 2011: 0.069 a L/min, 1.9 at 30 and 3.3 at 50 L/min"
    ] = 0.07
    litres: Annotated[float, "L.s/mL/min", "definition: mL/s to L/min"] = 0.06

    # How breaths are told apart.
    flow_seen: Annotated[float, "mL/s", "definition: least flow that tells a phase"] = 20.0
    breath_seen: Annotated[float, "mL", "definition: least volume that is a breath"] = 25.0
    effort_seen: Annotated[float, "cm[H2O]", "definition: least effort that moves the chest"] = 1.5
    apnoea_time: Annotated[float, "s", "definition: without a breath, monitors say apnoea"] = 8.0
    apnoea_intervals: Annotated[float, "1", "definition: and so many usual intervals"] = 2.2
    smoothing: Annotated[float, "1", "definition: weight of the newest breath"] = 0.5
    tick: Annotated[float, "s", "definition: slow parts"] = 0.02
    mercury: Annotated[float, "mm[Hg]/cm[H2O]", "definition: of the units"] = 0.73556
    nano: Annotated[float, "nmol/L", "definition: hydrogen ions at pH 0"] = 1e9
    decade: Annotated[float, "1", "definition: natural logarithm of ten"] = 2.302585093
