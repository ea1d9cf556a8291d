"""The places' geometry and light, made from code at build time and committed: web/src/world/places."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Final

import typer

from abaton.app.development import web
from abaton.infrastructure.checkout import WEB
from abaton.kernel.errors import Invalid

_BAKE: Final = WEB / "src" / "world" / "bake"
PLACES: Final = WEB / "src" / "world" / "places"
MADE: Final = PLACES / "made.json"
NAMES: Final = ("consulting-room", "people", "body")
# Modules that a file is made from; `import type` brings nothing that runs.
_IMPORT: Final = re.compile(r'^import (?!type )[^;]*?from "(\.[^"]+\.ts)";', re.MULTILINE)
_PACKAGES: Final = ("three", "three-mesh-bvh", "meshoptimizer")


def bake(
    place: Annotated[str | None, typer.Argument(help=f"One of {', '.join(NAMES)}; all of them without.")] = None,
) -> None:
    """Make the places' geometry and light again, from their code."""
    if place is not None and place not in NAMES:
        raise Invalid("PLACE", f"one of {', '.join(NAMES)}")
    wanted = NAMES if place is None else (place,)
    web.install()
    subprocess.run(
        [str(web.NODE), str(_BAKE / "write.ts"), str(PLACES), *wanted], check=True, cwd=WEB, env=web.environment()
    )
    made = _made() | {name: _state(name) for name in wanted}
    MADE.write_text(json.dumps(made, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def stale() -> list[str]:
    """Name the files that do not stand for the code as it is."""
    made = _made()
    return [name for name in NAMES if made.get(name) != _state(name)]


def _made() -> dict[str, dict[str, str]]:
    return json.loads(MADE.read_text(encoding="utf-8")) if MADE.exists() else {}


def _state(name: str) -> dict[str, str]:
    file = PLACES / f"{name}.bin"
    return {
        "file": sha256(file.read_bytes()).hexdigest() if file.exists() else "",
        "sources": _hash(modules(name)),
    }


def modules(name: str) -> list[Path]:
    """List every module of ours that a file is made from."""
    return sorted({_BAKE / "write.ts", *_reached(_BAKE / f"{name}.ts")})


def _reached(module: Path) -> Iterator[Path]:
    """Yield a module and what it imports from us."""
    seen: set[Path] = set()
    left = [module]
    while left:
        one = left.pop().resolve()
        if one in seen:
            continue
        seen.add(one)
        left += [one.parent / found for found in _IMPORT.findall(one.read_text(encoding="utf-8"))]
        yield one


def _hash(sources: list[Path]) -> str:
    packages = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    total = sha256(" ".join(packages[f"node_modules/{name}"]["version"] for name in _PACKAGES).encode())
    for module in sources:
        total.update(str(module.relative_to(WEB)).encode())
        total.update(sha256(module.read_bytes()).digest())
    return total.hexdigest()


def main() -> None:
    """Say which files are stale, for `./abaton check`."""
    names = stale()
    for name in names:
        sys.stdout.write(f"{name}.bin was made from other code than there is now. Run: ./abaton bake {name}\n")
    sys.exit(1 if names else 0)


if __name__ == "__main__":
    main()
