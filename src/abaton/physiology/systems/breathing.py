"""Air in and out: muscles and machines drive two lungs in one chest, every 2 ms.

Pleural pressure is what the chest wall's recoil leaves of muscle pressure, plus or minus the mediastinum's; alveolar is
that plus the lung's recoil. Flow is what drives from carina to alveoli over bronchial resistance, limited in
expiration; a lung's volume changes by its flow less what blood takes up.
"""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.whole import Body
from abaton.physiology.systems import airways, breaths, chest, drive, inspired, muscles, ventilator


@compiled
def step(b: Body, dt: float) -> None:
    """Move gas for `dt` seconds."""
    r = b.breathing
    c = r.constants
    r.tick += dt
    if r.tick > c.tick - 0.5 * dt:
        elapsed = min(r.tick, c.tick + dt)
        airways.step(b, elapsed)
        inspired.step(b)
        drive.step(b, elapsed)
        r.tick = 0.0
    muscles.step(b, dt)
    ventilator.step(b, dt)
    chest.flow(b, dt)
    chest.leak(b, dt)
    held = r.volume[0] + r.volume[1] + r.pleural_gas[0] + r.pleural_gas[1] + r.pleural_fluid[0] + r.pleural_fluid[1]
    # Lungs that nothing fills close; blood that takes their gas does not pull the chest in for ever.
    room = (held / c.residual_volume - c.closed_at) / (c.closed_from - c.closed_at)
    room = min(max(room, 0.0), 1.0)
    for side in range(2):
        uptake = b.gas.uptake[side]
        if uptake > 0:
            uptake *= room
        r.volume[side] = max(r.volume[side] + dt * (r.flow[side] - uptake), c.least_volume)
        r.absorbed += dt * uptake
    if r.mouth_flow > 0:
        r.inhaled += dt * r.mouth_flow
    else:
        r.exhaled -= dt * r.mouth_flow
    breaths.step(b, dt)
