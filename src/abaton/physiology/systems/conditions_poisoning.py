"""Cholinesterase under a nerve agent: inhibited, freed by an oxime, renewed slowly, or aged for good.

With A active, G aged and the rest inhibited (Worek 2004): dA/dt = -k c A + r I + s (1 - A), dG/dt = a I - s G.
What follows from too little of it is in `drug_effects.cholinergic`, where atropine meets it.
"""

from math import exp
from typing import TYPE_CHECKING

from abaton.kernel.compiled import compiled
from abaton.physiology.body.drugs import AEROSOL

if TYPE_CHECKING:
    from abaton.physiology.body.whole import Body


@compiled
def poisoning(b: "Body", dt: float) -> None:
    """Advance cholinesterase by `dt` s; a body without poison costs nothing."""
    k = b.drugs.constants
    poison = 0.0
    for slot in range(int(b.drugs.slots)):
        if b.drugs.slot_breathed[slot] == AEROSOL:
            poison += max(b.drugs.plasma[int(b.drugs.slot_drug[slot])], 0.0)
    active, aged = b.illness.cholinesterase, b.illness.cholinesterase_aged
    if poison == 0 and active >= 1:
        return
    hit = active * (1 - exp(-k.inhibition * poison * dt))
    inhibited = max(1 - active - aged, 0.0)
    freed = inhibited * (1 - exp(-b.drug_effects.cholinesterase_reactivation / 60 * dt))
    older = (inhibited - freed) * (1 - exp(-k.ageing * dt))
    renewed = (1 - active) * k.renewal * dt
    b.illness.cholinesterase = min(max(active - hit + freed + renewed, 0.0), 1.0)
    b.illness.cholinesterase_aged = min(max(aged + older - aged * k.renewal * dt, 0.0), 1.0)
