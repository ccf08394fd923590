"""`desk forms`: write the issue forms that GitHub shows, from the service records."""

from pathlib import Path

from deskbook.github.views import issue_forms as view
from deskbook.library.adapters import carry_out, console, files, repo
from deskbook.library.commands import made_files
from deskbook.library.commands.whole_library import sound
from deskbook.library.model.plan import Plan

EXIT_FINDINGS = 1


def forms(root: Path, *, check: bool, commit: bool) -> int:
    """Write each form that is not as it should be; with `check` only say which.

    Raises:
        DeskError: a file of that name was written by somebody else.
    """
    with files.locked(root):
        loaded, _ = sound(repo.load_knowledge(root))
        made = view.files(loaded.library)
        stale = list(made_files.stale(root, made, view.HEAD, "desk forms"))
        gone = _gone(root, set(made))
        if not check:
            carry_out.apply(root, Plan("Make the issue forms anew", tuple(stale)), commit=commit)
    console.echo(view.done(len(made), [it.path for it in stale], written=not check))
    for path in gone:
        console.complain(f"{path}: its service is gone: delete it (`git rm {path}`)")
    return EXIT_FINDINGS if gone or (check and stale) else 0


def _gone(root: Path, made: set[str]) -> list[str]:
    """The forms of services that there are no more."""
    found = (
        (f"{view.FOLDER}/{it.name}", it) for it in sorted((root / view.FOLDER).glob("ask-*.yml"))
    )
    head = view.HEAD.encode()
    return [name for name, it in found if name not in made and it.read_bytes().startswith(head)]
