"""The door to Numba."""

import numpy as np
from numpy.typing import NDArray

from abaton.kernel.compiled import compiled


@compiled
def _running_sum(values: NDArray[np.float64]) -> NDArray[np.float64]:
    total = np.empty_like(values)
    so_far = 0.0
    for i in range(values.size):
        so_far += values[i]
        total[i] = so_far
    return total


def test_compiled_code_adds_in_the_order_written() -> None:
    # Fast-math would be free to add in another order, and lose the small one beside the large ones.
    values = np.array([1e16, 1.0, -1e16, 1.0])
    assert _running_sum(values).tolist() == [1e16, 1e16, 0.0, 1.0]
