"""Caddy, the front door: static files, headers, and the way to our own processes.

Without TLS it binds the loopback only: nothing of a patient crosses a network in the clear.
"""

import shutil
import socket
import sys
from pathlib import Path
from typing import Final
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from abaton.infrastructure.engines.program import Host, Program

INSTALLED: Final = Path(sys.executable).with_name("caddy")

# Scripts, styles, fonts and pictures come from our own host alone; nothing may frame us.
_POLICY: Final = (
    "default-src 'self'; img-src 'self' blob:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; "
    # Places are packed; what unpacks them is WebAssembly.
    "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)
# Addresses under assets/ hold a hash of their content and never change; one that is gone is not found, never a page.
# A name that is not the machine's own leads nowhere: a page elsewhere could make it mean this machine.
_CADDYFILE: Final = """\
{{
    admin off
    auto_https off
    persist_config off
}}
{hosts} {{
    bind {addresses}
    encode zstd gzip
    header {{
        Content-Security-Policy "{policy}"
        Referrer-Policy no-referrer
        X-Content-Type-Options nosniff
        Permissions-Policy "camera=(self), microphone=(self), xr-spatial-tracking=(self)"
        -Server
    }}
    @ours path /api/* /fhir /fhir/*
    handle @ours {{
        header ?Cache-Control no-store
        request_body {{
            max_size 50MB
        }}
        reverse_proxy "unix/{http}" {{
            # A restarted process is back within a second or two: people wait for it rather than see an error.
            lb_try_duration 10s
            lb_try_interval 100ms
        }}
    }}
    handle /worlds {{
        # No waiting here: whoever is thrown out of a room knocks again by themselves.
        reverse_proxy "unix/{worlds}"
    }}
    handle /assets/* {{
        root * "{site}"
        header Cache-Control "public, max-age=31536000, immutable"
        file_server
    }}
    handle {{
        root * "{site}"
        header Cache-Control no-cache
        try_files {{path}} /index.html
        file_server
    }}
    handle_errors {{
        header Cache-Control no-store
        respond "{{err.status_code}} {{err.status_text}}"
    }}
}}
http://:{port} {{
    bind {addresses}
    respond 421
}}
"""


def prepare(folder: Path, host: Host, *, port: int, site: Path, http: Path, worlds: Path) -> Program:
    """Make the front door.

    Args:
        folder: For its configuration and log.
        host: Who runs it.
        port: On the loopback.
        site: The built web client; copied, since the account may not reach the original.
        http: Socket of our `http` process.
        worlds: Socket of our `worlds` process.
    """
    state = host.state(host.folder(folder))
    copy = folder / "site"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(site, copy)
    names = ("localhost", "127.0.0.1", "[::1]")
    host.write(
        folder / "Caddyfile",
        _CADDYFILE.format(
            port=port,
            hosts=", ".join(f"http://{name}:{port}" for name in names),
            addresses=" ".join(loopback()),
            policy=_POLICY,
            http=http,
            worlds=worlds,
            site=copy,
        ),
    )
    # Straight to our own machine, whatever proxy the rest of the world is behind.
    direct = build_opener(ProxyHandler({}))

    def answers() -> bool:
        try:
            with direct.open(f"http://127.0.0.1:{port}/door.svg", timeout=1) as reply:
                return reply.status == 200
        except (URLError, OSError):
            return False

    return Program(
        name="Caddy",
        command=[host.reachable(INSTALLED, folder), "run", "--config", folder / "Caddyfile", "--adapter", "caddyfile"],
        folder=folder,
        host=host,
        answers=answers,
        environment={"XDG_DATA_HOME": str(state), "XDG_CONFIG_HOME": str(state)},
    )


def listens(path: Path) -> bool:
    """Tell whether somebody answers at this socket."""
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(path))
        except OSError:
            return False
    return True


def loopback() -> list[str]:
    """Return the loopback addresses that this machine has: `localhost` may mean either."""
    return ["127.0.0.1", "[::1]"] if _has_ipv6() else ["127.0.0.1"]


def is_free(port: int) -> bool:
    """Tell whether nobody listens on this port of the loopback."""
    families = [(socket.AF_INET, "127.0.0.1"), *([(socket.AF_INET6, "::1")] if _has_ipv6() else [])]
    for family, address in families:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((address, port))
            except OSError:
                return False
    return True


def _has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True
