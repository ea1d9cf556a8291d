"""Two kidneys, once a second: pressures from the flow that the circulation gives, filtration, excretion, hormones."""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.circulation import Organ
from abaton.physiology.body.fluids import Protein
from abaton.physiology.body.illness import LEFT, RIGHT, Illness
from abaton.physiology.body.whole import Body
from abaton.physiology.systems import excretion

HALVINGS = 24


@compiled
def step(b: Body, dt: float) -> None:
    """Go `dt` seconds on. Water and solutes are taken by `fluids`, by the rates written here."""
    _hormones(b, dt)
    _perfuse(b, dt)
    for side in (LEFT, RIGHT):
        _filter(b, side)
    n = b.kidney
    n.filtration_rate = n.filtration[LEFT] + n.filtration[RIGHT]
    excretion.step(b)
    _take_back(b)


@compiled
def _near(value: float, wanted: float, time: float, dt: float) -> float:
    """Go from a value to the wanted one with a time constant, in seconds."""
    return value + (wanted - value) * dt / (dt + time)


@compiled
def _lumen(b: Body, side: int) -> float:
    """What a stenosis leaves of the artery's lumen, 0..1."""
    severity = min(max(b.illness.severity[2 * Illness.RENAL_STENOSIS + side], 0.0), 1.0)
    return max(1 - severity, b.kidney.constants.stenosis_floor)


@compiled
def _perfuse(b: Body, dt: float) -> None:
    """Set the tone of the afferent arterioles; share the flow between the kidneys; tell the circulation."""
    n, k = b.kidney, b.kidney.constants
    n.arterial = _near(n.arterial, max(b.circulation.mean, 0.0), k.pressure_time, dt)
    high = k.glomerular_rest * 0.5
    n.venous = _near(n.venous, min(max(b.circulation.central_venous, 0.0), high), k.pressure_time, dt)
    arterial, venous = n.arterial, n.venous
    rest_head = max(k.arterial_rest - k.venous_rest, 1.0)
    # Each kidney's resistance at rest, in mmHg min/mL, and its parts.
    whole = 2 * rest_head / max(k.flow_rest, 1.0)
    before = max(k.arterial_rest - k.glomerular_rest, 1.0) / rest_head * whole
    artery, afferent = k.artery_share * before, (1 - k.artery_share) * before
    scale = k.pressure_scale / rest_head * whole
    efferent = k.efferent_drop * scale
    after = whole - before - efferent
    missing = min(max(k.saturation_rest - b.gas.saturation, 0.0), k.hypoxia_most)
    dilated = 1 - k.hypoxic_dilation * missing
    squeezed = max(n.angiotensin, 1.0) ** k.angiotensin_efferent
    conductance = 0.0
    for side in (LEFT, RIGHT):
        narrow = artery / _lumen(b, side) ** 2
        down = (efferent * squeezed + after) * dilated
        head = max(arterial - venous, 0.0)
        # The tone that keeps glomerular pressure where it is at rest
        # (autoregulation), less what too much filtrate at the macula densa asks for (feedback).
        excess = n.filtration[side] / max(0.5 * k.filtration_rest, 1.0) - 1 - k.hypoxic_filtration * missing
        aim = k.glomerular_rest - k.venous_rest - k.feedback * k.pressure_scale * min(excess, 1.0)
        wanted = down * head / max(aim, 1.0) - down - narrow
        n.tone[side] = _near(n.tone[side], min(max(wanted / afferent, k.tone_least), k.tone_most), k.tone_time, dt)
        n.afferent_resistance[side] = afferent * n.tone[side]
        total = narrow + n.afferent_resistance[side] + down
        n.flow[side] = 1 / total
        conductance += 1 / total
        n.glomerular_pressure[side] = venous + head * down / total
        n.perfusion[side] = venous + head * (total - narrow) / total
        n.efferent_resistance[side] = efferent * squeezed * dilated
    n.resistance_factor = 2 / whole / conductance
    n.blood_flow = max(b.circulation.organ_mean_flow[Organ.KIDNEYS], 0.0)
    head = max(arterial - venous, 0.0)
    n.vascular_resistance = head / max(n.blood_flow, 1.0)
    # Nerves and drugs narrow the bed beyond what is known here.
    narrowed = n.vascular_resistance * conductance
    for side in (LEFT, RIGHT):
        n.flow[side] = n.blood_flow * n.flow[side] / conductance
        n.afferent_resistance[side] *= narrowed
        n.efferent_resistance[side] *= narrowed
        n.plasma_flow[side] = n.flow[side] * (1 - b.fluids.haematocrit)
        n.peritubular_pressure[side] = venous + (n.glomerular_pressure[side] - venous) * (
            (after - (k.glomerular_drop + 0.5 * k.peritubular_drop) * scale) / (efferent * squeezed + after)
        )


@compiled
def _oncotic(c: float, b: Body) -> float:
    k = b.fluids.constants
    return c * (k.oncotic_1 + c * (k.oncotic_2 + c * k.oncotic_3))


