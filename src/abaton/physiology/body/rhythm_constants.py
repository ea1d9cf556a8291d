"""Figures of the rhythm, each with its source. Those marked [unverified] are from memory."""

from typing import Annotated

from abaton.physiology.table import Floats, several

U = " [unverified]"


class RhythmConstants:
    # Clocks.
    tick: Annotated[float, "s", "definition: paces are renewed"] = 0.02
    slow_tick: Annotated[float, "s", "definition: chance is asked"] = 0.1
    interval_limit: Annotated[float, "s", "definition: longest cycle reported, slowest escape"] = 2.0
    rate_window: Annotated[float, "1", "definition: share of a new interval in the mean, monitors average 4-8"] = 0.25
    rate_lost: Annotated[float, "s", "IEC 60601-2-27 2011: cardiac standstill alarm within 10 s" + U] = 6.0

    # Sinus node: variability about the rate that reflexes want.
    breath_gain: Annotated[float, "1", "calibrated: SDNN 30-40 ms at rest, Nunan 2010"] = 0.11
    breath_volume: Annotated[float, "mL", "definition: tidal volume of rest"] = 500.0
    standard_weight: Annotated[float, "kg", "definition: ideal weight of the standard adult"] = 75.3
    breath_limit: Annotated[float, "1", "definition: deviations in tidal volumes that still count"] = 2.0
    breath_window: Annotated[float, "s", "calibrated: three breaths"] = 12.0
    slow_times: Annotated[Floats, "s", "calibrated: 1/f from 0.002 to 0.1 Hz, Kobayashi 1982" + U] = several(2, 10, 40)
    slow_size: Annotated[float, "1", "calibrated: SDNN 30-40 ms at rest, Nunan 2010"] = 0.036
    slow_return: Annotated[float, "s", "calibrated: wandering below 0.006 Hz is left to reflexes"] = 25.0
    vagal_share: Annotated[float, "1", "Task Force 1996: part of slow variability that atropine takes" + U] = 0.7
    vagal_limit: Annotated[float, "1", "definition: vagal activity above rest that still adds"] = 2.0
    age_young: Annotated[float, "a", "Umetani 1998: falls from here" + U] = 20.0
    age_loss: Annotated[float, "/a", "Umetani 1998: SDNN of 5 min about half at 70" + U] = 0.010
    age_least: Annotated[float, "1", "Umetani 1998" + U] = 0.35

    # Rates without an act that names one.
    bradycardia_share: Annotated[float, "1", "definition: of what reflexes want"] = 0.65
    bradycardia_most: Annotated[float, "/min", "ACC/AHA 2018: bradycardia is below 50-60"] = 50.0
    tachycardia_share: Annotated[float, "1", "definition: of what reflexes want"] = 1.5
    tachycardia_least: Annotated[float, "/min", "ACC/AHA 2015: above 100"] = 110.0
    bradycardia_atropine: Annotated[float, "1", "Das 1989: about half as fast after a vagolytic dose" + U] = 0.6
    tachycardia_beta: Annotated[float, "1", "calibrated: a quarter slower under full beta block" + U] = 0.25
    rest_rate: Annotated[float, "/min", "definition: sinus rate for which the others are given"] = 72.0
    fibrillation_spread: Annotated[float, "1", "Bootsma 1970: SD of intervals over their mean" + U] = 0.22
    square_mean: Annotated[float, "1", "definition: of the square of a uniform number"] = 1 / 3
    square_deviation: Annotated[float, "1", "definition: of the square of a uniform number, sqrt(4/45)"] = 0.298142397
    fibrillation_pull: Annotated[float, "1", "definition: share of what has run ahead taken back a beat"] = 0.1
    flutter_rate: Annotated[float, "/min", "ACC/AHA 2015: atria at 250-330"] = 300.0
    flutter_ratio: Annotated[float, "1", "ACC/AHA 2015: 2:1 untreated"] = 2.0
    flutter_two: Annotated[float, "1", "definition: conduction that still gives 2:1"] = 0.75
    flutter_three: Annotated[float, "1", "definition: conduction that still gives 3:1"] = 0.5
    flutter_most: Annotated[float, "1", "ACC/AHA 2015: 4:1 under nodal blockers"] = 4.0
    lower_rate: Annotated[
        Floats,
        "/min",
        "by RhythmKind, 0 where the atria lead: AF 110-130 untreated (ESC 2020); SVT 150-220, VT 150-200, pulseless VT "
        "above 200, junctional 40-60, slow wide complexes (AHA ACLS 2020); torsades 200-250 (Dessertenne 1966); block "
        "20-40 (ACC/AHA 2018)" + U,
    ] = several(0, 0, 0, 115, 0, 180, 170, 210, 0, 0, 0, 50, 0, 0, 0, 37, 220, 50)
    escape_rate: Annotated[float, "/min", "ACC/AHA 2018: ventricular escape 20-40" + U] = 37.0
    escape_delay: Annotated[float, "1", "Vassalle 1977: overdrive suppression, first escape in cycles" + U] = 1.3
    escape_share: Annotated[float, "1", "definition: never faster than this part of a rate that an act names"] = 0.8

    # Atrioventricular node.
    pr: Annotated[float, "s", "Goldberger 2018: 0.12-0.20"] = 0.16
    pr_first_degree: Annotated[float, "s", "definition: longer than 0.20"] = 0.28
    pr_longest: Annotated[float, "s", "definition: longest that a node holds a beat"] = 0.4
    pr_cycle_share: Annotated[float, "1", "calibrated: shortens with the cycle, P on T only above 180/min"] = 0.5
    pr_growth: Annotated[float, "s", "Wenckebach 1899: first increment, the next are halved" + U] = 0.08
    conduction_least: Annotated[float, "1", "definition: below it nothing passes"] = 0.3
    reentry_least: Annotated[float, "1", "definition: below it re-entry through the node ends"] = 0.45
    group_1: Annotated[float, "1", "definition: 4:3 Wenckebach"] = 4.0
    group_2: Annotated[float, "1", "definition: 3:2 Mobitz II"] = 3.0
    nodal_atropine: Annotated[float, "1", "ACC/AHA 2018: vagal block that abolishes Wenckebach"] = 0.4
    refractory: Annotated[
        float, "s", "ventricular effective refractory period: 0.232 (0.005) at 120/min, Heart 2000, 84, 365"
    ] = 0.23

    # Pump by rhythm, of that with a narrow beat; atria and filling time are the circulation's.
    pump_wide: Annotated[float, "1", "Wiggers 1925, asynchronous activation: 10-20 % less" + U] = 0.85
    pump_ventricular: Annotated[float, "1", "calibrated: pressure of VT with a pulse about 2/3, Lima 1989" + U] = 0.45
    pump_torsades: Annotated[float, "1", "Dessertenne 1966: hardly a pulse" + U] = 0.05
    energy_full: Annotated[float, "1", "definition: energy above which the pump is whole"] = 0.45
    energy_none: Annotated[float, "1", "definition: energy below which it stands still"] = 0.15
    potassium_pump: Annotated[float, "1", "calibrated: part of the pump lost in a sine wave" + U] = 0.5

    # QT.
    cube_root: Annotated[float, "1", "Fridericia 1920"] = 1 / 3
    cold_limit_qt: Annotated[float, "Cel", "Mattu 2002" + U] = 35.0
    potassium_lower: Annotated[float, "mmol/L", "Tietz 2018: 3.5-5.1"] = 3.5
    qt_least: Annotated[float, "1", "definition: part of QT that potassium cannot take"] = 0.6
    qt_corrected: Annotated[float, "s", "Rautaharju 2009: QTc of men 0.40, Fridericia"] = 0.4
    qt_female: Annotated[float, "s", "Rautaharju 2009: women longer"] = 0.015
    qt_longest_share: Annotated[float, "1", "definition: of the interval"] = 0.85
    qt_ischaemia: Annotated[float, "1", "calibrated: shorter in acute ischaemia, Janse 1989" + U] = 0.05
    qt_potassium: Annotated[float, "L/mmol", "calibrated: longer below 3.5, shorter above 5.5" + U] = 0.06
    qt_cold: Annotated[float, "/K", "Mattu 2002: longer below 35" + U] = 0.025
    torsades_qt: Annotated[float, "s", "Drew 2010: risk above 0.50"] = 0.5
    torsades_hazard: Annotated[float, "/min/s", "calibrated: about one in ten minutes at 0.6 s" + U] = 1.0

    # Energy of the heart muscle.
    energy_fall: Annotated[float, "s", "Neumar 2008: half of ATP gone in 4-5 min of normothermic arrest" + U] = 270.0
    energy_work: Annotated[
        float, "1", "calibrated: a heart that works loses it faster than one that stands still" + U
    ] = 1.5
    energy_rise: Annotated[float, "s", "calibrated: refilled in about two minutes of flow" + U] = 60.0
    energy_cold: Annotated[float, "1", "Q10 of metabolism without function, Michenfelder 1992: 2.2 (0.6)"] = 2.3
    body_warm: Annotated[float, "Cel", "definition: of the healthy body"] = 37.0
    ten_kelvin: Annotated[float, "K", "definition: of Q10"] = 10.0
    occlusion_time: Annotated[float, "s", "Wohlgelernter 1986: ST rises within a minute of balloon occlusion"] = 60.0
    ischaemia_least: Annotated[float, "1", "definition: unmet demand that the heart can live with"] = 0.5
    rate_energy: Annotated[float, "1", "definition: energy below which the node slows"] = 0.6
    electrical_energy: Annotated[float, "1", "calibrated: standstill of the pump in hypoxic arrest" + U] = 0.22
    asystole_energy: Annotated[float, "1", "calibrated: DeBehnke 1995, asphyxial arrest of dogs" + U] = 0.1
    brought_back_energy: Annotated[float, "1", "definition: an act that brings sinus back leaves at least this"] = 0.7

    # Potassium.
    potassium_high: Annotated[
        float, "mmol/L", "Surawicz 1995: QRS widens from 6.5; as in Emergency Medicine Journal, table 1"
    ] = 6.5
    potassium_sine: Annotated[float, "mmol/L", "Part One 2024: sine wave above 8.5"] = 8.8
    potassium_stop: Annotated[float, "mmol/L", "standstill at 8 to 10; Junior Doctor 2020"] = 9.5
    potassium_normal: Annotated[float, "mmol/L", "Tietz 2018: 3.5-5.1"] = 4.5
    potassium_low: Annotated[float, "mmol/L", "Helfant 1986: ectopy below 3.0" + U] = 3.0
    potassium_upper: Annotated[float, "mmol/L", "Tietz 2018: 3.5-5.1, rounded"] = 5.5
    potassium_rate: Annotated[float, "1", "calibrated: part of the sinus rate lost in a sine wave" + U] = 0.45
    potassium_hazard: Annotated[float, "/min", "calibrated: arrest within a minute or so above `stop`" + U] = 1.5

    # Irritability: 1 means many premature beats and fibrillation within tens of minutes.
    ectopy_rest: Annotated[float, "1", "Kennedy 1985: a few premature beats an hour in the healthy" + U] = 0.0003
    ectopy_gain: Annotated[float, "1", "definition: of beats at irritability 1"] = 0.12
    ectopy_most: Annotated[float, "1", "definition: part of beats at the most"] = 0.4
    ectopy_coupling: Annotated[float, "1", "Surawicz 2008: part of the interval" + U] = 0.55
    ectopy_atrial: Annotated[float, "1", "definition: part of premature beats from the atria"] = 0.3
    irritable_hypoxia: Annotated[float, "1", "calibrated: premature beats before standstill in hypoxia" + U] = 1.0
    irritable_ischaemia: Annotated[float, "1", "calibrated: VF in about 5 % an hour of occlusion, untreated" + U] = 0.62
    demand_part: Annotated[float, "1", "calibrated: unmet demand counts this much of a shut artery" + U] = 0.5
    irritable_potassium: Annotated[float, "L/mmol", "calibrated: each mmol/L below 3.0" + U] = 0.5
    irritable_sympathetic: Annotated[float, "1", "calibrated: each unit above twice rest" + U] = 0.1
    irritable_cold: Annotated[float, "/K", "Danzl 1994: VF below 28, each K" + U] = 0.25
    cold_limit: Annotated[float, "Cel", "Danzl 1994: spontaneous VF below 28" + U] = 30.0
    cold_stop: Annotated[float, "Cel", "Danzl 2001: asystole at 18"] = 18.0
    fibrillation_hazard: Annotated[float, "/min", "calibrated: at irritability 1 plus threshold" + U] = 0.08
    fibrillation_threshold: Annotated[float, "1", "definition: irritability from which it can begin"] = 0.6
    tachycardia_part: Annotated[float, "1", "calibrated: of ventricular arrhythmias that begin as VT with a pulse"] = (
        0.35
    )

    # Fibrillation of the ventricles.
    fibrillation_fall: Annotated[float, "s", "Weaver 1985; Holmberg 2000: gone in 12-15 min" + U] = 400.0
    fibrillation_rise: Annotated[float, "s", "calibrated: compressions coarsen it, Eftestol 2004" + U] = 300.0
    fibrillation_fine: Annotated[float, "1", "Weaver 1985: 0.2 mV or less against 0.55 on average"] = 0.4
    fibrillation_end: Annotated[float, "1", "definition: asystole below it"] = 0.1
    fine_start: Annotated[float, "1", "definition: an act that names it"] = 0.3

    # Return of circulation, and what ends by itself.
    perfusion_least: Annotated[float, "mm[Hg]", "Paradis 1990: none below 15"] = 15.0
    perfusion_good: Annotated[float, "mm[Hg]", "Paradis 1990: 79 % above 25"] = 25.0
    return_hazard: Annotated[float, "/min", "calibrated: a third within 10 min of well perfused standstill" + U] = 0.05
    return_wait: Annotated[
        float, "s", "calibrated: compressions for more than a cycle of two minutes, ERC 2021" + U
    ] = 150.0
    return_energy: Annotated[float, "1", "definition: needed for a pulse to return"] = 0.3
    return_electrical: Annotated[float, "1", "calibrated: twice as often as from asystole, Nadkarni 2006" + U] = 2.0
    return_adrenaline: Annotated[float, "1", "Perkins 2018: 36 against 12 % return with adrenaline"] = 2.0
    pulse_hazard: Annotated[float, "/min", "calibrated: electrical activity to fibrillation or pulse" + U] = 0.02
    drug_hazard: Annotated[float, "/min", "calibrated: VT ends in 25-30 % within 20 min, Marill 2010"] = 0.03
    vessel_hazard: Annotated[float, "/min", "calibrated: pulseless VT to fibrillation once energy is low" + U] = 1.0
    torsades_end: Annotated[float, "/min", "Drew 2010: most end by themselves" + U] = 0.5
    torsades_fibrillation: Annotated[float, "/min", "Drew 2010" + U] = 0.25
    decay_energy: Annotated[float, "1", "definition: energy below which tachycardia breaks up"] = 0.5

    # Shock, biphasic.
    shock_half: Annotated[Floats, "J", "Link 2010 (AHA): energy for even odds: AF, flutter, SVT, VT, VF" + U] = several(
        80, 30, 35, 45, 75
    )
    shock_slope: Annotated[float, "1", "calibrated: 150 J ends 85-95 % of short VF, Schneider 2000" + U] = 3.0
    shock_amplitude: Annotated[float, "1", "calibrated: odds (log) lost as VF becomes fine, Weaver 1985" + U] = 2.0
    shock_energy: Annotated[float, "1", "calibrated: odds (log) lost without phosphate, 7-10 % a minute" + U] = 1.5
    shock_acid: Annotated[float, "1", "calibrated: odds (log) lost each 0.1 pH below 7.2" + U] = 0.3
    shock_ph: Annotated[float, "1", "definition: acidosis that counts"] = 7.2
    shock_ph_step: Annotated[float, "1", "definition: step of the above"] = 0.1
    shock_potassium: Annotated[float, "1", "calibrated: odds (log) lost each mmol/L above 6.5" + U] = 0.5
    shock_cold: Annotated[float, "1", "calibrated: odds (log) lost each K below 30" + U] = 0.25
    shock_drug: Annotated[float, "1", "calibrated: odds (log) by antiarrhythmics, Dorian 2002" + U] = 0.8
    shock_pulse: Annotated[float, "1", "calibrated: perfusing rhythm after an ended VF: share of energy" + U] = 0.9
    shock_fresh: Annotated[Floats, "s", "Weisfeldt 2002: electrical phase to 4 min, then circulatory" + U] = several(
        90, 300
    )
    shock_unfed: Annotated[float, "1", "calibrated: Paradis 1990, without perfusion in the circulatory phase" + U] = (
        0.15
    )
    shock_electrical: Annotated[float, "1", "calibrated: of those without, electrical activity" + U] = 0.5
    shock_pause: Annotated[float, "s", "calibrated: standstill after a shock" + U] = 1.5
    vulnerable_from: Annotated[float, "1", "Wiggers 1940: of QT" + U] = 0.65
    vulnerable_to: Annotated[float, "1", "Wiggers 1940: of QT" + U] = 0.95
    vulnerable_chance: Annotated[float, "1", "calibrated: fibrillation by a shock in that window" + U] = 0.5

    # Pacer through the skin.
    pacer_threshold: Annotated[float, "mA", "Zoll 1985: 40-80" + U] = 60.0
    pacer_energy: Annotated[float, "1", "calibrated: threshold over this much more without phosphate" + U] = 1.0
