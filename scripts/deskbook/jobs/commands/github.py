"""`desk github init`: what a repository at GitHub needs, written and explained."""

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from deskbook.github.commands import forms
from deskbook.jobs.views import setting_up as view
from deskbook.jobs.views import workflows
from deskbook.library.adapters import carry_out, console, files, skeleton
from deskbook.library.commands import made_files
from deskbook.library.model.plan import Plan

VERB = "desk github init"


def init(root: Path, *, requirement: str, check: bool, commit: bool) -> int:
    """Write workflows and issue forms that are not as they should be; say what a person does then.

    Args:
        root: the library.
        requirement: what pip is to install as Deskbook; by default this very version.
        check: change nothing; 1 where something is to be written.
        commit: whether to keep the changes in a commit.

    Raises:
        DeskError: a file of that name was written by somebody else.
    """
    made = needed(root, requirement)
    with files.locked(root):
        stale = tuple(made_files.stale(root, made, workflows.HEAD, VERB))
        if not check:
            plan = Plan("Let GitHub run the library's jobs", stale)
            carry_out.apply(root, plan, commit=commit)
    console.echo(view.written([it.path for it in stale], len(made)))
    code = forms.forms(root, check=check, commit=commit)
    if check:
        return int(bool(stale) or code != 0)
    console.echo(f"\n{view.permissions()}\n\n{view.steps()}")
    return code


def needed(root: Path, requirement: str = "") -> Mapping[str, str]:
    """The files as they should be, by path; a library keeps the requirement that it has."""
    if skeleton.is_software(root):
        return workflows.files("")
    kept = root / workflows.ACTION / "requirements.txt"
    if not requirement and kept.is_file():
        requirement = workflows.requirement(kept.read_text(encoding="utf-8"))
    return workflows.files(requirement or f"deskbook=={version('deskbook')}")
