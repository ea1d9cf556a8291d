"""Blood in 21 compartments and 26 paths between them, and what a monitor would read of it."""

from enum import IntEnum
from typing import Annotated

from abaton.physiology.table import Floats, several

HELDT = "Heldt 2004, thesis, table 2-1 [unverified]"
FLOWS = "calibrated: organ flows of the resting adult, Williams and Leggett 1989"


class Organ(IntEnum):
    """Beds that blood flows through and gas is taken from."""

    BRAIN = 0
    HEART = 1
    UPPER_BODY = 2
    KIDNEYS = 3
    SPLANCHNIC = 4
    LEGS = 5


N_ORGANS = len(Organ)


class Vessel(IntEnum):
    """Compartments, in the order of Heldt's model."""

    ASCENDING_AORTA = 0
    BRACHIOCEPHALIC = 1
    UPPER_ARTERIES = 2
    UPPER_VEINS = 3
    SUPERIOR_CAVA = 4
    THORACIC_AORTA = 5
    ABDOMINAL_AORTA = 6
    RENAL_ARTERIES = 7
    RENAL_VEINS = 8
    SPLANCHNIC_ARTERIES = 9
    SPLANCHNIC_VEINS = 10
    LEG_ARTERIES = 11
    LEG_VEINS = 12
    ABDOMINAL_VEINS = 13
    INFERIOR_CAVA = 14
    RIGHT_ATRIUM = 15
    RIGHT_VENTRICLE = 16
    PULMONARY_ARTERY = 17
    PULMONARY_VEINS = 18
    LEFT_ATRIUM = 19
    LEFT_VENTRICLE = 20


N_VESSELS = len(Vessel)


class Path(IntEnum):
    """Ways between compartments."""

    AORTIC_VALVE = 0
    TO_BRACHIOCEPHALIC = 1
    TO_UPPER_ARTERIES = 2
    UPPER_BODY = 3
    BRAIN = 4
    TO_SUPERIOR_CAVA = 5
    FROM_SUPERIOR_CAVA = 6
    TO_THORACIC_AORTA = 7
    TO_ABDOMINAL_AORTA = 8
    TO_RENAL_ARTERIES = 9
    KIDNEYS = 10
    FROM_RENAL_VEINS = 11
    TO_SPLANCHNIC_ARTERIES = 12
    SPLANCHNIC = 13
    FROM_SPLANCHNIC_VEINS = 14
    TO_LEG_ARTERIES = 15
    LEGS = 16
    FROM_LEG_VEINS = 17
    TO_INFERIOR_CAVA = 18
    FROM_INFERIOR_CAVA = 19
    TRICUSPID_VALVE = 20
    PULMONARY_VALVE = 21
    LUNGS = 22
    FROM_LUNGS = 23
    MITRAL_VALVE = 24
    HEART = 25


N_PATHS = len(Path)


