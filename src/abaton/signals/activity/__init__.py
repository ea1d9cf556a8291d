"""Movement from a wrist or a phone: asleep or awake, when and how regularly, bouts, and lying still for too long."""
