"""The command line. `bench` and `verify` find their commands by file name."""

import importlib.util
import inspect
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from abaton.app import backup, import_, up, verify
from abaton.app.development import bake, check, doctor, lock, test
from abaton.app.figures import Figure, report
from abaton.app.seed import command as seeding
from abaton.infrastructure.checkout import BENCHMARKS
from abaton.kernel.errors import AbatonError

app: Final = typer.Typer(
    name="abaton",
    help="Abaton, a self-hosted virtual hospital in the browser.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class FoundByName(TyperGroup):
    """A command for each Python file of a folder. Its `figures` function is called with the command's options."""

    folder: Path

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 the signature is Click's
        return sorted(file.stem for file in self.folder.glob("[!_]*.py"))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401 the signature is Click's
        if cmd_name not in self.list_commands(ctx):
            return None
        found = _load(self.folder / f"{cmd_name}.py")
        one = typer.Typer(add_completion=False)
        one.command(name=cmd_name, help=found.__doc__)(_printing(cmd_name, found.figures))
        return typer.main.get_command(one)


class Verifications(FoundByName):
    folder = Path(verify.__path__[0])


class Benchmarks(FoundByName):
    folder = BENCHMARKS


app.add_typer(
    typer.Typer(cls=Verifications, no_args_is_help=True),
    name="verify",
    help="Hold what Abaton computes against published figures and real recordings.",
)
app.add_typer(
    typer.Typer(cls=Benchmarks, no_args_is_help=True),
    name="bench",
    help="Measure what Abaton promises, beside the others in the field.",
)
app.command("up")(up.up)
app.command("status")(up.status)
app.command("import")(import_.import_)
app.command("seed")(seeding.seed)
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)
app.command("check")(check.check)
app.command(
    "test",
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []},
)(test.test)
app.command("doctor")(doctor.doctor)
app.command("lock")(lock.lock)
app.command("bake")(bake.bake)


def _load(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"abaton_{file.parent.name}_{file.stem}", file)
    if spec is None or spec.loader is None:
        raise ImportError(file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _printing(name: str, figures: Callable[..., Iterable[Figure]]) -> Callable[..., None]:
    """Give a function of figures the options of every command of figures, and print what it yields."""

    def command(
        *,
        json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
        page: Annotated[
            Path | None,
            typer.Option(exists=True, dir_okay=False, help="Write the figures into this page of the docs, too."),
        ] = None,
        **options: object,
    ) -> None:
        report(name, figures(**options), as_json=json, page=page)

    own = inspect.signature(figures, eval_str=True).parameters.values()
    shared = [one for one in inspect.signature(command).parameters.values() if one.name != "options"]
    parameters = [*(one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in own), *shared]
    command.__signature__ = inspect.Signature(parameters)  # pyright: ignore[reportFunctionMemberAccess]
    command.__annotations__ = {one.name: one.annotation for one in parameters}
    return command


def main() -> None:
    try:
        app(prog_name="./abaton")
    except AbatonError as refused:
        sys.exit(f"{refused.code}: {refused}")
    except subprocess.CalledProcessError as failed:
        # The tool has already said what was wrong; how we called it is the rest of the story.
        sys.exit(f"This failed with {failed.returncode}: {shlex.join(map(str, failed.cmd))}")


if __name__ == "__main__":
    main()
