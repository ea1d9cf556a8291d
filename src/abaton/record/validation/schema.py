"""The structural pass: HL7's JSON schema of R4, by jsonschema-rs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

import jsonschema_rs

from abaton.record import definitions
from abaton.record.model import Resource

_NAME: Final = re.compile(r"_?[A-Za-z][A-Za-z0-9]{0,63}", re.ASCII)
_UNKNOWN: Final = re.compile(r"'([^']*)'")
_REASONS: Final[Mapping[str, str]] = {
    "additionalProperties": "no element of R4",
    "const": "the type of the resource",
    "enum": "a code of the required value set",
    "pattern": "of the form that R4 gives its type",
    "required": "present",
    "type": "of its JSON type in R4",
    "minItems": "not empty",
    "oneOf": "a resource of R4",
}


def faults(resource: Resource) -> Iterator[tuple[str, str]]:
    """Give the place of each fault and what must be there, never what is there.

    Args:
        resource: Of a type that R4 has.
    """
    kind: str = resource["resourceType"]
    validator = _validator(kind)
    if validator.is_valid(resource):
        return
    for error in validator.iter_errors(resource):
        keyword = str(error.schema_path[-1]) if error.schema_path else ""
        reason = _REASONS.get(keyword, "as R4 defines it")
        yield _place(kind, error.instance_path, _missing_or_unknown(keyword, error.message)), reason


@cache
def _validator(kind: str) -> jsonschema_rs.Draft6Validator:
    return jsonschema_rs.Draft6Validator({**definitions.schema(), "$ref": f"#/definitions/{kind}"})


def _missing_or_unknown(keyword: str, message: str) -> str | None:
    if keyword not in {"additionalProperties", "required"}:
        return None
    # "'x' was unexpected", '"x" is a required property'.
    found = _UNKNOWN.search(message.replace('"', "'"))
    return None if found is None or not _NAME.fullmatch(found[1]) else found[1]


def _place(kind: str, path: Sequence[Any], last: str | None) -> str:
    parts = [f"[{part}]" if isinstance(part, int) else f".{_named(str(part))}" for part in path]
    return "".join([kind, *parts, "" if last is None else f".{last}"])


def _named(part: str) -> str:
    # Not an element: a key that somebody wrote, and it may say anything.
    return part if _NAME.fullmatch(part) else "*"
