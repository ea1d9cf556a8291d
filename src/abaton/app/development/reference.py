"""The pages of docs/ whose source is the code: acts, conditions, drugs and parameters of the body, form and scope.

Run as a module it writes them; with `--check` it says which are not as they would be written.
"""

import sys

from abaton.app.verify._physiology.pages import pages, stale
from abaton.infrastructure.checkout import ROOT


def main() -> None:
    if "--check" in sys.argv:
        old = [file.relative_to(ROOT).as_posix() for file in stale()]
        if old:
            sys.exit(f"not what the code says: {', '.join(old)}. ./abaton check --fix writes them.")
        return
    for file, text in pages().items():
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