@compiled
def _filter(b: Body, side: int) -> None:
    """Find the filtration fraction at which filtration pressure and rising oncotic pressure agree."""
    n, k, f = b.kidney, b.kidney.constants, b.fluids
    grams = f.protein[Protein.ALBUMIN] + f.protein[Protein.GLOBULIN]
    grams += f.constants.colloid_strength * f.protein[Protein.COLLOID]
    c = grams / max(f.plasma_volume, 1.0) * 100
    arriving = _oncotic(c, b)
    coefficient = k.coefficient_rest
    plasma = n.plasma_flow[side]
    # Of who has little arterial pressure, everything along the way is smaller.
    scale = k.pressure_scale
    usual = max(0.5 * k.filtration_rest, 1.0)
    least, most = 0.0, k.filtration_most
    for _ in range(HALVINGS):
        fraction = 0.5 * (least + most)
        mean = 0.5 * (arriving + _oncotic(c / (1 - fraction), b)) + k.oncotic_profile
        # Tubules that get less are less full.
        full = k.bowman * (k.bowman_empty + (1 - k.bowman_empty) * min(fraction * plasma / usual, 2.0))
        if coefficient * (n.glomerular_pressure[side] - scale * (full + mean)) > fraction * plasma:
            least = fraction
        else:
            most = fraction
    fraction = 0.5 * (least + most)
    n.filtration_fraction[side] = fraction
    n.filtration[side] = fraction * plasma
    n.glomerular_oncotic[side] = scale * (0.5 * (arriving + _oncotic(c / (1 - fraction), b)) + k.oncotic_profile)
    n.bowman_pressure[side] = (
        scale * k.bowman * (k.bowman_empty + (1 - k.bowman_empty) * min(fraction * plasma / usual, 2.0))
    )
    n.filtration_coefficient[side] = coefficient
    n.filtration_surface[side] = coefficient * k.surface_per_coefficient
    n.net_filtration_pressure[side] = n.glomerular_pressure[side] - n.bowman_pressure[side] - n.glomerular_oncotic[side]
    # The resistance of the vessel leaving holds for what has not been filtered.
    n.efferent_resistance[side] *= n.flow[side] / max(n.flow[side] - n.filtration[side], 1.0)


@compiled
def _take_back(b: Body) -> None:
    """Work out what goes back into the capillaries round the tubules, and the pressure that takes it."""
    n, k = b.kidney, b.kidney.constants
    for side in (LEFT, RIGHT):
        share = n.filtration[side] / max(n.filtration_rate, 1.0)
        n.reabsorption[side] = max(n.filtration[side] - share * n.urine_flow, 0.0)
        n.net_reabsorption_pressure[side] = n.reabsorption[side] / (k.reabsorption_coefficient * k.size)
        n.tubular_oncotic[side] = k.tubular_oncotic
        n.peritubular_oncotic[side] = (
            n.net_reabsorption_pressure[side] + k.tubular_oncotic + n.peritubular_pressure[side] - k.tubular_pressure
        )


@compiled
def _hormones(b: Body, dt: float) -> None:
    """Move vasopressin, renin with angiotensin, aldosterone and the heart's natriuretic hormone."""
    n, k, f = b.kidney, b.kidney.constants, b.fluids
    blood = max((f.plasma_volume + f.red_cells) / max(f.constants.blood_rest, 1.0), k.floor)
    ecf = max((f.plasma_volume + f.interstitial) / max(k.ecf_rest, 1.0), k.floor)
    pressure = max(n.arterial / max(k.arterial_rest, 1.0), k.floor)

    c, rest = b.chemistry, b.chemistry.constants
    tonic = 2 * (c.sodium - n.usual_sodium + c.potassium - rest.potassium) + c.mannitol + (c.glucose - rest.glucose)
    wanted = max(1 + tonic / k.osmotic_threshold, 0.0)
    wanted = min(wanted * blood**-k.hormone_volume * min(pressure, 1.0) ** -k.hormone_pressure, k.hormone_most)
    n.antidiuretic = _near(n.antidiuretic, wanted, k.hormone_time, dt)

    # Renin answers to the pressure behind a stenosis, nerves, and lack of fluid outside cells.
    felt = 0.0
    for side in (LEFT, RIGHT):
        felt += 0.5 * max(n.perfusion[side] / max(k.perfusion_rest, 1.0), k.floor) ** -k.renin_power
    nerves = max(c.nerves, k.floor) ** k.renin_nerves
    wanted = min(felt * nerves * ecf**-k.renin_sodium, k.renin_most)
    n.angiotensin = _near(n.angiotensin, wanted, k.renin_time, dt)
    wanted = n.angiotensin * max(c.potassium / rest.potassium, k.floor) ** k.aldosterone_potassium
    n.aldosterone = _near(n.aldosterone, min(wanted, k.renin_most), k.aldosterone_time, dt)

    wanted = min(blood**k.volume_power * ecf**k.tissue_power, k.natriuresis_most)
    n.natriuretic = _near(n.natriuretic, wanted, k.natriuretic_time, dt)
