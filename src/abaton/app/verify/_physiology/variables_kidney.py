"""The table's variables of the kidneys, and the fields that answer them."""

from typing import Final

from abaton.app.verify._physiology.fields import Source, both, field, less, named, over, times
from abaton.app.verify._physiology.variables_blood import MASS
from abaton.app.verify._physiology.variables_breathing import BICARBONATE_MASS
from abaton.physiology.body.fluids import Solute


def _renal(name: str, solute: Solute, unit: str) -> dict[str, Source]:
    """Tell what kidneys do with a solute; `unit` says how much a minute, in g/day or mg/min."""
    # The fields are in mmol/min.
    by = MASS[solute] * (1e-3 * 1440 if unit == "g/day" else 1.0)
    out, filtered = f"kidney.excretion[{solute}]", f"kidney.filtered[{solute}]"
    return {
        f"{name}-Clearance-RenalClearance": Source(f"kidney.clearance[{solute}]", "ml/min kg"),
        f"{name}-Clearance-RenalExcretionRate": times(out, by, unit),
        f"{name}-Clearance-RenalFiltrationRate": times(filtered, by, unit),
        f"{name}-Clearance-RenalReabsorptionRate": less(filtered, out, unit, by),
    }


def _kidney(side: str, i: int) -> dict[str, Source]:
    fields = {
        "AfferentArterioleResistance": ("afferent_resistance", "mmHg min/mL", 1),
        "EfferentArterioleResistance": ("efferent_resistance", "mmHg min/mL", 1),
        "BowmansCapsulesHydrostaticPressure": ("bowman_pressure", "mmHg", 1),
        "BowmansCapsulesOsmoticPressure": ("bowman_oncotic", "mmHg", -1),
        "FiltrationFraction": ("filtration_fraction", "", 1),
        "GlomerularCapillariesHydrostaticPressure": ("glomerular_pressure", "mmHg", 1),
        "GlomerularCapillariesOsmoticPressure": ("glomerular_oncotic", "mmHg", -1),
        "GlomerularFiltrationCoefficient": ("filtration_coefficient", "mL/min mmHg", 1),
        "GlomerularFiltrationRate": ("filtration", "mL/min", 1),
        "GlomerularFiltrationSurfaceArea": ("filtration_surface", "cm^2", 1),
        "NetFiltrationPressure": ("net_filtration_pressure", "mmHg", 1),
        "NetReabsorptionPressure": ("net_reabsorption_pressure", "mmHg", 1),
        "PeritubularCapillariesHydrostaticPressure": ("peritubular_pressure", "mmHg", 1),
        "PeritubularCapillariesOsmoticPressure": ("peritubular_oncotic", "mmHg", -1),
        "ReabsorptionRate": ("reabsorption", "mL/min", 1),
        "TubularOsmoticPressure": ("tubular_oncotic", "mmHg", -1),
    }
    told = {
        # Osmotic pressures of blood and tubule pull, so the table has them below zero.
        f"{side}{name}": times(f"kidney.{path}[{i}]", sign, unit) if sign < 0 else Source(f"kidney.{path}[{i}]", unit)
        for name, (path, unit, sign) in fields.items()
    }
    told[f"{side}ReabsorptionFiltrationCoefficient"] = Source(
        "kidney.constants.reabsorption_coefficient", "mL/min mmHg"
    )
    return told


