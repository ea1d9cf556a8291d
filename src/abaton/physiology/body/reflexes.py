"""What the autonomic nerves sense and send."""

from typing import Annotated

from abaton.physiology.body.circulation import N_ORGANS
from abaton.physiology.table import Floats, several

CURVE = "calibrated: pressure and output against blood lost, Guyton 2006, figure 24-1"


class ReflexConstants:
    setpoint: Annotated[float, "mm[Hg]", "definition: carotid pressure at rest, found anew for each patient"] = 92.0
    filling: Annotated[float, "mm[Hg]", "definition: transmural atrial pressure at rest, found anew"] = 7.5
    rate: Annotated[float, "/min", "definition: of the sinus at rest, found anew"] = 72.0
    range: Annotated[float, "mm[Hg]", "where the carotid arm bends. Heldt 2002, table 2"] = 18.0
    filling_range: Annotated[float, "mm[Hg]", "where the cardiopulmonary arm bends. Heldt 2002, table 2"] = 5.0
    arterial_gain: Annotated[float, "/mm[Hg]", "of sympathetic activity. " + CURVE] = 0.10
    filling_gain: Annotated[float, "/mm[Hg]", "of sympathetic activity. " + CURVE] = 0.34
    distension: Annotated[float, "1", "share of the filling gain when atria are too full. Mancia 1986 [unverified]"] = (
        0.2
    )
    gate: Annotated[
        float, "mm[Hg]", "round the set point in which arterial receptors take over. Abboud 1979 [unverified]"
    ] = 6.0
    gate_lag: Annotated[float, "s", "of that. calibrated: no swings of rate when pressure is restored"] = 30.0
    vagal_gain: Annotated[float, "/mm[Hg]", "Eckberg 1980; Heldt 2002"] = 0.035
    vagal_filling: Annotated[float, "/mm[Hg]", CURVE] = 0.12
    sensing: Annotated[float, "s", "Ursino 1998, table 2"] = 2.1
    rise: Annotated[float, "s", "lead of the carotid receptors. Ursino 1998, table 2, less for the beat"] = 0.3
    most_sympathetic: Annotated[float, "1", "of rest. Esler 1990, noradrenaline spillover [unverified]"] = 4.0
    most_vagal: Annotated[float, "1", "of rest. Ursino 1998"] = 3.0
    rate_sympathetic: Annotated[float, "1", "rise of rate a unit. " + CURVE] = 0.15
    rate_vagal: Annotated[float, "1", "Katona 1982: block of the vagus at rest gives about 100 /min"] = 0.42
    contractility: Annotated[float, "1", "rise a unit. Ursino 1998 [unverified]"] = 0.2
    resistance: Annotated[
        Floats, "1", "rise a unit by Organ. Ursino 1998; gut's calibrated: diastolic pressure of ATLS class II"
    ] = several(0.0, 0.0, 0.20, 0.13, 0.24, 0.20)
    capacity: Annotated[float, "1", "share of venous unstressed volume at the greatest activity. Rothe 1983"] = 0.21
    capacity_curve: Annotated[float, "1", "activity above rest at half of it. " + CURVE] = 0.9
    relaxed: Annotated[float, "1", "share of venous unstressed volume gained without activity. Rothe 1983"] = 0.10
    vagal_lag: Annotated[float, "s", "Ursino 1998, table 2"] = 1.5
    rate_lag: Annotated[float, "s", "Ursino 1998, table 2"] = 2.0
    resistance_lag: Annotated[float, "s", "Ursino 1998, table 2"] = 6.0
    contractility_lag: Annotated[float, "s", "Ursino 1998, table 2"] = 8.0
    capacity_lag: Annotated[float, "s", "Ursino 1998, table 2"] = 20.0
    delay: Annotated[float, "s", "of sympathetic effects on heart and arterioles. Ursino 1998, table 2"] = 2.0
    capacity_delay: Annotated[float, "s", "Ursino 1998, table 2"] = 5.0
    hypoxia: Annotated[float, "mm[Hg]", "arterial PO2 below which chemoreceptors act. Magosso 2001 [unverified]"] = 65.0
    hypoxic_gain: Annotated[float, "/mm[Hg]", "of sympathetic activity. Magosso 2001 [unverified]"] = 0.02
    hypoxic_rate: Annotated[
        float, "1", "rise of rate a unit of saturation lost. Slutsky 1978, 1 /min a percent, half of it by breathing"
    ] = 0.25
    hypoxic_most: Annotated[float, "1", "definition: bound of that rise"] = 0.45
    full: Annotated[float, "1", "definition: saturation of rest"] = 0.965
    hypoxic_vessels: Annotated[
        float, "1", "of systemic resistance, a unit saturation lost. Heistad 1980 [unverified]"
    ] = 1.7
    hypoxic_vessels_most: Annotated[float, "1", "definition: saturation lost that counts: asphyxia narrows"] = 0.12
    hypercapnic_vessels: Annotated[float, "/mm[Hg]", "of systemic resistance. Price 1960 [unverified]"] = 0.005
    hypercapnia: Annotated[float, "/mm[Hg]", "of sympathetic activity. Somers 1989 [unverified]"] = 0.05
    carbon_dioxide: Annotated[float, "mm[Hg]", "definition: rest"] = 40.0
    carbon_dioxide_free: Annotated[float, "mm[Hg]", "of PCO2 before it acts. Somers 1989 [unverified]"] = 3.0
    ventilation: Annotated[float, "mL/min", "definition: alveolar, at rest, found anew"] = 4800.0
    stretch_lag: Annotated[float, "s", "of the lungs' receptors and the brain stem. Magosso 2001 [unverified]"] = 10.0
    stretch_vagal: Annotated[
        float, "1", "vagal activity that much breathing takes away. Magosso 2001; Anrep 1936 [unverified]"
    ] = 0.2
    stretch_vessels: Annotated[
        float, "1", "sympathetic activity on arterioles that it takes away. Heistad 1980; Magosso 2001 [unverified]"
    ] = 1.0
    unrestrained: Annotated[
        float, "1", "more that chemoreceptors do to vessels in apnoea. Somers 1989 [unverified]"
    ] = 1.0
    unrestrained_vagal: Annotated[
        float, "1", "vagal activity a unit that want of oxygen asks in apnoea. Daly 1958 [unverified]"
    ] = 0.5
    ischaemic: Annotated[float, "mm[Hg]", "mean pressure below which the brain stem calls. Dampney 1979"] = 50.0
    ischaemic_gain: Annotated[float, "/mm[Hg]", "Dampney 1979 [unverified]"] = 0.08
    failing: Annotated[
        float, "mm[Hg]", "brain tissue PO2 below which vasomotor nerves fail. calibrated: dogs at 35 mmHg, Wiggers 1950"
    ] = 6.0
    exercise_sympathetic: Annotated[float, "1", "at the greatest exercise. Seals 1988 [unverified]"] = 2.0
    exercise_vagal: Annotated[float, "1", "vagal activity lost at light exercise. Robinson 1966"] = 0.9
    exercise_light: Annotated[float, "1", "share of the greatest at which the vagus has left. Robinson 1966"] = 0.35
    exercise_rate: Annotated[float, "1", "share of heart-rate reserve by central command. Astrand 1986"] = 0.3
    exercise_setpoint: Annotated[float, "mm[Hg]", "at the greatest exercise. Raven 2006"] = 40.0
    exercise_contractility: Annotated[
        float,
        "1",
        "added at the greatest exercise: systolic stiffness doubles and more. Chantler 2008 [unverified]",
    ] = 0.8
    exercise_dilation: Annotated[float, "1", "conductance of working muscle at its greatest, of rest. Saltin 1985"] = (
        8.5
    )
    exercise_pump: Annotated[float, "1", "share of venous volume pressed out. Rowell 1993 [unverified]"] = 0.65
    warmth: Annotated[float, "/K", "sinus rate a degree of the core. Davies 2009, 8.5 of 72"] = 0.10
    normal_core: Annotated[float, "Cel", "definition: rest"] = 37.0
    coldest: Annotated[
        float, "1", "least factor of cold on the rate. Danzl 2001: pulse a fifth of normal at 20 Cel"
    ] = 0.2
    failing_lag: Annotated[float, "s", "Guyton 2006: vasomotor failure within minutes"] = 60.0
    oldest_rate: Annotated[float, "/min", "Tanaka 2001: greatest rate, 208 - 0.7 a age"] = 208.0
    aging: Annotated[float, "/min", "a year. Tanaka 2001"] = 0.7
    exercise_lag: Annotated[float, "s", "Linnarsson 1974 [unverified]"] = 25.0
    hyperaemia_lag: Annotated[float, "s", "vessels behind muscle's work. Shoemaker 1999 [unverified]"] = 15.0
    posture_lag: Annotated[float, "s", "definition: it takes a moment to get up"] = 3.0
    falling: Annotated[float, "1", "definition: tilt that neither chair nor bed holds a fainting body in"] = 0.9
    legs_volume: Annotated[float, "1", "share of leg volume that raised legs give. Monnet 2016, about 300 mL"] = 0.25
    least: Annotated[float, "1", "definition: least factor on a resistance, and on a bed's conductance"] = 0.2
    viscosity: Annotated[float, "1", "rise of resistance a unit of haematocrit. Cinar 1999 [unverified]"] = 1.5
    haematocrit: Annotated[float, "1", "definition: of rest, found anew"] = 0.44
    skin_bed: Annotated[float, "1", "share of a bed's resting flow that is skin, ICRP 2002: 5 % of output"] = 0.133
    skin_here: Annotated[Floats, "1", "definition: beds by Organ that hold skin"] = several(0, 0, 1, 0, 0, 1)
    muscle_hypoxia: Annotated[float, "/mm[Hg]", "dilation of beds below the tissue PO2 of need. " + CURVE] = 0.08
    tissue_need: Annotated[float, "mm[Hg]", "tissue PO2 below which beds dilate. Marshall 2000 [unverified]"] = 18.0


