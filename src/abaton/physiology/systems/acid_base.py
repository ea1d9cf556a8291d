"""pH, bicarbonate and carbon dioxide of blood from its strong ions, its buffers and what carbon dioxide it holds.

Bicarbonate follows a buffer line, HCO3 = 24.4 + X - B (pH - 7.4), van Slyke's equation: X (mmol/L) is the strong ion
difference beyond that of normal plasma with these weak acids (Stewart, Figge) plus what deoxygenated haemoglobin
takes up (Haldane); B (mmol/L) buffers of plasma and haemoglobin. Henderson-Hasselbalch joins it to PCO2, and
Douglas's equation to the content of whole blood.
"""

import math
from typing import NamedTuple

from abaton.kernel.compiled import compiled
from abaton.physiology.body.gas import GasConstants


class Plasma(NamedTuple):
    """What of blood's buffering is the same in every pool."""

    haemoglobin: float
    """g/dL."""
    excess: float
    """X of fully oxygenated blood, mmol/L."""
    buffer: float
    """B, mmol/L."""
    solubility: float
    """Of carbon dioxide, mmol/L/mmHg."""
    pk: float
    """pK' of carbonic acid."""


@compiled
def plasma(k: GasConstants, haemoglobin: float, excess: float, temperature: float) -> Plasma:
    """Give the buffering of blood with so much haemoglobin (g/dL) and X (mmol/L) at a temperature (Cel)."""
    warmer = temperature - k.body_temperature
    return Plasma(
        haemoglobin,
        excess,
        buffers(k, haemoglobin),
        k.carbon_dioxide_solubility - k.solubility_slope * warmer,
        k.pk - k.pk_slope * warmer,
    )


@compiled
def buffers(k: GasConstants, haemoglobin: float) -> float:
    """B of blood (mmol/L) with haemoglobin in g/dL."""
    return k.plasma_buffer + k.haemoglobin_buffer * haemoglobin


@compiled
def strong_excess(k: GasConstants, difference: float, albumin: float, phosphate: float) -> float:
    """X of plasma (mmol/L): strong ion difference beyond normal bicarbonate and weak acids (g/dL, mmol/L)."""
    weak = k.albumin_charge * albumin + k.phosphate_charge * phosphate + k.unmeasured_anions
    return min(max(difference - k.normal_bicarbonate - weak, -k.greatest_excess), k.greatest_excess)


@compiled
def line(k: GasConstants, p: Plasma, filled: float, ph: float) -> float:
    """Bicarbonate (mmol/L) of the buffer line; `filled` is the part of haemoglobin that carries a ligand."""
    return (
        k.normal_bicarbonate + p.excess + k.deoxygenation * p.haemoglobin * (1 - filled) - p.buffer * (ph - k.normal_ph)
    )


@compiled
def cell_factor(k: GasConstants, p: Plasma, filled: float, ph: float) -> float:
    """Carbon dioxide of whole blood over that of its plasma (Douglas 1988)."""
    oxygen = k.cell_oxygen_a - k.cell_oxygen_b * filled
    return 1 - k.cell_share * p.haemoglobin / (oxygen * (k.cell_ph - min(ph, k.cell_ph_limit)))


@compiled
def held_per_pressure(k: GasConstants, p: Plasma, filled: float, ph: float) -> float:
    """Carbon dioxide in blood over its pressure, mL/mL/mmHg."""
    ratio = math.exp(k.ln10 * (ph - p.pk))
    return k.molar_volume / 1000 * cell_factor(k, p, filled, ph) * p.solubility * (1 + ratio)


@compiled
def ph_of_pressure(k: GasConstants, p: Plasma, pco2: float, filled: float, guess: float) -> float:
    """PH at a PCO2 (mmHg); one Newton step from a guess."""
    bicarbonate = p.solubility * pco2 * math.exp(k.ln10 * (guess - p.pk))
    rest = bicarbonate - line(k, p, filled, guess)
    return bounded(k, guess, rest / (k.ln10 * bicarbonate + p.buffer))


@compiled
def ph_of_content(k: GasConstants, p: Plasma, held: float, filled: float, guess: float) -> float:
    """PH of blood that holds so much carbon dioxide (mL/mL); one Newton step from a guess."""
    ratio = math.exp(k.ln10 * (guess - p.pk))
    part = ratio / (1 + ratio)
    cells = cell_factor(k, p, filled, guess)
    total = held * 1000 / (k.molar_volume * cells)
    rest = total * part - line(k, p, filled, guess)
    steep = total * k.ln10 * part / (1 + ratio) + p.buffer
    if guess < k.cell_ph_limit:
        steep += total * part * (1 - cells) / (cells * (k.cell_ph - guess))
    return bounded(k, guess, rest / steep)


@compiled
def bounded(k: GasConstants, ph: float, step: float) -> float:
    """Take a Newton step of pH, not too far."""
    return min(max(ph - min(max(step, -k.ph_step), k.ph_step), k.ph_low), k.ph_high)


@compiled
def base_excess(k: GasConstants, bicarbonate: float, ph: float, haemoglobin: float) -> float:
    """Give base excess of extracellular fluid (mmol/L, van Slyke), haemoglobin in g/dL."""
    buffer = buffers(k, haemoglobin * k.extracellular_haemoglobin)
    return k.base_excess_share * (bicarbonate - k.normal_bicarbonate + buffer * (ph - k.normal_ph))
