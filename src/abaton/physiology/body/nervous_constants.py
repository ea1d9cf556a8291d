"""Figures of brain and nerves, each with its source. Those marked [unverified] are from memory."""

from typing import Annotated

from abaton.physiology.table import Floats, several

U = " [unverified]"


class NervousConstants:
    # Skull: Marmarou's exponential curve, cerebrospinal fluid made and drained, blood that widens with its vessels.
    rest_pressure: Annotated[float, "mm[Hg]", "Steiner 2006: 7-15 supine"] = 10.0
    volume_index: Annotated[float, "mL", "Marmarou 1975: PVI, volume for ten times the pressure, 25" + U] = 25.0
    log_ten: Annotated[float, "1", "definition: ln 10"] = 2.302585092994046
    fluid_made: Annotated[float, "mL/min", "Cutler 1968: 0.35"] = 0.35
    fluid_resistance: Annotated[float, "mm[Hg].min/mL", "Albeck 1991: 9-12; found with rest pressure" + U] = 11.4
    fluid_buffer: Annotated[float, "mL", "fluid that can leave the skull, half of all 150 mL; Part One 2024"] = 75.0
    sinus_above: Annotated[float, "mm[Hg]", "calibrated: sagittal sinus above right atrium, supine" + U] = 2.0
    pressure_most: Annotated[float, "mm[Hg]", "definition: keeps numbers finite"] = 150.0
    blood: Annotated[float, "mL", "Ito 2001: arterial blood of the brain, a quarter of 45 mL" + U] = 12.0
    swelling_most: Annotated[Floats, "mL", "calibrated: pressure of about 42, 33, 20 at the worst; as `swelling`"] = (
        several(15.5, 13, 8)
    )
    swelling_hinders: Annotated[Floats, "1", "calibrated: the same pressures, held; Marmarou 1987; as `swelling`"] = (
        several(8.2, 6, 2.6)
    )
    swelling_time: Annotated[Floats, "s", "calibrated: minutes, ten minutes, an hour; as `swelling`"] = several(
        120, 600, 3600
    )

    # Vessels of the brain.
    rest_mean: Annotated[float, "mm[Hg]", "definition: arterial pressure of rest"] = 93.0
    rest_venous: Annotated[float, "mm[Hg]", "definition: central venous pressure of rest"] = 4.0
    carbon_dioxide: Annotated[float, "mm[Hg]", "definition: arterial PCO2 of rest"] = 40.0
    carbon_dioxide_gain: Annotated[float, "/mm[Hg]", "Brugniaux 2007; Ide 2003: 3 % of flow each mmHg" + U] = 0.03
    flow_least: Annotated[float, "1", "Reivich 1964: hypocapnia halves it at the most" + U] = 0.45
    flow_most: Annotated[float, "1", "Reivich 1964: hypercapnia doubles it" + U] = 2.2
    oxygen_low: Annotated[float, "mm[Hg]", "Kety 1948: flow rises below an arterial PO2 of 50"] = 50.0
    oxygen_gain: Annotated[float, "/mm[Hg]", "Kety 1948; Hoiland 2016: doubled by 30" + U] = 0.045
    seizure_flow: Annotated[float, "1", "Meldrum 1973: flow doubles" + U] = 1.0
    resistance_least: Annotated[float, "1", "Lassen 1959: fully wide at a perfusion pressure of 50"] = 0.45
    resistance_most: Annotated[float, "1", "Lassen 1959: fully narrow at 150"] = 1.85
    vessel_wide: Annotated[float, "1", "definition: all dilators together"] = 0.3
    vessel_narrow: Annotated[float, "1", "definition: all constrictors together"] = 3.0
    injured: Annotated[float, "1", "Enevoldsen 1978: part of autoregulation that a severe injury takes" + U] = 0.7
    autoregulation_time: Annotated[float, "s", "Aaslid 1989: 5-10 s"] = 7.0

    # Cushing's answer and herniation.
    cushing_pressure: Annotated[float, "mm[Hg]", "calibrated: skull pressure from which it acts" + U] = 25.0
    cushing_perfusion: Annotated[Floats, "mm[Hg]", "Fodstad 2006: begins, full" + U] = several(60, 35)
    cushing_time: Annotated[float, "s", "calibrated: within half a minute, Cushing 1901"] = 15.0
    herniation_pressure: Annotated[Floats, "mm[Hg]", "Marshall 1983; Ropper 1986: begins, sure" + U] = several(40, 65)
    herniation_time: Annotated[float, "s", "calibrated: minutes" + U] = 120.0
    herniation_both: Annotated[float, "1", "definition: when the other pupil widens too"] = 0.7

    # Consciousness.
    hypnosis: Annotated[Floats, "1", "Glass 1997: lost between BIS 80 and 60, from, to"] = several(0.15, 0.4)
    bis_awake: Annotated[float, "1", "Johansen 2006: 97 awake"] = 97.0
    bis_coma: Annotated[float, "1", "Fabregas 2004: coma without drugs about 45 of 97" + U] = 0.45
    oxygen: Annotated[Floats, "mm[Hg]", "calibrated: tissue PO2, lost at, whole at; Ernsting 1963" + U] = several(5, 13)
    narcosis: Annotated[Floats, "mm[Hg]", "Sieker 1956: arterial PCO2 from, to" + U] = several(80, 115)
    glucose: Annotated[Floats, "mmol/L", "Cryer 2007: coma below about 1.5, confused below 2.8" + U] = several(1.2, 2.7)
    perfusion: Annotated[Floats, "mm[Hg]", "Finnerty 1954: lost at, whole at" + U] = several(26, 45)
    cold: Annotated[Floats, "Cel", "Danzl 1994: lost at 26, clouded below 32"] = several(26, 32)
    heat: Annotated[Floats, "Cel", "Bouchama 2002: from 40.5, lost at 43"] = several(40.5, 43)
    salt: Annotated[Floats, "mmol/L", "Adrogue 2000: lost at 105, clouded below 120" + U] = several(105, 120)
    stroke_loss: Annotated[float, "1", "definition: of consciousness, at severity 1"] = 0.6
    injury_loss: Annotated[float, "1", "definition: severity 1 is a coma scale of 4-5"] = 0.9
    lost_time: Annotated[float, "s", "Rossen 1943: 5-10 s after circulation stops"] = 2.0
    found_time: Annotated[float, "s", "calibrated: comes back over half a minute" + U] = 12.0
    scale_least: Annotated[float, "1", "Teasdale 1974"] = 3.0
    scale_span: Annotated[float, "1", "Teasdale 1974"] = 12.0

    # Brain stem, damage, death.
    stem_oxygen: Annotated[Floats, "mm[Hg]", "calibrated: breathing lost at, whole at; Guntheroth 1975" + U] = several(
        2, 7
    )
    stem_perfusion: Annotated[
        Floats, "mm[Hg]", "calibrated: dogs that breathe at a mean of 30-40, Wiggers 1950" + U
    ] = several(10, 30)
    drive_time: Annotated[float, "s", "Clark 1992: gasping for a minute after arrest" + U] = 25.0
    seizure_drive: Annotated[float, "1", "calibrated: breathing lost in a seizure" + U] = 0.75
    cell_oxygen: Annotated[float, "mm[Hg]", "calibrated: cells starve below; Smith 1977" + U] = 3.0
    damage_time: Annotated[Floats, "s", "Safar 1988: 5 min without, 12 min: nothing left" + U] = several(270, 720)
    mending_time: Annotated[float, "s", "calibrated: what is not yet lost mends in" + U] = 900.0
    death_time: Annotated[float, "s", "definition: ten minutes at 37 Cel without oxygen and without a pulse"] = 600.0
    cold_factor: Annotated[float, "1", "Michenfelder 1991: Q10 2.3"] = 2.3
    warm: Annotated[float, "Cel", "definition: of the healthy body"] = 37.0
    ten_kelvin: Annotated[float, "K", "definition: of Q10"] = 10.0
    pulse_pressure: Annotated[float, "mm[Hg]", "definition: mean arterial pressure below which there is no pulse"] = (
        25.0
    )

    # Seizure.
    seizure_start: Annotated[float, "1", "definition: drive from which one begins"] = 0.4
    seizure_stop: Annotated[float, "1", "definition: drive below which it ends"] = 0.3
    seizure_lasting: Annotated[float, "1", "definition: drive that exhaustion does not end"] = 0.85
    seizure_time: Annotated[float, "s", "Jenssen 2003: 67 s, Theodore 1994: 62 s on average"] = 70.0
    exhausted: Annotated[float, "1", "definition: exhaustion that ends a seizure"] = 0.7
    rested: Annotated[float, "1", "definition: exhaustion below which the next may begin"] = 0.2
    rest_time: Annotated[float, "s", "clouded for 5-30 min, AHA first aid 2024 as quoted"] = 500.0
    clouded: Annotated[float, "1", "definition: of consciousness, at full exhaustion"] = 0.9
    seizure_rise: Annotated[float, "s", "calibrated: full strength within seconds"] = 3.0
    sugar_drive: Annotated[Floats, "mmol/L", "Malouf 1985: sure, from" + U] = several(0.8, 1.8)
    enzyme_drive: Annotated[Floats, "1", "McDonough 1997: part of cholinesterase lost, from, sure" + U] = several(
        0.7, 0.95
    )
    salt_drive: Annotated[Floats, "mmol/L", "Adrogue 2000: sure, from" + U] = several(105, 115)
    eclampsia_drive: Annotated[float, "1", "definition: ends by itself and comes back"] = 0.7
    injury_drive: Annotated[float, "1", "Temkin 1990: 10-20 % of severe injuries" + U] = 0.38
    hypnotic_drive: Annotated[float, "1", "Claassen 2002: anaesthesia ends seizures" + U] = 0.9

    # Pupils.
    pupil: Annotated[float, "mm", "Winn 1994: 4 in room light"] = 4.0
    pupil_least: Annotated[float, "mm", "Larson 2012: pinpoint below 1" + U] = 0.6
    pupil_most: Annotated[float, "mm", "StatPearls 2024, NBK603732: up to 8 in the dark"] = 7.5
    eye_half: Annotated[float, "mg.min/m3", "Mioduszewski 2002: miosis by sarin vapour, half" + U] = 3.2
    eye_slope: Annotated[float, "1", "Mioduszewski 2002" + U] = 2.0
    eye_mending: Annotated[float, "min", "Nozaki 1995: days" + U] = 4320.0
    pain_wide: Annotated[float, "1", "Larson 1993: pain and stress widen, part of the way" + U] = 0.35
    stress_wide: Annotated[float, "1", "Larson 1993: each unit of sympathetic activity above rest" + U] = 0.12
    sleep_small: Annotated[float, "1", "Larson 2012: smaller in anaesthesia" + U] = 0.45
    anoxic_time: Annotated[float, "s", "Steen-Hansen 1988: wide within 1-2 min of arrest, narrow soon after" + U] = 40.0
    anoxic_wide: Annotated[Floats, "1", "calibrated: of the above, begins, full" + U] = several(0.3, 0.85)
    pupil_time: Annotated[float, "s", "Ellis 1981: about a second" + U] = 0.8

    # Muscle: twitches seen at the ulnar nerve.
    twitch: Annotated[Floats, "1", "Lee 1975: force lost at which the 4th, 3rd, 2nd, 1st twitch goes"] = several(
        0.75, 0.8, 0.9, 0.97
    )
    fade: Annotated[float, "1", "calibrated: ratio 0.9 at 5 % lost, Ali 1971; from 0.75 none" + U] = 0.75

    # What the conditions ask of other systems, at severity 1.
    pain_sympathetic: Annotated[float, "1", "calibrated: heart rate +20-25 % in severe pain" + U] = 1.0
    pain_hypnosis: Annotated[float, "1", "calibrated: part of the answer that deep hypnosis takes" + U] = 0.7
    burn_pain: Annotated[float, "1", "definition: pain of a burn, each unit of body surface"] = 3.0
    angina: Annotated[float, "1", "definition: pain of an infarction"] = 0.6
    cushing_pressure_set: Annotated[float, "mm[Hg]", "calibrated: mean pressure +30-50 mmHg, set point" + U] = 45.0
    cushing_sympathetic: Annotated[float, "1", "calibrated: with the above" + U] = 1.5
    cushing_vagal: Annotated[float, "1", "calibrated: heart rate about 50" + U] = 2.2
    pain_pressure: Annotated[float, "mm[Hg]", "calibrated: set point of the baroreflex, so that rate rises too" + U] = (
        12.0
    )
    stroke_pressure: Annotated[float, "mm[Hg]", "Leonardi-Bee 2002: systolic 150-160 in most, set point" + U] = 25.0
    injury_sympathetic: Annotated[float, "1", "calibrated: heart rate and pressure a tenth higher" + U] = 0.4
    seizure_sympathetic: Annotated[float, "1", "Benowitz 1986: catecholamines" + U] = 0.3
    pain_vagal: Annotated[float, "1", "calibrated: heart rate +20-25 % in severe pain" + U] = 0.6
    eclampsia_pressure: Annotated[float, "mm[Hg]", "ACOG 2020: severe is 160/110 and above, set point" + U] = 45.0
    eclampsia_resistance: Annotated[float, "1", "Visser 1991: resistance + 40 %" + U] = 0.4
    infarct_contractility: Annotated[float, "1", "Braunwald 2018: proximal occlusion, 40 % of the muscle" + U] = 0.4
    infarct_time: Annotated[float, "s", "Tennant 1935: contraction gone in a minute"] = 30.0
    inferior_vagal: Annotated[float, "1", "Bezold 1867; Jarisch 1937: inferior infarction" + U] = 0.5
    inferior_conduction: Annotated[float, "1", "Berger 1989: block in 10-20 %: part of the node lost" + U] = 0.35
    failing_contractility: Annotated[float, "1", "definition: ejection fraction about 20 %"] = 0.6
