"""How much one connection may send."""

from typing import Final

# A headset tracks at 72 to 90 Hz; a browser sends 20 to 30. Twice that is nobody honest.
POSES_PER_S: Final = 60.0
# Signalling comes in bursts: some dozen candidates for each person called.
WORDS_PER_S: Final = 40.0
BYTES_PER_S: Final = 500_000.0
# Of what is over its allowance this much is dropped before the connection is: far more than any hiccup sends.
PATIENCE: Final = 2_000


class Allowance:
    """A bucket that fills with time and is emptied by what comes."""

    __slots__ = ("_at_s", "_full", "_left", "_per_s")

    def __init__(self, per_s: float, *, burst: float) -> None:
        self._per_s, self._full, self._left = per_s, burst, burst
        self._at_s = 0.0

    def take(self, now_s: float, amount: float = 1.0) -> bool:
        """Tell whether this much may come now, and count it if so.

        Args:
            now_s: Of a clock that never goes back.
            amount: Up to the burst.
        """
        self._left = min(self._full, self._left + (now_s - self._at_s) * self._per_s)
        self._at_s = now_s
        if self._left < amount:
            return False
        self._left -= amount
        return True
