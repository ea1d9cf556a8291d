"""The `seed` process: makes the demo town where there is none yet."""

import argparse
from pathlib import Path

from rich.console import Console

from abaton.app.seed.sow import sow
from abaton.infrastructure.settings import Settings


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--patches", type=Path, required=True, help="file of what the patients' patches are let in with")
    patches: Path = asked.parse_args().patches
    console = Console(soft_wrap=True, highlight=False, markup=False)
    sow(Settings.from_environment().database_url, patches, console.print)


if __name__ == "__main__":
    main()
