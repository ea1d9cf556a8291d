"""How a body's fluids begin, and how they take the circulation as it settled for their set points."""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.circulation import Organ
from abaton.physiology.body.fluids import Protein, Solute
from abaton.physiology.body.illness import LEFT, RIGHT
from abaton.physiology.body.whole import Body
from abaton.physiology.systems import chemistry, fluids, kidney


@compiled
def start_fluids(b: Body) -> None:
    """Fill the fluids of a person: call once `person` and the circulation's blood volume are there.

    Call it again when the circulation has settled: everything is at rest then, and what the circulation
    holds by now is what plasma and red cells are. Without a blood volume (0) the standard adult's is taken,
    scaled by weight.
    """
    _forget(b)
    f, k, c, n = b.fluids, b.fluids.constants, b.chemistry, b.kidney
    k.scale = max(b.person.weight, 1.0) / k.weight_standard
    c.scale = k.scale
    n.constants.size = b.person.surface / n.constants.surface_standard
    blood = b.circulation.blood_volume
    if blood <= 0:
        blood = k.blood_standard * k.scale
    k.blood_rest = blood
    f.red_cells = blood * _haematocrit(b)
    f.plasma_volume = blood - f.red_cells
    f.interstitial = k.interstitial_per_weight * k.weight_standard * k.scale
    f.intracellular = k.intracellular_per_weight * k.weight_standard * k.scale
    k.plasma_rest, k.interstitial_rest = f.plasma_volume, f.interstitial
    f.blood_seen = b.circulation.blood_lost

    r = c.constants
    albumin_charge = r.albumin_slope * r.ph_rest - r.albumin_intercept
    phosphate_charge = r.phosphate_slope * r.ph_rest - r.phosphate_intercept
    difference = (
        r.bicarbonate_rest
        + k.protein_rest[Protein.ALBUMIN] * 1000 / 100 * albumin_charge
        + r.phosphate * phosphate_charge
        + r.lactate_rest
        + r.ketones
        + r.unmeasured
    )
    positive = r.sodium + r.potassium + 2 * r.calcium * r.calcium_complexed + 2 * r.magnesium
    r.chloride = positive - difference
    litres = (f.plasma_volume + f.interstitial) / 1000
    water = litres + f.intracellular / 1000
    f.solute[:] = 0.0
    f.solute[Solute.SODIUM] = r.sodium * litres
    f.solute[Solute.POTASSIUM] = r.potassium * litres
    f.solute[Solute.CHLORIDE] = r.chloride * litres
    f.solute[Solute.CALCIUM] = r.calcium * litres
    f.solute[Solute.MAGNESIUM] = r.magnesium * litres
    f.solute[Solute.PHOSPHATE] = r.phosphate * litres
    f.solute[Solute.GLUCOSE] = r.glucose * litres
    f.solute[Solute.KETONES] = r.ketones * litres
    # What muscle and protein make goes by weight, what kidneys clear by surface.
    cleared = c.scale / n.constants.size
    f.solute[Solute.UREA] = r.urea * cleared * water
    f.solute[Solute.CREATININE] = r.creatinine * cleared * water
    for p in (Protein.ALBUMIN, Protein.GLOBULIN):
        f.protein[p] = k.protein_rest[p] * f.plasma_volume / 100
        f.tissue_protein[p] = k.protein_rest[p] * k.tissue_protein_rest * f.interstitial / 100
    c.cell_potassium = r.cell_potassium * c.scale
    c.glycogen = r.glycogen * c.scale
    f.cell_osmoles = fluids.tonicity(b) / (litres * 1000) * f.intracellular
    fluids.show(b)
    settle(b)


@compiled
def _haematocrit(b: Body) -> float:
    """Give the usual haematocrit of a person of that age and sex."""
    p, k = b.person, b.fluids.constants
    if p.age < k.age_infant:
        return k.haematocrit_newborn + (k.haematocrit_child - k.haematocrit_newborn) * p.age / k.age_infant
    if p.age < k.age_grown:
        return k.haematocrit_child
    return k.haematocrit if p.male > 0 else k.haematocrit_woman


