"""The words of devices."""

from dataclasses import dataclass, field

from abaton.kernel.ids import PatientId


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    id: str
    patient: PatientId
    """The one patient whose samples it may send."""
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    device: Device
    token: str = field(repr=False)
    """What it shows to be let in. It is said this once; its hash alone is kept."""
