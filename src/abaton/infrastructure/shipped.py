"""What is shipped beside code: arrays of trained models, tables and policies as text."""

from collections.abc import Mapping
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from abaton.kernel.errors import NotFound


def arrays(package: str, name: str) -> Mapping[str, NDArray[np.generic]]:
    """Read the arrays of an `.npz` file that lies beside the modules of a package.

    Raises:
        NotFound: no such file there.
    """
    file = files(package) / name
    if not file.is_file():
        raise NotFound(f"{package}: {name}")
    with file.open("rb") as opened, np.load(opened, allow_pickle=False) as read:
        return {key: read[key] for key in read.files}


def text(package: str, name: str) -> str:
    """Read a text file that lies beside the modules of a package.

    Raises:
        NotFound: no such file there.
    """
    file = files(package) / name
    if not file.is_file():
        raise NotFound(f"{package}: {name}")
    return file.read_text(encoding="utf-8")
