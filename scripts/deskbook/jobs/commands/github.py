"""`desk github init`: write what a repository at GitHub needs."""

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from deskbook.github.commands import forms
from deskbook.jobs.model.outcomes import WorkflowsMade
from deskbook.jobs.views import workflows
from deskbook.library.adapters import carry_out, files, skeleton
from deskbook.library.commands import made_files
from deskbook.library.model.outcome import Written
from deskbook.library.model.plan import Plan

VERB = "desk github init"


def init(root: Path, *, requirement: str, check: bool, commit: bool) -> WorkflowsMade:
    """Write workflows and issue forms that are not as they should be.

    Args:
        root: the library.
        requirement: what pip is to install as Deskbook; by default this very version.
        check: change nothing, only compare.
        commit: whether to keep the changes in a commit.

    Raises:
        DeskError: a file of that name was written by somebody else.
    """
    made = needed(root, requirement)
    with files.locked(root):
        stale = tuple(made_files.stale(root, made, workflows.HEAD, VERB))
        plan = Plan("Let GitHub run the library's jobs", stale)
        changes = () if check else carry_out.apply(root, plan, commit=commit)
    return WorkflowsMade(
        number=len(made),
        stale=tuple(it.path for it in stale),
        forms=forms.forms(root, check=check, commit=commit),
        applied=not check,
        written=Written(changes=changes),
    )


def needed(root: Path, requirement: str = "") -> Mapping[str, str]:
    """Return the files as they should be, by path; a library keeps the requirement that it has."""
    if skeleton.is_software(root):
        return workflows.files("")
    kept = root / workflows.ACTION / "requirements.txt"
    if not requirement and kept.is_file():
        requirement = workflows.requirement(kept.read_text(encoding="utf-8"))
    return workflows.files(requirement or f"deskbook=={version('deskbook')}")
