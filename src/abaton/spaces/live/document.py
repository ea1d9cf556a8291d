"""What a room shares and keeps: strokes of the pointer, the chosen mark, how the body is turned, as a Yjs document.

Updates may come twice and in any order; merged they are the same everywhere, which is also why what PostgreSQL holds
can be merged in whenever it can be reached.
"""

from typing import Final

from pycrdt import Doc

from abaton.spaces.live.model import Line

LARGEST_BYTES: Final = 1_000_000
"""Of the whole document. A long visit with much drawing takes some 100 kB."""


class SharedDocument:
    def __init__(self) -> None:
        self._document: Doc[object] = Doc()  # pyright: ignore[reportInvalidTypeArguments] no root types are known here
        self._unkept: list[tuple[Line, int]] = []
        self._size = 0
        self.loaded = False
        """Whether what was kept is in it. Until then nothing may be kept over it."""
        self.changed = False

    def load(self, kept: bytes | None) -> bytes | None:
        """Merge in what was kept. Returns what the others have to be told, if anything."""
        self.loaded = True
        if kept is None:
            return None
        self._document.apply_update(kept)
        self._size += len(kept)
        return kept

    def merge(self, update: bytes, sender: Line, number: int) -> bool:
        """Merge a browser's update, which is told to its sender as kept once it is. False when there is no room left.

        Raises:
            ValueError: it is no update.
        """
        if self._size + len(update) > LARGEST_BYTES:
            # The sum of all updates is an upper bound; the state, which leaves out what was replaced, is exact.
            self._size = len(self.state())
            if self._size + len(update) > LARGEST_BYTES:
                return False
        self._document.apply_update(update)
        self._size += len(update)
        self.changed = True
        self._unkept.append((sender, number))
        return True

    def state(self) -> bytes:
        return self._document.get_update()

    def vector(self) -> bytes:
        return self._document.get_state()

    def missing(self, vector: bytes) -> bytes:
        """Return what somebody with this state vector lacks.

        Raises:
            ValueError: it is no state vector.
        """
        return self._document.get_update(vector)

    def take(self) -> tuple[bytes, list[tuple[Line, int]]]:
        """Take the state for keeping, and who is to be told when it is kept."""
        unkept, self._unkept = self._unkept, []
        self.changed = False
        return self.state(), unkept

    def give_back(self, unkept: list[tuple[Line, int]]) -> None:
        """Say that it could not be kept."""
        self._unkept = [*unkept, *self._unkept]
        self.changed = True
