"""Where things lie in the checkout that this code runs from."""

import os
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[3]
MIGRATIONS: Final = ROOT / "migrations"
WEB: Final = ROOT / "web"
BENCHMARKS: Final = ROOT / "benchmarks"


def data() -> Path:
    """Return the folder of recordings and tables that verification reads. It is no part of Abaton and may be absent."""
    return Path(os.environ.get("ABATON_DATA", ROOT.parent / "shared" / "data"))
