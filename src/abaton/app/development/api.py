"""The server's API as TypeScript, so that the web client types nothing twice.

Run as a module it writes web/src/api/schema.ts; with `--check` it says whether the file is as it would be written.
"""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from abaton.app.development import web
from abaton.app.http import create_app
from abaton.identity.sessions import routes as sessions
from abaton.infrastructure.checkout import WEB
from abaton.infrastructure.http import Resources
from abaton.infrastructure.work import Database
from abaton.kernel.time import utc_now

SCHEMA: Final = WEB / "src" / "api" / "schema.ts"
_TOOL: Final = WEB / "node_modules" / "openapi-typescript" / "bin" / "cli.js"
_BIOME: Final = WEB / "node_modules" / "@biomejs" / "biome" / "bin" / "biome"


def write(to: Path) -> None:
    """Write the types of every route, in the web client's own format."""
    with TemporaryDirectory() as folder:
        openapi = Path(folder) / "openapi.json"
        openapi.write_text(json.dumps(_offered()), encoding="utf-8")
        # No quotes where none are needed, and a literal type where there is a choice.
        subprocess.run(
            [web.NODE, _TOOL, openapi, "--output", to, "--immutable"],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=web.environment(),
        )
    subprocess.run([web.NODE, _BIOME, "format", "--write", to], check=True, cwd=WEB, stdout=subprocess.DEVNULL)


def _offered() -> dict[str, Any]:
    # Never opened: what the app offers does not depend on what lies behind it.
    database = Database("", utc_now)
    return create_app(Resources(database=database, identify=sessions.identify(database))).openapi()


def main() -> None:
    if "--check" not in sys.argv:
        write(SCHEMA)
        return
    fresh = SCHEMA.with_name("schema-now.ts")
    try:
        write(fresh)
        same = SCHEMA.exists() and SCHEMA.read_bytes() == fresh.read_bytes()
    finally:
        fresh.unlink(missing_ok=True)
    if not same:
        sys.exit("web/src/api/schema.ts is not what the server offers: ./abaton check --fix writes it.")


if __name__ == "__main__":
    main()
