"""A signal written as one number a line, nothing else."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from abaton.kernel.errors import Invalid, NotFound


def column(file: Path) -> NDArray[np.float64]:
    """Read the numbers.

    Raises:
        NotFound: there is no such file.
        Invalid: a line that is no number.
    """
    if not file.is_file():
        raise NotFound(file)
    try:
        return np.loadtxt(file, dtype=np.float64, ndmin=1)
    except ValueError as broken:
        raise Invalid(file.name, "one number a line") from broken