class CirculationConstants:
    """Of the standard adult; `patient.py` scales them."""

    unstressed: Annotated[Floats, "mL", HELDT] = several(
        21, 5, 170, 560, 16, 16, 10, 20, 30, 260, 1120, 180, 640, 79, 33, 14, 46, 130, 330, 24, 20
    )  # fmt: skip
    compliance: Annotated[Floats, "mL/mm[Hg]", HELDT] = several(
        0.24, 0.11, 0.34, 7.5, 1.3, 0.18, 0.08, 0.17, 5.0, 0.34, 47.0, 0.34, 20.0, 1.6, 1.0, 3.3, 1, 3.6, 9.5, 2.2, 1
    )  # fmt: skip
    collapse: Annotated[float, "1", "calibrated: a collapsed vein holds little suction, Moreno 1970"] = 4.0
    flattening: Annotated[
        float, "mm[Hg]", "below which veins flatten, Moreno 1970. calibrated: Guyton 2006, figure 24-1"
    ] = 4.0
    arterial: Annotated[Floats, "1", "definition: 1 for systemic arteries"] = several(
        1, 1, 1, 0, 0, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0
    )  # fmt: skip
    stiffening_from: Annotated[float, "mm[Hg]", "of a straight wall. Langewouters 1984 [unverified]"] = 105.0
    stiffening: Annotated[float, "mm[Hg]", "over which it doubles. Langewouters 1984 [unverified]"] = 60.0
    leg_limit: Annotated[float, "mL", "beyond which leg veins stiffen. Heldt 2004, arctangent [unverified]"] = 200.0
    leg_stiffening: Annotated[float, "mL", "over which they double. Heldt 2004, arctangent [unverified]"] = 250.0
    intrathoracic: Annotated[Floats, "1", "definition: 1 where pleural pressure surrounds"] = several(
        1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1
    )  # fmt: skip
    venous: Annotated[Floats, "1", "definition: 1 where reflexes move unstressed volume"] = several(
        0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0
    )  # fmt: skip
    venous_pool: Annotated[Floats, "1", "definition: 1 where blood has left the tissues"] = several(
        0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0
    )  # fmt: skip
    cardiac: Annotated[Floats, "1", "share of a compression above the chest's. Babbs 1999 [unverified]"] = several(
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.4, 1, 0, 0, 0.4, 1
    )  # fmt: skip
    depth: Annotated[Floats, "cm", "below the heart when standing, less the belly. Heldt 2004 [unverified]"] = several(
        -5, -10, -20, -20, -8, 8, 20, 6, 6, 6, 6, 75, 75, 6, 4, 0, 0, 0, 0, 0, 0
    )  # fmt: skip
    source: Annotated[Floats, "1", "definition: compartment that a path leaves"] = several(
        20, 0, 1, 2, 2, 3, 4, 0, 5, 6, 7, 8, 6, 9, 10, 6, 11, 12, 13, 14, 15, 16, 17, 18, 19, 0
    )  # fmt: skip
    target: Annotated[Floats, "1", "definition: compartment that a path enters"] = several(
        0, 1, 2, 3, 3, 4, 15, 5, 6, 7, 8, 13, 9, 10, 13, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 15
    )  # fmt: skip
    valve: Annotated[Floats, "1", "definition: 1 where blood goes one way: heart, leg, neck and lung veins"] = several(
        1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0
    )  # fmt: skip
    resistance: Annotated[Floats, "mm[Hg].s/mL", HELDT + "; beds " + FLOWS] = several(
        0.010, 0.012, 0.020, 5.55, 7.0, 0.11, 0.04, 0.012, 0.012, 0.10, 4.65, 0.11, 0.07, 3.15, 0.07, 0.09, 4.3, 0.10,
        0.019, 0.015, 0.010, 0.007, 0.116, 0.012, 0.008, 22.0,
    )  # fmt: skip
    inlet: Annotated[Floats, "1", "definition: 1 where veins enter the chest. Guyton 1957; Permutt 1963"] = several(
        0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0
    )  # fmt: skip
    closing: Annotated[Floats, "mm[Hg]", "of arterioles. Schipke 2003: 24 in arrest"] = several(
        0, 0, 0, 20, 0, 0, 0, 0, 0, 0, 20, 0, 0, 20, 0, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 20
    )  # fmt: skip
    left_elastance: Annotated[float, "mm[Hg]/mL", "Sagawa 1988; Chen 2001, end systole"] = 2.25
    left_volume: Annotated[float, "mL", "at zero end-systolic pressure. Chen 2001 [unverified]"] = 8.0
    left_stiffness: Annotated[float, "/mL", "Burkhoff 2005, end-diastolic curve [unverified]"] = 0.020
    left_scale: Annotated[float, "mm[Hg]", "calibrated: 7 mm[Hg] at 135 mL"] = 0.95
    right_elastance: Annotated[float, "mm[Hg]/mL", "Dell'Italia 1988, 1.30 (0.84), least 0.62"] = 0.62
    right_volume: Annotated[float, "mL", "Dell'Italia 1988 [unverified]"] = 18.0
    right_stiffness: Annotated[float, "/mL", "Burkhoff 2005, thinner wall [unverified]"] = 0.017
    right_scale: Annotated[float, "mm[Hg]", "calibrated: 4 mm[Hg] at 140 mL"] = 1.5
    left_atrial_elastance: Annotated[float, "mm[Hg]/mL", "added at the top of atrial systole. " + HELDT] = 0.22
    right_atrial_elastance: Annotated[float, "mm[Hg]/mL", "added at the top of atrial systole. " + HELDT] = 0.20
    systole: Annotated[float, "s", "ventricular, times the root of the cycle in s. Heldt 2002"] = 0.31
    lusitropy: Annotated[float, "1", "systole shortened a unit of sympathetic activity. Weissler 1968"] = 0.10
    atrial_systole: Annotated[float, "s", "times the root of the cycle in s. Heldt 2002"] = 0.2
    shortest_cycle: Annotated[float, "s", "definition: 300 /min"] = 0.2
    longest_cycle: Annotated[float, "s", "calibrated: systole does not lengthen below 30 /min"] = 2.0
    relaxation: Annotated[float, "1", "of systole's length. Heldt 2002"] = 0.5
    pericardium_volume: Annotated[float, "mL", "heart and fluid held without pressure. Tyberg 1985 [unverified]"] = (
        390.0
    )
    pericardium_stiffness: Annotated[float, "/mL", "Reed 1999 [unverified]; tamponade by about 250 mL"] = 0.018
    pericardium_scale: Annotated[float, "mm[Hg]", "calibrated: tamponade by about 250 mL"] = 1.2
    gravity: Annotated[float, "mm[Hg]/cm", "definition: blood, 1.06 g/mL"] = 0.78
    compression_pressure: Annotated[float, "mm[Hg]/cm", "calibrated: CPR output 17-27 % at 5 cm, Delguercio 1965"] = 9.0
    compression_slack: Annotated[float, "cm", "calibrated: no flow below 2 cm, Babbs 1983 [unverified]"] = 1.5
    compression_chest: Annotated[float, "1", "share that reaches all the chest. Babbs 1999 [unverified]"] = 0.18
    compression_widest: Annotated[float, "cm", "definition: deeper than the chest gives"] = 9.0
    pause: Annotated[float, "s", "two breaths. ERC 2021"] = 5.0
    cava_kink: Annotated[float, "/cm[H2O]", "of caval resistance, a shift of the mediastinum. calibrated: tension"] = (
        0.25
    )
    coronary_systole: Annotated[float, "1", "share of coronary flow lost at full activation. Hoffman 1990"] = 0.7
    coronary_reserve: Annotated[float, "1", "of flow over rest. Hoffman 1990"] = 4.0
    rest_product: Annotated[float, "mm[Hg]/min", "rate times systolic pressure at rest. Gobel 1978"] = 8600.0
    rest_content: Annotated[float, "g/dL", "definition: saturation times haemoglobin at rest"] = 14.6
    least_content: Annotated[float, "1", "definition: keeps the demand finite"] = 0.05
    rest_coronary: Annotated[float, "mL/s", "Guyton 2006: 225 mL/min"] = 3.75
    basal_demand: Annotated[float, "1", "share of the resting heart that does no work. Braunwald 1971"] = 0.25
    heart_oxygen: Annotated[float, "mm[Hg]", "tissue PO2 below which coronaries open further. Feigl 1983"] = 12.0
    coronary_lag: Annotated[float, "s", "metabolic regulation. Dole 1987 [unverified]"] = 6.0
    coronary_margin: Annotated[float, "1", "met by deeper extraction. Hoffman 1990 [unverified]"] = 0.2
    ischaemia_lag: Annotated[float, "s", "contraction fails within half a minute. Braunwald 1971 [unverified]"] = 20.0
    ischaemic_weakness: Annotated[
        float, "1", "calibrated: of force, demand not met at all; after Ross 1991, which has more"
    ] = 0.5
    least_stroke: Annotated[float, "mL", "definition: below it no pulse is felt"] = 4.0
    rate_share: Annotated[float, "1", "of the last beat in the rate shown. definition: monitors take about 8"] = 0.25
    no_beat: Annotated[float, "s", "definition: without a beat after which pressures are means"] = 2.2
    smoothing: Annotated[float, "s", "of the shown output. definition: thermodilution is about 10 s"] = 6.0
    venules: Annotated[float, "1", "share of a bed's resistance behind its capillaries. Pappenheimer 1948"] = 0.13
    legs_filter: Annotated[
        float, "1", "share of the legs in filtration. calibrated: plasma lost on standing, Hagan 1978 [unverified]"
    ] = 0.2
    bleed_pressure: Annotated[Floats, "mm[Hg]", "definition: below it bleeding slows, arterial and venous sites"] = (
        several(45.0, 0.5)
    )
    bleed_vessel: Annotated[Floats, "1", "definition: compartment by site"] = several(
        6, 13, 11, 11, 2, 2, 9, 9, 2, 6, 9, 5
    )
    right_limit: Annotated[
        float, "mm[Hg]", "mean pulmonary pressure that a healthy right ventricle holds. McIntyre 1971 [unverified]"
    ] = 38.0
    right_width: Annotated[float, "mm[Hg]", "above it, that takes all of the share. calibrated: shock, ESC 2019"] = 15.0
    right_share: Annotated[float, "1", "of its strength that overload takes. calibrated: shock, ESC 2019"] = 0.6
    right_lag: Annotated[float, "s", "Greyson 2008: a right ventricle fails within minutes [unverified]"] = 60.0
    floor: Annotated[float, "mL", "definition: never emptied further"] = 0.05
    inertia: Annotated[float, "1", "definition: share of a compartment that may leave in one step"] = 0.25
    stretch_limit: Annotated[float, "1", "definition: keeps exponentials finite"] = 12.0


