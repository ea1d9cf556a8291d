"""WebSockets behind one typed door: picows, on a socket in the file system or a port of the loopback."""

import asyncio
import logging
import socket
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

from picows import (
    WSAutoPingStrategy,
    WSCloseCode,
    WSFrame,
    WSListener,
    WSMsgType,
    WSTransport,
    WSUpgradeRequest,
    WSUpgradeResponse,
    WSUpgradeResponseWithListener,
)

# The largest there is: a session description of WebRTC is some 10 kB, a state of a shared document may be more.
LARGEST_MESSAGE_BYTES: Final = 256_000
HANDSHAKE_WITHIN_S: Final = 5.0
# A line that has been silent this long is asked, and given up when it does not answer in as long again: a lost network
# says nothing. A browser's network stack answers for a page that stands still, but only once what waits before the
# question has been taken, and a page on a slow machine stands still for many seconds while it builds a place.
SILENT_FOR_S: Final = 10.0
READ_BUFFER_BYTES: Final = 4_096


class Line:
    """One connection."""

    def __init__(self, transport: WSTransport) -> None:
        self._transport = transport
        # Ends before picows knows that it is disconnected.
        self._ends: Callable[[], bool] = transport.underlying_transport.is_closing
        self._write: Callable[[bytes], None] = transport.underlying_transport.write
        self.waits = False
        """Whether the other side does not take what was sent: what can be left out should be."""

    def send_text(self, message: bytes) -> None:
        if not self._ends():
            self._transport.send(WSMsgType.TEXT, message)

    def send_binary(self, message: bytes) -> None:
        if not self._ends():
            self._transport.send(WSMsgType.BINARY, message)

    def send_framed(self, frames: bytes) -> None:
        """Send whole frames, already made, one or several after each other: many lines share the same bytes."""
        if not self._ends():
            self._write(frames)

    def close(self, reason: str = "") -> None:
        if not self._ends():
            self._transport.send_close(WSCloseCode.POLICY_VIOLATION, reason.encode())
            self._transport.disconnect()


class Peer(Protocol):
    """Who answers a connection."""

    def connected(self, line: Line) -> None: ...
    def text(self, message: bytes) -> None: ...
    def binary(self, message: bytes) -> None: ...
    def drained(self) -> None:
        """Be told that the other side takes messages again."""
        ...

    def disconnected(self) -> None: ...


def cookie(header: str, name: str) -> str | None:
    """Return a cookie of a Cookie header."""
    for pair in header.split(";"):
        key, found, value = pair.strip().partition("=")
        if found and key == name:
            return value.strip('"')
    return None


@asynccontextmanager
async def serving(listen: Path | int, accept: Callable[[str], Peer]) -> AsyncGenerator[None]:
    """Listen until the block ends.

    Only pages of the host that they were loaded from are answered.

    Args:
        listen: A socket to make, or a port of the loopback.
        accept: Makes who answers, from the Cookie header.
    """

    def listener(request: WSUpgradeRequest) -> WSListener | WSUpgradeResponseWithListener:
        origin = request.headers.get("Origin", "")
        if urlsplit(origin).netloc != request.headers.get("Host") or not origin:
            return WSUpgradeResponseWithListener(WSUpgradeResponse.create_error_response(403), None)
        return _Listener(accept(request.headers.get("Cookie", "")))

    if isinstance(listen, int):
        create: Any = import_module("picows").ws_create_server
        server = await create(
            listener,
            "127.0.0.1",
            listen,
            websocket_handshake_timeout=HANDSHAKE_WITHIN_S,
            enable_auto_ping=True,
            auto_ping_idle_timeout=SILENT_FOR_S,
            auto_ping_reply_timeout=SILENT_FOR_S,
            max_frame_size=LARGEST_MESSAGE_BYTES,
            read_buffer_init_size=READ_BUFFER_BYTES,
        )
    else:
        listen.unlink(missing_ok=True)  # noqa: ASYNC240 once, before anybody is there
        make = _local_protocol(listener)
        server = await asyncio.get_running_loop().create_unix_server(make, listen)
        # The front door knocks as whoever it is; the folder decides who comes this far.
        listen.chmod(0o666)  # noqa: ASYNC240
    try:
        yield
    finally:
        server.close()


