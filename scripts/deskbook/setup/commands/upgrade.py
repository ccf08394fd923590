"""`desk upgrade`: bring a library's files and a clone up to date with the program."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from deskbook.github.views import repository
from deskbook.jobs import views
from deskbook.jobs.commands import workflows
from deskbook.jobs.model.jobs import JOBS
from deskbook.library.adapters import carry_out, files, git, knowledge, repo, shipped
from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Written
from deskbook.library.model.plan import Plan, RemoveFile, WriteBytes, WriteFile
from deskbook.library.model.vocabulary import FORMAT
from deskbook.privacy.commands import gate
from deskbook.setup import adapters
from deskbook.setup.formats.migrations import LIBRARY, choose, migrate
from deskbook.setup.model import Changed, LibraryUpgraded
from deskbook.sharing.commands import merge_driver


def upgrade(root: Path, *, apply: bool, commit: bool) -> LibraryUpgraded:
    """Bring a library to the current format, in one commit; renew what this clone has from us.

    Args:
        root: the library.
        apply: carry it out; without it, only find what is to be done.
        commit: whether to keep the changes in a commit.

    Raises:
        DeskError: `library.md` cannot be read or changed.
    """
    with files.locked(root):
        before = knowledge.profile(root).format
        steps = choose(before)
        found = adapters.read_files(root, (LIBRARY, *(it for step in steps for it in step.reads)))
        change = migrate(found, adapters.find_copies(root, found), before, steps)
        made, notes = _generated(root)
        effects = (*_effects(found, change), *made)
        if apply and git.is_clone(root):
            merge_driver.set_up(root)
            gate.install_hook(root)
        plan = Plan(
            f"Upgrade the library to format {FORMAT}"
            if before < FORMAT
            else "Renew the files that the program makes",
            effects,
        )
        changes = carry_out.apply(root, plan, commit=commit) if apply else ()
        if apply:
            adapters.remove_empty_folders(root, shipped.SITE)
    return LibraryUpgraded(
        before=before,
        version=FORMAT,
        steps=tuple(it.about for it in steps if it.version > before),
        changed=tuple(it.path for it in effects if isinstance(it, WriteFile | WriteBytes)),
        removed=tuple(it.path for it in effects if isinstance(it, RemoveFile)),
        notes=(*change.notes, *notes),
        renewed=("Git's hook", "the merge driver") if git.is_clone(root) else (),
        applied=apply,
        written=Written(changes=changes),
    )


def _effects(found: Mapping[str, bytes], change: Changed) -> Iterator[WriteFile | RemoveFile]:
    """Yield the writes and removals of a change, each bound to the file as it was read."""
    for path, text in sorted(change.texts.items()):
        digest = files.digest(found[path]) if path in found else ""
        if text is not None:
            yield WriteFile(path, text, digest)
        elif digest:
            yield RemoveFile(path, digest)


Generated = WriteFile | WriteBytes | RemoveFile


def _generated(root: Path) -> tuple[tuple[Generated, ...], tuple[str, ...]]:
    """Return the effects that renew generated files that the library has, and what hinders it."""
    effects: list[Generated] = []
    notes: list[str] = []
    made: list[tuple[str, str, str, str]] = []
    if any((root / views.workflow_path(job)).is_file() for job in JOBS):
        try:
            due = workflows.choose_due(root)
            effects += workflows.place(root, due)
            made += ((*it, views.HEAD, workflows.VERB) for it in workflows.make_files(due).items())
        except DeskError as error:
            notes.append(str(error))
    if (root / repository.FORMS_FOLDER).is_dir():
        forms = repository.write_forms(repo.load_knowledge(root).library)
        made += ((*it, repository.FORMS_HEAD, "desk forms") for it in forms.items())
    for path, text, head, verb in made:
        try:
            effects += files.find_stale(root, {path: text}, head, verb)
        except DeskError as error:
            notes.append(str(error))
    return tuple(effects), tuple(notes)
