"""What illness of brain and heart asks of other systems. It multiplies and adds; the caller has set all neutral."""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.illness import Illness
from abaton.physiology.body.whole import Body
from abaton.physiology.systems.nervous import both, hurt
from abaton.physiology.systems.ramp import within
from abaton.physiology.systems.skull import worst


@compiled
def affect(b: Body) -> None:
    """Write into `illness_effects` what pain, pressure in the skull, seizures and the heart's own illness do."""
    e = b.illness_effects
    n = b.nervous
    c = n.constants
    relief = both(b.drug_effects.analgesia, e.analgesia)
    asleep = both(b.drug_effects.hypnosis, e.hypnosis)
    stimulus = hurt(b) * (1.0 - relief) * (1.0 - c.pain_hypnosis * asleep)
    e.sympathetic += c.pain_sympathetic * stimulus
    e.setpoint += c.pain_pressure * stimulus
    e.vagal_drive -= c.pain_vagal * stimulus

    e.setpoint += c.cushing_pressure_set * n.cushing
    e.sympathetic += c.cushing_sympathetic * n.cushing
    e.vagal_drive += c.cushing_vagal * n.cushing
    e.setpoint += c.stroke_pressure * within(worst(b, Illness.STROKE.value), 0.0, 1.0)
    e.sympathetic += c.injury_sympathetic * within(worst(b, Illness.TRAUMATIC_BRAIN_INJURY.value), 0.0, 1.0)

    e.sympathetic += c.seizure_sympathetic * n.seizure
    e.setpoint += c.eclampsia_pressure * within(worst(b, Illness.ECLAMPSIA.value), 0.0, 1.0)
    e.resistance *= 1.0 + c.eclampsia_resistance * within(worst(b, Illness.ECLAMPSIA.value), 0.0, 1.0)

    left = within(b.illness.severity[2 * Illness.CORONARY_OCCLUSION.value], 0.0, 1.0)
    right = within(b.illness.severity[2 * Illness.CORONARY_OCCLUSION.value + 1], 0.0, 1.0)
    begun = b.illness.elapsed[Illness.CORONARY_OCCLUSION.value]
    set_in = begun / (begun + c.infarct_time)
    e.contractility *= 1.0 - c.infarct_contractility * max(left, 0.5 * right) * set_in
    if right > left:
        e.vagal_drive += c.inferior_vagal * right * set_in
        e.conduction *= 1.0 - c.inferior_conduction * right * set_in
    e.contractility *= 1.0 - c.failing_contractility * within(worst(b, Illness.HEART_FAILURE.value), 0.0, 1.0)
