"""Rhythms that have something in common."""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.rhythm import RhythmKind

K = RhythmKind
FIBRILLATING = (K.COARSE_VENTRICULAR_FIBRILLATION.value, K.FINE_VENTRICULAR_FIBRILLATION.value)
STILL = (K.ASYSTOLE.value, K.PULSELESS_ELECTRICAL_ACTIVITY.value)
PULSELESS = (*FIBRILLATING, *STILL, K.PULSELESS_VENTRICULAR_TACHYCARDIA.value)
WITHOUT_P = (K.ATRIAL_FIBRILLATION.value, K.ATRIAL_FLUTTER.value)
BACKWARDS = (K.SUPRAVENTRICULAR_TACHYCARDIA.value, K.JUNCTIONAL.value)
FROM_NODE = (*BACKWARDS, K.ATRIAL_FIBRILLATION.value)
VENTRICULAR = (K.VENTRICULAR_TACHYCARDIA.value, K.PULSELESS_VENTRICULAR_TACHYCARDIA.value)
DISSOCIATED = (*VENTRICULAR, K.TORSADES.value, K.COMPLETE_BLOCK.value)


@compiled
def pumps(kind: float) -> bool:
    """Whether a rhythm moves blood at all, in a heart that has energy."""
    return kind not in PULSELESS


@compiled
def fibrillates(kind: float) -> bool:
    """Whether the ventricles quiver."""
    return kind in FIBRILLATING
