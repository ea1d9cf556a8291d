"""Reference pages made from the code: acts, conditions, drugs, constants of the engine; the form; what is left out."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, get_args

from msgspec import inspect

from abaton.app.verify._physiology import parameters, scenario
from abaton.app.verify._physiology.left_out import reasons
from abaton.infrastructure.checkout import ROOT
from abaton.physiology import acts
from abaton.physiology.drugs.catalogue import CATALOGUE

MADE: Final = "<!-- Made by `./abaton check --fix`; a test compares. -->"
DOCS: Final = ROOT / "docs"

# What a condition is, and what its severity counts.
CONDITIONS: Final[dict[acts.ConditionName, tuple[str, str]]] = {
    "asthma": ("narrow bronchi, air trapping; bronchodilators help", "0..1: 0.3 moderate, 0.7 severe, 0.9 deadly"),
    "bronchospasm": ("bronchi narrow at once; bronchodilators help", "0..1"),
    "bronchitis": ("chronic obstruction that no drug undoes, carbon dioxide kept", "0..1"),
    "emphysema": ("lung recoil and diffusion lost", "0..1"),
    "airway_obstruction": ("the upper airway closes", "0..1, 1 closed"),
    "apnoea": ("breathing muscles lose force", "0..1 of resting effort lost"),
    "pneumothorax_open": ("the chest wall is open to the pleura; a dressing closes it", "0..1, by side"),
    "pneumothorax_closed": ("air leaks into the pleura and stays: tension; a needle lets it out", "0..1, by side"),
    "pleural_effusion": ("fluid in the pleura", "0..1, by side"),
    "ards": ("stiff lungs, shunt that pressure can open", "0..1, by side: 0.3 mild, 0.6 moderate, 0.9 severe"),
    "pneumonia": ("a lung filled: shunt, fever, fast breath", "0..1, by side"),
    "pulmonary_fibrosis": ("stiff lungs, thick membranes", "0..1"),
    "pulmonary_embolism": ("vessels of the lung closed: dead space, strain on the right heart", "0..1"),
    "pericardial_effusion": ("fluid in the pericardium, up to tamponade", "0..1"),
    "anaphylaxis": ("mediators within minutes: wide leaking vessels, narrow bronchi; adrenaline helps", "0..1"),
    "sepsis": ("bacteria grow in minutes: wide leaking vessels; antibiotics, fluid, noradrenaline help", "0..1"),
    "coronary_occlusion": ("a coronary artery closes; left is anterior, right inferior", "0..1, by side"),
    "stroke": ("a part of the brain without blood, then swelling", "0..1, by side"),
    "raised_intracranial_pressure": ("pressure in the skull from any cause", "0..1"),
    "traumatic_brain_injury": ("swelling after a blow", "0..1, by side"),
    "seizure": ("drive to convulse; anticonvulsants help", "0..1"),
    "ketoacidosis": ("a day without enough insulin: sugar, ketones, water lost", "0..1, once"),
    "hyperkalaemia": ("potassium leaves cells", "0..1"),
    "burn": ("plasma leaks for a day", "fraction of the body's surface"),
    "heart_failure": ("ventricles contract less", "0..1"),
    "starvation": ("no food", "days, once"),
    "dehydration": ("water and a little salt are missing", "fraction of body mass, once"),
    "renal_stenosis": ("a narrow renal artery for weeks", "0..1, by side"),
    "fever": ("the body's set point rises", "1 is 3 K"),
    "pain": ("felt and answered; analgesics help", "0..1"),
    "anaemia": ("red cells lost, plasma in their place", "fraction of haemoglobin, once"),
    "pregnancy": ("late pregnancy", "0..1, 1 at term"),
    "eclampsia": ("narrow vessels, seizures; magnesium helps", "0..1"),
    "postpartum_atony": ("an empty womb that does not contract bleeds; oxytocin helps", "0..1"),
    "drowning": ("water in the lungs", "0..1"),
    "transfusion_reaction": ("transfused cells burst", "0..1"),
    "smoke_injury": ("airways swell after a fire", "0..1"),
    "hypothyroidism": ("slow metabolism and heart", "0..1"),
    "electrocution": ("current through the chest", "0..1, chance of ventricular fibrillation"),
}  # fmt: skip


def pages() -> dict[Path, str]:
    """Give every made file and its text."""
    return {
        DOCS / "reference" / "physiology-acts.md": _acts(),
        DOCS / "reference" / "physiology-conditions.md": _conditions(),
        DOCS / "reference" / "physiology-drugs.md": _drugs(),
        DOCS / "reference" / "physiology-parameters.md": parameters.page(MADE),
        DOCS / "reference" / "scenario.schema.json": json.dumps(scenario.schema(), indent=2, sort_keys=True) + "\n",
        DOCS / "science" / "scope.md": _scope(),
    }


def _acts() -> str:
    kinds: tuple[Any, ...] = get_args(acts.Act)
    lines = [
        "# Acts",
        MADE,
        "",
        "Everything that can be done to a body, as it stands in a scenario: `{act: NAME, field: value, …}`.",
        "A field's name ends in its unit; a field with a default may be left out.",
        "[Conditions](physiology-conditions.md) and [drugs](physiology-drugs.md) have pages of their own.",
        "",
    ]
    for kind in sorted(kinds, key=lambda one: str(one.__struct_config__.tag)):
        lines += [f"## {kind.__struct_config__.tag}", ""]
        if kind.__doc__ and not kind.__doc__.startswith(kind.__name__):
            lines += [" ".join(kind.__doc__.split()), ""]
        lines += ["| field | what | default |", "|---|---|---|"]
        told: Any = inspect.type_info(kind)
        lines += [f"| `{one.encode_name}` | {_type(one.type)} | {_default(one)} |" for one in told.fields]
        lines.append("")
    return "\n".join(lines)


def _type(told: Any) -> str:  # noqa: ANN401 msgspec's description of a type
    match told:
        case inspect.LiteralType():
            return ", ".join(f"`{one}`" for one in sorted(map(str, told.values)))
        case inspect.UnionType():
            return " or ".join(_type(one) for one in told.types if not isinstance(one, inspect.NoneType))
        case inspect.FloatType() | inspect.IntType():
            limits = [
                f"{word} {limit:g}"
                for word, limit in (("≥", told.ge), (">", told.gt), ("≤", told.le), ("<", told.lt))
                if limit is not None
            ]
            return " ".join(["number", *limits])
        case inspect.BoolType():
            return "`true` or `false`"
        case _:
            return "text"


def _default(told: Any) -> str:  # noqa: ANN401 msgspec's description of a field
    if told.required:
        return "required"
    if told.default is None:
        return "as it was"
    return f"`{json.dumps(told.default)}`"


def _conditions() -> str:
    lines = [
        "# Conditions",
        MADE,
        "",
        "For `{act: condition, condition: NAME, severity: …}` and for `start`. A severity of 0 ends a condition.",
        "Where sides are told, `side` is `left`, `right` or `both`.",
        "A condition told `once` is brought about when it is set, and 0 does not undo it.",
        "What each does, and where that ends: [conditions](../science/conditions.md).",
        "",
        "| condition | what | severity |",
        "|---|---|---|",
        *(f"| `{name}` | {what} | {severity} |" for name, (what, severity) in sorted(CONDITIONS.items())),
        "",
    ]
    return "\n".join(lines)


def _drugs() -> str:
    lines = [
        "# Drugs",
        MADE,
        "",
        "For `inject`, `infuse`, `inhale` and `inhaler`. Doses are in milligrams.",
        "A vein is open to all but vapours; other ways as told.",
        "",
        "| drug | also | group | other ways | limits |",
        "|---|---|---|---|---|",
        *(
            f"| `{one.name}` | {', '.join(f'`{name}`' for name in one.aliases)} | {one.group} "
            f"| {', '.join(f'`{way}`' for way in one.absorption)} | {one.limits} |"
            for one in sorted(CATALOGUE, key=lambda one: one.name)
        ),
        "",
    ]
    return "\n".join(lines)


def _scope() -> str:
    text = (scenario.HERE / "_scope.md").read_text(encoding="utf-8")
    rows = [
        f"| {one.scenario} | {one.engine} | {', '.join(one.phases)} | {', '.join(one.variables)} "
        f"| {' '.join(one.reason.split())} |"
        for one in reasons()
    ]
    table = "\n".join(["| scenario | engine | phase | variables | reason |", "|---|---|---|---|---|", *rows])
    return text.replace("{left out}", table).replace("{made}", MADE)


def stale() -> Iterator[Path]:
    """Give the files whose text is not what the code makes."""
    for file, text in pages().items():
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            yield file
