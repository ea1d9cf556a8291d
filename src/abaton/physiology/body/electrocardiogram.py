"""Shape of the electrocardiogram: each wave a Gaussian, its height in each lead.

Tables of eight heights are for the leads that are measured: I, II, V1 to V6. The other four follow from I and II
(Einthoven, Goldberger). All heights are read off textbook normals (Goldberger 2018, Surawicz 2008), not off a
recording; their sources say so.
"""

from typing import Annotated

from abaton.physiology.table import Floats, several

N = "calibrated: textbook normal, leads I, II, V1-V6, Goldberger 2018 [unverified]"
V = "calibrated: textbook pattern, leads I, II, V1-V6, Surawicz 2008 [unverified]"
T = "calibrated: textbook duration, Goldberger 2018 [unverified]"
U = " [unverified]"


class ElectrocardiogramConstants:
    # Beats from above.
    p: Annotated[Floats, "mV", N] = several(0.07, 0.12, 0.05, 0.06, 0.06, 0.06, 0.06, 0.06)
    q: Annotated[Floats, "mV", N] = several(-0.05, -0.08, 0.0, 0.0, 0.0, -0.03, -0.06, -0.07)
    r: Annotated[Floats, "mV", N] = several(0.6, 1.1, 0.2, 0.4, 0.8, 1.5, 1.4, 1.0)
    s: Annotated[Floats, "mV", N] = several(-0.12, -0.2, -0.9, -1.4, -0.9, -0.5, -0.2, -0.1)
    t: Annotated[Floats, "mV", N] = several(0.2, 0.3, -0.05, 0.4, 0.45, 0.4, 0.35, 0.25)
    # Beats from a ventricle, and from a pacer at the apex.
    wide: Annotated[Floats, "mV", V] = several(0.5, 1.5, -1.4, -1.9, -1.2, 0.4, 1.2, 1.3)
    paced: Annotated[Floats, "mV", V] = several(0.8, -1.3, -1.2, -1.5, -1.6, -1.4, -0.9, -0.4)
    notch: Annotated[float, "1", "calibrated: second peak, part of the first. " + V] = 0.35
    discordant: Annotated[float, "1", "calibrated: T against QRS. " + V] = -0.35

    # When each wave peaks after its chamber is activated, and how wide it is (one standard deviation).
    p_at: Annotated[float, "s", T] = 0.045
    p_width: Annotated[float, "s", T] = 0.018
    q_at: Annotated[float, "s", T] = 0.014
    q_width: Annotated[float, "s", T] = 0.006
    r_at: Annotated[float, "s", T] = 0.036
    r_width: Annotated[float, "s", T] = 0.010
    s_at: Annotated[float, "s", T] = 0.062
    s_width: Annotated[float, "s", T] = 0.009
    j_at: Annotated[float, "s", T] = 0.09
    t_at: Annotated[float, "1", "of QT. " + T] = 0.78
    t_rise: Annotated[float, "1", "of QT. " + T] = 0.11
    t_fall: Annotated[float, "1", "of QT. " + T] = 0.075
    wide_at: Annotated[float, "s", V] = 0.07
    wide_width: Annotated[float, "s", V] = 0.030
    notch_at: Annotated[float, "s", V] = 0.115
    notch_width: Annotated[float, "s", V] = 0.022
    reach: Annotated[float, "1", "definition: standard deviations beyond which a wave is nothing"] = 4.0

    # Potassium, cold, ischaemia.
    peaked: Annotated[float, "1", "Surawicz 1995: T grows, part added" + U] = 1.6
    pointed: Annotated[float, "1", "Surawicz 1995: T narrows, part lost" + U] = 0.4
    flat: Annotated[float, "1", "Helfant 1986: T lost at potassium 2.0, part" + U] = 0.9
    potassium_peaked: Annotated[
        Floats, "mmol/L", "T peaks from, most at; Part One 2024: tall from 5.5, P lost by 7.5"
    ] = several(5.5, 7.5)
    potassium_flat: Annotated[Floats, "mmol/L", "Helfant 1986: flattest at, from" + U] = several(2.0, 3.3)
    widened: Annotated[float, "1", "Surawicz 1995: QRS in a sine wave, times added" + U] = 2.6
    p_lost: Annotated[float, "1", "Surawicz 1995: P absent above 8, as in Emerg Med J, table 1"] = 1.0
    osborn: Annotated[Floats, "mV", "Osborn 1953; Mattu 2002, leads I, II, V1-V6" + U] = several(
        0.1, 0.3, -0.05, 0.1, 0.25, 0.35, 0.3, 0.25
    )
    osborn_core: Annotated[Floats, "Cel", "Mattu 2002: full at, from" + U] = several(25, 32)
    osborn_width: Annotated[float, "s", "Mattu 2002" + U] = 0.014
    st_transmural: Annotated[float, "mV", "Thygesen 2018: 0.2-0.5 in the worst lead" + U] = 0.35
    st_least: Annotated[float, "mV", "definition: less is not drawn"] = 0.005
    st_demand: Annotated[float, "mV", "Thygesen 2018: depression 0.1-0.2" + U] = -0.2
    t_ischaemic: Annotated[float, "1", "calibrated: part of T lost in demand ischaemia" + U] = 0.7
    anterior: Annotated[Floats, "1", "Thygesen 2018: ST by territory, leads I, II, V1-V6" + U] = several(
        0.3, -0.2, 0.5, 0.9, 1.0, 0.8, 0.4, 0.2
    )
    inferior: Annotated[Floats, "1", "Thygesen 2018: ST by territory, leads I, II, V1-V6" + U] = several(
        -0.2, 1.0, -0.1, -0.4, -0.3, 0.0, 0.1, 0.3
    )
    demand: Annotated[Floats, "1", "Thygesen 2018: ST of all the inner wall, leads I, II, V1-V6" + U] = several(
        0.4, 0.6, -0.2, 0.2, 0.5, 1.0, 1.0, 0.8
    )
    st_width: Annotated[float, "1", "definition: of the time from J to the top of T"] = 0.4

    # Waves without beats. Frequencies and phases are by oscillator, heights by lead.
    fibrillation: Annotated[Floats, "mV", "Weaver 1985: coarse, about 1 mV peak to peak in II" + U] = several(
        0.2, 0.24, 0.17, 0.24, 0.28, 0.28, 0.24, 0.2
    )
    fibrillation_pace: Annotated[Floats, "Hz", "Clayton 1995: dominant 4.8 Hz on average"] = several(3.3, 4.6, 5.5, 6.9)
    fibrillation_share: Annotated[Floats, "1", "definition: of each oscillator"] = several(0.5, 0.8, 0.6, 0.4)
    wobble_pace: Annotated[Floats, "Hz", "definition: their frequencies wander"] = several(0.31, 0.43, 0.27, 0.73)
    wobble_size: Annotated[Floats, "1", "definition: radians"] = several(2.3, 3.1, 2.7, 1.9)
    lead_angle: Annotated[Floats, "1", "definition: radians, fibrillation seen by each lead"] = several(
        0.0, 0.5, 1.9, 1.5, 1.2, 0.9, 0.6, 0.3
    )
    atrial: Annotated[Floats, "mV", "Bollmann 2006: f waves 0.05-0.1 mV, largest in V1" + U] = several(
        0.015, 0.035, 0.06, 0.04, 0.02, 0.015, 0.015, 0.015
    )
    atrial_speed: Annotated[float, "1", "Bollmann 2006: f waves 5-8 Hz; over those of the ventricles" + U] = 1.35
    flutter: Annotated[Floats, "mV", "Goldberger 2018: saw teeth down in II, up in V1" + U] = several(
        -0.02, -0.16, 0.1, 0.04, 0.02, 0.0, -0.02, -0.03
    )
    twist: Annotated[float, "Hz", "Dessertenne 1966: axis turns over 5-20 beats" + U] = 0.22

    # Other things that a lead sees.
    spike: Annotated[float, "mV", "definition: a pacer's spike as monitors draw it"] = 2.0
    spike_time: Annotated[float, "s", "definition: as monitors draw it"] = 0.008
    wander: Annotated[float, "mV", "calibrated: baseline by breathing, each 500 mL" + U] = 0.03
    compression: Annotated[float, "mV", "Langhelle 1995: compressions in the trace" + U] = 0.5

    # Height of lead II, peak to peak, of a narrow beat, a wide one, coarse fibrillation, standstill.
    height: Annotated[Floats, "mV", "definition: of the tables above; a test measures them"] = several(
        1.27, 2.1, 1.0, 0.02
    )
