"""YAML as people mean it: `on` and `no` are words, `30:2` is no number, a key stands once."""

import re
from pathlib import Path
from typing import Any

import yaml

from abaton.kernel.errors import Invalid


class _Plain(yaml.SafeLoader):
    """The safe loader with YAML 1.2's few kinds of scalars instead of YAML 1.1's many."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, Any]]] = {}  # noqa: RUF012 the loader's own attribute


for _tag, _pattern, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
):
    # Its types are not known: PyYAML has no annotations.
    _add: Any = getattr(_Plain, "add_implicit_resolver")  # noqa: B009 by name, for its type is unknown
    _add(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))


def _mapping(loader: _Plain, node: yaml.MappingNode) -> dict[Any, Any]:
    made: dict[Any, Any] = {}
    construct: Any = getattr(loader, "construct_object")  # noqa: B009 by name, for its type is unknown
    for key_node, value_node in node.value:
        key: Any = construct(key_node, deep=True)
        if key in made:
            line = key_node.start_mark.line + 1
            raise yaml.constructor.ConstructorError(None, None, f"{key} stands twice, again in line {line}")
        made[key] = construct(value_node, deep=True)
    return made


_Plain.add_constructor("tag:yaml.org,2002:map", _mapping)


def read(file: Path) -> Any:  # noqa: ANN401 what a file may hold
    """Read one file as plain dicts, lists, words and numbers."""
    try:
        # The loader is SafeLoader with fewer kinds of scalars: it makes nothing but plain values.
        return yaml.load(file.read_text(encoding="utf-8"), _Plain)  # noqa: S506
    except yaml.YAMLError as unread:
        raise Invalid(file.name, f"must be YAML: {' '.join(str(unread).split())}") from unread