KIDNEY: Final[dict[str, Source]] = {
    "GFR": Source("kidney.filtration_rate", "mL/min"),
    "GlomerularFiltrationRate": Source("kidney.filtration_rate", "mL/min"),
    "RenalBloodFlow": Source("kidney.blood_flow", "mL/min"),
    "RenalPlasmaFlow": both("kidney.plasma_flow", "mL/min"),
    "FiltrationFraction": both("kidney.filtration_fraction", "", 0.5),
    "RenalVascularResistance": Source("kidney.vascular_resistance", "mmHg min/mL"),
    "UrineProductionRate": Source("kidney.urine_flow", "mL/min"),
    "UrineOsmolality": Source("kidney.urine_osmolality", "mOsm/kg"),
    "UrineOsmolarity": Source("kidney.urine_osmolality", "mOsm/L"),
    **named(("UrineSpecificGravity", "SpecificGravity"), Source("kidney.specific_gravity", "")),
    "UrineUreaNitrogenConcentration": Source("kidney.urea_nitrogen", "g/L"),
    **_kidney("Left", 0),
    **_kidney("Right", 1),
    **_renal("Sodium", Solute.SODIUM, "g/day"),
    **_renal("Chloride", Solute.CHLORIDE, "g/day"),
    **_renal("Calcium", Solute.CALCIUM, "g/day"),
    **_renal("Glucose", Solute.GLUCOSE, "g/day"),
    **_renal("Creatinine", Solute.CREATININE, "mg/min"),
    **_renal("Urea", Solute.UREA, "mg/min"),
    **named(
        ("Acetoacetate-Clearance-RenalClearance", "Ketones-Clearance-RenalClearance"),
        Source(f"kidney.clearance[{Solute.KETONES}]", "ml/min kg"),
    ),
    "Bicarbonate-Clearance-RenalClearance": Source(
        "kidney.bicarbonate_excretion / gas.bicarbonate / person.weight",
        "ml/min kg",
        lambda body: (
            1e3
            * field(body, "kidney.bicarbonate_excretion")
            / field(body, "gas.bicarbonate")
            / field(body, "person.weight")
        ),
    ),
    "Bicarbonate-Clearance-RenalExcretionRate": times("kidney.bicarbonate_excretion", 1.44 * BICARBONATE_MASS, "g/day"),
    "Bicarbonate-Clearance-RenalFiltrationRate": times("kidney.bicarbonate_filtered", 1.44 * BICARBONATE_MASS, "g/day"),
    "Bicarbonate-Clearance-RenalReabsorptionRate": less(
        "kidney.bicarbonate_filtered", "kidney.bicarbonate_excretion", "g/day", 1.44 * BICARBONATE_MASS
    ),
    "Lactate-Clearance-RenalClearance": Source(
        "kidney.lactate_excretion / gas.lactate / person.weight",
        "ml/min kg",
        lambda body: (
            1e3 * field(body, "kidney.lactate_excretion") / field(body, "gas.lactate") / field(body, "person.weight")
        ),
    ),
    "Albumin-Clearance-GlomerularFilterability": Source("kidney.constants.albumin_filterability", ""),
    "Hemoglobin-Clearance-GlomerularFilterability": Source("kidney.constants.haemoglobin_filterability", ""),
    **named(
        ("Glucose-Clearance-GlomerularFilterability", "Sodium-Clearance-GlomerularFilterability"),
        Source("kidney: passes freely", "", lambda _: 1.0),
    ),
    "Chloride-Clearance-GlomerularFilterability": Source("kidney.constants.chloride_filterability", ""),
    **named(("Urine Sodium Concentration", "Urine sodium concentration"), Source("kidney.urine[0]", "mmol/L")),
    "Urine Chloride Concentration": Source(f"kidney.urine[{Solute.CHLORIDE}]", "mmol/L"),
    "Urine Calcium Concentration": Source(f"kidney.urine[{Solute.CALCIUM}]", "mmol/L"),
    "Urine Urea Concentration": Source(f"kidney.urine[{Solute.UREA}]", "mmol/L"),
    "Bladder Chloride Concentration": over(
        f"kidney.bladder[{Solute.CHLORIDE}]", "kidney.bladder_volume", "mmol/L", 1e3
    ),
    "Bladder Urea Concentration": over(f"kidney.bladder[{Solute.UREA}]", "kidney.bladder_volume", "mmol/L", 1e3),
    "Bladder sodium concentration": over(f"kidney.bladder[{Solute.SODIUM}]", "kidney.bladder_volume", "mmol/L", 1e3),
    **named(
        ("Urine Creatine Clearance", "Urine Creatinine Clearance"),
        Source(f"kidney.clearance[{Solute.CREATININE}]", "mL/min"),
    ),
    "Chloride Excretion": Source(f"kidney.excretion[{Solute.CHLORIDE}]", "mmol/min"),
    "Sodium Excretion": Source(f"kidney.excretion[{Solute.SODIUM}]", "mmol/min"),
}
