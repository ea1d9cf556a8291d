"""Brain, pupils, muscle command."""
from typing import Annotated
class Nervous:
    consciousness: Annotated[float, "1", "definition: awake"] = 1.0
