"""Renders the catalogue as Markdown, so that the page of drugs never says other than the catalogue does."""

from collections.abc import Iterator

from abaton.physiology.drugs.catalogue import CATALOGUE
from abaton.physiology.drugs.drug import Action, Build, Drug, Mode, Receptor, Solubility

STANDARD = Build()


def reference() -> str:
    """Give a table for each group: names, routes, kinetics of the standard adult, actions, sources, limits."""
    groups = sorted({one.group for one in CATALOGUE})
    return "\n".join(line for group in groups for line in _group(group))


def _group(group: str) -> Iterator[str]:
    yield f"### {group.capitalize()}\n"
    yield "| drug | routes besides iv and io | kinetics | actions | sources | limits |"
    yield "|---|---|---|---|---|---|"
    for one in CATALOGUE:
        if one.group == group:
            cells = (_names(one), _routes(one), _kinetics(one), _actions(one), _sources(one), one.limits)
            yield "| " + " | ".join(cells) + " |"
    yield ""


def _names(one: Drug) -> str:
    units = f"; 1 mg = {one.units_per_mg:g} units" if one.units_per_mg else ""
    also = f" ({', '.join(one.aliases)})" if one.aliases else ""
    return f"`{one.name}`{also}{units}"


def _routes(one: Drug) -> str:
    return "; ".join(
        f"{way}: ka {how.rate:g}/min, F {how.available:g}" + (f", after {how.wait:g} min" if how.wait else "")
        for way, how in one.absorption.items()
    )


def _kinetics(one: Drug) -> str:
    what = one.kinetics_of(STANDARD)
    if isinstance(what, Solubility):
        tissues = f"brain {what.brain:g}, muscle {what.muscle:g}, fat {what.fat:g}"
        return f"blood/gas {what.blood:g}, {tissues}; MAC {what.mac:g} %"
    parts = [f"V {' + '.join(f'{v:.3g}' for v in (what.v1, what.v2, what.v3) if v)} L", f"CL {what.cl:.3g} L/min"]
    between = [f"{q:.3g}" for q in (what.q2, what.q3) if q]
    if between:
        parts.append(f"Q {', '.join(between)} L/min")
    return ", ".join((*parts, f"ke0 {what.ke0:.3g}/min"))


def _actions(one: Drug) -> str:
    return "; ".join(_action(action) for action in one.actions)


def _action(action: Action) -> str:
    name = action.target.name.lower().replace("_", " ")
    match action.mode:
        case Mode.AGONIST:
            return f"{name} agonist {action.half:.3g}"
        case Mode.ANTAGONIST:
            return f"{name} antagonist {action.half:.3g}"
        case Mode.EFFECT | Mode.AIRWAY:
            steep = f"; steepness {action.steep:g}" if action.steep != 1 else ""
            site = " mg in the bronchi" if action.mode == Mode.AIRWAY else ""
            return f"{name} {action.most:+.2g} at {action.half:.3g}{site}{steep}"
        case _:
            return f"{name} from its {action.mode.name.lower()}"


def _sources(one: Drug) -> str:
    what = one.kinetics_of(STANDARD)
    said = dict.fromkeys((what.source, *(how.source for how in one.absorption.values())))
    acts = dict.fromkeys(action.source for action in one.actions)
    return "; ".join(dict.fromkeys((*said, *acts)))


def receptors() -> str:
    """List what drugs meet at, and which meet there."""
    lines: list[str] = []
    for receptor in Receptor:
        of = [one.name for one in CATALOGUE if any(a.target is receptor for a in one.actions)]
        lines.append(f"- **{receptor.name.lower().replace('_', ' ')}**: {', '.join(of)}")
    return "\n".join(lines)
