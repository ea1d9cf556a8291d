"""Caddy, the front door: static files, headers, and the way to our own processes.

Without TLS it binds the loopback only: nothing of a patient crosses a network in the clear.
"""

import shutil
import socket
import sys
from pathlib import Path
from typing import Final
from urllib.error import URLError
from urllib.request import urlopen

from abaton.infrastructure.engines.program import Account, Program, may_reach, own

INSTALLED: Final = Path(sys.executable).with_name("caddy")

# Scripts, styles, fonts and pictures come from our own host alone; nothing may frame us.
_POLICY: Final = (
    "default-src 'self'; img-src 'self' blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; "
    "base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)
# Addresses under assets/ hold a hash of their content and never change; all else is asked for anew.
_CADDYFILE: Final = """\
{{
    admin off
    auto_https off
    persist_config off
}}
http://:{port} {{
    bind {addresses}
    encode zstd gzip
    header {{
        Content-Security-Policy "{policy}"
        Referrer-Policy no-referrer
        X-Content-Type-Options nosniff
        Permissions-Policy "camera=(self), microphone=(self), xr-spatial-tracking=(self)"
        -Server
    }}
    handle /api/* {{
        request_body {{
            max_size 10MB
        }}
        reverse_proxy unix/{http} {{
            # A restarted process is back within a second or two: people wait for it rather than see an error.
            lb_try_duration 10s
            lb_try_interval 100ms
        }}
    }}
    handle {{
        root * {site}
        @asset path /assets/*
        header @asset Cache-Control "public, max-age=31536000, immutable"
        header ?Cache-Control no-cache
        try_files {{path}} /index.html
        file_server
    }}
}}
"""


def prepare(folder: Path, account: Account | None, *, port: int, site: Path, http: Path) -> Program:
    """Make the front door.

    Args:
        folder: For its configuration and log.
        account: Who runs it.
        port: On the loopback.
        site: The built web client; copied, since the account may not reach the original.
        http: Socket of our `http` process.
    """
    own(folder, account)
    copy = folder / "site"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(site, copy)
    configuration = folder / "Caddyfile"
    configuration.write_text(
        _CADDYFILE.format(port=port, addresses=" ".join(loopback()), policy=_POLICY, http=http, site=copy),
        encoding="utf-8",
    )
    for path in (copy, *copy.rglob("*"), configuration):
        if account is not None:
            shutil.chown(path, account.pw_uid, account.pw_gid)
    program = INSTALLED
    if not may_reach(INSTALLED, account):
        program = folder / "caddy"
        if not program.exists():
            shutil.copy2(INSTALLED, program)

    def answers() -> bool:
        try:
            with urlopen(f"http://127.0.0.1:{port}/door.svg", timeout=1) as reply:
                return reply.status == 200
        except (URLError, OSError):
            return False

    return Program(
        name="Caddy",
        command=[program, "run", "--config", configuration, "--adapter", "caddyfile"],
        folder=folder,
        account=account,
        answers=answers,
        # Caddy keeps its own data below HOME, which belongs to somebody else when root starts it.
        environment={"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)},
    )


def loopback() -> list[str]:
    """Return the loopback addresses that this machine has: `localhost` may mean either."""
    return ["127.0.0.1", "[::1]"] if _has_ipv6() else ["127.0.0.1"]


def listens(path: Path) -> bool:
    """Tell whether somebody answers at this socket."""
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(path))
        except OSError:
            return False
    return True


def is_free(port: int) -> bool:
    """Tell whether nobody listens on this port of the loopback."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
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
