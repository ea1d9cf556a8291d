"""pH, bicarbonate and carbon dioxide of blood from its strong ions, its buffers and what carbon dioxide it holds.

Bicarbonate follows a buffer line, HCO3 = 24.4 + X - B (pH - 7.4), van Slyke's equation: X (mmol/L) is the strong ion
difference beyond that of normal plasma with these weak acids (Stewart, Figge) plus what deoxygenated haemoglobin
takes up (Haldane); B (mmol/L) buffers of plasma and haemoglobin. Henderson-Hasselbalch joins it to PCO2, and
Douglas's equation to the content of whole blood.
"""

import math

from abaton.kernel.compiled import compiled
from abaton.physiology.body.gas import GasConstants

TINY = 1e-9
"""Below any content that matters; keeps divisions defined."""


@compiled
def solubility(k: GasConstants, temperature: float) -> float:
    """Carbon dioxide in plasma, mmol/L/mmHg."""
    return k.carbon_dioxide_solubility - k.solubility_slope * (temperature - k.body_temperature)


@compiled
def dissociation_constant(k: GasConstants, temperature: float) -> float:
    """Give pK' of carbonic acid in plasma."""
    return k.pk - k.pk_slope * (temperature - k.body_temperature)


@compiled
def strong_excess(k: GasConstants, difference: float, albumin: float, phosphate: float) -> float:
    """X of plasma (mmol/L): strong ion difference beyond normal bicarbonate and weak acids (g/dL, mmol/L)."""
    weak = k.albumin_charge * albumin + k.phosphate_charge * phosphate + k.unmeasured_anions
    return min(max(difference - k.normal_bicarbonate - weak, -k.greatest_excess), k.greatest_excess)


@compiled
def buffers(k: GasConstants, haemoglobin: float) -> float:
    """B of blood (mmol/L) with haemoglobin in g/dL."""
    return k.plasma_buffer + k.haemoglobin_buffer * haemoglobin


@compiled
def cell_factor(k: GasConstants, ph: float, saturation: float, haemoglobin: float) -> float:
    """Carbon dioxide of whole blood over that of its plasma (Douglas 1988)."""
    return 1 - k.cell_share * haemoglobin / (
        (k.cell_oxygen_a - k.cell_oxygen_b * saturation) * (k.cell_ph - min(ph, k.cell_ph_limit))
    )


@compiled
def content(k: GasConstants, pco2: float, ratio: float, cells: float, solubility: float) -> float:
    """Carbon dioxide in blood (mL/mL); `ratio` is bicarbonate over dissolved, `cells` Douglas's factor."""
    return k.molar_volume / 1000 * cells * solubility * pco2 * (1 + ratio)


@compiled
def ph_of_pressure(
    k: GasConstants, pco2: float, excess: float, buffer: float, guess: float, solubility: float, pk: float
) -> float:
    """PH at a PCO2 (mmHg); one Newton step from a guess."""
    bicarbonate = solubility * pco2 * math.exp(k.ln10 * (guess - pk))
    rest = bicarbonate - k.normal_bicarbonate - excess + buffer * (guess - k.normal_ph)
    step = min(max(rest / (k.ln10 * bicarbonate + buffer), -k.ph_step), k.ph_step)
    return min(max(guess - step, k.ph_low), k.ph_high)


@compiled
def ph_of_content(
    k: GasConstants,
    held: float,
    saturation: float,
    haemoglobin: float,
    excess: float,
    buffer: float,
    guess: float,
    pk: float,
) -> float:
    """PH of blood that holds so much carbon dioxide (mL/mL); one Newton step from a guess."""
    ratio = math.exp(k.ln10 * (guess - pk))
    part = ratio / (1 + ratio)
    cells = cell_factor(k, guess, saturation, haemoglobin)
    total = held * 1000 / (k.molar_volume * cells)
    rest = total * part - k.normal_bicarbonate - excess + buffer * (guess - k.normal_ph)
    steep = total * k.ln10 * part / (1 + ratio) + buffer
    if guess < k.cell_ph_limit:
        steep += total * part * (1 - cells) / (cells * (k.cell_ph - guess))
    step = min(max(rest / steep, -k.ph_step), k.ph_step)
    return min(max(guess - step, k.ph_low), k.ph_high)


@compiled
def pressure_of_content(
    k: GasConstants, held: float, saturation: float, haemoglobin: float, ph: float, solubility: float, pk: float
) -> float:
    """PCO2 (mmHg) of blood that holds so much carbon dioxide (mL/mL) at a pH."""
    ratio = math.exp(k.ln10 * (ph - pk))
    cells = cell_factor(k, ph, saturation, haemoglobin)
    return held * 1000 / (k.molar_volume * cells * solubility * (1 + ratio))


@compiled
def base_excess(k: GasConstants, bicarbonate: float, ph: float, haemoglobin: float) -> float:
    """Give base excess of extracellular fluid (mmol/L, van Slyke), haemoglobin in g/dL."""
    buffer = buffers(k, haemoglobin * k.extracellular_haemoglobin)
    return k.base_excess_share * (bicarbonate - k.normal_bicarbonate + buffer * (ph - k.normal_ph))
