"""The web client's words are the server's: the same tags, the same fields of the same kinds, on both sides."""

import json
import subprocess
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest

from abaton.app.development import web
from abaton.infrastructure.checkout import WEB
from abaton.spaces.live.model import FromBrowser, ToBrowser

SCRIPT = Path(__file__).with_name("shapes_of_wire.mjs")
KINDS = {"integer": "number", "number": "number", "string": "string", "boolean": "boolean"}


@pytest.fixture(scope="module")
def typescript() -> dict[str, Any]:
    web.install()
    # Read as if it lay in the web client, whose compiler it uses.
    command = [web.NODE, "--input-type=module", "-e", SCRIPT.read_text(encoding="utf-8")]
    done = subprocess.run(command, check=True, cwd=WEB, env=web.environment(), capture_output=True)
    return json.loads(done.stdout)


def words(union: Any) -> dict[str, Any]:  # noqa: ANN401 a type, or a union of types
    schema = msgspec.json.schema(union)
    definitions = schema["$defs"]

    def shape(of: dict[str, Any]) -> object:
        found = next(one for one in of.get("anyOf", [of]) if one.get("type") != "null")
        if "$ref" in found:
            found = definitions[found["$ref"].rpartition("/")[2]]
        if "enum" in found:
            return sorted(found["enum"])
        if found.get("type") == "array":
            return {"each": shape(found["items"])}
        if found.get("type") == "object":
            return {"of": {name: shape(one) for name, one in found["properties"].items()}}
        return KINDS.get(found.get("type", ""), "unknown")

    said: dict[str, Any] = {}
    for tag, reference in schema["discriminator"]["mapping"].items():
        properties = definitions[reference.rpartition("/")[2]]["properties"]
        said[tag] = {name: shape(one) for name, one in properties.items() if name != "type"}
    return said


def differences(server: Any, client: Any, at: str) -> list[str]:  # noqa: ANN401 shapes, as JSON has them
    """Return where two shapes differ. One side may leave open which words there are, as for codes."""
    if isinstance(server, dict) and isinstance(client, dict):
        of_server, of_client = cast("dict[str, Any]", server), cast("dict[str, Any]", client)
        found = [f"{at}.{name} is on one side only" for name in sorted(of_server.keys() ^ of_client.keys())]
        for name in sorted(of_server.keys() & of_client.keys()):
            found += differences(of_server[name], of_client[name], f"{at}.{name}")
        return found
    if (server == "string" and isinstance(client, list)) or (client == "string" and isinstance(server, list)):
        return []
    return [] if server == client else [f"{at}: {server} on the server, {client} in the browser"]


@pytest.mark.parametrize(("union", "name"), [(ToBrowser, "FromRoom"), (FromBrowser, "ToRoom")])
def test_both_sides_say_the_same_words(typescript: dict[str, Any], union: object, name: str) -> None:
    assert differences(words(union), typescript[name], name) == []
