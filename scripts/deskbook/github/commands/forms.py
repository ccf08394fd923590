"""`desk forms`: write the issue forms that GitHub shows, from the service records."""

from pathlib import Path

from deskbook.github.model.outcomes import FormsMade
from deskbook.github.views import issue_forms as view
from deskbook.library.adapters import carry_out, files, repo
from deskbook.library.model.library import leave_out_damaged
from deskbook.library.model.outcome import Written
from deskbook.library.model.plan import Plan


def forms(root: Path, *, check: bool, commit: bool) -> FormsMade:
    """Write each form that is not as it should be; with `check` only find them.

    Raises:
        DeskError: a file of that name was written by somebody else.
    """
    with files.locked(root):
        loaded, _ = leave_out_damaged(repo.load_knowledge(root))
        made = view.write_files(loaded.library)
        stale = list(files.find_stale(root, made, view.HEAD, "desk forms"))
        gone = _gone(root, set(made))
        plan = Plan("Make the issue forms anew", tuple(stale))
        changes = () if check else carry_out.apply(root, plan, commit=commit)
    return FormsMade(
        number=len(made),
        stale=tuple(it.path for it in stale),
        gone=tuple(gone),
        applied=not check,
        written=Written(changes=changes),
    )


def _gone(root: Path, made: set[str]) -> list[str]:
    """The forms of services that there are no more."""
    found = (
        (f"{view.FOLDER}/{it.name}", it) for it in sorted((root / view.FOLDER).glob("ask-*.yml"))
    )
    head = view.HEAD.encode()
    return [name for name, it in found if name not in made and it.read_bytes().startswith(head)]
