"""How the program was installed: from a checkout or a wheel, by which tool, with which extras."""

import sys
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from deskbook.library.model.finding import DeskError

NAME: Final = "deskbook"


def checkout() -> Path | None:
    """Return the checkout that the program is run from; nothing where it was installed."""
    top = Path(__file__).resolve().parents[4]
    return top if (top / "hatch_build.py").is_file() else None


def refuse_missing(extra: str, what: str, modules: tuple[str, ...], instead: str = "") -> None:
    """Raise a `DeskError` with the command to run where modules of an extra are missing.

    Args:
        extra: the extra that brings the modules.
        what: what needs them, as a sentence begins.
        modules: their names.
        instead: what works without them.
    """
    if missing := [name for name in modules if find_spec(name) is None]:
        end = f"; {instead}" if instead else ""
        raise DeskError(
            f"{what} needs the extra `{extra}` ({', '.join(missing)} is missing): "
            f"{command_for(extra)}{end}"
        )


def command_for(extra: str) -> str:
    """Return the command that adds an extra to this installation.

    It names the libraries that the extra consists of, never a package of our own name: no index
    has one.
    """
    if top := checkout():
        return f'{_quoted(sys.executable)} -m pip install --editable "{top}[{extra}]"'
    needs = " ".join(f'"{it}"' for it in _needs(extra))
    if (Path(sys.prefix) / "pipx_metadata.json").is_file():
        return f"pipx inject {NAME} {needs}"
    if (distribution(NAME).read_text("INSTALLER") or "").strip() == "uv":
        return f"uv pip install --python {_quoted(sys.executable)} {needs}"
    return f"{_quoted(sys.executable)} -m pip install {needs}"


def _needs(extra: str) -> list[str]:
    """Return the requirements of an extra, as our own metadata states them."""
    from packaging.requirements import Requirement  # noqa: PLC0415 - only a message needs it

    listed = [Requirement(it) for it in distribution(NAME).requires or ()]
    return [
        f"{it.name}{it.specifier}"
        for it in listed
        if it.marker and it.marker.evaluate({"extra": extra}) and not it.marker.evaluate()
    ]


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path
