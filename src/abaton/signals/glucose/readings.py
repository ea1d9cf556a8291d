"""What a continuous sensor gives, brought to one unit and to one reading a step."""

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from abaton.kernel.compiled import compiled
from abaton.kernel.errors import Invalid
from abaton.signals.detector import require
from abaton.signals.model import Floats, Samples

GLUCOSE_MASS: Final = "99504-3"
"""LOINC: glucose, mass per volume, interstitial fluid."""
GLUCOSE_SUBSTANCE: Final = "105272-9"
"""LOINC: glucose, moles per volume, interstitial fluid."""
MG_PER_DL_OF_ONE_MMOL_PER_L: Final = 18.0156
"""Molar mass of glucose, 180.156 g/mol (PubChem CID 5793), over ten decilitres a litre."""
STEP_S: Final = 300.0
"""Dexcom, Medtronic and Libre 3 as exported: one reading in 5 minutes. Libre 2 as exported: 900."""

# Wider than any sensor reports (Dexcom G7 40 to 400, Libre 3 40 to 500 mg/dL). Beyond it, unit or file is wrong.
_PLAUSIBLE_MG_PER_DL: Final = (20.0, 600.0)


def in_mg_per_dl(samples: Samples) -> Samples:
    """Bring sensor readings in mmol/L to whole mg/dL; what is in mg/dL already stays as it is.

    Rounding is what makes the two tables of the consensus one: 3.0, 3.9, 10.0 and 13.9 mmol/L become 54, 70, 180 and
    250 mg/dL, and fall on the same side of each limit as the consensus puts them. Unrounded, 10.0 would be 180.2.

    Raises:
        Invalid: another quantity, or a code that does not go with the unit.
    """
    if samples.unit == "mg/dL":
        require(samples, codes=frozenset({GLUCOSE_MASS}), unit="mg/dL")
        return samples
    require(samples, codes=frozenset({GLUCOSE_SUBSTANCE}), unit="mmol/L")
    return replace(samples, code=GLUCOSE_MASS, unit="mg/dL", value=np.rint(samples.value * MG_PER_DL_OF_ONE_MMOL_PER_L))


def one_a_step(samples: Samples, step_s: float = STEP_S) -> Samples:
    """Keep one usable reading a step: two apps that upload the same sensor must not count twice.

    A reading is left out when it follows the one kept before it by less than half a step, when its quality is 0, or
    when no sensor gives such a value.

    Raises:
        Invalid: a step that is not above zero.
    """
    require_step(step_s)
    keep = _kept(samples.at_s, usable(samples), step_s / 2)
    return replace(samples, at_s=samples.at_s[keep], value=samples.value[keep], quality=samples.quality[keep])


def usable(samples: Samples) -> Floats:
    """Return the quality of each reading in mg/dL, 0 where no sensor gives such a value."""
    low, high = _PLAUSIBLE_MG_PER_DL
    return np.where((samples.value >= low) & (samples.value <= high), samples.quality, 0.0)


def require_step(step_s: float) -> None:
    """Refuse a step that is no length of time.

    Raises:
        Invalid: not above zero, or not finite.
    """
    if not 0.0 < step_s < np.inf:
        raise Invalid("step_s", "above zero")


@compiled
def _kept(at_s: Floats, quality: Floats, apart_s: float) -> NDArray[np.bool_]:
    keep = np.zeros(at_s.size, dtype=np.bool_)
    last = -np.inf
    for i in range(at_s.size):
        if quality[i] > 0.0 and at_s[i] - last >= apart_s:
            keep[i] = True
            last = at_s[i]
    return keep
