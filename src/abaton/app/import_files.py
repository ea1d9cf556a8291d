"""What lies in files and folders, piece by piece: Bundles and lines of resources, in archives or not."""

import bz2
import gzip
import lzma
import tarfile
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any, Final, cast

import orjson

from abaton.kernel.errors import Invalid
from abaton.record.imports.service import Placed, resources_of

LINES_A_PIECE: Final = 500
_OPENED: Final[dict[str, Callable[[Any], Any]]] = {".xz": lzma.open, ".bz2": bz2.open, ".gz": gzip.open}
_LINES: Final = (".ndjson", ".jsonl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What is taken in at once."""

    file: str
    resources: list[Placed]
    single: bool
    """Each stands by itself, as lines do: one that is refused does not take the others with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """A file that is not FHIR, or cannot be read."""

    file: str
    reason: str


def files(paths: Iterable[Path]) -> list[Path]:
    """Return the files to read, those of folders in the order of their names."""
    found: list[Path] = []
    for path in paths:
        found += sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
    return found


def pieces(path: Path, seen: Callable[[int], None]) -> Generator[Piece | PassedOver]:
    """Read a file.

    Args:
        path: An archive, a compressed file, or neither; what it is, its name says.
        seen: Told how many bytes of the file have been read, from time to time.
    """
    try:
        with path.open("rb") as raw:
            counted = cast("IO[bytes]", _Counted(raw, seen))
            if ".tar" in path.suffixes[-2:] or path.suffix in {".tgz", ".txz", ".tbz2"}:
                yield from _archived(path, counted)
            elif path.suffix in _OPENED:
                with _OPENED[path.suffix](counted) as opened:
                    yield from _read(str(path), path.with_suffix("").suffix, opened)
            else:
                yield from _read(str(path), path.suffix, counted)
    except (OSError, EOFError, lzma.LZMAError, tarfile.TarError) as broken:
        # What was read before is already taken in; the rest is not to be had.
        yield PassedOver(file=str(path), reason=f"cannot be read: {broken}")


class _Counted:
    """A file that tells how far it has been read."""

    def __init__(self, raw: IO[bytes], seen: Callable[[int], None]) -> None:
        self._raw = raw
        self._seen = seen

    def read(self, size: int = -1) -> bytes:
        read = self._raw.read(size)
        self._seen(len(read))
        return read

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 whatever the file has
        return getattr(self._raw, name)

    def __iter__(self) -> Iterator[bytes]:
        for line in self._raw:
            self._seen(len(line))
            yield line


def _archived(path: Path, raw: IO[bytes]) -> Generator[Piece | PassedOver]:
    with tarfile.open(fileobj=raw, mode="r|*") as archive:
        for member in archive:
            opened = archive.extractfile(member) if member.isfile() else None
            if opened is not None:
                yield from _read(f"{path}: {member.name}", Path(member.name).suffix, opened)


def _read(name: str, suffix: str, opened: IO[bytes]) -> Generator[Piece | PassedOver]:
    if suffix in _LINES:
        yield from _lines(name, opened)
        return
    if suffix != ".json":
        yield PassedOver(file=name, reason="not FHIR by its name: .json, .ndjson, or these compressed or in an archive")
        return
    try:
        found: Any = orjson.loads(opened.read())
    except orjson.JSONDecodeError as broken:
        yield PassedOver(file=name, reason=f"not JSON at line {broken.lineno}, column {broken.colno}")
        return
    if not isinstance(found, dict) or "resourceType" not in found:
        yield PassedOver(file=name, reason="not FHIR: it has no resourceType")
        return
    resource = cast("dict[str, Any]", found)
    if resource["resourceType"] != "Bundle":
        yield Piece(file=name, resources=[Placed(str(resource["resourceType"]), resource)], single=True)
        return
    try:
        yield Piece(file=name, resources=resources_of(resource), single=False)
    except Invalid as invalid:
        yield PassedOver(file=name, reason=str(invalid))


def _lines(name: str, opened: Iterable[bytes]) -> Generator[Piece | PassedOver]:
    numbered = enumerate(opened, start=1)
    while chunk := list(islice(numbered, LINES_A_PIECE)):
        resources: list[Placed] = []
        for number, line in chunk:
            if not line.strip():
                continue
            try:
                found: Any = orjson.loads(line)
            except orjson.JSONDecodeError:
                found = None
            if isinstance(found, dict):
                resources.append(Placed(f"line {number}", cast("dict[str, Any]", found)))
            else:
                yield PassedOver(file=f"{name}: line {number}", reason="not a JSON object")
        yield Piece(file=name, resources=resources, single=True)
