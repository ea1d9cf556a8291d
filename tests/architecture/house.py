"""The rules of the house that import contracts cannot say, each as a function from a tree to its breaches.

`test_house` holds them against our tree; `test_every_rule_bites` holds them against trees broken on purpose.
"""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

PUBLIC: Final = {"service", "model", "events"}
# Entered anywhere: they hold no use cases and no tables, so there is nothing to go round.
OPEN: Final = {"kernel", "infrastructure", "physiology", "signals"}
FORBIDDEN_NAMES: Final = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base", "shared", "stuff"}
PROOFS: Final = {"Permit", "Scope"}
PROOF_MAKER: Final = "access/service.py"
COMMIT_PLACE: Final = "infrastructure/work.py"
README_LINES: Final = 10

# What a file of a slice may import, by its name; a name that is not here is a rule, and pure.
MAY_IMPORT: Final = {
    # Who somebody is, and how they are drawn, are words that all above share.
    "model": ("kernel", "own model", "identity.model"),
    "events": ("kernel", "own model"),
    "store": ("kernel", "own model", "access.model", "infrastructure"),
    "service": ("kernel", "own", "service", "model", "events", "infrastructure", "physiology", "signals"),
    "routes": ("kernel", "own model", "model", "own service", "infrastructure"),
    "__init__": (),
}
# The proofs are words: what they cover is a rule.
RULE_MAY_IMPORT: Final = ("kernel", "own model", "own rule", "access.model", "physiology", "signals")
# FHIR names its use cases, so each has a file by its name: `record/interactions/read.py` is a service.
FOLDERS_OF_SERVICES: Final = {"interactions"}


class Import(NamedTuple):
    file: str
    """Path below the package, such as `visits/service.py`."""
    module: str
    """Dotted, without the package's own name, such as `access.model`."""


def imports(tree: Path) -> Iterator[Import]:
    """Give every import of our own modules."""
    for path, parsed in _parsed(tree):
        for node in ast.walk(parsed):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                # `from abaton.access import service` imports a module, `from abaton.access.model import Permit` a name.
                names = [
                    f"{node.module}.{alias.name}" if _is_module(tree, f"{node.module}.{alias.name}") else node.module
                    for alias in node.names
                ]
            else:
                continue
            for name in names:
                if name.startswith("abaton."):
                    yield Import(path, name.removeprefix("abaton."))


def reaching_into_a_package(tree: Path) -> list[str]:
    """A package is entered by its public modules only."""
    return [
        f"{one.file} reaches into {one.module}"
        for one in imports(tree)
        if _package(one.file) != (package := one.module.split(".")[0])
        and package not in OPEN
        and one.module.rsplit(".", 1)[-1] not in (PUBLIC | {"routes"} if _package(one.file) == "app" else PUBLIC)
    ]


def proofs_made_elsewhere(tree: Path) -> list[str]:
    """Only access makes a Permit or a Scope."""
    return [
        f"{path} makes a {name}"
        for path, parsed in _parsed(tree)
        if path != PROOF_MAKER
        for node in ast.walk(parsed)
        if isinstance(node, ast.Call) and (name := ast.unparse(node.func).rsplit(".", 1)[-1]) in PROOFS
    ]


def commits_elsewhere(tree: Path) -> list[str]:
    """One work is one commit: nobody else commits, rolls back or opens a transaction."""
    calls = {"commit", "rollback", "transaction"}
    return [
        f"{path} calls {node.func.attr}"
        for path, parsed in _parsed(tree)
        if path not in {COMMIT_PLACE, "infrastructure/migrations.py"}
        for node in ast.walk(parsed)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in calls
    ]


def relative_imports(tree: Path) -> list[str]:
    """Imports say the whole name: the other rules, and readers, go by it."""
    return [
        f"{path} imports from {'.' * node.level}{node.module or ''}"
        for path, parsed in _parsed(tree)
        for node in ast.walk(parsed)
        if isinstance(node, ast.ImportFrom) and node.level
    ]


def names_that_tell_nothing(tree: Path) -> list[str]:
    """No file and no folder is named for holding what did not fit elsewhere."""
    return [
        f"{path.relative_to(tree)} tells nothing by its name"
        for path in sorted(tree.rglob("*"))
        if "__pycache__" not in path.parts and path.name.split(".")[0] in FORBIDDEN_NAMES
    ]


def files_out_of_their_role(tree: Path) -> list[str]:
    """A slice has model, events, store, service, routes and pure rules, and each imports what its role may."""
    return [
        f"{one.file} is a {_role(one.file)} and imports {one.module}"
        for one in imports(tree)
        if _package(one.file) not in OPEN | {"app"} and not _allowed(one)
    ]


def packages_without_a_readme(tree: Path) -> list[str]:
    """Each package says in about ten lines what it is for."""
    return [
        f"{package.name} has no README.md of {README_LINES} lines or so"
        for package in sorted(tree.iterdir())
        if package.is_dir() and package.name != "__pycache__" and not _is_short(package / "README.md")
    ]


Rule: TypeAlias = Callable[[Path], list[str]]
RULES: Final[tuple[Rule, ...]] = (
    reaching_into_a_package,
    proofs_made_elsewhere,
    commits_elsewhere,
    relative_imports,
    names_that_tell_nothing,
    files_out_of_their_role,
    packages_without_a_readme,
)


def _allowed(one: Import) -> bool:
    role = _role(one.file)
    slice_ = one.file.rsplit("/", 1)[0].replace("/", ".")
    above, _, name = one.module.rpartition(".")
    in_services = above.rsplit(".", 1)[-1] in FOLDERS_OF_SERVICES
    kind = name if name in MAY_IMPORT else "service" if in_services else "rule"
    # A sub-slice is its slice's own, and the other way round.
    own = above == slice_ or above.startswith(f"{slice_}.") or slice_.startswith(f"{above}.")
    tokens = {one.module.split(".")[0], one.module, *(("own", f"own {kind}") if own else (kind,))}
    return bool(tokens & set(MAY_IMPORT.get(role, RULE_MAY_IMPORT)))


def _role(file: str) -> str:
    *folders, name = file.split("/")
    stem = name.removesuffix(".py")
    if folders[-1:] and folders[-1] in FOLDERS_OF_SERVICES and stem != "__init__":
        return "service"
    return stem if stem in MAY_IMPORT else "rule"


def _is_short(readme: Path) -> bool:
    return readme.exists() and 5 <= len(readme.read_text(encoding="utf-8").splitlines()) <= 2 * README_LINES


def _package(file: str) -> str:
    return file.split("/", maxsplit=1)[0] if "/" in file else ""


def _is_module(tree: Path, name: str) -> bool:
    place = tree.parent / re.sub(r"\.", "/", name)
    return place.with_suffix(".py").exists() or (place / "__init__.py").exists()


def _parsed(tree: Path) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(tree.rglob("*.py")):
        yield path.relative_to(tree).as_posix(), ast.parse(path.read_text(encoding="utf-8"))
