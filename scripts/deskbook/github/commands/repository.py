"""`desk forms`, `desk sync owners` and `desk sync labels`: a repository as the records say."""

from pathlib import Path
from typing import assert_never

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.github.adapters.api.connect import connect, has_token
from deskbook.github.adapters.api.ports import Writing
from deskbook.github.formats import labels_file
from deskbook.github.model.github import ChangeLabel, DropLabel, LabelSpec, LabelStep, MakeLabel
from deskbook.github.model.outcomes import FormsMade, LabelsSynced, OwnersWritten
from deskbook.github.rules import accounts, labels
from deskbook.github.views import repository
from deskbook.library.adapters import carry_out, clock, files, knowledge, repo
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library, leave_out_damaged
from deskbook.library.model.outcome import Change, Written
from deskbook.library.model.plan import Plan, WriteFile


def forms(root: Path, *, check: bool, commit: bool) -> FormsMade:
    """Write each form that is not as it should be; with `check` only find them.

    Raises:
        DeskError: a file of that name was written by somebody else.
    """
    with files.locked(root):
        loaded, _ = leave_out_damaged(repo.load_knowledge(root))
        made = repository.write_forms(loaded.library)
        stale = list(files.find_stale(root, made, repository.FORMS_HEAD, "desk forms"))
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
        (f"{repository.FORMS_FOLDER}/{it.name}", it)
        for it in sorted((root / repository.FORMS_FOLDER).glob("ask-*.yml"))
    )
    head = repository.FORMS_HEAD.encode()
    return [name for name, it in found if name not in made and it.read_bytes().startswith(head)]


def sync_owners(root: Path, *, check: bool, commit: bool) -> OwnersWritten:
    """Write the file if it is not as it should be; with `check` only compare it.

    Raises:
        DeskError: somebody else wrote a file of that name.
    """
    with files.locked(root):
        library = repo.load_knowledge(root).library
        day = Calendar(library.profile).day_of(clock.now())
        owned = [*accounts.list_owners(library, day)]
        named = [(it, accounts.find_accounts(library, it.people)) for it in owned]
        write = _stale(root, repository.write_owners(named))
        changes: tuple[Change, ...] = ()
        if write and not check:
            plan = Plan("Write down who owns what", (write,))
            changes = carry_out.apply(root, plan, commit=commit)
    unknown, teams = _unknown(library, sorted({it for each in owned for it in each.people}))
    return OwnersWritten(
        number=len(owned),
        stale=write is not None,
        applied=not check,
        without=tuple(sorted({it for _, found in named for it in found.without})),
        unknown=unknown,
        teams=teams,
        asked=has_token(),
        written=Written(changes=changes),
    )


def _stale(root: Path, text: str) -> WriteFile | None:
    place = root / repository.OWNERS_PATH
    if not place.exists():
        return WriteFile(repository.OWNERS_PATH, text)
    data = files.inside(root, repository.OWNERS_PATH).read_bytes()
    if data == text.encode():
        return None
    if not data.startswith(repository.OWNERS_HEAD.partition("\n")[0].encode()):
        raise DeskError(
            f"{repository.OWNERS_PATH} was not made by `desk sync owners`, so nothing was "
            "written: move what it says elsewhere first"
        )
    return WriteFile(repository.OWNERS_PATH, text, files.digest(data))


def _unknown(library: Library, people: list[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The logins and the teams that GitHub does not know, where there is a token to ask with."""
    if not has_token():
        return {}, ()
    reading = connect(library.profile).reading
    found = accounts.find_accounts(library, people, reading.assignable())
    wanted = {it.github_team for it in library.services.values() if it.github_team}
    logins = {it: library.staff[it].github or "" for it in found.unknown}
    return logins, tuple(sorted(wanted - set(reading.teams())))


def sync_labels(root: Path, *, apply: bool, prune: bool) -> LabelsSynced:
    """Compare the labels; with `apply` change them on GitHub, with `prune` delete the others.

    Raises:
        DeskError: the file is not there or has mistakes, or GitHub refuses.
    """
    wanted = _wanted(root)
    github = connect(knowledge.profile(root))
    there = github.reading.labels()
    plan = labels.plan_labels(wanted, there, prune=prune)
    if apply:
        for step in plan.steps:
            _carry_out(github.writing, step)
    return LabelsSynced(plan=plan, number=len(there), applied=apply)


def _wanted(root: Path) -> tuple[LabelSpec, ...]:
    place = root / labels_file.PATH
    if not place.is_file():
        raise DeskError(f"there is no {labels_file.PATH}: `desk init` writes one to begin with")
    reading = labels_file.parse(files.inside(root, labels_file.PATH).read_bytes())
    if reading.findings or reading.filed is None:
        told = "\n".join(f"  {it.path}:{it.line}: {it.message}" for it in reading.findings)
        raise DeskError(f"{labels_file.PATH} has mistakes, so nothing was changed:\n{told}")
    return reading.filed.record.labels


def _carry_out(writing: Writing, step: LabelStep) -> None:
    match step:
        case MakeLabel(label):
            writing.make_label(label)
        case ChangeLabel(before, after):
            writing.edit_label(before.name, after)
        case DropLabel(name):
            writing.delete_label(name)
        case _:
            assert_never(step)
