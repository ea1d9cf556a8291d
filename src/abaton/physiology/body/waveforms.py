from typing import Annotated
class Waveforms:
    time: Annotated[float, "s", "definition"] = 0.0