class _Listener(WSListener):
    def __init__(self, peer: Peer) -> None:
        self._peer = peer
        self._line: Line | None = None
        self._parts: list[bytes] = []

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._line = Line(transport)
        self._peer.connected(self._line)

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        kind = frame.msg_type
        if kind == WSMsgType.CLOSE:
            if not transport.is_close_frame_sent:
                transport.send_close(WSCloseCode.OK)
            transport.disconnect()
        elif kind in {WSMsgType.TEXT, WSMsgType.BINARY, WSMsgType.CONTINUATION}:
            whole = frame.get_payload_as_bytes()
            if not frame.fin or self._parts:
                whole = self._joined(transport, kind, whole, fin=frame.fin)
                if whole is None:
                    return
                kind = self._kind
            (self._peer.text if kind == WSMsgType.TEXT else self._peer.binary)(whole)

    def on_ws_disconnected(self, transport: WSTransport) -> None:  # noqa: ARG002 picows calls it so
        self._peer.disconnected()

    def pause_writing(self) -> None:
        if self._line is not None:
            self._line.waits = True

    def resume_writing(self) -> None:
        if self._line is not None:
            self._line.waits = False
            self._peer.drained()

    def _joined(self, transport: WSTransport, kind: WSMsgType, part: bytes, *, fin: bool) -> bytes | None:
        if kind != WSMsgType.CONTINUATION:
            self._kind, self._parts = kind, []
        self._parts.append(part)
        if sum(map(len, self._parts)) > LARGEST_MESSAGE_BYTES:
            self._parts = []
            transport.send_close(WSCloseCode.MESSAGE_TOO_BIG)
            transport.disconnect()
            return None
        if not fin:
            return None
        whole, self._parts = b"".join(self._parts), []
        return whole


def _local_protocol(listener: Callable[[WSUpgradeRequest], Any]) -> Callable[[], asyncio.BaseProtocol]:
    """Make picows' protocol serve a socket in the file system: it sets options that only TCP has."""
    protocol: Any = import_module("picows.picows").WSProtocol
    log = logging.getLogger("picows.server")

    def connection_made(self: Any, transport: asyncio.Transport) -> None:  # noqa: ANN401 it has no types
        protocol.connection_made(self, _LocalTransport(transport))

    local: Any = type("LocalProtocol", (protocol,), {"connection_made": connection_made})

    def make() -> asyncio.BaseProtocol:
        return local(
            None,  # host and path are a client's
            None,
            False,  # noqa: FBT003 a server
            listener,
            log,
            True,  # noqa: FBT003 disconnect on an exception of ours
            HANDSHAKE_WITHIN_S,
            True,  # noqa: FBT003 ask a silent line
            SILENT_FOR_S,
            SILENT_FOR_S,
            WSAutoPingStrategy.PING_WHEN_IDLE,
            True,  # noqa: FBT003 answer when asked
            LARGEST_MESSAGE_BYTES,
            None,
            READ_BUFFER_BYTES,
        )

    return make


class _LocalTransport:
    """A transport whose socket passes over what only TCP knows."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 everything else is the transport's own
        return getattr(self._transport, name)

    def get_extra_info(self, name: str, default: object = None) -> object:
        found = self._transport.get_extra_info(name, default)
        return _LocalSocket(found) if name == "socket" else found


class _LocalSocket:
    def __init__(self, wrapped: Any) -> None:  # noqa: ANN401 a socket, or what the loop gives instead
        self._wrapped = wrapped

    def fileno(self) -> int:
        return self._wrapped.fileno()

    def setsockopt(self, level: int, *rest: Any) -> None:  # noqa: ANN401 as a socket's
        if level == socket.SOL_SOCKET:
            self._wrapped.setsockopt(level, *rest)

    def getsockopt(self, level: int, *rest: Any) -> Any:  # noqa: ANN401 as a socket's
        return self._wrapped.getsockopt(level, *rest) if level == socket.SOL_SOCKET else 0
