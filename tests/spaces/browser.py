"""A small browser: speaks WebSocket by hand, so that it can also speak it wrongly."""

import asyncio
import json
import os
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

from abaton.spaces.live import frame
from abaton.spaces.live.frame import Placed, Pose

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
LOOK = {
    "skin": "#c68c6a",
    "hair": "short",
    "hairColour": "#2b2118",
    "top": "#335577",
    "coat": False,
    "glasses": False,
    "beard": False,
    "hearingAid": False,
    "wheelchair": False,
}
WITHIN_S = 8.0


class Refused(Exception):
    """The upgrade was refused, with this status line."""


class Browser:
    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self.words: list[dict[str, Any]] = []
        self.frames: list[bytes] = []
        self.closed = False
        self._news = asyncio.Event()
        self._task = asyncio.create_task(self._read())
        self.you = ""
        self.wire = 0
        self.sequence = 0

    @classmethod
    async def open(cls, socket: Path, cookie: str | None, origin: str = "http://clinic.test") -> "Browser":
        reader, writer = await asyncio.open_unix_connection(socket)
        lines = [
            "GET /worlds HTTP/1.1",
            "Host: clinic.test",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            f"Origin: {origin}",
        ]
        if cookie is not None:
            lines.append(f"Cookie: other=1; abaton_session={cookie}")
        writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
        head = await reader.readuntil(b"\r\n\r\n")
        if b" 101 " not in head:
            writer.close()
            raise Refused(head.split(b"\r\n")[0].decode())
        return cls(reader, writer)

    async def join(self, room: str, ticket: str, **more: object) -> dict[str, Any]:
        """Join, and return the welcome or the refusal."""
        self.say(type="join", room=room, ticket=ticket, look=LOOK, **more)
        answer = await self.hear("welcome", "refused")
        self.wire = answer.get("wire", 0)
        return answer

    def say(self, **word: object) -> None:
        self._send(TEXT, json.dumps(word).encode())

    def send(self, content: bytes) -> None:
        self._send(BINARY, content)

    def move(self, x: float, y: float = 1.6, z: float = 0.0) -> None:
        self.sequence += 1
        pose = Pose(self.wire, self.sequence, Placed((x, y, z), (0.0, 0.0, 0.0, 1.0)))
        self.send(bytes((frame.POSE,)) + frame.pack(pose))

    def send_raw(self, content: bytes) -> None:
        self._writer.write(content)

    async def hear(self, *kinds: str, where: Callable[[dict[str, Any]], bool] = lambda _: True) -> dict[str, Any]:
        """Return the first word of this kind that comes, or came; it is taken out."""
        async with asyncio.timeout(WITHIN_S):
            while True:
                for word in self.words:
                    if word["type"] in kinds and where(word):
                        self.words.remove(word)
                        return word
                await self._wait()

    async def see(self, wire: int, where: Callable[[Pose], bool] = lambda _: True) -> Pose:
        """Return somebody's pose, from the first tick that holds it; what came is used up."""
        async with asyncio.timeout(WITHIN_S):
            while True:
                while self.frames:
                    for pose in poses(self.frames.pop(0)):
                        if pose.wire == wire and where(pose):
                            return pose
                await self._wait()

    async def receive(self, kind: int, part: int | None = None) -> bytes:
        """Return the content of the first binary frame of a kind."""
        async with asyncio.timeout(WITHIN_S):
            while True:
                for one in self.frames:
                    if one[0] == kind and (part is None or one[1] == part):
                        self.frames.remove(one)
                        return one[2:]
                await self._wait()

    async def ended(self) -> None:
        async with asyncio.timeout(WITHIN_S):
            while not self.closed:
                await self._wait()

    async def drop(self) -> None:
        """Vanish, as a lost network does."""
        self._task.cancel()
        if not self.closed:
            self._writer.transport.abort()
        await asyncio.sleep(0)

    def _send(self, kind: int, content: bytes) -> None:
        mask = os.urandom(4)
        size = len(content)
        head = bytes((0x80 | kind,))
        if size < 126:
            head += bytes((0x80 | size,))
        elif size < 65536:
            head += bytes((0x80 | 126,)) + struct.pack(">H", size)
        else:
            head += bytes((0x80 | 127,)) + struct.pack(">Q", size)
        key = mask * (size // 4 + 1)
        masked = bytes(one ^ other for one, other in zip(content, key, strict=False))
        self._writer.write(head + mask + masked)

    async def _read(self) -> None:
        try:
            while True:
                first, second = await self._reader.readexactly(2)
                size = second & 127
                if size == 126:
                    (size,) = struct.unpack(">H", await self._reader.readexactly(2))
                elif size == 127:
                    (size,) = struct.unpack(">Q", await self._reader.readexactly(8))
                content = await self._reader.readexactly(size)
                if first & 15 == TEXT:
                    word = json.loads(content)
                    self.you = word["you"] if word["type"] == "welcome" else self.you
                    # Everybody is told of everybody, themselves included.
                    if word["type"] != "joined" or word["person"]["id"] != self.you:
                        self.words.append(word)
                elif first & 15 == BINARY:
                    self.frames.append(content)
                elif first & 15 == PING:
                    self._send(PONG, content)
                elif first & 15 == CLOSE:
                    break
                self._news.set()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        self.closed = True
        self._writer.close()
        self._news.set()

    async def _wait(self) -> None:
        self._news.clear()
        await self._news.wait()


def poses(data: bytes) -> list[Pose]:
    if data[0] != frame.TICK:
        return []
    body = data[16:]
    return [frame.unpack(body[at : at + frame.POSE_BYTES]) for at in range(0, len(body), frame.POSE_BYTES)]