class Reflexes:
    constants: ReflexConstants
    carotid: Annotated[float, "mm[Hg]", "as sensed"] = 92.0
    carotid_slow: Annotated[float, "mm[Hg]"] = 92.0
    filling: Annotated[float, "mm[Hg]", "transmural, as sensed"] = 7.5
    heard: Annotated[float, "1", "0..1 of too little filling that arterial receptors let count"] = 0.5
    outflow: Annotated[float, "1", "sympathetic, at the brain stem"] = 1.0
    chemical: Annotated[float, "1", "of outflow, what chemoreceptors ask"] = 0.0
    sympathetic: Annotated[float, "1", "at the heart, 1 at rest"] = 1.0
    vagal: Annotated[float, "1", "at the heart, 1 at rest"] = 1.0
    history: Annotated[Floats, "1", 64, "outflow every 100 ms"]
    history_next: Annotated[float, "1"] = 0.0
    rate_activity: Annotated[float, "1"] = 1.0
    resistance_activity: Annotated[float, "1"] = 1.0
    contractility_activity: Annotated[float, "1"] = 1.0
    capacity_activity: Annotated[float, "1"] = 1.0
    stretch: Annotated[float, "1", "of the lungs: 0 at rest, towards 1 in deep and fast breathing, -1 apnoea"] = 0.0
    sinus_rate: Annotated[float, "/min"] = 72.0
    contractility: Annotated[float, "1"] = 1.0
    resistance: Annotated[Floats, "1", N_ORGANS]
    capacity: Annotated[float, "1", "factor on venous unstressed volume"] = 1.0
    exercise: Annotated[float, "1", "as nerves and muscle have taken it up"] = 0.0
    work: Annotated[float, "1", "of muscle: what its vessels follow"] = 0.0
    shivering: Annotated[float, "1", "of muscle, in the cold: likewise"] = 0.0
    upright: Annotated[float, "1", "sine of the body's tilt: 1 standing, 0 lying, below 0 head down"] = 0.0
    upright_wanted: Annotated[float, "1"] = 0.0
    legs_up: Annotated[float, "1"] = 0.0
    muscle_dilation: Annotated[float, "1", "factor on muscle conductance"] = 1.0