class Circulation:
    constants: CirculationConstants
    volume: Annotated[Floats, "mL", N_VESSELS]
    pressure: Annotated[Floats, "mm[Hg]", N_VESSELS, "relative to the air"]
    stiffness: Annotated[Floats, "mm[Hg]/mL", N_VESSELS]
    surrounding: Annotated[Floats, "mm[Hg]", N_VESSELS]
    flow: Annotated[Floats, "mL/s", N_PATHS]
    path_resistance: Annotated[Floats, "mm[Hg].s/mL", N_PATHS, "after reflexes and effects"]
    unstressed: Annotated[Floats, "mL", N_VESSELS, "after reflexes and effects"]
    effusion: Annotated[float, "mL", "fluid in the pericardium"] = 15.0
    pericardial_pressure: Annotated[float, "mm[Hg]"] = 0.0
    compression: Annotated[float, "1", "0..1, how far the chest is down"] = 0.0
    compression_time: Annotated[float, "s"] = 0.0
    compressions: Annotated[float, "1", "since the last pause"] = 0.0
    pushes: Annotated[float, "1", "compressions since the body began"] = 0.0

    # Means over the last 20 ms tick; volumes balance exactly with them.
    organ_flow: Annotated[Floats, "mL/s", N_ORGANS]
    pulmonary_flow: Annotated[float, "mL/s", "through pulmonary capillaries, shunt included"]
    arterial_volume: Annotated[float, "mL", "pulmonary veins, left heart, arteries"]
    venous_volume: Annotated[float, "mL", "veins, right heart, pulmonary arteries"]
    blood_volume: Annotated[float, "mL"] = 5500.0
    bleed_arterial: Annotated[float, "mL/s"] = 0.0
    bleed_venous: Annotated[float, "mL/s"] = 0.0
    tick: Annotated[float, "s", "since the tick began"] = 0.0
    organ_sum: Annotated[Floats, "mL", N_ORGANS, "of this tick"]
    pulmonary_sum: Annotated[float, "mL"] = 0.0
    bleed_arterial_sum: Annotated[float, "mL"] = 0.0
    bleed_venous_sum: Annotated[float, "mL"] = 0.0

    # Running sums since the body began.
    blood_lost: Annotated[float, "mL"] = 0.0
    blood_given: Annotated[float, "mL", "by infusion, all of it"] = 0.0
    plasma_moved: Annotated[float, "mL", "into the vessels, less what left: filtration, urine"] = 0.0

    # Of the beat that runs.
    beat: Annotated[float, "1", "counter of the rhythm at its beginning"] = 0.0
    beat_time: Annotated[float, "s"] = 0.0
    beat_pressure: Annotated[float, "mm[Hg].s"] = 0.0
    beat_highest: Annotated[float, "mm[Hg]"] = 0.0
    beat_lowest: Annotated[float, "mm[Hg]"] = 1000.0
    beat_venous: Annotated[float, "mm[Hg].s"] = 0.0
    beat_wedge: Annotated[float, "mm[Hg].s"] = 0.0
    beat_lung: Annotated[float, "mm[Hg].s"] = 0.0
    beat_lung_highest: Annotated[float, "mm[Hg]"] = 0.0
    beat_lung_lowest: Annotated[float, "mm[Hg]"] = 1000.0
    beat_stroke: Annotated[float, "mL"] = 0.0
    beat_filled: Annotated[float, "mL", "most in the left ventricle"] = 0.0
    beat_coronary: Annotated[float, "mL"] = 0.0
    beat_aortic_lowest: Annotated[float, "mm[Hg]"] = 1000.0
    beat_left_highest: Annotated[float, "mm[Hg]"] = 0.0
    beat_right_highest: Annotated[float, "mm[Hg]"] = 0.0

    # Of the last beat, or of the last seconds without beats.
    heart_rate: Annotated[float, "/min", "of beats that move blood"] = 72.0
    systolic: Annotated[float, "mm[Hg]"] = 120.0
    diastolic: Annotated[float, "mm[Hg]"] = 78.0
    mean: Annotated[float, "mm[Hg]"] = 93.0
    central_venous: Annotated[float, "mm[Hg]"] = 4.0
    pulmonary_systolic: Annotated[float, "mm[Hg]"] = 24.0
    pulmonary_diastolic: Annotated[float, "mm[Hg]"] = 11.0
    pulmonary_mean: Annotated[float, "mm[Hg]"] = 16.0
    wedge: Annotated[float, "mm[Hg]"] = 7.0
    stroke_volume: Annotated[float, "mL"] = 78.0
    ejection_fraction: Annotated[float, "1"] = 0.57
    left_systolic: Annotated[float, "mm[Hg]"] = 120.0
    left_diastolic: Annotated[float, "mm[Hg]"] = 6.0
    right_systolic: Annotated[float, "mm[Hg]"] = 24.0
    right_diastolic: Annotated[float, "mm[Hg]"] = 3.0
    coronary_perfusion_pressure: Annotated[float, "mm[Hg]"] = 70.0
    coronary_demand: Annotated[float, "mL/s", "flow that the work of the last beat asks for"] = 3.9
    coronary_tone: Annotated[float, "1", "factor on coronary resistance, by its own regulation"] = 1.0
    right_overload: Annotated[float, "1", "0..1 of what takes the right ventricle's strength"] = 0.0
    ischaemia: Annotated[float, "1", "0..1, coronary demand not met"] = 0.0

    # Means over several seconds.
    cardiac_output: Annotated[float, "mL/min"] = 5600.0
    organ_mean_flow: Annotated[Floats, "mL/min", N_ORGANS]
    skin_flow: Annotated[float, "mL/min", "of what the upper body and the legs are given"] = 300.0
    mean_smoothed: Annotated[float, "mm[Hg]"] = 93.0
    capillary_pressure: Annotated[float, "mm[Hg]", "systemic, for filtration"] = 18.0
    systemic_resistance: Annotated[float, "mm[Hg].s/mL"] = 0.95
    pulmonary_resistance: Annotated[float, "mm[Hg].s/mL"] = 0.1

    # For the screen, at this instant.
    arterial_pressure_now: Annotated[float, "mm[Hg]"] = 90.0
    central_venous_now: Annotated[float, "mm[Hg]"] = 4.0
    pulmonary_artery_now: Annotated[float, "mm[Hg]"] = 16.0
