"""What a monitor needs to draw: filters of its own, so that asking for waveforms never changes the body."""

from typing import Annotated

S = "definition: not yet asked"
U = " [unverified]"


class WaveformConstants:
    pleth_lag: Annotated[float, "s", "Allen 2007: the finger's pulse is smoother than the artery's" + U] = 0.07
    pleth_slow: Annotated[float, "s", "definition: monitors remove what is slower"] = 2.5
    pleth_span: Annotated[float, "mm[Hg]", "definition: pulse pressure that fills the trace"] = 80.0
    pleth_flow: Annotated[float, "mL/min", "definition: flow of the upper body at rest"] = 1500.0
    pleth_most: Annotated[float, "1", "definition: flow beyond which the trace grows no more"] = 1.6
    pleth_breath: Annotated[float, "/mm[Hg]", "Shelley 2007: venous swing, each mmHg" + U] = 0.02
    pulse_in_skull: Annotated[float, "/mm[Hg]", "Avezaat 1979: pulse grows with pressure" + U] = 0.004
    volume_creep: Annotated[float, "mL/s", "definition: how fast the foot of the volume trace may rise"] = 8.0
    longest: Annotated[float, "s", "definition: after a longer pause filters start anew"] = 0.5


class Waveforms:
    constants: WaveformConstants
    time: Annotated[float, "s", "of the rhythm, when last sampled. " + S] = -1000.0
    pleth: Annotated[float, "mm[Hg]", S] = 0.0
    pleth_mean: Annotated[float, "mm[Hg]", S] = 0.0
    foot: Annotated[float, "mL", "lung volume at the end of expiration. " + S] = 0.0
