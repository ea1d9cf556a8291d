"""HL7's definitions of FHIR R4 (4.0.1), as `docs/record/definitions.py` drew them into the folder `r4`."""

import lzma
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple, TypeAlias

import orjson

_FOLDER: Final = files("abaton.record") / "r4"


class Element(NamedTuple):
    """What one property of a complex type may hold."""

    type: str
    """A FHIR type; an element with parts of its own is a type called by its path."""
    targets: Sequence[str] | None
    """Types that a Reference may point to, if they are limited."""
    choice: str | None
    """`value` for `valueQuantity`: of one choice there may be only one."""


class ComplexType(NamedTuple):
    elements: Mapping[str, Element]
    required: Sequence[str]
    """Primitives that it cannot be without. Complex ones the JSON schema knows."""


Elements: TypeAlias = Mapping[str, ComplexType]


@cache
def schema() -> Mapping[str, Any]:
    """Return the JSON schema of R4."""
    return orjson.loads(lzma.decompress((_FOLDER / "schema.json.xz").read_bytes()))


@cache
def elements() -> Elements:
    """Return every complex type by its name or path."""
    read = orjson.loads(lzma.decompress((_FOLDER / "elements.json.xz").read_bytes()))
    return {
        name: ComplexType({key: Element(*one) for key, one in parts["elements"].items()}, parts["required"])
        for name, parts in read.items()
    }


@cache
def compartment() -> Mapping[str, Sequence[str]]:
    """Return, by type, the expressions that put a resource into a patient's compartment."""
    return orjson.loads((_FOLDER / "compartment.json").read_bytes())


@cache
def parameters() -> Mapping[str, Mapping[str, str]]:
    """Return, by type and name, the kind and the expression of each search parameter: `token Patient.gender`."""
    return orjson.loads((_FOLDER / "parameters.json").read_bytes())


@cache
def resource_types() -> frozenset[str]:
    """Return the names of all resource types of R4."""
    listed = schema()["definitions"]["ResourceList"]["oneOf"]
    return frozenset(one["$ref"].rsplit("/", 1)[-1] for one in listed)