@compiled
def _forget(b: Body) -> None:
    """Empty gut, bladder and sums; hormones as at rest."""
    f, c, n = b.fluids, b.chemistry, b.kidney
    r = c.constants
    f.protein[:] = 0.0
    f.tissue_protein[:] = 0.0
    f.protein_in[:] = 0.0
    f.protein_out[:] = 0.0
    f.solute_in[:] = 0.0
    f.solute_out[:] = 0.0
    f.begun[:] = 0.0
    f.intake = f.drinking = 1.0
    f.foreign_cells = f.free_haemoglobin = f.owed = 0.0
    f.infusion_flow = f.plasma_flow = 0.0
    f.gut_water = f.gut_sodium = f.gut_carbohydrate = f.gut_fat = f.gut_protein = f.food_mass = 0.0
    f.water_in = f.water_out = f.cells_in = f.cells_out = 0.0
    f.metabolic_water = f.sweat_lost = f.insensible_lost = f.urine_lost = 0.0
    n.bladder[:] = 0.0
    n.bladder_volume = 0.0
    n.usual_sodium = r.sodium
    n.antidiuretic = n.angiotensin = n.aldosterone = n.natriuretic = 1.0
    c.own_insulin = c.insulin = c.insulin_action = c.fat_action = r.insulin_rest
    c.islets = c.glucagon = c.nerves = 1.0
    c.work = c.insulin_loss = 0.0
    c.triacylglycerol, c.fatty_acids = r.triacylglycerol, r.fatty_acids
    c.adrenaline, c.noradrenaline = r.adrenaline, r.noradrenaline


@compiled
def settle(b: Body) -> None:
    """Take the circulation as it is now for rest, so that nothing drifts: call when it has settled.

    Nothing is moved; what the capillaries' pressure, arterial pressure and renal flow are now is what
    filtration, lymph, kidneys and their hormones take for their set points.
    """
    f, k, n, o = b.fluids, b.fluids.constants, b.kidney, b.circulation
    q = n.constants
    k.blood_rest = f.plasma_volume + f.red_cells
    k.plasma_rest, k.interstitial_rest = f.plasma_volume, f.interstitial
    q.ecf_rest = f.plasma_volume + f.interstitial
    if o.capillary_pressure > 0:
        k.capillary_rest = o.capillary_pressure
    held = k.protein_rest[Protein.ALBUMIN] + k.protein_rest[Protein.GLOBULIN]
    pull = fluids.oncotic(held, 100.0, b) - fluids.oncotic(held * k.tissue_protein_rest, 100.0, b)
    # What the skin loses has been filtered too, but for what metabolism and cells add.
    share = f.plasma_volume / (f.plasma_volume + f.interstitial)
    filtered = k.lymph + k.insensible - k.metabolic_water * (1 - share)
    k.tissue_pressure_rest = k.capillary_rest - k.reflection * pull - filtered / k.filtration
    returned = k.lymph * k.tissue_protein_rest - filtered * (1 - k.reflection)
    k.permeability = k.scale * returned / max(1 - k.tissue_protein_rest, 0.5)

    if o.mean > 0:
        q.arterial_rest = o.mean
        q.venous_rest = min(max(o.central_venous, 0.0), q.venous_most)
    if o.organ_mean_flow[Organ.KIDNEYS] > 0:
        q.flow_rest = o.organ_mean_flow[Organ.KIDNEYS]
    else:
        q.flow_rest = q.flow_standard * q.size
    q.filtration_rest = q.filtration_standard * q.size
    wanted = q.venous_rest + q.glomerular_share * (q.arterial_rest - q.venous_rest)
    q.glomerular_rest = min(wanted, q.glomerular_standard)
    q.pressure_scale = q.glomerular_rest / q.glomerular_standard
    n.arterial, n.venous = q.arterial_rest, q.venous_rest
    before = q.arterial_rest - q.glomerular_rest
    q.perfusion_rest = q.arterial_rest - q.artery_share * before
    plasma = 0.5 * q.flow_rest * (1 - f.haematocrit)
    fraction = min(0.5 * q.filtration_rest / max(plasma, 1.0), 0.5)
    mean = 0.5 * (fluids.oncotic(held, 100.0, b) + fluids.oncotic(held / (1 - fraction), 100.0, b))
    net = q.glomerular_rest - q.pressure_scale * (q.bowman + q.oncotic_profile + mean)
    q.coefficient_rest = 0.5 * q.filtration_rest / max(net, 1.0)
    for side in (LEFT, RIGHT):
        n.tone[side] = 1.0
        n.flow[side] = 0.5 * q.flow_rest
        n.plasma_flow[side] = plasma
    n.blood_flow = q.flow_rest
    n.urine_flow = q.urine_rest * q.size
    chemistry.show(b)
    kidney.step(b, 0.0)
